/// Texts of one width, of digits between fixed signs, that come before or behind another, as a pattern without anchors.
enum FixedWidthRange {
    /// What stands behind a text that equals the bound, and behind one that is truly beyond it.
    struct Ends {
        /// Nil where the bound itself is left out, whatever follows.
        var equal: String?
        var beyond = ""
    }

    /// The texts from a bound on (up to it, for an upper one): those that first differ from it in a digit that is larger (or smaller).
    static func pattern(_ bound: String, isLower: Bool, _ ends: Ends) -> String {
        let signs = Array(bound)
        var parts = ends.equal.map { [bound + $0] } ?? []
        for (index, sign) in signs.enumerated() {
            guard let digit = sign.wholeNumberValue, isLower ? digit < 9 : digit > 0 else { continue }
            let others = isLower ? "[\(digit + 1)-9]" : "[0-\(digit - 1)]"
            let rest = signs[(index + 1)...].map { $0.isWholeNumber ? "[0-9]" : String($0) }.joined()
            parts.append(String(signs[..<index]) + others + rest + ends.beyond)
        }
        return parts.isEmpty ? "(?:[^\\s\\S])" : "(?:\(parts.joined(separator: "|")))"
    }
}
