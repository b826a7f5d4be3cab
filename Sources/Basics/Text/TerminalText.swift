/// Makes text from files safe to print to a terminal: what could move the cursor, change colours or reorder what is read is shown as
/// `\u{1B}`.
///
/// Letters of every script stay as they are. Line breaks and tabs are escaped too, unless they are asked for.
package enum TerminalText {
    /// Escapes text for one line of output.
    package static func line(_ text: String) -> String {
        escape(text, keepsLines: false)
    }

    /// Escapes text of several lines; `\n` and tabs stay.
    package static func lines(_ text: String) -> String {
        escape(text, keepsLines: true)
    }

    private static func escape(_ text: String, keepsLines: Bool) -> String {
        var copy = text
        let isPlain = copy.withUTF8 { $0.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
        if isPlain { return text }
        var result = ""
        for scalar in text.unicodeScalars { append(scalar, to: &result, keepsLines: keepsLines) }
        return result
    }

    private static func append(_ scalar: Unicode.Scalar, to result: inout String, keepsLines: Bool) {
        if isUnsafe(scalar), !(keepsLines && (scalar == "\n" || scalar == "\t")) {
            result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        } else {
            result.unicodeScalars.append(scalar)
        }
    }

    /// Whether a terminal or a reader could be misled by a scalar.
    static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // The control characters, ESC and the one-byte forms of its sequences among them.
        case 0...0x1F, 0x7F...0x9F: true
        // Marks, embeddings, overrides and isolates of the bidirectional algorithm.
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x206F: true
        // Line and paragraph separators.
        case 0x2028, 0x2029: true
        // What takes no room: zero-width space, word joiner and invisible operators, byte-order mark, soft hyphen.
        case 0x00AD, 0x200B, 0x2060...0x2065, 0xFEFF: true
        // Annotation characters and tags, which hide text.
        case 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
        default: false
        }
    }
}
