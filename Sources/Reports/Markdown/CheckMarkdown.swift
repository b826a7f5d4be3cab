internal import Basics
internal import Estate
package import Governance
internal import Impact

/// Writes the findings of a check as a comment on a merge request: a table of the groups, and the findings folded below.
package enum CheckMarkdown {
    package static func render(_ report: CheckReport) -> String {
        var page = MarkdownPage()
        let counts = CheckCounts(report)
        page.line("## \(counts.errors > 0 ? "✗" : "✓") Tieline: \(counts.words)")
        page.line()
        let scored = report.scores.filter { $0.checked > 0 }
        if !scored.isEmpty {
            page.table(
                ["Group", "Sound", "Found"],
                scored.map { score in
                    let found = report.findings.filter { Name($0.diagnostic.rule.group) == Name(score.group) }
                    return [MarkdownText.cell(score.group), "\(score.passed) of \(score.checked)", CheckCounts(found).words]
                })
        }
        for level in [Level.error, .warning, .info] {
            let findings = report.findings.filter { $0.diagnostic.level == level }
            guard !findings.isEmpty else { continue }
            page.folded("\(FindingMark(level).symbol) \(findings.count) \(level.word)") { page in
                for finding in findings { line(finding, &page) }
                page.line()
            }
        }
        return page.text
    }

    private static func line(_ finding: Finding, _ page: inout MarkdownPage) {
        let diagnostic = finding.diagnostic
        let place = diagnostic.span.map { " " + MarkdownPage.place($0) } ?? ""
        let waived = finding.waived.map { " (waived until \($0.expiresOn))" } ?? ""
        page.line(
            "- \(MarkdownText.code(diagnostic.subject)) \(MarkdownText.inline(diagnostic.message)) \(MarkdownText.code(diagnostic.rule.text))\(place)\(waived)"
        )
        if let help = diagnostic.help { page.line("  - Fix: \(MarkdownText.inline(help))") }
    }
}
