internal import Basics
internal import Estate
package import Governance

/// Draws a table per platform: what its flows ask for, and how every platform answers, with the reasons below.
package enum FitText {
    package static func render(_ report: FitReport, style: TextStyle) -> String {
        var page = TextPage(style)
        if !style.isQuiet { for load in report.loads { draw(load, &page) } }
        page.line(summary(report))
        return page.text
    }

    private static func summary(_ report: FitReport) -> String {
        let unmet = report.loads.compactMap { load in load.answers.first { $0.platform == load.platform } }.reduce(0) {
            $0 + $1.count(.unmet)
        }
        if report.loads.allSatisfy({ $0.platform == nil }) { return "no flow runs on a platform" }
        let platforms = count(report.loads.count { $0.platform != nil }, "platform")
        return unmet == 0
            ? "\(platforms) with flows: each meets what its flows ask for, as far as it is stated"
            : "\(platforms) with flows: \(count(unmet, "need is", "needs are")) not met"
    }

    private static func draw(_ load: PlatformLoad, _ page: inout TextPage) {
        let style = page.style
        var head = style.paint(load.platform?.description ?? "no platform", .strong)
        if let title = load.title { head += "  " + style.paint(TerminalText.line(title), .faint) }
        page.line(head + "  " + count(load.flows.count, "flow") + ", " + count(load.systems.count, "system"))
        table(load, &page)
        for answer in load.answers { reasons(load, answer, &page) }
        for replacement in load.replacements { draw(replacement, &page) }
        page.line()
    }

    private static func table(_ load: PlatformLoad, _ page: inout TextPage) {
        let style = page.style
        let needWidth = max(6, load.needs.map { TerminalText.columns($0.label) }.max() ?? 0) + 2
        let amountWidth = max(8, load.needs.map { TerminalText.columns(TerminalText.line($0.amount)) }.max() ?? 0) + 2
        let names = load.answers.map { $0.status == .candidate ? "\($0.platform.name) (candidate)" : $0.platform.name.text }
        let head = "  " + TerminalText.pad("need", to: needWidth) + TerminalText.pad("asks for", to: amountWidth)
        page.line(style.paint(trimmed(head + names.joined(separator: "  ")), .faint))
        for (index, need) in load.needs.enumerated() {
            var line =
                "  " + TerminalText.pad(need.label, to: needWidth) + TerminalText.pad(TerminalText.line(need.amount), to: amountWidth)
            for (name, answer) in zip(names, load.answers) {
                let mark = FitMark(answer.items[index].verdict)
                line += style.paint(TerminalText.pad(mark.symbol, to: TerminalText.columns(name) + 2), mark.tone)
            }
            page.line(trimmed(line))
        }
    }

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.hasSuffix(" ") { line.removeLast() }
        return line
    }

    /// Why a need is not met, or nearly not, or cannot be said; all answers where everything is wanted.
    private static func reasons(_ load: PlatformLoad, _ answer: FitAnswer, _ page: inout TextPage) {
        for (need, item) in zip(load.needs, answer.items) where item.verdict == .unmet || item.verdict == .near || page.style.isVerbose {
            let mark = FitMark(item.verdict)
            page.labelled(
                "\(mark.symbol) ", "\(answer.platform.name): \(need.label): \(item.reason)", indent: 2, labelWidth: 2, tone: mark.tone)
            if page.style.isVerbose, !need.flows.isEmpty {
                page.paragraph(need.flows.map(\.description).joined(separator: ", "), indent: 6, tone: .faint)
            }
        }
    }

    private static func draw(_ replacement: FitReplacement, _ page: inout TextPage) {
        var parts: [String] = []
        let listed = { (points: [FitReplacement.Point]) in points.map(\.need).joined(separator: ", ") }
        if !replacement.gains.isEmpty { parts.append("would be met: \(listed(replacement.gains))") }
        if !replacement.losses.isEmpty { parts.append("would no longer be met: \(listed(replacement.losses))") }
        if !replacement.open.isEmpty { parts.append("would have to be found out: \(listed(replacement.open))") }
        if parts.isEmpty { parts = ["nothing that is stated would be met more or less"] }
        page.paragraph("With \(replacement.platform) instead, \(parts.joined(separator: "; "))", indent: 2, tone: .faint)
    }
}

/// The sign of an answer.
struct FitMark {
    let symbol: String
    let tone: TextStyle.Tone

    init(_ verdict: FitAnswer.Verdict) {
        switch verdict {
        case .met: (symbol, tone) = ("✓", .good)
        case .near: (symbol, tone) = ("~", .warning)
        case .unmet: (symbol, tone) = ("✗", .grave)
        case .unknown: (symbol, tone) = ("?", .open)
        }
    }
}
