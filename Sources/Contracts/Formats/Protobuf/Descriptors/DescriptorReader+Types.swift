internal import Basics

/// Messages, fields and enums of descriptors.
extension DescriptorReader {
    mutating func message(_ range: Range<Int>, in parent: Int?, _ file: inout ProtoFile, depth: Int) {
        guard depth <= Self.depth else {
            isBroken = true
            return
        }
        var name = ProtoIdentifier("", origin(range))
        each(range) { reader, number, value in
            if number == 1, case .bytes(let bytes) = value { name = reader.identifier(bytes) }
        }
        let index = file.addMessage(named: name, in: parent)
        var message = file.messages[index]
        var synthetic: Set<Int> = []
        each(range) { reader, number, value in
            guard case .bytes(let bytes) = value else { return }
            switch number {
            case 2:
                var field = reader.field(bytes, file.edition)
                // The oneof of a proto3 `optional` is a device of the descriptor, and nobody's.
                if file.edition == .proto3, field.label == .optional, let oneof = field.oneof {
                    synthetic.insert(oneof)
                    field.oneof = nil
                }
                message.fields.append(field)
            case 3: reader.message(bytes, in: index, &file, depth: depth + 1)
            case 4: reader.enumeration(bytes, in: index, &file)
            case 5: message.extensionRanges.append(reader.range(bytes, isInclusive: false))
            case 6:
                var field = reader.field(bytes, file.edition)
                field.scope = index
                file.extensions.append(field)
            case 7: message.options = reader.options(bytes, DescriptorOptions.message)
            case 8: message.oneofs.append(reader.oneof(bytes))
            case 9: message.reservedRanges.append(reader.range(bytes, isInclusive: false))
            case 10: message.reservedNames.append(reader.identifier(bytes))
            default: break
            }
        }
        message.isMapEntry = message.options.isSet("map_entry")
        if !synthetic.isEmpty { message.dropOneofs(synthetic) }
        file.messages[index] = message
    }

    private mutating func oneof(_ range: Range<Int>) -> ProtoOneof {
        var oneof = ProtoOneof(name: ProtoIdentifier("", origin(range)))
        each(range) { reader, number, value in
            guard case .bytes(let bytes) = value else { return }
            if number == 1 { oneof.name = reader.identifier(bytes) }
            if number == 2 { oneof.options = reader.options(bytes, DescriptorOptions.oneof) }
        }
        return oneof
    }

    private mutating func range(_ range: Range<Int>, isInclusive: Bool) -> ProtoRange {
        var (lower, upper) = (0, isInclusive ? 0 : 1)
        each(range) { _, number, value in
            guard case .number(let bits) = value else { return }
            if number == 1 { lower = Self.signed(bits) }
            if number == 2 { upper = Self.signed(bits) }
        }
        return ProtoRange(lower: lower, upper: max(lower, isInclusive ? upper : upper - 1), origin: origin(range))
    }

    mutating func field(_ range: Range<Int>, _ edition: ProtoEdition) -> ProtoField {
        var field = ProtoField(ProtoIdentifier("", origin(range)), number: 0, label: .none, kind: .unknown, typeOrigin: origin(range))
        var label = 1
        var isProto3Optional = false
        var extra: (standard: Range<Int>?, jsonName: Range<Int>?)
        each(range) { reader, number, value in
            switch (number, value) {
            case (1, .bytes(let bytes)): field.name = reader.identifier(bytes)
            case (2, .bytes(let bytes)): field.extendee = reader.identifier(bytes)
            case (3, .number(let bits)): field.number = Self.signed(bits)
            case (4, .number(let bits)): label = Self.signed(bits)
            case (5, .number(let bits)): field.kind = bits < 19 ? ProtoKind(rawValue: UInt8(bits)) ?? .unknown : .unknown
            case (6, .bytes(let bytes)): field.typeName = Name(reader.text(bytes))
            case (7, .bytes(let bytes)): extra.standard = bytes
            case (8, .bytes(let bytes)): field.options = reader.options(bytes, DescriptorOptions.field)
            case (9, .number(let bits)): field.oneof = bits < 1_000_000 ? Int(bits) : nil
            case (10, .bytes(let bytes)): extra.jsonName = bytes
            case (17, .number(let flag)): isProto3Optional = flag != 0
            default: break
            }
        }
        let isPlain = edition == .proto2 && field.oneof == nil
        field.label = label == 3 ? .repeated : label == 2 ? .required : isPlain || isProto3Optional ? .optional : .none
        if let bytes = extra.jsonName, Name(text(bytes)) != ProtoField.jsonName(of: field.name.name), field.extendee == nil {
            field.options.append(.standard("json_name", .string(Array(source.bytes[bytes])), origin(bytes)))
        }
        if let bytes = extra.standard { field.options.append(.standard("default", standard(bytes, field.kind), origin(bytes))) }
        return field
    }

