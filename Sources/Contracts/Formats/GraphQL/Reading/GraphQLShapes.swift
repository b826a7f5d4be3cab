internal import Basics

/// The shapes that references to a schema's types stand for.
struct GraphQLShapes {
    let schema: GraphQLSchema
    /// The contract's named types.
    var types: [Name: TypeID] = [:]

    init(schema: GraphQLSchema) { self.schema = schema }

    /// The shapes of a contract that was read before.
    init(schema: GraphQLSchema, contract: Contract) {
        self.schema = schema
        types = Dictionary(contract.types.enumerated().map { ($1.name, TypeID($0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// Adds the shape of a reference with its lists and nulls.
    func shape(of reference: GraphQLTypeReference, in contract: inout Contract) -> ShapeID {
        wrap(contract.add(named(reference.name), at: reference.origin), as: reference, in: &contract)
    }

    /// Adds the lists and nulls of a reference around the shape of what it names.
    func wrap(_ shape: ShapeID, as reference: GraphQLTypeReference, in contract: inout Contract) -> ShapeID {
        let value = reference.nullable
        var result = shape
        if value.isList {
            let item = wrap(shape, as: value.unwrapped, in: &contract)
            result = contract.add(.array(ArrayShape(items: item)), at: reference.origin)
        }
        guard !reference.isNonNull else { return result }
        let null = contract.add(.scalar(.null), at: reference.origin)
        return contract.add(.union(Union([result, null])), at: reference.origin)
    }

    /// The shape of a named type: a reference to one of the contract's, or what a standard scalar holds.
    func named(_ name: Name) -> Shape {
        // Standard scalars are never among the contract's types, and are told sooner than looked up.
        switch name {
        case "String", "ID": .scalar(.text(.any))
        case "Int": .scalar(.number(.signed(bits: 32)))
        case "Boolean": .scalar(.boolean)
        case "Float": .scalar(.number(NumberDomain(width: .double)))
        default: types[name].map(Shape.reference) ?? .any
        }
    }

    /// What a scalar of the schema's own most probably holds, by its name: GraphQL itself does not say.
    static func customScalar(_ name: Name) -> Shape {
        switch name.text.lowercased() {
        case "int", "long", "bigint", "int64", "biginteger": .scalar(.number(.integer))
        case "positiveint": .scalar(.number(NumberDomain(minimum: .init(.zero, isExclusive: true), step: .one)))
        case "nonnegativeint", "unsignedint", "uint": .scalar(.number(NumberDomain(minimum: .init(.zero), step: .one)))
        case "decimal", "bigdecimal", "money": .scalar(.number(.any))
        case "positivedecimal", "nonnegativedecimal": .scalar(.number(NumberDomain(minimum: .init(.zero))))
        case "date", "localdate": .scalar(.text(TextDomain(format: "date")))
        case "time", "localtime": .scalar(.text(TextDomain(format: "time")))
        case "datetime", "timestamp", "localdatetime": .scalar(.text(TextDomain(format: "date-time")))
        case "uuid", "guid": .scalar(.text(TextDomain(format: "uuid")))
        case "url", "uri": .scalar(.text(TextDomain(format: "uri")))
        case "email", "emailaddress": .scalar(.text(TextDomain(format: "email")))
        default: .any
        }
    }
}

extension Literal {
    /// The value of a constant; an enum's value is its name, lists and objects are canonical JSON.
    init(_ value: GraphQLValue) {
        switch value.kind {
        case .null: self = .null
        case .boolean(let flag): self = .boolean(flag)
        case .integer(let digits), .float(let digits):
            self = ExactDecimal(parsing: digits).map(Literal.number) ?? .composite(Name(digits))
        case .string(let text): self = .text(Name(text))
        case .enumeration(let name), .variable(let name): self = .text(name)
        case .list, .object: self = .composite(Name(value.json))
        }
    }
}

extension GraphQLValue {
    /// The value as JSON without spaces, keys in bytewise order.
    fileprivate var json: String {
        switch kind {
        case .list(let items): "[" + items.map(\.json).joined(separator: ",") + "]"
        case .object(let fields):
            "{"
                + fields.sorted { $0.name.name < $1.name.name }.map { "\(quoted($0.name.name.text)):\($0.value.json)" }.joined(
                    separator: ",") + "}"
        case .string(let text): quoted(text)
        case .enumeration(let name), .variable(let name): quoted(name.text)
        case .integer(let digits), .float(let digits): ExactDecimal(parsing: digits)?.description ?? digits
        case .boolean(let flag): flag ? "true" : "false"
        case .null: "null"
        }
    }
}
