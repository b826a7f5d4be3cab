internal import Basics
internal import Contracts
internal import Estate
internal import Governance
internal import Impact

/// Draws the differences of two revisions of an estate for a terminal, grave ones first.
package enum EstateDiffText {
    package static func render(_ view: EstateDiffView, style: TextStyle) -> String {
        var page = TextPage(style)
        if !style.isQuiet {
            page.line("\(TerminalText.line(view.base.revision)) → \(TerminalText.line(view.head.revision))")
            for diagnostic in view.unreadable {
                page.line()
                page.line(
                    style.paint("? unreadable", .open) + "  " + (diagnostic.span.map(placeText) ?? TerminalText.line(diagnostic.subject)))
                page.paragraph(diagnostic.message, indent: 12)
            }
            for broken in view.brokenPromises { draw(broken, &page) }
            for level in ChangeLevel.allCases.reversed() {
                for change in view.changes where change.level == level { draw(change, &page) }
            }
            page.line()
        }
        page.line(summary(view))
        return page.text
    }

    private static func draw(_ change: EstateChange, _ page: inout TextPage) {
        let style = page.style
        let mark = LevelMark(change.level, isUndecided: change.isUndecided)
        let head = style.paint(TerminalText.pad("\(mark.symbol) \(mark.word)", to: 10), mark.tone)
        page.line()
        page.line(
            "\(head)  \(style.paint(TerminalText.line(change.subject), .strong))  \(style.paint(TerminalText.line(change.kind), .faint))")
        page.paragraph(change.message, indent: 12)
        if change.placesTotal > 1 { page.labelled("in", count(change.placesTotal, "place"), indent: 12, labelWidth: 4) }
        if let rename = change.rename {
            page.labelled("now", "probably \(rename.name): \(rename.reason)", indent: 12, labelWidth: 4)
        }
        let spans = [change.old, change.new].compactMap { $0.map(plainPlace) }
        if !spans.isEmpty { page.labelled("at", spans.joined(separator: " → "), indent: 12, labelWidth: 4, tone: .faint) }
    }

    private static func draw(_ broken: BrokenPromise, _ page: inout TextPage) {
        let style = page.style
        let mark = LevelMark(.breaking)
        page.line()
        page.line(
            "\(style.paint(TerminalText.pad("\(mark.symbol) promise", to: 10), mark.tone))  "
                + style.paint(TerminalText.line("\(broken.interface)"), .strong) + "  "
                + style.paint(TerminalText.line(broken.promise.rawValue), .faint))
        page.paragraph(broken.sentence, indent: 12)
        let spans = [broken.oldPlace, broken.newPlace].compactMap { $0.map(plainPlace) }
        if !spans.isEmpty { page.labelled("at", spans.joined(separator: " → "), indent: 12, labelWidth: 4, tone: .faint) }
    }

    private static func summary(_ view: EstateDiffView) -> String {
        if view.changes.isEmpty { return "Nothing changed in meaning." }
        let counts = ChangeLevel.allCases.reversed().compactMap { level -> String? in
            let number = view.changes.count { $0.level == level }
            return number == 0 ? nil : "\(number) \(level.rawValue)"
        }
        let broken = view.brokenPromises.isEmpty ? "" : "; \(count(view.brokenPromises.count, "promise")) broken"
        return "\(count(view.changes.count, "change")): \(counts.joined(separator: ", "))\(broken)"
    }
}
