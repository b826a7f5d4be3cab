internal import Basics

/// A simple type: a set of texts, and the kind of value that they stand for.
struct XSDSimpleType: Sendable {
    indirect enum Variety: Sendable {
        case atomic(XSDPrimitive)
        case list(XSDSimpleType)
        case union([XSDSimpleType])
    }

    var variety: Variety
    var facets = XSDFacets()

    /// Any text.
    static let anySimple = XSDSimpleType(variety: .atomic(.string))
}

/// What is known of white space before facets are looked at.
enum XSDWhiteSpace: Int, Comparable, Sendable {
    case preserve, replace, collapse
    static func < (left: XSDWhiteSpace, right: XSDWhiteSpace) -> Bool { left.rawValue < right.rawValue }
}

/// The facets of a simple type, those of its bases included.
struct XSDFacets: Sendable {
    struct Bound: Sendable {
        let text: String
        let isExclusive: Bool
    }

    var minLength: Int?
    var maxLength: Int?
    /// Patterns of ECMA-262 without anchors that each must match the whole value; those of one step are one of them.
    var patterns: [String] = []
    var enumeration: [String]?
    var minimum: Bound?
    var maximum: Bound?
    var totalDigits: Int?
    var fractionDigits: Int?
    var whiteSpace = XSDWhiteSpace.preserve
    /// What could not be read, as a label: equal labels are equal sets.
    var labels: [String] = []

    /// Whether something besides lengths limits the value.
    var hasPatterns: Bool { !patterns.isEmpty || !labels.isEmpty }
}

/// The primitive types, those that are handled alike as one.
enum XSDPrimitive: Sendable {
    case string, boolean, decimal, float, double, qualifiedName, hexBinary, base64Binary
    case instant(InstantKind)
    /// A part of a calendar date, with its pattern.
    case calendar(String)
}

/// The types that XML Schema itself defines.
enum XSDBuiltIns {
    /// The type of a local name; nil where XML Schema has none. `anyType` is no simple type.
    static func type(_ name: Name) -> XSDSimpleType? {
        if let bits = integers[name.text] { return integer(minimum: bits.0, maximum: bits.1) }
        if let item = lists[name.text], let type = type(item) {
            var list = XSDSimpleType(variety: .list(type))
            list.facets.minLength = 1
            list.facets.whiteSpace = .collapse
            return list
        }
        if let pattern = names[name.text] {
            var type = atomic(.string)
            type.facets.patterns = [pattern]
            return type
        }
        switch name.text {
        case "string": return atomic(.string, .preserve)
        case "normalizedString": return atomic(.string, .replace)
        case "anySimpleType": return atomic(.string, .preserve)
        // Which texts are addresses is not checked by minimally conforming processors (XML Schema 1.0 Part 2, 3.2.17), nor by any of version 1.1.
        case "token", "anyURI": return atomic(.string)
        case "boolean": return atomic(.boolean)
        case "decimal": return atomic(.decimal)
        case "float": return atomic(.float)
        case "double": return atomic(.double)
        case "dateTime": return atomic(.instant(.dateTime))
        case "date": return atomic(.instant(.date))
        case "time": return atomic(.instant(.time))
        case "duration": return atomic(.instant(.duration))
        case "gYear": return atomic(.calendar(ValueSpelling.gYear))
        case "gYearMonth": return atomic(.calendar(ValueSpelling.gYearMonth))
        case "gMonth": return atomic(.calendar(ValueSpelling.gMonth))
        case "gMonthDay": return atomic(.calendar(ValueSpelling.gMonthDay))
        case "gDay": return atomic(.calendar(ValueSpelling.gDay))
        case "hexBinary": return atomic(.hexBinary)
        case "base64Binary": return atomic(.base64Binary)
        case "QName", "NOTATION": return atomic(.qualifiedName)
        default: return nil
        }
    }

    private static func atomic(_ primitive: XSDPrimitive, _ whiteSpace: XSDWhiteSpace = .collapse) -> XSDSimpleType {
        var type = XSDSimpleType(variety: .atomic(primitive))
        type.facets.whiteSpace = whiteSpace
        return type
    }

    private static func integer(minimum: String?, maximum: String?) -> XSDSimpleType {
        var type = atomic(.decimal)
        type.facets.fractionDigits = 0
        type.facets.minimum = minimum.map { XSDFacets.Bound(text: $0, isExclusive: false) }
        type.facets.maximum = maximum.map { XSDFacets.Bound(text: $0, isExclusive: false) }
        return type
    }

    private static let integers: [String: (String?, String?)] = [
        "integer": (nil, nil), "nonNegativeInteger": ("0", nil), "positiveInteger": ("1", nil), "nonPositiveInteger": (nil, "0"),
        "negativeInteger": (nil, "-1"), "long": ("-9223372036854775808", "9223372036854775807"), "int": ("-2147483648", "2147483647"),
        "short": ("-32768", "32767"), "byte": ("-128", "127"), "unsignedLong": ("0", "18446744073709551615"),
        "unsignedInt": ("0", "4294967295"), "unsignedShort": ("0", "65535"), "unsignedByte": ("0", "255"),
    ]

    private static let lists: [String: Name] = ["NMTOKENS": "NMTOKEN", "IDREFS": "IDREF", "ENTITIES": "ENTITY"]

    private static let noColon = XSDPattern.nameStart.replacingColon
    static let localName = "[\(noColon)][\(XSDPattern.nameRest.replacingColon)]*"

    private static let names: [String: String] = [
        "NMTOKEN": "[\(XSDPattern.nameRest)]+", "Name": "[\(XSDPattern.nameStart)][\(XSDPattern.nameRest)]*", "NCName": localName,
        "ID": localName, "IDREF": localName, "ENTITY": localName, "language": "[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*",
    ]
}

extension String {
    /// A class of name characters without its leading colon.
    fileprivate var replacingColon: String { hasPrefix(":") ? String(dropFirst()) : self }

    /// The text as a pattern that matches it alone.
    var patternQuoted: String {
        var result = ""
        for scalar in unicodeScalars {
            if "\\^$.|?*+()[]{}/".unicodeScalars.contains(scalar) { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result
    }
}
