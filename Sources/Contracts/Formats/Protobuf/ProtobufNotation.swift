internal import Basics

/// Protobuf's text format on one line: fields and enum values by name, messages in braces, an entry of a map as a message of key and value.
struct ProtobufNotation: MessageNotation {
    var name: String { "protobuf-text" }
    var title: String { "Protobuf text format" }

    func text(_ message: MessageValue, at place: MessagePlace) -> String? {
        guard let schema = place.contract.details as? ProtoSchema, let type = place.type, let own = schema.message(type.name) else {
            return nil
        }
        return ProtobufMessageWriter(schema: schema).fields(of: message, own, depth: 0)
    }
}

/// Writes values by Protobuf's messages; nil wherever a value is none of its field's.
struct ProtobufMessageWriter {
    let schema: ProtoSchema
    private static let depthLimit = 64

    /// The fields of a message, without braces around them.
    func fields(of value: MessageValue, _ message: ProtoMessage, depth: Int) -> String? {
        guard depth < Self.depthLimit, case .object(let members) = value else { return nil }
        var parts: [String] = []
        var oneofs: Set<Int> = []
        for member in members where member.name != MessageValue.omission {
            guard let field = message.fields.first(where: { $0.name.name == member.name }),
                let written = entries(of: member.value, field, depth: depth)
            else { return nil }
            // Of the fields of a oneof a message has one.
            if let oneof = field.oneof, !written.isEmpty, !oneofs.insert(oneof).inserted { return nil }
            parts += written
        }
        if value[MessageValue.omission] != nil { parts.append(MessageValue.omission.text) }
        return parts.joined(separator: " ")
    }

    /// A field as it is written: once, or once for each item or entry.
    private func entries(of value: MessageValue, _ field: ProtoField, depth: Int) -> [String]? {
        if value.isNull { return [] }
        var values = [value]
        if field.isMap {
            guard case .object(let members) = value else { return nil }
            let entries = members.map { entry($0, field, depth: depth) }
            return entries.contains(nil) ? nil : entries.compactMap(\.self)
        }
        if field.label == .repeated {
            guard case .array(let items) = value else { return nil }
            values = items
        }
        let name = field.kind == .group ? Self.lastPart(of: field.typeName) : field.name.name.text
        let written = values.map { single($0, field, name, depth: depth) }
        return written.contains(nil) ? nil : written.compactMap(\.self)
    }

    private func entry(_ member: MessageValue.Member, _ field: ProtoField, depth: Int) -> String? {
        guard case .message(let file, let index)? = field.type, schema.files[file].messages[index].fields.count == 2 else { return nil }
        let parts = schema.files[file].messages[index].fields
        let key: String? =
            switch parts[0].kind {
            case .string: Self.quoted(Array(member.name.text.utf8))
            default: member.name.text
            }
        guard let key, let value = single(member.value, parts[1], "value", depth: depth + 1) else { return nil }
        return "\(field.name.name) { key: \(key) \(value) }"
    }

    private static func lastPart(of name: Name) -> String { name.text.split(separator: ".").last.map(String.init) ?? name.text }

    private func single(_ value: MessageValue, _ field: ProtoField, _ name: String, depth: Int) -> String? {
        switch field.kind {
        case .message, .group:
            if let known = WellKnownMessage.fields(of: value, field.typeName) { return Self.braced(name, known) }
            guard let message = schema.message(field.typeName), let inner = fields(of: value, message, depth: depth + 1) else { return nil }
            return Self.braced(name, inner)
        case .enum:
            guard case .text(let text) = value, schema.enumeration(field.typeName)?.values.contains(where: { $0.name.name == text }) ?? true
            else { return nil }
            return "\(name): \(text)"
        default: return Self.scalar(value, field.kind).map { "\(name): \($0)" }
        }
    }

    private static func braced(_ name: String, _ inner: String) -> String { inner.isEmpty ? "\(name) {}" : "\(name) { \(inner) }" }

    static func scalar(_ value: MessageValue, _ kind: ProtoKind) -> String? {
        switch (kind, value) {
        case (.bool, .boolean(let value)): value ? "true" : "false"
        case (.string, .text(let text)): quoted(Array(text.text.utf8))
        case (.bytes, .bytes(let bytes)): quoted(bytes)
        case (.float, .number(let number)), (.double, .number(let number)): number.description
        case (.float, .text(let word)), (.double, .text(let word)):
            ["NaN": "nan", "Infinity": "inf", "-Infinity": "-inf"][word.text]
        case (.unknown, _), (.enum, _), (.message, _), (.group, _), (.bool, _), (.string, _), (.bytes, _): nil
        case (_, .number(let number)): number.isInteger ? number.description : nil
        default: nil
        }
    }

    /// Bytes in quotes; what is not printable is written in octal, valid UTF-8 as it is.
    static func quoted(_ bytes: [UInt8]) -> String {
        let isText = String(validating: bytes, as: UTF8.self) != nil
        var result: [UInt8] = [UInt8(ascii: "\"")]
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): result += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): result += Array("\\n".utf8)
            case UInt8(ascii: "\r"): result += Array("\\r".utf8)
            case UInt8(ascii: "\t"): result += Array("\\t".utf8)
            case 0x20..<0x7F: result.append(byte)
            case 0x80... where isText: result.append(byte)
            default:
                let digits = String(byte, radix: 8)
                result += Array(("\\" + String(repeating: "0", count: 3 - digits.utf8.count) + digits).utf8)
            }
        }
        return String(decoding: result + [UInt8(ascii: "\"")], as: UTF8.self)
    }
}

/// Writes the fields of Protobuf's own messages whose values the model knows in another form.
enum WellKnownMessage {
    private static let wrappers: [Name: ProtoKind] = [
        "google.protobuf.DoubleValue": .double, "google.protobuf.FloatValue": .float, "google.protobuf.Int64Value": .int64,
        "google.protobuf.UInt64Value": .uint64, "google.protobuf.Int32Value": .int32, "google.protobuf.UInt32Value": .uint32,
        "google.protobuf.BoolValue": .bool, "google.protobuf.StringValue": .string, "google.protobuf.BytesValue": .bytes,
    ]

    /// The fields of a message; nil for other messages, and for values that are none of it.
    static func fields(of value: MessageValue, _ name: Name) -> String? {
        if let kind = wrappers[name] { return ProtobufMessageWriter.scalar(value, kind).map { "value: \($0)" } }
        switch (name, value) {
        case ("google.protobuf.Timestamp", .text(let text)):
            guard let moment = MessageMoment(text.text) else { return nil }
            return "seconds: \(moment.seconds)" + (moment.nanoseconds == 0 ? "" : " nanos: \(moment.nanoseconds)")
        case ("google.protobuf.FieldMask", .text(let text)):
            return text.text.split(separator: ",").map { "paths: \(ProtobufMessageWriter.quoted(Array($0.utf8)))" }.joined(separator: " ")
        case ("google.protobuf.Empty", .object(let members)): return members.isEmpty ? "" : nil
        default: return nil
        }
    }
}
