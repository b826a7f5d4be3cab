internal import Basics

/// The shapes of Protobuf types.
enum ProtoShapes {
    /// The values of a scalar type.
    static func scalar(_ kind: ProtoKind) -> Shape {
        switch kind {
        case .bool: .scalar(.boolean)
        case .string: .scalar(.text(.any))
        case .bytes: .scalar(.bytes(maxLength: nil))
        case .float: .scalar(.number(NumberDomain(width: .float)))
        case .double: .scalar(.number(NumberDomain(width: .double)))
        default:
            if let range = kind.integers {
                .scalar(.number(NumberDomain(minimum: .init(range.lower), maximum: .init(range.upper), step: .one)))
            } else {
                .any
            }
        }
    }

    /// What readers find in a field that was left out; nil where they can tell that it was.
    static func filledDefault(of field: ProtoField, in schema: ProtoSchema) -> Literal? {
        if field.label == .repeated { return .composite(field.isMap ? "{}" : "[]") }
        let isStated = field.options.option("default") != nil
        guard isStated || !field.hasPresence, let value = ProtoDefault(of: field, in: schema) else { return nil }
        if field.kind == .enum { return enumDefault(of: field, in: schema) }
        switch value {
        case .number(let number): return field.kind == .bool ? .boolean(number != .zero) : .number(number)
        case .float(let number): return ExactDecimal(parsing: "\(number)").map(Literal.number) ?? .text(Name("\(number)"))
        case .notANumber: return .text("nan")
        case .bytes(let bytes): return .text(Name(String(decoding: bytes, as: UTF8.self)))
        }
    }

    private static func enumDefault(of field: ProtoField, in schema: ProtoSchema) -> Literal? {
        if let name = field.options.text("default") { return .text(Name(name)) }
        return schema.enumeration(field.typeName)?.values.first.map { .text($0.name.name) }
    }
}

extension Profile {
    /// Protobuf: unknown fields are kept, what is left out is filled, and nothing is validated.
    static let protobuf: Profile = {
        var profile = Profile(unknownFields: .keep, violations: .take, fillsDefaults: true, isNominal: true)
        profile.readersTolerateNewFields = true
        return profile
    }()
}
