internal import Basics
internal import Contracts
internal import Impact

/// Draws one cause: what is wrong, the chain that leads there with the place of each end, and last what to do.
enum CauseText {
    private static let labelWidth = 9

    static func draw(_ cause: Cause, _ view: ImpactView, _ page: inout TextPage) {
        let style = page.style
        page.line()
        let notes = [cause.extent == .some ? "some messages" : nil, cause.condition.map { "where \($0)" }].compactMap(\.self)
        let message = cause.message + (notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))")
        for (index, part) in TerminalText.wrap(TerminalText.line(message), width: style.width - 6).enumerated() {
            let mark = VerdictMark(cause.verdict)
            page.line(index == 0 ? "    \(style.paint(mark.symbol, mark.tone)) \(part)" : "      \(part)")
        }
        PathChain.draw(cause.path, indent: 6, &page)
        WitnessText.draw(cause.witness, indent: 6, &page)
        places(cause, view, &page)
        if let waiver = cause.waived {
            page.labelled(
                "waived", "\(waiver.waiver) by \(waiver.approvedBy) until \(waiver.expiresOn): \(waiver.reason)", indent: 6,
                labelWidth: labelWidth,
                tone: .open)
        }
        if let fix = cause.fix { page.labelled("fix", fix, indent: 6, labelWidth: labelWidth) }
        if cause.waived == nil {
            page.labelled(
                "accept", "a Waiver that names the fingerprint \(cause.fingerprint)", indent: 6, labelWidth: labelWidth, tone: .faint)
        }
    }

    /// Where the change is, where it is felt, and what lies between.
    private static func places(_ cause: Cause, _ view: ImpactView, _ page: inout TextPage) {
        if let change = view.change(of: cause) {
            let spans = [change.old, change.new].compactMap { $0.map(plainPlace) }
            let place = spans.isEmpty ? "" : "  " + spans.joined(separator: " → ")
            page.labelled("change", "\(change.kind) \(change.subject)\(place)", indent: 6, labelWidth: labelWidth)
            if let rename = change.rename {
                page.labelled("renamed?", "probably \(rename.name) now: \(rename.reason)", indent: 6, labelWidth: labelWidth)
            }
        }
        for place in cause.related {
            page.labelled("via", "\(plainPlace(place.span))  \(place.message)", indent: 6, labelWidth: labelWidth)
        }
        if let span = cause.location {
            page.labelled("at", plainPlace(span), indent: 6, labelWidth: labelWidth)
        }
    }
}
