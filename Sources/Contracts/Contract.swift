package import Basics

/// Where something stands in one of a contract's files: an index into `Contract.files` and a byte range.
package struct Origin: Sendable, Hashable {
    package let file: UInt16
    package let lower: UInt32
    package let upper: UInt32

    package init(file: Int, lower: Int, upper: Int) {
        self.file = UInt16(truncatingIfNeeded: file)
        self.lower = UInt32(truncatingIfNeeded: lower)
        self.upper = UInt32(truncatingIfNeeded: upper)
    }
}

/// What a system publishes about one interface, in the one model that all formats are read into: positions and named types made of shapes.
package struct Contract: Sendable {
    package var format: ContractFormatID
    /// How messages behave in this format: what unknown fields do, which conversions are implicit.
    package var profile: Profile
    package var files: [SourceFile]
    /// The version that the contract states of itself.
    package var version: String?
    package var shapes: [Shape] = []
    /// Where each shape stands; the same indices as `shapes`.
    package var origins: [Origin] = []
    package var types: [NamedType] = []
    package var operations: [Operation] = []
    /// What peers of the whole contract must agree to, beside its operations: servers and their protocols.
    package var terms: [ExchangeTerm] = []
    /// What counts beside messages' shapes.
    package var facts: [ContractFact] = []
    /// What keywords say that do not apply to the type which their schema states, as shapes of the values that they would apply to; by shape.
    package var strays: [ShapeID: ShapeID] = [:]
    /// Shapes whose schema states no type, so that it was taken from the keywords; whether null is meant is not said.
    package var untyped: Set<ShapeID> = []
    /// Whether schemas of other formats stand at positions.
    package var embedsSchemas = false
    /// The names of the security schemes that the contract declares, used or not.
    package var securitySchemes: Set<Name> = []
    /// What is wrong with the contract, or beyond what is read of its format.
    package var troubles: [ContractTrouble] = []
    /// The format's own model, for rules that no message shows (GraphQL's validation, for example); only that format's folder looks inside.
    package var details: (any Sendable)?

    package init(format: ContractFormatID, profile: Profile, files: [SourceFile]) {
        self.format = format
        self.profile = profile
        self.files = files
    }

    /// Adds a shape and returns its index.
    package mutating func add(_ shape: Shape, at origin: Origin) -> ShapeID {
        shapes.append(shape)
        origins.append(origin)
        return ShapeID(shapes.count - 1)
    }

    /// Adds a named type whose shape is set later, so that types can refer to each other.
    package mutating func declare(_ name: Name, kind: NamedType.Kind = .type, at origin: Origin) -> TypeID {
        let shape = add(.any, at: origin)
        types.append(NamedType(name: name, kind: kind, shape: shape, origin: origin))
        return TypeID(types.count - 1)
    }

    /// Sets the shape of a declared type.
    package mutating func define(_ type: TypeID, as shape: Shape) {
        shapes[Int(types[Int(type.index)].shape.index)] = shape
    }

    /// Reserves room for as many shapes as files of some size most probably have: growing step by step costs more than room to spare.
    mutating func reserveRoom(forBytes size: Int) {
        shapes.reserveCapacity(size / 16)
        origins.reserveCapacity(size / 16)
    }

    /// Gives back room that was reserved and not needed, where that is much.
    mutating func dropSpareRoom() {
        guard shapes.capacity > shapes.count + shapes.count / 2 else { return }
        shapes = shapes.withUnsafeBufferPointer(Array.init)
        origins = origins.withUnsafeBufferPointer(Array.init)
    }

    package subscript(shape: ShapeID) -> Shape { shapes[Int(shape.index)] }
    package subscript(type: TypeID) -> NamedType { types[Int(type.index)] }

    package func span(of origin: Origin) -> SourceSpan {
        SourceSpan(file: files[Int(origin.file)], lower: Int(origin.lower), upper: Int(origin.upper))
    }

    package func span(of shape: ShapeID) -> SourceSpan { span(of: origins[Int(shape.index)]) }
}

