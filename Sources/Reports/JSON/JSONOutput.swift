/// A JSON value on its way out; members keep the order in which they are given.
package indirect enum JSONOutput: Sendable {
    case null
    case bool(Bool)
    case number(Int)
    /// A share between 0 and 1, written with three decimals at most.
    case share(passed: Int, of: Int)
    case text(String)
    case array([JSONOutput])
    case object([(String, JSONOutput)])

    package static func text(_ text: String?) -> JSONOutput { text.map { .text($0) } ?? .null }

    /// The text with two spaces of indentation and a line end at its end.
    package var rendered: String {
        var text = ""
        write(to: &text, indent: 0)
        text += "\n"
        return text
    }

    /// The text on one line, without a line end.
    package var compact: String {
        switch self {
        case .array(let items): "[" + items.map(\.compact).joined(separator: ", ") + "]"
        case .object(let members): "{" + members.map { "\(Self.quoted($0.0)): \($0.1.compact)" }.joined(separator: ", ") + "}"
        default: scalar
        }
    }

    private func write(to text: inout String, indent: Int) {
        switch self {
        case .array(let items): Self.write(items, "[", "]", to: &text, indent: indent) { $0.write(to: &$1, indent: indent + 2) }
        case .object(let members):
            Self.write(members, "{", "}", to: &text, indent: indent) { member, text in
                text += Self.quoted(member.0) + ": "
                member.1.write(to: &text, indent: indent + 2)
            }
        default: text += scalar
        }
    }

    private static func write<Item>(
        _ items: [Item], _ open: String, _ close: String, to text: inout String, indent: Int, _ item: (Item, inout String) -> Void
    ) {
        text += open
        for index in items.indices {
            text += index == 0 ? "\n" : ",\n"
            text += String(repeating: " ", count: indent + 2)
            item(items[index], &text)
        }
        if !items.isEmpty { text += "\n" + String(repeating: " ", count: indent) }
        text += close
    }

    private var scalar: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .number(let value): "\(value)"
        case .share(let passed, let all): Self.share(passed, all)
        case .text(let value): Self.quoted(value)
        case .array, .object: ""
        }
    }

    /// A share in thousandths, rounded down so that only what is whole reads 1.
    private static func share(_ passed: Int, _ all: Int) -> String {
        guard all > 0 else { return "1" }
        let thousandths = passed * 1000 / all
        if thousandths % 1000 == 0 { return "\(thousandths / 1000)" }
        var digits = String(thousandths % 1000)
        digits = String(repeating: "0", count: 3 - digits.utf8.count) + digits
        while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
        return "\(thousandths / 1000).\(digits)"
    }

    /// Quotes a text. What a terminal could mistake for a command is escaped too, which JSON allows for every character.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where TerminalText.isUnsafe(scalar):
                for unit in UTF16.encode(scalar)! { result += escape(unit) }
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private static func escape(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }
}
