internal import Basics
internal import Estate
package import Governance
internal import Impact

/// Draws the findings of a check for a terminal: at first ten lines at most, all of it where that is little or asked for.
package enum CheckText {
    /// How many findings the first output shows; where there are no more, they are drawn in full.
    private static let shownFindings = 5

    /// - Parameter all: Whether every finding is drawn, as with a verbose style.
    package static func render(_ report: CheckReport, style: TextStyle, all: Bool = false) -> String {
        var page = TextPage(style)
        if !style.isQuiet {
            if style.isVerbose || all || report.findings.count <= shownFindings {
                for finding in report.findings { draw(finding, &page) }
                for line in report.staleBaseline { page.labelled("stale", "\(line) of the baseline is gone: delete the line", indent: 0) }
                groups(report, &page)
                if !report.findings.isEmpty || !report.scores.isEmpty { page.line() }
            } else {
                groups(report, &page)
                worst(report.findings.lazy.filter { $0.waived == nil }, &page)
                page.line("Next: " + style.paint("tieline check --all", .strong) + " lists all with their places and fixes.")
            }
        }
        page.line(summary(report, style))
        return page.text
    }

    /// One line, or a few, of what each group found and how much of what it looked at is sound.
    private static func groups(_ report: CheckReport, _ page: inout TextPage) {
        var parts: [String] = []
        var counts: [RuleID: CheckCounts] = [:]
        var order: [RuleID] = []
        for finding in report.findings {
            let rule = finding.diagnostic.rule
            if counts[rule] == nil { order.append(rule) }
            counts[rule, default: CheckCounts()].add(finding)
        }
        func found(_ group: String) -> CheckCounts {
            order.filter { $0.group == group }.reduce(into: CheckCounts()) { $0.add(counts[$1] ?? CheckCounts()) }
        }
        for score in report.scores where score.checked > 0 {
            parts.append("\(score.group) \(score.passed)/\(score.checked) (\(found(score.group).words))")
        }
        let scored = Set(report.scores.filter { $0.checked > 0 }.map(\.group))
        var others: [String] = []
        for group in order.map(\.group) where !scored.contains(group) && !others.contains(group) { others.append(group) }
        for group in others { parts.append("\(group) (\(found(group).words))") }
        guard !parts.isEmpty else { return }
        if let total = report.total { parts.append("in all \(total / 10).\(total % 10) %") }
        // A group never breaks in the middle: its spaces are made hard for the wrapping.
        let hard = parts.map { part in String(String.UnicodeScalarView(part.unicodeScalars.map { $0 == " " ? "\u{A0}" : $0 })) }
        for line in TerminalText.wrap(TerminalText.line(hard.joined(separator: ", ")), width: page.style.width) {
            page.line(String(String.UnicodeScalarView(line.unicodeScalars.map { $0 == "\u{A0}" ? " " : $0 })))
        }
    }

    private static func worst(_ findings: some Collection<Finding>, _ page: inout TextPage) {
        let gravest = Level.allCases.reversed().lazy.flatMap { level in findings.lazy.filter { $0.diagnostic.level == level } }
        for finding in gravest.prefix(shownFindings) {
            let diagnostic = finding.diagnostic
            let mark = FindingMark(diagnostic.level)
            let text = TerminalText.line("\(diagnostic.subject): \(diagnostic.message)")
            let lines = TerminalText.wrap(text, width: page.style.width - 5)
            page.line("  \(page.style.paint(mark.symbol, mark.tone)) \(lines[0])\(lines.count > 1 ? " …" : "")")
        }
    }

    private static func draw(_ finding: Finding, _ page: inout TextPage) {
        let style = page.style
        let diagnostic = finding.diagnostic
        let mark = FindingMark(diagnostic.level)
        let word = finding.waived == nil ? diagnostic.level.word : "waived"
        let head = style.paint(TerminalText.pad("\(mark.symbol) \(word)", to: 10), finding.waived == nil ? mark.tone : .faint)
        let subject = style.paint(TerminalText.line(diagnostic.subject), .strong)
        page.line("\(head) \(subject)  \(style.paint(TerminalText.line(diagnostic.rule.text), .faint))")
        page.paragraph(diagnostic.message, indent: 11)
        for place in diagnostic.related {
            page.labelled("see", "\(plainPlace(place.span))  \(place.message)", indent: 11, labelWidth: 7)
        }
        if let help = diagnostic.help { page.labelled("fix", help, indent: 11, labelWidth: 7) }
        if let span = diagnostic.span { page.labelled("at", plainPlace(span), indent: 11, labelWidth: 7, tone: .faint) }
        if let waiver = finding.waived {
            page.labelled(
                "waived", "\(waiver.waiver) by \(waiver.approvedBy) until \(waiver.expiresOn): \(waiver.reason)", indent: 11, labelWidth: 7)
        }
        page.line()
    }

    private static func summary(_ report: CheckReport, _ style: TextStyle) -> String {
        let counts = CheckCounts(report)
        let more = aside(report)
        if counts.errors > 0 { return style.paint("✗ \(counts.words)", .grave) + more }
        if counts.warnings > 0 { return style.paint("▲ \(counts.words)", .warning) + more }
        return style.paint(counts.infos + counts.waived > 0 ? "✓ \(counts.words)" : "✓ nothing to report", .good) + more
    }

    /// What the baseline holds.
    private static func aside(_ report: CheckReport) -> String {
        var parts: [String] = []
        if report.baselined > 0 { parts.append("\(report.baselined) in the baseline") }
        if !report.staleBaseline.isEmpty { parts.append("\(count(report.staleBaseline.count, "line")) of the baseline stale") }
        return parts.isEmpty ? "" : "; " + parts.joined(separator: ", ")
    }
}
