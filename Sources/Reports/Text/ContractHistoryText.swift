internal import Basics
internal import Compatibility
internal import Contracts

/// Draws the history of a contract for a terminal: what came when, and whom of the older versions' peers it harms.
package enum ContractHistoryText {
    package static func render(_ report: ContractHistoryReport, style: TextStyle) -> String {
        var page = TextPage(style)
        if !style.isQuiet {
            let names =
                "\(report.versions.count) versions, \(TerminalText.line(report.versions.first ?? "")) … \(TerminalText.line(report.newest))"
            page.line("\(style.paint(names, .strong))  \(style.paint(TerminalText.line(report.format.text), .faint))")
            for (version, trouble) in report.troubles.prefix(style.isVerbose ? .max : 5) {
                page.line()
                page.line("\(TerminalText.line(version)):")
                ContractDiffText.draw(trouble, &page)
            }
            for dated in report.changes { draw(dated, report, &page) }
            page.line()
            for pair in report.pairs {
                page.line(
                    "\(TerminalText.line(pair.old)) → \(TerminalText.line(report.newest))  \(ContractDiffText.summary(pair.difference, style))"
                )
            }
        }
        page.line(summary(report, style))
        return page.text
    }

    private static func draw(_ dated: ContractHistoryReport.DatedChange, _ report: ContractHistoryReport, _ page: inout TextPage) {
        ContractDiffText.draw(dated.change, &page)
        page.labelled("since", "\(dated.new), after \(dated.old)", indent: 12, labelWidth: 7)
        if dated.change.level == .breaking, dated.against.count < report.pairs.count {
            page.labelled("harms", "peers of \(dated.against.joined(separator: ", "))", indent: 12, labelWidth: 7)
        }
    }

    private static func summary(_ report: ContractHistoryReport, _ style: TextStyle) -> String {
        let broken = report.pairs.filter { $0.difference?.isBreaking ?? false }
        if let first = broken.first {
            let more = broken.count > 1 ? " and \(broken.count - 1) more" : ""
            return style.paint("✗ breaking", .grave)
                + ": \(TerminalText.line(report.newest)) breaks peers of \(TerminalText.line(first.old))\(more)"
        }
        if !report.isComplete { return style.paint("✗ unreadable", .grave) + ": some versions cannot be compared" }
        return style.paint("✓ compatible", .good) + ": \(TerminalText.line(report.newest)) with all older versions"
    }
}
