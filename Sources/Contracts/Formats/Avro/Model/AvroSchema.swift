internal import Basics

/// One place in a schema where a type stands, as Avro's specification 1.12 has types.
package struct AvroSchema: Sendable {
    indirect enum Kind: Sendable {
        case primitive(AvroPrimitive)
        case array(AvroSchema)
        case map(AvroSchema)
        case union([AvroSchema])
        /// A record, enum or fixed: an index into `AvroModel.types`.
        case named(Int)
        /// A name that nothing defines, or something that is no type.
        case unknown(Name)
    }

    let kind: Kind
    /// What the value means beyond its type; never part of resolution, but for decimals.
    let logical: AvroLogicalType?
    let origin: Origin

    init(_ kind: Kind, logical: AvroLogicalType? = nil, at origin: Origin) {
        self.kind = kind
        self.logical = logical
        self.origin = origin
    }

    /// The branches of a union; the schema itself where it is none.
    var branches: [AvroSchema] {
        if case .union(let branches) = kind { return branches }
        return [self]
    }

    var isUnion: Bool {
        if case .union = kind { return true }
        return false
    }

    var isNull: Bool {
        if case .primitive(.null) = kind { return true }
        return false
    }
}

/// The types without a name and without parts.
enum AvroPrimitive: String, Sendable, CaseIterable {
    case null, boolean, int, long, float, double, bytes, string

    /// Whether a reader of this type reads what a writer of another wrote: itself, a narrower number, text as bytes and the reverse.
    func reads(_ writer: AvroPrimitive) -> Bool {
        switch self {
        case .null, .boolean, .int: writer == self
        case .long: writer == .long || writer == .int
        case .float: [.float, .long, .int].contains(writer)
        case .double: [.double, .float, .long, .int].contains(writer)
        case .bytes, .string: writer == .bytes || writer == .string
        }
    }
}

/// A record, error, enum or fixed.
package struct AvroNamedType: Sendable {
    enum Content: Sendable {
        case record([AvroField], isError: Bool)
        case enumeration(symbols: [Name], fallback: Name?)
        case fixed(size: Int, logical: AvroLogicalType?)
    }

    /// With the namespace: `com.acme.Order`.
    let fullName: Name
    /// The name without the namespace, by which reader and writer are matched.
    let shortName: Name
    /// Full names by which a reader takes data of other types as its own.
    var aliases: [Name] = []
    var content: Content
    var description: String?
    let origin: Origin

    init(_ fullName: Name, _ content: Content, at origin: Origin) {
        self.fullName = fullName
        shortName = AvroNames.shortName(of: fullName)
        self.content = content
        self.origin = origin
    }

    /// What the specification calls this kind of type.
    var word: String {
        switch content {
        case .record(_, let isError): isError ? "error" : "record"
        case .enumeration: "enum"
        case .fixed: "fixed"
        }
    }
}

/// A field of a record, or a parameter of a message.
struct AvroField: Sendable {
    let name: Name
    var aliases: [Name] = []
    let schema: AvroSchema
    /// What a reader takes where the writer has no such field; nil where there is none.
    var defaultValue: Literal?
    var description: String?
    let origin: Origin
}

/// A message of a protocol: a call with its answer.
struct AvroMessage: Sendable {
    let name: Name
    var parameters: [AvroField] = []
    var response: AvroSchema
    /// The declared errors; every message may also answer with a text.
    var errors: [AvroSchema] = []
    var isOneWay = false
    var description: String?
    let origin: Origin
}

/// What one or several Avro files define.
package struct AvroModel: Sendable {
    var types: [AvroNamedType] = []
    var messages: [AvroMessage] = []
    /// What the files are there for, each compared on its own: a schema file's type, and the types of a protocol that no message reaches.
    var entries: [Entry] = []

    struct Entry: Sendable {
        /// Empty for a schema without a name, such as a union.
        let name: Name
        let schema: AvroSchema
    }

    func named(_ schema: AvroSchema) -> AvroNamedType? {
        if case .named(let index) = schema.kind { return types[index] }
        return nil
    }

    /// The decimal that a schema's values are, on bytes or fixed.
    func decimal(of schema: AvroSchema) -> (precision: Int, scale: Int)? {
        guard case .decimal(let precision, let scale)? = logical(of: schema) else { return nil }
        return (precision, scale)
    }

    /// The logical type at a place, also where it belongs to a fixed type that is named there.
    func logical(of schema: AvroSchema) -> AvroLogicalType? {
        if let own = schema.logical { return own }
        guard case .fixed(_, let logical)? = named(schema)?.content else { return nil }
        return logical
    }

    /// What a type is called in messages for people.
    func words(for schema: AvroSchema) -> String {
        switch schema.kind {
        case .primitive(let primitive): primitive.rawValue
        case .array(let items): "array of \(words(for: items))"
        case .map(let values): "map of \(words(for: values))"
        case .union(let branches): "union of " + branches.prefix(6).map { words(for: $0) }.joined(separator: ", ")
        case .named(let index): "\(types[index].word) \(types[index].shortName)"
        case .unknown(let name): "unknown type \(name)"
        }
    }
}
