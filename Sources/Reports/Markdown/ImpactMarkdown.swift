internal import Basics
internal import Contracts
internal import Estate
internal import Impact

/// Writes an impact report as a comment on a merge request: the answer, a table of the flows, and the proof folded below.
package enum ImpactMarkdown {
    package static func render(_ view: ImpactView) -> String {
        var page = MarkdownPage()
        let report = view.report
        page.line("## \(view.outcome.failed ? "✗ Tieline: this change does harm" : "✓ Tieline: nothing that fails")")
        page.line()
        let reasons = view.outcome.reasons.map(MarkdownText.inline).joined(separator: "; ")
        page.line(headline(view) + (reasons.isEmpty ? "" : ". " + reasons))
        page.line()
        if let selection = view.selection {
            page.line(MarkdownText.inline(selection.words))
            page.line()
        }
        if !report.merge.conflicts.isEmpty {
            page.line("**Resolve first:** \(report.merge.conflicts.map { MarkdownText.code($0.text) }.joined(separator: ", "))")
            page.line()
        }
        table(view, &page)
        // As code, so that a comment rings nobody's bell.
        let reviewers = report.notify.flatMap { view.reviewers[$0.team.description] ?? [] }.map { MarkdownText.code($0) }
        if !reviewers.isEmpty {
            page.line("Reviewers, by what it harms: \(reviewers.joined(separator: " "))")
            page.line()
        }
        for flow in view.flows where !flow.causes.isEmpty {
            let mark = VerdictMark(flow.verdict)
            page.folded("\(mark.symbol) \(MarkdownPage.html(flow.flow.description)): \(count(flow.causes.count, "cause"))") { page in
                for cause in flow.causes { self.cause(cause, view, &page) }
            }
        }
        changes(report.changes, &page)
        findings(report.introduced, "new with this change", &page)
        findings(report.unreadable, "unreadable", &page)
        page.line("<sub>\(MarkdownPage.html(report.base.revision)) → \(MarkdownPage.html(report.head.revision))</sub>")
        return page.text
    }

    private static func headline(_ view: ImpactView) -> String {
        let summary = ImpactSummary(of: view.report)
        let numbers: [(Int, Verdict)] = [
            (summary.breaks, .breaks), (summary.corrupts, .corrupts), (summary.degrades, .degrades), (summary.review, .review),
            (summary.unaffected, .unaffected),
        ]
        let parts = numbers.filter { $0.0 > 0 }.map { "\(VerdictMark($0.1).symbol) \($0.0) \($0.1.rawValue)" }
        let waived = summary.waived > 0 ? ["\(count(summary.waived, "cause")) waived"] : []
        return (parts + waived).isEmpty ? "No flows." : "**\((parts + waived).joined(separator: " · "))**"
    }

    private static func table(_ view: ImpactView, _ page: inout MarkdownPage) {
        var rows: [[String]] = []
        for flow in view.flows {
            rows.append(row(flow.verdict, flow.flow.description, owner(flow.owner, view), flow.symptom, flow.causes))
        }
        for journey in view.report.journeys where journey.verdict != .unaffected {
            rows.append(row(journey.verdict, journey.journey.description, owner(journey.owner, view), journey.symptom, journey.causes))
        }
        for consumer in view.report.consumers where consumer.verdict != .unaffected {
            rows.append(row(consumer.verdict, "\(consumer.consumer) (consumer)", owner(consumer.team, view), nil, consumer.causes))
        }
        if !rows.isEmpty { page.table(["Verdict", "What", "Because", "Owner"], rows) }
    }

    private static func row(_ verdict: Verdict, _ name: String, _ owner: String, _ symptom: String?, _ causes: [Cause]) -> [String] {
        let mark = VerdictMark(verdict)
        let isWaived = !causes.isEmpty && causes.allSatisfy { $0.waived != nil }
        let because = symptom ?? causes.first?.message ?? ""
        return [
            "\(mark.symbol) \(mark.word)\(isWaived ? ", waived" : "")", MarkdownText.codeCell(name), MarkdownText.cell(because), owner,
        ]
    }

    private static func owner(_ owner: EntityRef?, _ view: ImpactView) -> String {
        guard let owner else { return "nobody" }
        let contact = view.contact(of: owner.description).map { "<br>" + MarkdownText.cell($0) } ?? ""
        return MarkdownText.codeCell(owner.description) + contact
    }

    private static func cause(_ cause: Cause, _ view: ImpactView, _ page: inout MarkdownPage) {
        let mark = VerdictMark(cause.verdict)
        let condition = cause.condition.map { " (where \(MarkdownText.inline($0)))" } ?? ""
        page.line("**\(mark.symbol) \(MarkdownText.inline(cause.message))**\(condition)")
        page.line()
        if !cause.path.isEmpty {
            page.line(cause.path.map { MarkdownText.code($0) }.joined(separator: " → "))
            page.line()
        }
        witness(cause.witness, &page)
        if let change = view.change(of: cause) {
            let places = [change.old, change.new].compactMap { $0.map(MarkdownPage.place) }.joined(separator: " → ")
            page.line("- Change: \(MarkdownText.code(change.subject)) \(MarkdownText.code(change.kind)) \(places)")
        }
        if let location = cause.location { page.line("- At \(MarkdownPage.place(location))") }
        for place in cause.related { page.line("- Via \(MarkdownPage.place(place.span)) \(MarkdownText.inline(place.message))") }
        if let waiver = cause.waived {
            page.line(
                "- Waived by \(MarkdownText.code(waiver.approvedBy.description)) until \(waiver.expiresOn): \(MarkdownText.inline(waiver.reason))"
            )
        }
        if let fix = cause.fix { page.line("- Fix: \(MarkdownText.inline(fix))") }
        page.line("- Fingerprint \(MarkdownText.code(cause.fingerprint.text))")
        page.line()
    }

    private static func witness(_ answer: CauseWitnessAnswer?, _ page: inout MarkdownPage) {
        switch answer {
        case nil: return
        case .none(let reason)?: page.line("- Message: none, \(MarkdownText.inline(reason))")
        case .found(let witness)?:
            page.line("- Message: \(MarkdownText.code(witness.excerpt ?? witness.text))")
            page.line("- Before: \(MarkdownText.inline(witness.before.text))")
            page.line("- After: \(MarkdownText.inline(witness.after.text))")
        }
    }

    private static func changes(_ changes: [EstateChange], _ page: inout MarkdownPage) {
        guard !changes.isEmpty else { return }
        page.folded(count(changes.count, "change")) { page in
            page.table(["Level", "What", "Change"], changes.map(EstateDiffMarkdown.row))
        }
    }

    private static func findings(_ diagnostics: [Diagnostic], _ what: String, _ page: inout MarkdownPage) {
        guard !diagnostics.isEmpty else { return }
        page.folded("\(diagnostics.count) \(what)") { page in
            for diagnostic in diagnostics {
                page.line("- \(diagnostic.span.map(MarkdownPage.place) ?? "") \(MarkdownText.inline(diagnostic.message))")
            }
            page.line()
        }
    }
}
