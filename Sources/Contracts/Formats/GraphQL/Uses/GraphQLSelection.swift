internal import Basics

extension GraphQLDocument {
    /// The contract with the document's operations added, each under its own name (or `query`, `mutation`, `subscription`): what an operation
    /// sends is the record of its variables, what it gets is exactly its selection.
    ///
    /// Returns the contract unchanged where it is no GraphQL schema. The document becomes the last of the contract's files.
    package func added(to contract: Contract) -> Contract {
        guard let schema = contract.details as? GraphQLSchema else { return contract }
        var reader = GraphQLSelectionReader(document: self, contract: contract, schema: schema)
        for operation in operations { reader.read(operation) }
        return reader.contract
    }
}

/// Builds the shapes of selections: aliases are the names, fragments are merged, what only some types have is optional.
private struct GraphQLSelectionReader {
    /// How many fields one document may select once its fragments are written out.
    static let budget = 100_000

    var contract: Contract
    private let schema: GraphQLSchema
    private let shapes: GraphQLShapes
    private let fragments: [Name: GraphQLFragmentDefinition]
    private let file: Int
    private var remaining = Self.budget

    init(document: GraphQLDocument, contract: Contract, schema: GraphQLSchema) {
        self.contract = contract
        self.schema = schema
        shapes = GraphQLShapes(schema: schema, contract: contract)
        fragments = Dictionary(document.fragments.map { ($0.name.name, $0) }, uniquingKeysWith: { first, _ in first })
        file = contract.files.count
        self.contract.files.append(document.file)
    }

    private func place(_ origin: Origin) -> Origin { Origin(file: file, lower: Int(origin.lower), upper: Int(origin.upper)) }

    mutating func read(_ definition: GraphQLOperationDefinition) {
        guard let root = schema.root(definition.kind) else { return }
        let name = definition.name?.name ?? Name(definition.kind.rawValue)
        var operation = Operation(name: name, identity: name, origin: place(definition.name?.origin ?? definition.origin))
        var variables = Record(rest: .closed)
        for variable in definition.variables {
            let facets = Facets(defaultValue: variable.defaultValue.map { Literal($0) })
            let shape = shapes.shape(of: variable.type, in: &contract)
            variables.fields.append(
                Field(
                    variable.name.name, shape, required: variable.type.isNonNull && variable.defaultValue == nil, facets: facets,
                    origin: place(variable.name.origin)))
        }
        let request = contract.add(.record(variables), at: operation.origin)
        let response = record([EnclosedSet(set: definition.selections, fragments: [])], on: root, at: definition.selections.origin)
        operation.positions = [
            Position(.request, .in, request, required: variables.fields.contains(where: \.isRequired), origin: operation.origin),
            Position(.response(""), .out, response, origin: place(definition.selections.origin)),
        ]
        contract.operations.append(operation)
    }

    /// Selections, and the fragments that they stand in: one that leads back to itself ends.
    private struct EnclosedSet {
        let set: GraphQLSelectionSet
        let fragments: Set<Name>
    }

    /// One key of a response, with all the selections that ask for it.
    private struct Entry {
        let key: Name
        let definition: GraphQLFieldDefinition
        let first: GraphQLFieldSelection
        var sets: [EnclosedSet] = []
        /// Whether every answer has it: not behind a condition or a fragment that not every answer is of.
        var isAlways: Bool
    }

    /// The entries of one object, gathered from its selection sets.
    private struct Gathering {
        let type: GraphQLNamedType
        var entries: [Entry] = []
        var indices: [Name: Int] = [:]
    }

    private mutating func record(_ sets: [EnclosedSet], on type: GraphQLNamedType, at origin: Origin) -> ShapeID {
        var gathering = Gathering(type: type)
        for enclosed in sets { gather(enclosed.set, as: type, isAlways: true, around: enclosed.fragments, into: &gathering) }
        var result = Record(rest: .closed)
        for entry in gathering.entries {
            let inner: ShapeID
            if let first = entry.sets.first, let type = schema.type(entry.definition.type.name) {
                inner = record(entry.sets, on: type, at: first.set.origin)
            } else {
                inner = contract.add(shapes.named(entry.definition.type.name), at: place(entry.first.origin))
            }
            let shape = shapes.wrap(inner, as: entry.definition.type, in: &contract)
            let facets = Facets(entry.definition.directives.isDeprecated ? .deprecated : [], description: entry.definition.description)
            result.fields.append(Field(entry.key, shape, required: entry.isAlways, facets: facets, origin: place(entry.first.origin)))
        }
        return contract.add(.record(result), at: place(origin))
    }

    private mutating func gather(
        _ set: GraphQLSelectionSet, as type: GraphQLNamedType, isAlways: Bool, around: Set<Name>, into gathering: inout Gathering
    ) {
        for selection in set.selections {
            guard remaining > 0 else { return }
            remaining -= 1
            switch selection {
            case .field(let field):
                add(field, of: type, isAlways: isAlways && !field.directives.isConditional, around: around, into: &gathering)
            case .inline(let inline):
                let inner = inline.condition.map { schema.type($0.name) } ?? type
                guard let inner else { continue }
                let applies = isAlways && !inline.directives.isConditional && covers(inner, gathering.type)
                gather(inline.selections, as: inner, isAlways: applies, around: around, into: &gathering)
            case .spread(let spread):
                guard !around.contains(spread.name.name), let fragment = fragments[spread.name.name],
                    let inner = schema.type(fragment.condition.name)
                else { continue }
                let applies = isAlways && !spread.directives.isConditional && covers(inner, gathering.type)
                gather(fragment.selections, as: inner, isAlways: applies, around: around.union([spread.name.name]), into: &gathering)
            }
        }
    }

    private func add(
        _ field: GraphQLFieldSelection, of type: GraphQLNamedType, isAlways: Bool, around: Set<Name>, into gathering: inout Gathering
    ) {
        guard let definition = schema.field(field.name.name, on: type) else { return }
        let key = field.responseKey
        let sets = field.selections.map { [EnclosedSet(set: $0, fragments: around)] } ?? []
        if let index = gathering.indices[key] {
            gathering.entries[index].isAlways = gathering.entries[index].isAlways || isAlways
            gathering.entries[index].sets += sets
        } else {
            gathering.indices[key] = gathering.entries.count
            gathering.entries.append(
                Entry(key: key, definition: definition, first: field, sets: sets, isAlways: isAlways))
        }
    }

    /// Whether everything that is of one type is of the other.
    private func covers(_ condition: GraphQLNamedType, _ type: GraphQLNamedType) -> Bool {
        condition.name == type.name || schema.possibleTypes(type).isSubset(of: schema.possibleTypes(condition))
    }
}

extension [GraphQLDirective] {
    /// Whether a value of a variable, or a literal, may leave out what they stand on.
    fileprivate var isConditional: Bool { contains { $0.name.name == "skip" || $0.name.name == "include" } }
}
