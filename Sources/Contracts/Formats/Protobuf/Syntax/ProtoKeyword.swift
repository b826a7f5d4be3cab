/// A punctuation mark, which is one byte.
struct ProtoSymbol: ExpressibleByUnicodeScalarLiteral {
    let byte: UInt8

    init(unicodeScalarLiteral value: Unicode.Scalar) { byte = UInt8(truncatingIfNeeded: value.value) }
}

/// The words that mean something at the start of a statement or field; elsewhere they are names like any other.
enum ProtoKeyword: UInt8 {
    case syntax, edition, `import`, package, option, message, `enum`, service, extend, export, local
    case oneof, extensions, reserved, optional, required, repeated, group
    case double, float, int32, int64, uint32, uint64, sint32, sint64, fixed32, fixed64, sfixed32, sfixed64, bool, string, bytes

    /// The scalar type that the word names.
    var scalar: ProtoKind? {
        switch self {
        case .double: .double
        case .float: .float
        case .int32: .int32
        case .int64: .int64
        case .uint32: .uint32
        case .uint64: .uint64
        case .sint32: .sint32
        case .sint64: .sint64
        case .fixed32: .fixed32
        case .fixed64: .fixed64
        case .sfixed32: .sfixed32
        case .sfixed64: .sfixed64
        case .bool: .bool
        case .string: .string
        case .bytes: .bytes
        default: nil
        }
    }
}

extension ProtoLexer {
    /// The keyword that a token is; told by its first letter, since this is asked for every field.
    func keyword(_ token: ProtoToken) -> ProtoKeyword? {
        guard token.kind == .identifier else { return nil }
        func either(_ choices: (StaticString, ProtoKeyword)...) -> ProtoKeyword? {
            for choice in choices where isWord(token, choice.0) { return choice.1 }
            return nil
        }
        switch bytes[token.lower] {
        case UInt8(ascii: "b"): return isWord(token, "bool") ? .bool : isWord(token, "bytes") ? .bytes : nil
        case UInt8(ascii: "d"): return isWord(token, "double") ? .double : nil
        case UInt8(ascii: "e"):
            return either(("enum", .enum), ("extend", .extend), ("extensions", .extensions), ("export", .export), ("edition", .edition))
        case UInt8(ascii: "f"):
            return isWord(token, "float") ? .float : isWord(token, "fixed32") ? .fixed32 : isWord(token, "fixed64") ? .fixed64 : nil
        case UInt8(ascii: "g"): return isWord(token, "group") ? .group : nil
        case UInt8(ascii: "i"):
            return isWord(token, "int32") ? .int32 : isWord(token, "int64") ? .int64 : isWord(token, "import") ? .import : nil
        case UInt8(ascii: "l"): return isWord(token, "local") ? .local : nil
        case UInt8(ascii: "m"): return isWord(token, "message") ? .message : nil
        case UInt8(ascii: "o"):
            return isWord(token, "optional") ? .optional : isWord(token, "option") ? .option : isWord(token, "oneof") ? .oneof : nil
        case UInt8(ascii: "p"): return isWord(token, "package") ? .package : nil
        case UInt8(ascii: "r"):
            return isWord(token, "repeated")
                ? .repeated : isWord(token, "reserved") ? .reserved : isWord(token, "required") ? .required : nil
        case UInt8(ascii: "s"):
            if isWord(token, "string") { return .string }
            return either(
                ("sint32", .sint32), ("sint64", .sint64), ("service", .service), ("sfixed32", .sfixed32), ("sfixed64", .sfixed64),
                ("syntax", .syntax))
        case UInt8(ascii: "u"): return isWord(token, "uint32") ? .uint32 : isWord(token, "uint64") ? .uint64 : nil
        default: return nil
        }
    }
}
