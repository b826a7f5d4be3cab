internal import Basics

/// What a field holds that was left out, in a form in which defaults of different types can be held against each other.
enum ProtoDefault: Hashable {
    case number(ExactDecimal)
    /// A floating-point number that is no short decimal.
    case float(Double)
    case notANumber
    case bytes([UInt8])

    /// The default of a single field of scalar or enum type; nil for other fields, and where the type is unknown.
    init?(of field: ProtoField, in schema: ProtoSchema) {
        guard field.label != .repeated else { return nil }
        let value = field.options.option("default")?.value
        switch field.kind {
        case .message, .group, .unknown: return nil
        case .string, .bytes:
            if case .string(let bytes)? = value { self = .bytes(bytes) } else { self = .bytes([]) }
        case .bool: self = .number(field.options.isSet("default") ? .one : .zero)
        case .enum:
            guard let type = schema.enumeration(field.typeName) else { return nil }
            var number = type.values.first?.number ?? 0
            if case .identifier(let name)? = value, let found = schema.number(of: name, in: type.fullName) { number = found }
            self = .number(ExactDecimal(number))
        case .float, .double: self = Self.float(value, isSingle: field.kind == .float)
        default:
            guard case .number(let digits)? = value, let number = ExactDecimal(parsing: digits) else {
                self = .number(.zero)
                return
            }
            self = .number(number)
        }
    }

    private static func float(_ value: ProtoValue?, isSingle: Bool) -> ProtoDefault {
        var number = 0.0
        switch value {
        case .identifier(let word)?:
            if word.text.hasSuffix("nan") { return .notANumber }
            number = word.text.hasPrefix("-") ? -.infinity : .infinity
        case .number(let digits)?:
            let text = digits.last == "f" || digits.last == "F" ? String(digits.dropLast()) : digits
            number = Double(text) ?? 0
        default: break
        }
        return .float(isSingle ? Double(Float(number)) : number)
    }

    /// Whether a reader gets the same value by either; numbers of different types are held against each other by value.
    func isSame(as other: ProtoDefault, isSingle: Bool) -> Bool {
        switch (self, other) {
        case (.float(let one), .float(let two)): return isSingle ? Float(one) == Float(two) : one == two
        case (.float(let float), .number(let number)), (.number(let number), .float(let float)):
            return Double(number.description) == float
        default: return self == other || (isZero && other.isZero)
        }
    }

    var isZero: Bool {
        switch self {
        case .number(let number): number == .zero
        case .float(let number): number == 0
        case .notANumber: false
        case .bytes(let bytes): bytes.isEmpty
        }
    }

    /// The value as a `.proto` file writes it.
    var text: String {
        switch self {
        case .number(let number): number.description
        case .float(let number): "\(number)"
        case .notANumber: "nan"
        case .bytes(let bytes): "\"\(String(decoding: bytes, as: UTF8.self))\""
        }
    }

    /// Why a stated default is none of its type's values; nil where it is one.
    static func problem(of field: ProtoField, _ schema: ProtoSchema) -> String? {
        guard let value = field.options.option("default")?.value else { return nil }
        switch (field.kind, value) {
        case (.string, .string), (.bytes, .string), (.float, .number), (.double, .number), (.unknown, _): return nil
        case (.bool, .identifier(let word)) where word == "true" || word == "false": return nil
        case (.float, .identifier(let word)), (.double, .identifier(let word)):
            return ["inf", "nan", "-inf", "-nan"].contains(word.text) ? nil : "The default `\(word)` is no number."
        case (.enum, .identifier(let word)):
            guard let type = schema.enumeration(field.typeName) else { return nil }
            return schema.number(of: word, in: type.fullName) != nil
                ? nil : "The default `\(word)` is no value of the enum `\(type.name.name)`."
        case (let kind, .number(let digits)):
            guard let range = kind.integers else { break }
            guard let number = ExactDecimal(parsing: digits), number.isInteger else { return "The default \(digits) is no whole number." }
            return number < range.lower || number > range.upper ? "The default \(digits) does not fit into \(kind.word)." : nil
        default: break
        }
        return "The default is no value of the type \(field.kind.word)."
    }
}

extension ProtoKind {
    /// The least and the greatest value of a type of whole numbers; nil for other types.
    var integers: (lower: ExactDecimal, upper: ExactDecimal)? {
        switch self {
        case .int32, .sint32, .sfixed32: (ExactDecimal(Int(Int32.min)), ExactDecimal(Int(Int32.max)))
        case .int64, .sint64, .sfixed64: (ExactDecimal(Int.min), ExactDecimal(Int.max))
        case .uint32, .fixed32: (.zero, ExactDecimal(Int(UInt32.max)))
        case .uint64, .fixed64: (.zero, ExactDecimal(coefficient: Int128(UInt64.max), exponent: 0))
        default: nil
        }
    }
}
