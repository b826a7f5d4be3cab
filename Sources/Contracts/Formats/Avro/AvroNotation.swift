internal import Basics

/// Avro's JSON encoding: branches of unions by name, bytes as the characters of their numbers, dates and decimals as what they stand on.
struct AvroNotation: MessageNotation {
    var name: String { "avro-json" }
    var title: String { "Avro JSON encoding" }

    func text(_ message: MessageValue, at place: MessagePlace) -> String? {
        if let payload = place.embedded?.details as? AvroPayload {
            return AvroMessageWriter(model: payload.model).value(message, payload.schema)?.compactText
        }
        guard let model = place.contract.details as? AvroModel else { return nil }
        let writer = AvroMessageWriter(model: model)
        if let parameters = Self.parameters(place, model) { return writer.record(message, parameters, depth: 0)?.compactText }
        return Self.schema(place, model).flatMap { writer.value(message, $0) }?.compactText
    }

    /// The parameters of a call, where the message is one.
    private static func parameters(_ place: MessagePlace, _ model: AvroModel) -> [AvroField]? {
        guard let (operation, position) = place.position, position.part == .request else { return nil }
        return model.messages.first { $0.name == operation.name }?.parameters
    }

    private static func schema(_ place: MessagePlace, _ model: AvroModel) -> AvroSchema? {
        if let type = place.type {
            if let index = model.types.firstIndex(where: { $0.fullName == type.name }) { return AvroSchema(.named(index), at: type.origin) }
            return type.name.isEmpty ? model.entries.first?.schema : nil
        }
        guard let (operation, position) = place.position else { return nil }
        let message = model.messages.first { $0.name == operation.name }
        return position.part == .response("") ? message?.response : nil
    }
}

/// Writes values by Avro's schemas; nil wherever a value is none of its schema's.
struct AvroMessageWriter {
    let model: AvroModel
    private static let depthLimit = 64

    func value(_ value: MessageValue, _ schema: AvroSchema, depth: Int = 0) -> JSONValue? {
        guard depth < Self.depthLimit else { return nil }
        if let logical = schema.logical { return self.logical(value, logical, fixedSize: nil) }
        switch schema.kind {
        case .primitive(let primitive): return self.primitive(value, primitive)
        case .array(let items):
            guard case .array(let values) = value else { return nil }
            return all(values.map { self.value($0, items, depth: depth + 1) }).map { .array($0) }
        case .map(let values):
            guard case .object(let members) = value else { return nil }
            return all(members.map { self.value($0.value, values, depth: depth + 1) }).map { made in
                .object(zip(members, made).map { ($0.name.text, $1) })
            }
        case .union(let branches): return union(value, branches, depth: depth)
        case .named(let index): return named(value, model.types[index], depth: depth)
        case .unknown: return nil
        }
    }

    private func all(_ values: [JSONValue?]) -> [JSONValue]? {
        let known = values.compactMap(\.self)
        return known.count == values.count ? known : nil
    }

    private func union(_ value: MessageValue, _ branches: [AvroSchema], depth: Int) -> JSONValue? {
        for branch in branches {
            guard let made = self.value(value, branch, depth: depth + 1) else { continue }
            return branch.isNull ? made : .object([(AvroNames.branchName(of: branch, model).text, made)])
        }
        return nil
    }

    private func named(_ value: MessageValue, _ type: AvroNamedType, depth: Int) -> JSONValue? {
        switch type.content {
        case .record(let fields, _): return record(value, fields, depth: depth)
        case .enumeration(let symbols, _):
            guard case .text(let text) = value, symbols.contains(text) else { return nil }
            return .string(text.text)
        case .fixed(let size, let logical):
            if let logical { return self.logical(value, logical, fixedSize: size) }
            guard case .bytes(let bytes) = value, bytes.count <= size, size <= 4_096 else { return nil }
            // What is shorter than the type is filled up: the model knows of no least length.
            return Self.text(of: bytes + Array(repeating: 0, count: size - bytes.count))
        }
    }

