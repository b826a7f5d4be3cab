internal import Basics

/// Columns and line breaks of text that is already escaped.
extension TerminalText {
    /// How many columns an escaped text takes on a terminal.
    static func columns(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + columns($1) }
    }

    private static func columns(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch scalar.value {
        // Wide and full-width blocks of UAX #11, roughly.
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0x1F300...0x1F64F,
            0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }

    /// Fills an escaped text with spaces up to a number of columns.
    static func pad(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - columns(text)))
    }

    /// Breaks an escaped text at spaces into lines of at most some columns; a longer word keeps its line.
    static func wrap(_ text: String, width: Int) -> [String] {
        var copy = text
        if let lines = copy.withUTF8({ wrapPlain($0, width: width) }) { return lines }
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in text.split(separator: " ", omittingEmptySubsequences: true) {
            let size = columns(String(word))
            if used > 0, used + 1 + size > width {
                lines.append(line)
                (line, used) = ("", 0)
            }
            if used > 0 {
                line += " "
                used += 1
            }
            line += word
            used += size
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        return lines
    }

    /// The lines of text of ASCII letters alone, each of which takes a byte and a column; nil for other text.
    private static func wrapPlain(_ text: UnsafeBufferPointer<UInt8>, width: Int) -> [String]? {
        guard text.allSatisfy({ $0 < 0x80 }) else { return nil }
        var lines: [String] = []
        var line: [UInt8] = []
        for word in text.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: true) {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(String(decoding: line, as: UTF8.self))
                line.removeAll(keepingCapacity: true)
            }
            if !line.isEmpty { line.append(UInt8(ascii: " ")) }
            line += word
        }
        if !line.isEmpty || lines.isEmpty { lines.append(String(decoding: line, as: UTF8.self)) }
        return lines
    }
}
