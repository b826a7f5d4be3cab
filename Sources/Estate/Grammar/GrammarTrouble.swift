internal import Basics

/// What is wrong with a piece of text that has a grammar, with the bytes of the text that it is about.
package struct GrammarTrouble: Error, Hashable {
    package let message: String
    package let help: String?
    package let range: Range<Int>

    package init(_ message: String, help: String? = nil, at range: Range<Int>) {
        self.message = message
        self.help = help
        self.range = range
    }

    /// The same trouble in a text that has some bytes before this one.
    func shifted(by offset: Int) -> GrammarTrouble {
        GrammarTrouble(message, help: help, at: range.lowerBound + offset..<range.upperBound + offset)
    }
}

/// What a reading yields; nil where the text is not in the grammar, for callers that try several readings.
package func ifGrammatical<Value>(_ read: () throws(GrammarTrouble) -> Value) -> Value? {
    do { return try read() } catch { return nil }
}

/// Reads a short text byte by byte; all signs that matter are ASCII.
struct Scanner {
    let bytes: [UInt8]
    var position: Int
    let end: Int

    init(_ text: String) {
        bytes = Array(text.utf8)
        position = 0
        end = bytes.count
    }

    var isAtEnd: Bool { position >= end }
    var next: UInt8? { position < end ? bytes[position] : nil }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Whether the sign comes next; it is passed.
    mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: sign) else { return false }
        position += 1
        return true
    }

    mutating func skipSpaces() {
        while next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") { position += 1 }
    }

    /// Passes bytes until one of some signs, or the end.
    mutating func take(until signs: StaticString) -> Range<Int> {
        let start = position
        signs.withUTF8Buffer { stops in
            while position < end, !stops.contains(bytes[position]) { position += 1 }
        }
        return start..<position
    }

    /// Passes a text in single quotes, in which `''` is one quote; the opening quote comes next.
    mutating func takeQuoted() throws(GrammarTrouble) -> String {
        let start = position
        position += 1
        var content: [UInt8] = []
        while let byte = next {
            position += 1
            if byte != UInt8(ascii: "'") {
                content.append(byte)
            } else if next == UInt8(ascii: "'") {
                content.append(byte)
                position += 1
            } else {
                return String(decoding: content, as: UTF8.self)
            }
        }
        throw GrammarTrouble("this quote is not closed", help: "end the quoted part with `'`", at: start..<end)
    }

    /// The range without the spaces at both ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, bytes[low] == 0x20 || bytes[low] == 0x09 { low += 1 }
        while high > low, bytes[high - 1] == 0x20 || bytes[high - 1] == 0x09 { high -= 1 }
        return low..<high
    }
}

/// Puts a text in single quotes, doubling the quotes in it.
func quoted(_ text: Name) -> String {
    var result = "'"
    for scalar in text.text.unicodeScalars {
        if scalar == "'" { result.unicodeScalars.append("'") }
        result.unicodeScalars.append(scalar)
    }
    return result + "'"
}
