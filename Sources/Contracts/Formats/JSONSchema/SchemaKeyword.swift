/// A keyword of JSON Schema, of any draft, or of OpenAPI's dialects of it, that says something about values or fields.
enum SchemaKeyword: UInt8, CaseIterable {
    case type, `enum`, const
    case multipleOf, divisibleBy, maximum, exclusiveMaximum, minimum, exclusiveMinimum
    case maxLength, minLength, pattern, format, contentEncoding, contentMediaType, contentSchema
    case items, prefixItems, additionalItems, contains, minContains, maxContains, minItems, maxItems, uniqueItems, unevaluatedItems
    case properties, required, additionalProperties, patternProperties, propertyNames, minProperties, maxProperties
    case dependentRequired, dependentSchemas, dependencies, unevaluatedProperties
    case allOf, anyOf, oneOf, not, `if`, then, `else`, extends, disallow
    case ref, dynamicRef, recursiveRef, id, legacyID
    case nullable, vendorNullable, discriminator
    case readOnly, writeOnly, deprecated, defaultValue, description, unit, sunset, extensibleEnum

    /// How it is written.
    var spelling: String {
        switch self {
        case .ref: "$ref"
        case .dynamicRef: "$dynamicRef"
        case .recursiveRef: "$recursiveRef"
        case .id: "$id"
        case .legacyID: "id"
        case .vendorNullable: "x-nullable"
        case .defaultValue: "default"
        case .unit: "x-unit"
        case .sunset: "x-sunset"
        case .extensibleEnum: "x-extensible-enum"
        default: String(describing: self)
        }
    }

    /// The keywords by their length in bytes; the longest has 21.
    private static let byLength: [[(bytes: [UInt8], keyword: SchemaKeyword)]] = {
        var table = [[(bytes: [UInt8], keyword: SchemaKeyword)]](repeating: [], count: 24)
        for keyword in allCases {
            let bytes = Array(keyword.spelling.utf8)
            table[bytes.count].append((bytes, keyword))
        }
        return table
    }()

    /// The keyword that some bytes spell.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count < Self.byLength.count else { return nil }
        candidates: for candidate in Self.byLength[bytes.count] {
            for index in 0..<bytes.count where bytes[index] != candidate.bytes[index] { continue candidates }
            self = candidate.keyword
            return
        }
        return nil
    }
}

/// A set of keywords, one bit for each.
struct KeywordSet: Sendable, Hashable, ExpressibleByArrayLiteral {
    private(set) var bits: UInt64 = 0

    init(arrayLiteral elements: SchemaKeyword...) {
        for element in elements { insert(element) }
    }

    private init(bits: UInt64) { self.bits = bits }

    mutating func insert(_ keyword: SchemaKeyword) { bits |= 1 << UInt64(keyword.rawValue) }
    func contains(_ keyword: SchemaKeyword) -> Bool { bits & (1 << UInt64(keyword.rawValue)) != 0 }
    func intersects(_ other: KeywordSet) -> Bool { bits & other.bits != 0 }
    func subtracting(_ other: KeywordSet) -> KeywordSet { KeywordSet(bits: bits & ~other.bits) }
    func union(_ other: KeywordSet) -> KeywordSet { KeywordSet(bits: bits | other.bits) }
    var isEmpty: Bool { bits == 0 }
    /// How many keywords of the set come before one.
    func rank(of keyword: SchemaKeyword) -> Int { (bits & ((1 << UInt64(keyword.rawValue)) - 1)).nonzeroBitCount }

    var count: Int { bits.nonzeroBitCount }

    /// The keywords' raw values, in their order.
    var rawValues: RawValues { RawValues(rest: bits) }

    struct RawValues: Sequence, IteratorProtocol {
        fileprivate var rest: UInt64

        mutating func next() -> Int? {
            guard rest != 0 else { return nil }
            defer { rest &= rest - 1 }
            return rest.trailingZeroBitCount
        }
    }

    static let all: KeywordSet = SchemaKeyword.allCases.reduce(into: []) { $0.insert($1) }
    static let numeric: KeywordSet = [.multipleOf, .divisibleBy, .maximum, .exclusiveMaximum, .minimum, .exclusiveMinimum]
    static let textual: KeywordSet = [
        .maxLength, .minLength, .pattern, .format, .contentEncoding, .contentMediaType, .contentSchema,
    ]
    static let ofArrays: KeywordSet = [
        .items, .prefixItems, .additionalItems, .contains, .minItems, .maxItems, .uniqueItems, .unevaluatedItems,
    ]
    static let ofObjects: KeywordSet = [
        .properties, .required, .additionalProperties, .patternProperties, .propertyNames, .minProperties, .maxProperties,
        .dependentRequired, .dependentSchemas, .dependencies, .unevaluatedProperties,
    ]
    /// Keywords that apply another schema to the same value.
    static let inPlace: KeywordSet = [.allOf, .anyOf, .oneOf, .not, .if, .extends, .disallow]
    static let references: KeywordSet = [.ref, .dynamicRef, .recursiveRef]
    /// Keywords that say nothing about which values are valid.
    static let annotations: KeywordSet = [
        .then, .else, .id, .legacyID, .discriminator, .readOnly, .writeOnly, .deprecated, .defaultValue, .description, .unit, .sunset,
        .extensibleEnum,
    ]
}