/// A type that has a name in its contract: a schema, an entity type, an entity set, a message, a table.
package struct NamedType: Sendable {
    package enum Kind: Sendable, Hashable {
        case type
        case message
        /// An OData entity set, which stands for its type; a table, whose messages are its rows.
        case entitySet
        /// The contract's root, which needs no name.
        case root
    }

    package var name: Name
    /// Other names that references may use: a table or an Avro type without its schema or namespace, an AsyncAPI message by the name that it states.
    package var aliases: [Name] = []
    package var kind: Kind
    package var shape: ShapeID
    package var origin: Origin
    /// What names it in messages, where a message of this type stands under a name: an XML element with its namespace.
    package var wireName: Name?
    package var isDeprecated = false
    package var description: String?
    /// A one-word nominal kind of the format (`object`, `input`, `entity type`), compared where names are compared.
    package var label: String = ""

    package init(name: Name, kind: Kind, shape: ShapeID, origin: Origin) {
        self.name = name
        self.kind = kind
        self.shape = shape
        self.origin = origin
    }
}

/// Something that can be called, sent or received.
package struct Operation: Sendable {
    /// How it is named after the `#` of a reference: `createOrder`, `A_SalesOrder/create`, `Query.products`.
    package var name: Name
    /// Other names that mean the same: `POST /orders`.
    package var aliases: [Name] = []
    /// What identifies the operation on the wire, and so over a comparison: method and path without parameter names.
    package var identity: Name
    /// What may identify the operation in another version, where this one does not say which way it goes.
    package var possibleIdentities: [Name] = []
    package var positions: [Position] = []
    /// The alternatives of what a caller must present; each is a set of schemes with scopes. Empty: nothing is required.
    package var security: [[SecurityRequirement]] = []
    package var isDeprecated = false
    package var sunset: String?
    /// The addresses that it is served at.
    package var servers: [String] = []
    /// What peers must agree to beside shapes.
    package var terms: [ExchangeTerm] = []
    package var origin: Origin

    package init(name: Name, identity: Name, origin: Origin) {
        self.name = name
        self.identity = identity
        self.origin = origin
    }
}

/// One scheme that a caller must present, with its scopes.
package struct SecurityRequirement: Sendable, Hashable {
    package var scheme: Name
    /// The scheme's definition in canonical text (type, place, name), so that a renamed scheme is the same.
    package var definition: String
    package var scopes: [Name]
    /// What else a caller relies on: where tokens are got, how they are written.
    package var details: [String: String]

    package init(scheme: Name, definition: String, scopes: [Name], details: [String: String] = [:]) {
        self.details = details
        self.scheme = scheme
        self.definition = definition
        self.scopes = scopes
    }
}

/// Which way messages at a position go, seen from the contract's owner.
package enum Direction: Sendable, Hashable, Comparable {
    /// Others send it: requests, arguments.
    case `in`
    /// The owner sends it: responses, events.
    case out
}

