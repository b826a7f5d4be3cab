internal import Basics

/// Turns a schema into shapes: types become records, literals and unions, fields of the root types become operations.
struct GraphQLContractReader {
    var contract: Contract
    let schema: GraphQLSchema
    private var shapes: GraphQLShapes

    init(contract: Contract, schema: GraphQLSchema) {
        self.contract = contract
        self.schema = schema
        shapes = GraphQLShapes(schema: schema)
    }

    mutating func read() {
        let types = schema.ownTypes.filter { !GraphQLBuiltIns.standardScalars.contains($0.name) }
        for type in types {
            let id = contract.declare(type.name, at: type.definition.origin)
            let index = Int(id.index)
            contract.types[index].label = type.kind.rawValue
            contract.types[index].description = type.definition.description
            shapes.types[type.name] = id
        }
        reserveRoom(for: types)
        for type in types {
            guard let id = shapes.types[type.name] else { continue }
            contract.define(id, as: shape(of: type))
        }
        for kind in GraphQLOperationKind.allCases {
            guard let root = schema.root(kind) else { continue }
            for field in root.definition.fields { contract.operations.append(operation(field, of: root)) }
        }
    }

    /// Reserves room for the shapes of all fields and arguments, which root types need a second time for their operations.
    private mutating func reserveRoom(for types: [GraphQLNamedType]) {
        let roots = GraphQLOperationKind.allCases.compactMap { schema.root($0) }
        let room = (types + roots).reduce(contract.shapes.count) { $0 + Self.shapeCount($1.definition) }
        contract.shapes.reserveCapacity(room)
        contract.origins.reserveCapacity(room)
    }

    private static func shapeCount(_ type: GraphQLTypeDefinition) -> Int {
        var count = type.members.count + shapeCount(type.inputFields)
        let fields = type.fields.span
        for index in fields.indices { count += 1 + fields[index].type.shapeCount + shapeCount(fields[index].arguments) }
        return count
    }

    private static func shapeCount(_ definitions: [GraphQLInputValueDefinition]) -> Int {
        let span = definitions.span
        var count = 0
        for index in span.indices { count += span[index].type.shapeCount }
        return count
    }

    private mutating func shape(of type: GraphQLNamedType) -> Shape {
        switch type.kind {
        case .scalar: return GraphQLShapes.customScalar(type.name)
        case .enumeration: return .literals(type.definition.values.map { .text($0.name.name) })
        case .union:
            let members = type.definition.members.filter { shapes.types[$0.name] != nil }
            let branches = members.compactMap { member in shapes.types[member.name].map { contract.add(.reference($0), at: member.origin) }
            }
            return .union(Union(branches, discriminator: "__typename", tags: members.map(\.name)))
        case .object, .interface:
            // Whoever asks for an interface gets an object, which may have more.
            var record = Record(rest: type.kind == .interface ? .open : .closed)
            let definitions = type.definition.fields
            let fields = definitions.span
            record.fields.reserveCapacity(fields.count)
            for index in fields.indices { record.fields.append(field(fields[index])) }
            return .record(record)
        case .input:
            var record = arguments(type.definition.inputFields)
            if type.isOneOf { (record.minFields, record.maxFields) = (1, 1) }
            return .record(record)
        }
    }

    /// A field of an output type. It is always there when it is asked for, so it counts as required.
    private mutating func field(_ field: borrowing GraphQLFieldDefinition) -> Field {
        let shape = shapes.shape(of: field.type, in: &contract)
        var facets = Facets(field.directives.isDeprecated ? .deprecated : [], description: field.description)
        if !field.arguments.isEmpty { facets.arguments = contract.add(.record(arguments(field.arguments)), at: field.origin) }
        return Field(field.name.name, shape, required: true, facets: facets, origin: field.name.origin)
    }

    /// The record of arguments or input fields; one must be given if it is non-null and has no default.
    private mutating func arguments(_ definitions: [GraphQLInputValueDefinition]) -> Record {
        var record = Record(rest: .closed)
        record.fields.reserveCapacity(definitions.count)
        let span = definitions.span
        for index in span.indices { record.fields.append(field(ofInput: span[index])) }
        return record
    }

    private mutating func field(ofInput definition: borrowing GraphQLInputValueDefinition) -> Field {
        let shape = shapes.shape(of: definition.type, in: &contract)
        let facets = Facets(
            definition.directives.isDeprecated ? .deprecated : [], defaultValue: definition.defaultValue.map { Literal($0) },
            description: definition.description)
        return Field(definition.name.name, shape, required: definition.isRequired, facets: facets, origin: definition.name.origin)
    }

    private mutating func operation(_ field: GraphQLFieldDefinition, of root: GraphQLNamedType) -> Operation {
        let name = Name("\(root.name).\(field.name.name)")
        var operation = Operation(name: name, identity: name, origin: field.name.origin)
        operation.isDeprecated = field.directives.isDeprecated
        let arguments = contract.add(.record(arguments(field.arguments)), at: field.origin)
        let answer = shapes.shape(of: field.type, in: &contract)
        let isRequired = field.arguments.contains(where: \.isRequired)
        operation.positions = [
            Position(.request, .in, arguments, required: isRequired, origin: field.origin),
            Position(.response(""), .out, answer, origin: field.type.origin),
        ]
        return operation
    }
}

extension [GraphQLDirective] {
    var isDeprecated: Bool { contains { $0.name.name == "deprecated" } }
}
