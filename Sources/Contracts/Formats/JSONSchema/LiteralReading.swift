internal import Basics
internal import Documents

extension Literal {
    /// Reads a value that a contract spells out; arrays and objects become canonical JSON text.
    init(_ node: Node) {
        switch node.kind {
        case .null: self = .null
        case .boolean: self = .boolean(node.boolean ?? false)
        case .integer, .number: self = node.decimal.map(Literal.number) ?? .composite(node.name)
        case .text: self = .text(node.name)
        default:
            var text = ""
            Self.writeCanonically(node, into: &text)
            self = .composite(Name(text))
        }
    }

    /// Writes a node as JSON without spaces, keys in bytewise order and numbers in plain notation, so that equal values have equal text.
    private static func writeCanonically(_ node: Node, into text: inout String) {
        switch node.kind {
        case .mapping:
            let entries = node.entries.map { (key: $0.key.name, value: $0.value) }.sorted { $0.key < $1.key }
            text += "{"
            for (index, entry) in entries.enumerated() {
                if index > 0 { text += "," }
                writeQuoted(entry.key.text, into: &text)
                text += ":"
                writeCanonically(entry.value, into: &text)
            }
            text += "}"
        case .sequence:
            text += "["
            for (index, item) in node.items.enumerated() {
                if index > 0 { text += "," }
                writeCanonically(item, into: &text)
            }
            text += "]"
        case .text: writeQuoted(node.text, into: &text)
        case .boolean: text += node.boolean == true ? "true" : "false"
        case .integer, .number: text += node.decimal?.description ?? node.text
        default: text += "null"
        }
    }

    private static func writeQuoted(_ value: String, into text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