/// One place in an operation where a message of some shape stands.
package struct Position: Sendable {
    private struct Extras: AsideValues {
        var message: Name?
        var label: Name?
        var isUnknown = false
        var embedded: EmbeddedSchema?
        var encodings: [Name: String] = [:]

        var isEmpty: Bool { message == nil && label == nil && !isUnknown && embedded == nil && encodings.isEmpty }
    }

    package enum Part: Sendable, Hashable {
        case request
        case query, path, headers, cookies
        /// A response by status: `200`, `2XX`, `default`; empty in formats without statuses.
        case response(Name)
        case responseHeaders(Name)
        case payload
        /// What a broker sorts messages by: Kafka's key.
        case key
        case fault(Name)
    }

    package var part: Part
    package var direction: Direction
    package var shape: ShapeID
    /// Whether the message must be there at all.
    package var isRequired: Bool
    package var mediaType: Name?
    package var origin: Origin
    private var extras = Aside<Extras>()

    package init(_ part: Part, _ direction: Direction, _ shape: ShapeID, required: Bool = true, mediaType: Name? = nil, origin: Origin) {
        self.part = part
        self.direction = direction
        self.shape = shape
        isRequired = required
        self.mediaType = mediaType
        self.origin = origin
    }

    /// The type of the message that stands here where an operation has several (AsyncAPI).
    package var message: Name? {
        get { extras.values?.message }
        set { extras.change { $0.message = newValue } }
    }
    /// What such a message is called beside the operation's others, by which it is matched: another operation's may be called so too.
    package var label: Name? {
        get { extras.values?.label }
        set { extras.change { $0.label = newValue } }
    }
    /// Whether what stands here could not be read, so that no comparison of it is decided.
    package var isUnknown: Bool {
        get { extras.values?.isUnknown ?? false }
        set { extras.change { $0.isUnknown = newValue } }
    }
    /// The schema in the terms of another format, whose own rules then judge it.
    package var embedded: EmbeddedSchema? {
        get { extras.values?.embedded }
        set { extras.change { $0.embedded = newValue } }
    }
    /// How the fields of a form are written, where the contract says it: style, or the media type of a part.
    package var encodings: [Name: String] {
        get { extras.values?.encodings ?? [:] }
        set { extras.change { $0.encodings = newValue } }
    }
    /// Whether nothing but its shape and its media type is known of it, as of most.
    package var isPlain: Bool { extras.isEmpty }
}

/// A schema of another format inside a contract, such as an Avro payload.
package struct EmbeddedSchema: Sendable {
    package let format: ContractFormatID
    /// The format's own model, as its rules take it.
    package let details: any Sendable

    package init(format: ContractFormatID, details: any Sendable) {
        self.format = format
        self.details = details
    }
}

/// Something that both sides of an exchange must agree to and that no shape shows: a protocol, an address, a queue's name, where an id stands.
package struct ExchangeTerm: Sendable {
    package enum Value: Sendable, Hashable {
        case exactly(String)
        /// One of several, among which a peer has chosen.
        case oneOf([String])
    }

    /// What it is, in words that tell it from the other terms beside it: `server production: protocol`.
    package var name: String
    package var kind: ChangeKind
    package var value: Value
    /// What it means for peers if the value becomes another, if the term is gone, if it was not there.
    package var ifChanged: ChangeLevel
    package var ifRemoved: ChangeLevel
    package var ifAdded: ChangeLevel
    /// The gravest that a change of it is to peers whom nobody knows; nil where it is what it is to known ones.
    package var bound: ChangeLevel?
    /// The one message that it is about, where an operation carries several.
    package var message: Name?
    /// What it is of its message, whatever that is called; nil where its name says it.
    package var role: String?
    package var origin: Origin

    /// The same term, whose changes are at most of a level to peers whom nobody knows.
    package func atMost(_ bound: ChangeLevel) -> ExchangeTerm {
        var term = self
        term.bound = bound
        return term
    }

    package init(
        _ name: String, _ kind: ChangeKind, _ value: Value, ifChanged: ChangeLevel = .breaking, ifRemoved: ChangeLevel = .breaking,
        ifAdded: ChangeLevel = .safe, origin: Origin
    ) {
        self.name = name
        self.kind = kind
        self.value = value
        self.ifChanged = ifChanged
        self.ifRemoved = ifRemoved
        self.ifAdded = ifAdded
        self.origin = origin
    }
}

/// One thing about a contract that could not be read.
package struct ContractTrouble: Sendable, Hashable {
    package enum Kind: Sendable {
        /// Nothing of the contract can be used.
        case unreadable
        /// A part is unknown: an unresolved reference, a keyword out of range. Its shape is `any`.
        case partUnknown
    }

    package let kind: Kind
    package let message: String
    package let span: SourceSpan

    package init(_ kind: Kind, _ message: String, at span: SourceSpan) {
        self.kind = kind
        self.message = message
        self.span = span
    }
}