    /// A default as a descriptor holds it: text for every type, bytes with C's escapes.
    private func standard(_ range: Range<Int>, _ kind: ProtoKind) -> ProtoValue {
        switch kind {
        case .string: return .string(Array(source.bytes[range]))
        case .bytes:
            let quoted = [UInt8(ascii: "\"")] + source.bytes[range] + [UInt8(ascii: "\"")]
            do throws(ProtoSyntaxError) {
                let lexer = try ProtoLexer(file: SourceFile(path: source.path, bytes: quoted), limits: ProtoLimits())
                return .string(try lexer.stringBytes(ProtoToken(kind: .string, lower: 0, upper: quoted.count)))
            } catch {
                return .string(Array(source.bytes[range]))
            }
        default:
            let text = text(range)
            let isNumber = text.utf8.first { $0 != UInt8(ascii: "-") }.map(ProtoLexer.isDigit) ?? false
            return isNumber ? .number(text) : .identifier(Name(text))
        }
    }

    mutating func enumeration(_ range: Range<Int>, in parent: Int?, _ file: inout ProtoFile) {
        var type = ProtoEnum(name: ProtoIdentifier("", origin(range)), nestedName: "", fullName: "", parent: parent)
        each(range) { reader, number, value in
            guard case .bytes(let bytes) = value else { return }
            switch number {
            case 1: type.name = reader.identifier(bytes)
            case 2: type.values.append(reader.value(bytes))
            case 3: type.options = reader.options(bytes, DescriptorOptions.enumeration)
            case 4: type.reservedRanges.append(reader.range(bytes, isInclusive: true))
            case 5: type.reservedNames.append(reader.identifier(bytes))
            default: break
            }
        }
        type.nestedName = file.nestedName(type.name.name, in: parent)
        type.fullName = file.fullName(of: type.nestedName)
        file.enums.append(type)
    }

    private mutating func value(_ range: Range<Int>) -> ProtoEnumValue {
        var result = ProtoEnumValue(name: ProtoIdentifier("", origin(range)), number: 0)
        each(range) { reader, number, value in
            switch (number, value) {
            case (1, .bytes(let bytes)): result.name = reader.identifier(bytes)
            case (2, .number(let bits)): result.number = Self.signed(bits)
            case (3, .bytes(let bytes)): result.options = reader.options(bytes, DescriptorOptions.value)
            default: break
            }
        }
        return result
    }
}

extension ProtoMessage {
    /// Takes some oneofs away, and renumbers what refers to the others.
    fileprivate mutating func dropOneofs(_ dropped: Set<Int>) {
        var places: [Int: Int] = [:]
        for index in oneofs.indices where !dropped.contains(index) { places[index] = places.count }
        oneofs = oneofs.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
        for index in fields.indices { fields[index].oneof = fields[index].oneof.flatMap { places[$0] } }
    }
}

extension ProtoOption {
    /// One of Protobuf's own options.
    static func standard(_ name: Name, _ value: ProtoValue, _ origin: Origin) -> ProtoOption {
        ProtoOption(path: [Part(name: name, isExtension: false)], value: value, origin: origin)
    }
}
