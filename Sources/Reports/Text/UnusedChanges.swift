internal import Basics
internal import Contracts
internal import Impact

/// Changes that harm nobody known: told, so that a reader sees that they were looked at.
enum UnusedChanges {
    private static let shown = 5

    static func draw(_ view: ImpactView, _ page: inout TextPage) {
        let report = view.report
        let causes = report.flows.flatMap(\.causes) + report.journeys.flatMap(\.causes) + report.consumers.flatMap(\.causes)
        let used = Set(causes.compactMap(\.change).map { Name($0) })
        let rest = report.changes.filter { $0.level != .safe && !used.contains(Name($0.id)) }
        guard !rest.isEmpty else { return }
        page.line()
        page.line(page.style.paint("Changes that no declared flow feels", .strong))
        for change in page.style.isVerbose ? rest : Array(rest.prefix(shown)) {
            let mark = LevelMark(change.level, isUndecided: change.isUndecided)
            page.labelled(
                "\(mark.symbol) \(mark.word)", "\(change.subject): \(change.message)", indent: 4, labelWidth: 12)
        }
        if rest.count > shown, !page.style.isVerbose { page.line("    and \(rest.count - shown) more (--verbose lists them)") }
    }
}

/// The closing line: how many flows have which verdict, and whether the run fails.
enum ImpactSummaryLine {
    static func render(_ view: ImpactView, _ style: TextStyle) -> String {
        let summary = ImpactSummary(of: view.report)
        let numbers: [(Int, Verdict)] = [
            (summary.breaks, .breaks), (summary.corrupts, .corrupts), (summary.degrades, .degrades), (summary.review, .review),
            (summary.unaffected, .unaffected),
        ]
        var parts = numbers.filter { $0.0 > 0 }.map { number, verdict in
            let mark = VerdictMark(verdict)
            return style.paint("\(mark.symbol) \(number) \(mark.word)", mark.tone)
        }
        if summary.waived > 0 { parts.append("\(count(summary.waived, "cause")) waived") }
        let flows = parts.isEmpty ? "no flows" : parts.joined(separator: ", ")
        guard view.outcome.failed else { return "\(style.paint("passed", .good)): \(flows)" }
        let reasons = view.outcome.reasons.map { TerminalText.line($0) }.joined(separator: "; ")
        return "\(style.paint("failed", .grave)): \(flows)" + (reasons.isEmpty ? "" : "; because \(reasons)")
    }
}
