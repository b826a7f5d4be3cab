internal import Basics
internal import Estate
internal import Impact
internal import Stewardship

/// Draws for a terminal what each team answers for, on whom what hangs, and what went from whom to whom.
enum TeamsText {
    /// From how many changes on it is worth saying that one person made most of them.
    private static let least = 3

    static func render(_ view: TeamsView, _ style: TextStyle) -> String {
        var page = TextPage(style)
        if !style.isQuiet {
            for activity in view.teams { draw(activity, &page) }
            if !view.unowned.isEmpty {
                page.labelled("nobody", view.unowned.map(\.description).joined(separator: " "), indent: 0, tone: .warning)
            }
            knowledge(view, &page)
            departures(view, &page)
        }
        var parts = ["\(count(view.teams.count, "team"))", "\(view.unowned.count) without an owner"]
        let single = view.knowledge.count { isSingle($0) }
        if single > 0 { parts.append("\(count(single, "flow")) that one person knows") }
        if !view.departures.isEmpty { parts.append("\(count(view.departures.count, "person", "people")) gone") }
        page.line(parts.joined(separator: ", "))
        return page.text
    }

    private static func draw(_ activity: TeamActivity, _ page: inout TextPage) {
        let members = activity.team.members?.count ?? 0
        let active = activity.lastActive.map { "last active \($0)" } ?? "no member in the history"
        page.line("\(page.style.paint(TerminalText.line("\(activity.team.ref)"), .strong)) \(count(members, "member")), \(active)")
        page.paragraph(
            activity.owns.isEmpty ? "owns nothing" : activity.owns.map(\.description).joined(separator: " "), indent: 2, tone: .faint)
    }

    private static func isSingle(_ flow: FlowKnowledge) -> Bool { flow.busFactor == 1 && flow.commits >= least }

    private static func knowledge(_ view: TeamsView, _ page: inout TextPage) {
        let shown = page.style.isVerbose ? view.knowledge.filter { $0.busFactor != nil } : view.knowledge.filter(isSingle)
        guard !shown.isEmpty else { return }
        page.line()
        let title = page.style.isVerbose ? "How few people made most of a flow" : "Flows that one person made most of"
        page.line(page.style.paint(title, .strong))
        for flow in shown {
            guard let first = flow.parts.first, let factor = flow.busFactor else { continue }
            let who = view.namesPeople ? first.person.name.text : factor == 1 ? "one person" : "\(factor) people"
            let made = factor == 1 || view.namesPeople ? first.commits : flow.parts.prefix(factor).reduce(0) { $0 + $1.commits }
            page.paragraph("\(flow.flow): \(who) made \(made) of \(count(flow.commits, "change"))", indent: 2)
        }
    }

    private static func departures(_ view: TeamsView, _ page: inout TextPage) {
        if let cut = view.cutOn, cut > view.goneSince {
            page.line()
            page.line("Who has left cannot be told: the history before \(cut) is not in this clone.")
        }
        guard !view.departures.isEmpty else { return }
        page.line()
        page.line(page.style.paint("Gone: active before \(view.goneSince), and not since", .strong))
        for person in view.departures {
            let team = person.team.map(\.description) ?? "no team"
            let who = view.namesPeople ? "\(person.person.name), \(team)" : "a person of \(team)"
            let whole = person.isWholeTeam ? ", and nobody else of it has been active since" : ""
            page.paragraph("\(who): last active \(person.lastActive)\(whole)", indent: 2, tone: person.isWholeTeam ? .warning : nil)
            if !person.flows.isEmpty {
                page.labelled("knew", person.flows.map(\.description).joined(separator: " "), indent: 4, labelWidth: 6, tone: .faint)
            }
        }
    }

    static func render(_ view: HandoverView, _ style: TextStyle) -> String {
        var page = TextPage(style)
        let report = view.report
        func name(_ team: EntityRef?) -> String { team?.description ?? "nobody" }
        if !style.isQuiet {
            for move in report.moves {
                page.line(style.paint(TerminalText.line("\(name(move.from)) → \(name(move.to))"), move.to == nil ? .warning : .strong))
                page.paragraph(move.what.joined(separator: " "), indent: 2)
            }
            for move in report.leftBehind {
                page.line(style.paint(TerminalText.line("left behind by \(name(move.from)), which is gone"), .grave))
                page.paragraph(move.what.joined(separator: " "), indent: 2)
            }
            if !report.newTeams.isEmpty { page.labelled("new", report.newTeams.map(\.description).joined(separator: " "), indent: 0) }
            if !report.goneTeams.isEmpty { page.labelled("gone", report.goneTeams.map(\.description).joined(separator: " "), indent: 0) }
        }
        let moved = report.moves.reduce(0) { $0 + $1.what.count }
        let left = report.leftBehind.reduce(0) { $0 + $1.what.count }
        page.line(
            TerminalText.line("\(view.base.revision) → \(view.head.revision): \(count(moved, "thing")) handed over, \(left) left behind"))
        return page.text
    }
}