    /// A record with all of its fields in their order; those that an excerpt leaves out are marked.
    func record(_ value: MessageValue, _ fields: [AvroField], depth: Int) -> JSONValue? {
        guard case .object(let members) = value else { return nil }
        let isExcerpt = value[MessageValue.omission] != nil
        let names = Set(fields.map(\.name))
        guard members.allSatisfy({ names.contains($0.name) || $0.name == MessageValue.omission }) else { return nil }
        var made: [(String, JSONValue)] = []
        for field in fields {
            guard let own = value[field.name] ?? (isExcerpt ? nil : field.defaultValue.flatMap { MessageValue($0) }) else {
                if isExcerpt { continue }
                return nil
            }
            guard let written = self.value(own, field.schema, depth: depth + 1) else { return nil }
            made.append((field.name.text, written))
        }
        return .object(made + (isExcerpt ? [(MessageValue.omission.text, .string(MessageValue.omission.text))] : []))
    }

    // MARK: Values without parts

    private func primitive(_ value: MessageValue, _ primitive: AvroPrimitive) -> JSONValue? {
        switch (primitive, value) {
        case (.null, .null), (.boolean, .boolean), (.string, .text), (.float, .number), (.double, .number): value.json
        case (.int, .number(let number)), (.long, .number(let number)): number.isInteger ? value.json : nil
        case (.bytes, .bytes(let bytes)): Self.text(of: bytes)
        default: nil
        }
    }

    /// Bytes as the specification writes them: each as the character of its number.
    private static func text(of bytes: [UInt8]) -> JSONValue {
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(Unicode.Scalar(byte)) }
        return .string(String(text))
    }

    private func logical(_ value: MessageValue, _ logical: AvroLogicalType, fixedSize: Int?) -> JSONValue? {
        switch (logical, value) {
        case (.decimal(_, let scale), .number(let number)): return Self.decimal(number, scale: scale, size: fixedSize)
        case (.uuid, .text(let text)): return fixedSize == nil ? .string(text.text) : Self.uuid(text.text).map(Self.text)
        case (.date, .text(let text)):
            return MessageMoment(text.text).flatMap { $0.seconds.isMultiple(of: 86_400) ? .integer($0.seconds / 86_400) : nil }
        case (.time(let unit), .text(let text)), (.timestamp(let unit, _), .text(let text)):
            return MessageMoment(text.text).map { moment in
                switch unit {
                case .millis: .integer(moment.seconds * 1_000 + moment.nanoseconds / 1_000_000)
                case .micros: .integer(moment.seconds * 1_000_000 + moment.nanoseconds / 1_000)
                case .nanos: .integer(moment.seconds * 1_000_000_000 + moment.nanoseconds)
                }
            }
        default: return nil
        }
    }

    private static func uuid(_ text: String) -> [UInt8]? {
        let digits = text.filter { $0 != "-" }
        guard digits.utf8.count == 32 else { return nil }
        var bytes: [UInt8] = []
        var rest = digits[...]
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return bytes
    }

    /// The digits without the point as a number in two's complement, the highest byte first, in as few bytes as hold it or in a fixed number.
    private static func decimal(_ number: ExactDecimal, scale: Int, size: Int?) -> JSONValue? {
        guard scale <= 37, let scaled = number.multiplied(by: .powerOfTen(scale)), scaled.isInteger, var rest = Int128(scaled.description)
        else { return nil }
        var bytes: [UInt8] = []
        repeat {
            bytes.insert(UInt8(truncatingIfNeeded: rest), at: 0)
            rest >>= 8
        } while !(rest == 0 && bytes[0] < 0x80) && !(rest == -1 && bytes[0] >= 0x80)
        guard let size else { return text(of: bytes) }
        guard bytes.count <= size, size <= 4_096 else { return nil }
        return text(of: Array(repeating: bytes[0] >= 0x80 ? 0xFF : 0, count: size - bytes.count) + bytes)
    }
}
