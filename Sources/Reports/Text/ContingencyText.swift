internal import Basics
internal import Estate
package import Impact

/// Draws what each loss would stop, the gravest first.
package enum ContingencyText {
    /// How many losses are shown where nobody asks for all.
    private static let most = 10
    /// How many names stand in a line.
    private static let names = 6

    package static func render(_ report: ContingencyReport, style: TextStyle) -> String {
        var page = TextPage(style)
        let harmful = report.losses.filter { !$0.isHarmless }
        if !style.isQuiet {
            let shown = style.isVerbose ? harmful[...] : harmful.prefix(most)
            for (number, loss) in shown.enumerated() { draw(loss, number + 1, &page) }
            if harmful.count > shown.count {
                page.line(style.paint("   and \(harmful.count - shown.count) more; --verbose lists all", .faint))
            }
            draw(report.singlePoints, &page)
            page.line()
        }
        page.line(summary(report, harmful.count))
        return page.text
    }

    private static func summary(_ report: ContingencyReport, _ harmful: Int) -> String {
        "\(count(report.losses.count, "loss", "losses")) looked at over \(count(report.flows, "flow")) and "
            + "\(count(report.journeys, "journey")): \(harmful) would be felt; \(count(report.singlePoints.count, "single point")) of failure"
    }

    private static func draw(_ loss: Loss, _ rank: Int, _ page: inout TextPage) {
        let style = page.style
        var head = TerminalText.pad("\(rank).", to: 4) + style.paint(TerminalText.line(loss.subject), .strong)
        if let title = loss.title { head += "  " + style.paint(TerminalText.line(title), .faint) }
        page.line(head)
        for effect in LossEffect.allCases.reversed() { draw(loss, effect, &page) }
        if !loss.orphans.isEmpty {
            page.labelled(
                "owns", "\(list(loss.orphans.map(\.description), style)), which no other team stands in for", indent: 4, labelWidth: 12,
                tone: .faint)
        }
    }

    private static func draw(_ loss: Loss, _ effect: LossEffect, _ page: inout TextPage) {
        let harmed = loss.all(effect)
        guard !harmed.isEmpty else { return }
        let counts = zip(Criticality.allCases, loss.counts(effect)).filter { $1 > 0 }.map { "\($1) \($0.rawValue)" }
        // A journey is what a customer sees, so that it comes before the flows behind it.
        let ordered = harmed.filter { $0.subject.kind == .journey } + harmed.filter { $0.subject.kind != .journey }
        let texts = ordered.map { $0.isPartial ? "\($0.subject) (in some cases)" : $0.subject.description }
        page.labelled(
            effect.rawValue, "\(counts.joined(separator: ", ")): \(list(texts, page.style))", indent: 4, labelWidth: 12, tone: tone(effect))
        guard page.style.isVerbose else { return }
        for consequence in ordered { page.paragraph("\(consequence.subject) \(consequence.reason)", indent: 18, tone: .faint) }
    }

    private static func list(_ texts: [String], _ style: TextStyle) -> String {
        guard !style.isVerbose, texts.count > names else { return texts.joined(separator: ", ") }
        return texts.prefix(names).joined(separator: ", ") + " and \(texts.count - names) more"
    }

    private static func tone(_ effect: LossEffect) -> TextStyle.Tone {
        switch effect {
        case .breaks: .grave
        case .degrades: .warning
        case .unattended: .open
        }
    }

    private static func draw(_ points: [SinglePoint], _ page: inout TextPage) {
        guard !points.isEmpty else { return }
        page.line()
        page.line("Single points of failure, without which the map falls apart:")
        for point in points {
            let parts = point.cutOff.map { $0.joined(separator: " + ") }
            page.paragraph("\(point.subject) cuts off \(list(parts, page.style))", indent: 4)
        }
    }
}
