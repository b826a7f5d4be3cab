internal import Basics
internal import Contracts
internal import Estate
internal import Impact

/// Draws what a change does to flows, journeys and consumers for a terminal: grave things first, each with the path that proves it.
package enum ImpactText {
    /// How many causes of one flow are drawn before the rest is counted.
    private static let shownCauses = 3

    package static func render(_ view: ImpactView, style: TextStyle) -> String {
        var page = TextPage(style)
        let report = view.report
        if !style.isQuiet {
            head(report, &page)
            if let selection = view.selection { page.line(TerminalText.line(selection.words)) }
            conflicts(report, &page)
            unreadable(report, &page)
            introduced(report, &page)
            for flow in view.flows where flow.verdict != .unaffected { draw(flow, view, &page) }
            for journey in report.journeys where journey.verdict != .unaffected { draw(journey, view, &page) }
            for consumer in report.consumers where consumer.verdict != .unaffected { draw(consumer, view, &page) }
            unaffected(view, &page)
            UnusedChanges.draw(view, &page)
            notify(view, &page)
            page.line()
        }
        page.line(ImpactSummaryLine.render(view, style))
        return page.text
    }

    private static func head(_ report: ImpactReport, _ page: inout TextPage) {
        let style = page.style
        func label(_ revision: RevisionLabel) -> String {
            let commit = revision.commit.map { " " + style.paint(TerminalText.line(String($0.prefix(10))), .faint) } ?? ""
            return style.paint(TerminalText.line(revision.revision), .strong) + commit
        }
        let how = report.merge.isSimulated ? style.paint("  (merged in memory)", .faint) : ""
        page.line("\(label(report.base)) → \(label(report.head))\(how)")
        let counts = ChangeLevel.allCases.reversed().compactMap { level -> String? in
            let number = report.changes.count { $0.level == level }
            return number == 0 ? nil : "\(number) \(level.rawValue)"
        }
        let details = counts.isEmpty ? "" : " (\(counts.joined(separator: ", ")))"
        page.line(report.changes.isEmpty ? "Nothing changed in meaning." : count(report.changes.count, "change") + details)
    }

    private static func conflicts(_ report: ImpactReport, _ page: inout TextPage) {
        guard !report.merge.conflicts.isEmpty else { return }
        page.line()
        page.line(page.style.paint("✗ conflicts", .grave) + "  resolve these first; flows over them are to be reviewed")
        for path in report.merge.conflicts { page.line("    \(TerminalText.line(path.text))") }
    }

    private static func unreadable(_ report: ImpactReport, _ page: inout TextPage) {
        for diagnostic in report.unreadable {
            page.line()
            let place = diagnostic.span.map(placeText) ?? TerminalText.line(diagnostic.subject)
            page.line(page.style.paint("? unreadable", .open) + "  \(place)")
            page.paragraph(diagnostic.message, indent: 4)
            if let help = diagnostic.help { page.labelled("fix", help, indent: 4) }
        }
    }

    private static func introduced(_ report: ImpactReport, _ page: inout TextPage) {
        for finding in report.introduced {
            let mark = FindingMark(finding.level)
            page.line()
            let head = page.style.paint(TerminalText.pad("\(mark.symbol) \(finding.level.word)", to: 10), mark.tone)
            page.line("\(head) \(page.style.paint(TerminalText.line(finding.rule.text), .strong))  new with this change")
            page.paragraph(finding.message, indent: 4)
            if let span = finding.span { page.labelled("at", plainPlace(span), indent: 4) }
            if let help = finding.help { page.labelled("fix", help, indent: 4) }
        }
    }

    private static func draw(_ flow: FlowImpact, _ view: ImpactView, _ page: inout TextPage) {
        var notes = [flow.criticality.rawValue]
        if flow.state != .unchanged { notes.append(flow.state.rawValue) }
        if flow.isIndirect { notes.append("indirect") }
        if flow.isCoordinated { notes.append("changed together") }
        title(flow.verdict, flow.flow.description, flow.title, notes, waived: isWaived(flow.causes), &page)
        if let symptom = flow.symptom { page.labelled("symptom", symptom, indent: 4, labelWidth: 9) }
        owner(flow.owner, flow.runbook, view, &page)
        draw(flow.causes, view, &page)
    }

    private static func draw(_ journey: JourneyImpact, _ view: ImpactView, _ page: inout TextPage) {
        title(
            journey.verdict, journey.journey.description, journey.title, [journey.criticality.rawValue], waived: isWaived(journey.causes),
            &page)
        if let symptom = journey.symptom { page.labelled("symptom", symptom, indent: 4, labelWidth: 9) }
        owner(journey.owner, nil, view, &page)
        draw(journey.causes, view, &page)
    }

    private static func draw(_ consumer: ConsumerImpact, _ view: ImpactView, _ page: inout TextPage) {
        title(
            consumer.verdict, "\(consumer.consumer)", "reads \(consumer.interface)", ["consumer"], waived: isWaived(consumer.causes), &page)
        owner(consumer.team, nil, view, &page)
        draw(consumer.causes, view, &page)
    }

    private static func title(
        _ verdict: Verdict, _ name: String, _ title: String?, _ notes: [String], waived: Bool, _ page: inout TextPage
    ) {
        let style = page.style
        var line = VerdictMark(verdict).label(style) + style.paint(TerminalText.line(name), .strong)
        if let title { line += "  \(TerminalText.line(title))" }
        line += style.paint("  [\(notes.map { TerminalText.line($0) }.joined(separator: ", "))]", .faint)
        if waived { line += style.paint("  waived", .open) }
        page.line()
        page.line(line)
    }

    private static func owner(_ owner: EntityRef?, _ runbook: Name?, _ view: ImpactView, _ page: inout TextPage) {
        guard let owner else {
            page.labelled("owner", "nobody is named", indent: 4, labelWidth: 9, tone: .warning)
            return
        }
        var text = owner.description
        if let contact = view.contact(of: text) { text += " · \(contact)" }
        if let runbook { text += " · runbook \(runbook)" }
        page.labelled("owner", text, indent: 4, labelWidth: 9)
    }

    private static func draw(_ causes: [Cause], _ view: ImpactView, _ page: inout TextPage) {
        let shown = page.style.isVerbose ? causes : Array(causes.prefix(shownCauses))
        for cause in shown { CauseText.draw(cause, view, &page) }
        if shown.count < causes.count {
            page.line("    and \(count(causes.count - shown.count, "more cause")) (--verbose lists them)")
        }
    }

    private static func isWaived(_ causes: [Cause]) -> Bool { !causes.isEmpty && causes.allSatisfy { $0.waived != nil } }

    private static func unaffected(_ view: ImpactView, _ page: inout TextPage) {
        guard view.listsUnaffected else { return }
        let names = view.report.flows.filter { $0.verdict == .unaffected }
        if !names.isEmpty { page.line() }
        for flow in names {
            page.line(VerdictMark(.unaffected).label(page.style) + TerminalText.line(flow.flow.description))
        }
    }

    private static func notify(_ view: ImpactView, _ page: inout TextPage) {
        let report = view.report
        guard !report.notify.isEmpty else { return }
        page.line()
        page.line(page.style.paint("Who must know", .strong))
        let width = (report.notify.map { TerminalText.columns(TerminalText.line($0.team.description)) }.max() ?? 0) + 2
        for entry in report.notify {
            let people = (view.people[entry.team.description] ?? []).joined(separator: ", ")
            let handles = (view.reviewers[entry.team.description] ?? []).joined(separator: " ")
            let contact = [handles.isEmpty ? nil : handles, entry.contact, people.isEmpty ? nil : people].compactMap(\.self).map {
                "\($0) · "
            }.joined()
            page.labelled(
                TerminalText.line(entry.team.description), contact + entry.flows.map(\.description).joined(separator: ", "), indent: 4,
                labelWidth: width)
        }
    }
}
