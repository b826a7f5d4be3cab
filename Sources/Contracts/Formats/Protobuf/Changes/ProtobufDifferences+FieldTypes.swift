internal import Basics

/// How many values a field has, and whether a missing one can be told.
enum ProtoCardinality: Hashable {
    case explicit, implicit, required, repeated, map

    /// Within a group, the bytes of the one are read as the other.
    var wireGroup: Int {
        switch self {
        case .explicit, .implicit: 1
        case .required: 2
        case .repeated, .map: 3
        }
    }

    /// Within a group, the same holds of JSON, where a map is an object and a repeated field a list.
    var wireJSONGroup: Int { self == .map ? 4 : wireGroup }

    var words: String {
        switch self {
        case .explicit: "optional with presence"
        case .implicit: "optional without presence"
        case .required: "required"
        case .repeated: "repeated"
        case .map: "a map"
        }
    }
}

extension ProtoField {
    var cardinality: ProtoCardinality {
        if isMap { return .map }
        if label == .repeated { return .repeated }
        if isRequired { return .required }
        return hasPresence ? .explicit : .implicit
    }
}

extension ProtoKind {
    /// Types of one group have one encoding (protobuf.dev, "Updating a message type"); an enum and a message stand alone, since their values are not known.
    var wireGroup: Int {
        switch self {
        case .int32, .int64, .uint32, .uint64, .bool: 1
        case .sint32, .sint64: 2
        case .fixed32, .sfixed32: 5
        case .fixed64, .sfixed64: 6
        default: 100 + Int(rawValue)
        }
    }

    /// Types of one group have one encoding in binary and one form in JSON.
    var wireJSONGroup: Int {
        switch self {
        case .int32, .uint32: 1
        case .int64, .uint64: 2
        case .fixed32, .sfixed32: 3
        case .fixed64, .sfixed64: 4
        default: 100 + Int(rawValue)
        }
    }

    /// Whether every value of this type is read right by a reader that expects another type, in binary and in JSON.
    func isRead(as other: ProtoKind) -> Bool {
        if self == other { return true }
        switch (self, other) {
        case (.int32, .int64), (.uint32, .uint64), (.uint32, .int64), (.sint32, .sint64): return true
        default: return false
        }
    }
}

extension ProtobufDifferences {
    mutating func compareTypes(_ before: ProtoField, _ after: ProtoField, _ owner: Owner) {
        let (was, now) = (before.wireKind, after.wireKind)
        // What is not known is not judged; the missing type is said where it stands.
        if was == .unknown || now == .unknown { return }
        let isNamed = [.enum, .message, .group].contains(now)
        if was == now, !isNamed || before.typeName == after.typeName { return }
        var rules: [ProtobufRule] = [.fieldSameType]
        var fits = (old: was.isRead(as: now), new: now.isRead(as: was))
        if was != now {
            if was.wireJSONGroup != now.wireJSONGroup { rules.append(.fieldWireJSONType) }
            if was.wireGroup != now.wireGroup, !(was == .string && now == .bytes) { rules.append(.fieldWireType) }
        } else if now == .enum {
            fits = (isSubset(before, old, of: after, new), isSubset(after, new, of: before, old))
            // An enum that moved, and kept its name and values, is the same on the wire.
            if Self.lastName(before.typeName) != Self.lastName(after.typeName) || !fits.old {
                rules += [.fieldWireJSONType, .fieldWireType]
            }
        } else {
            rules += [.fieldWireJSONType, .fieldWireType]
            fits = (false, false)
        }
        let isOtherEncoding = was.shapeGroup == now.shapeGroup && was != now && rules.contains(.fieldWireType)
        let words = (Self.words(before, was), Self.words(after, now))
        note(
            Difference(
                rules: rules, kind: isOtherEncoding ? .fieldEncodingChanged : .typeChanged, subject: "\(owner.name).\(before.name.name)",
                message: "the type changed from \(words.0) to \(words.1)", detail: "\(words.0)>\(words.1)", about: .type(owner.name),
                old: before.name.origin, new: after.name.origin, oldFits: fits.old, newFits: fits.new))
    }

    /// Whether all values of one enum are values of another, by name and number.
    private func isSubset(_ field: ProtoField, _ schema: ProtoSchema, of other: ProtoField, _ otherSchema: ProtoSchema) -> Bool {
        guard let one = schema.enumeration(field.typeName), let two = otherSchema.enumeration(other.typeName) else { return false }
        let numbers = Dictionary(two.values.map { ($0.name.name, $0.number) }, uniquingKeysWith: { first, _ in first })
        return one.values.allSatisfy { numbers[$0.name.name] == $0.number }
    }

    private static func lastName(_ name: Name) -> Substring {
        name.text.utf8.lastIndex(of: UInt8(ascii: ".")).map { name.text[name.text.utf8.index(after: $0)...] } ?? name.text[...]
    }

    private static func words(_ field: ProtoField, _ kind: ProtoKind) -> String {
        if field.isMap { return "a map" }
        if kind == .group, field.kind != .group { return "\(field.typeName) (delimited)" }
        return field.typeName.isEmpty ? kind.word : field.typeName.text
    }
}

extension ProtoKind {
    /// Types of one group hold the same values, however they are written.
    fileprivate var shapeGroup: Int {
        switch self {
        case .int32, .sint32, .sfixed32: 1
        case .int64, .sint64, .sfixed64: 2
        case .uint32, .fixed32: 3
        case .uint64, .fixed64: 4
        case .message, .group: 5
        default: 100 + Int(rawValue)
        }
    }
}
