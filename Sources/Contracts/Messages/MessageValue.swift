package import Basics

/// A message, or a part of one: what stands on the wire, whatever the notation.
package indirect enum MessageValue: Sendable, Hashable {
    case null
    case boolean(Bool)
    case number(ExactDecimal)
    case text(Name)
    case bytes([UInt8])
    case array([MessageValue])
    /// Members in the order in which they are written; a name stands once, `omission` for what is left out of an excerpt.
    case object([Member])

    /// One named part of an object.
    package struct Member: Sendable, Hashable {
        package var name: Name
        package var value: MessageValue

        package init(_ name: Name, _ value: MessageValue) {
            self.name = name
            self.value = value
        }
    }

    /// The value of a member; nil for other values, and where there is none of that name.
    package subscript(_ name: Name) -> MessageValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The name of a member that stands for those that an excerpt leaves out.
    package static let omission: Name = "…"

    package var isNull: Bool { self == .null }

    /// The value as JSON that is to be written; binary data is base64.
    package var json: JSONValue {
        switch self {
        case .null: .null
        case .boolean(let value): .bool(value)
        case .number(let value): .decimal(value)
        case .text(let value): .string(value.text)
        case .bytes(let value): .string(Self.base64(value))
        case .array(let items): .array(items.map(\.json))
        case .object(let members): .object(members.map { ($0.name.text, $0.value.json) })
        }
    }

    /// The value as JSON with sorted members, so that equal values have equal texts.
    package var canonicalText: Name { Name(sorted.json.compactText) }

    /// The same value with the members of all objects in bytewise order.
    private var sorted: MessageValue {
        switch self {
        case .array(let items): .array(items.map(\.sorted))
        case .object(let members):
            .object(members.map { Member($0.name, $0.value.sorted) }.sorted { $0.name < $1.name })
        default: self
        }
    }

    /// A scalar as it is written where everything is text; nil for null, arrays and objects.
    package var plainText: Name? {
        switch self {
        case .boolean(let value): value ? "true" : "false"
        case .number(let value): Name(value.description)
        case .text(let value): value
        case .bytes(let value): Name(Self.base64(value))
        case .null, .array, .object: nil
        }
    }

    /// Binary data in the standard alphabet with padding (RFC 4648, 4).
    private static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let group = (0..<3).map { index + $0 < bytes.count ? bytes[index + $0] : 0 }
            let count = min(3, bytes.count - index)
            let bits = Int(group[0]) << 16 | Int(group[1]) << 8 | Int(group[2])
            for position in 0..<4 {
                text.append(position <= count ? alphabet[bits >> (18 - 6 * position) & 63] : UInt8(ascii: "="))
            }
            index += 3
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension MessageValue {
    /// A value that a contract spells out; nil where it is an array or object whose text is not what readers write.
    package init?(_ literal: Literal) {
        switch literal {
        case .null: self = .null
        case .boolean(let value): self = .boolean(value)
        case .number(let value): self = .number(value)
        case .text(let value): self = .text(value)
        case .composite: return nil
        }
    }
}
