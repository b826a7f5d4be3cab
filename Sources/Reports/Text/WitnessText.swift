internal import Basics
internal import Contracts
internal import Impact

/// Draws the message that proves a change or a cause, in three lines.
enum WitnessText {
    private static let labelWidth = 9
    /// Longer messages are cut, but with `--verbose`.
    private static let shownCharacters = 480

    /// The message that shows what a contract change does; nothing where nobody looked for one.
    static func draw(_ answer: WitnessAnswer?, indent: Int, _ page: inout TextPage) {
        switch answer {
        case nil: return
        case .none(let reason)?:
            page.labelled("message", "none: \(reason)", indent: indent, labelWidth: labelWidth, tone: .faint)
        case .found(let witness)?:
            page.labelled("message", shown(witness.text, page.style), indent: indent, labelWidth: labelWidth)
            page.labelled("before", witness.direction == .in ? "accepted" : "never sent", indent: indent, labelWidth: labelWidth)
            page.labelled("after", after(witness, page.style), indent: indent, labelWidth: labelWidth)
        }
    }

    /// The message that shows what a cause does; nothing for one that does not rest on values.
    static func draw(_ answer: CauseWitnessAnswer?, indent: Int, _ page: inout TextPage) {
        switch answer {
        case nil: return
        case .none(let reason)?:
            page.labelled("message", "none: \(reason)", indent: indent, labelWidth: labelWidth, tone: .faint)
        case .found(let witness)?:
            page.labelled(
                "message", shown(page.style.isVerbose ? witness.text : witness.excerpt ?? witness.text, page.style), indent: indent,
                labelWidth: labelWidth)
            page.labelled("before", shown(witness.before.text, page.style), indent: indent, labelWidth: labelWidth)
            page.labelled("after", shown(witness.after.text, page.style), indent: indent, labelWidth: labelWidth)
        }
    }

    private static func after(_ witness: ChangeWitness, _ style: TextStyle) -> String {
        guard let after = witness.after else {
            return witness.direction == .in ? "refused: \(witness.reason)" : "sent, and refused by old readers: \(witness.reason)"
        }
        return after == witness.before
            ? "accepted: \(witness.reason)" : "\(shown(witness.afterText ?? after, style)): \(witness.reason)"
    }

    private static func shown(_ message: String, _ style: TextStyle) -> String {
        if message.isEmpty { return "(none at all)" }
        guard !style.isVerbose, message.unicodeScalars.count > shownCharacters else { return message }
        return String(String.UnicodeScalarView(message.unicodeScalars.prefix(shownCharacters))) + "…"
    }
}
