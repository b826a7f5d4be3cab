import Basics

/// Walks a document with the types of a schema at hand, as graphql-js's `TypeInfo` does, and writes down what it sees.
struct GraphQLFactsWalk {
    var facts: GraphQLFacts
    private var owner = GraphQLFacts.OwnerID.operation(0)

    init(facts: GraphQLFacts) { self.facts = facts }

    private var schema: GraphQLSchema { facts.schema }

    mutating func run() {
        for (index, operation) in facts.operations.enumerated() {
            owner = .operation(index)
            visit(operation)
        }
        for (index, fragment) in facts.fragments.enumerated() {
            owner = .fragment(index)
            facts.typeNames.append(fragment.condition)
            visit(fragment.directives, at: "FRAGMENT_DEFINITION")
            visit(fragment.selections, on: composite(fragment.condition.name))
        }
    }

    private mutating func visit(_ operation: GraphQLOperationDefinition) {
        for variable in operation.variables {
            facts.typeNames.append(GraphQLIdentifier(name: variable.type.name, origin: variable.type.origin))
            if let value = variable.defaultValue {
                visit(value, expecting: input(variable.type), hasDefault: false, "$\(variable.name.name)")
            }
            visit(variable.directives, at: "VARIABLE_DEFINITION")
        }
        visit(operation.directives, at: Name(operation.kind.rawValue.uppercased()))
        visit(operation.selections, on: schema.root(operation.kind))
    }

    private func composite(_ name: Name) -> GraphQLNamedType? {
        guard let type = schema.type(name), type.isComposite else { return nil }
        return type
    }

    /// The type where it is one that input can have.
    private func input(_ reference: GraphQLTypeReference) -> GraphQLTypeReference? {
        schema.type(reference.name)?.isInput == true ? reference : nil
    }

    private mutating func visit(_ set: GraphQLSelectionSet, on parent: GraphQLNamedType?) {
        for selection in set.selections {
            switch selection {
            case .field(let field): visit(field, on: parent)
            case .spread(let spread):
                facts.spreads.append(GraphQLFacts.SpreadFact(spread: spread, parent: parent))
                facts.spreadsByOwner[owner, default: []].append(spread)
                visit(spread.directives, at: "FRAGMENT_SPREAD")
            case .inline(let inline):
                facts.inlines.append(GraphQLFacts.InlineFact(inline: inline, parent: parent))
                if let condition = inline.condition { facts.typeNames.append(condition) }
                visit(inline.directives, at: "INLINE_FRAGMENT")
                visit(inline.selections, on: inline.condition.map { composite($0.name) } ?? parent)
            }
        }
    }

    private mutating func visit(_ field: GraphQLFieldSelection, on parent: GraphQLNamedType?) {
        let definition = parent.flatMap { schema.field(field.name.name, on: $0) }
        facts.fields.append(GraphQLFacts.FieldFact(field: field, parent: parent, definition: definition, owner: owner))
        let coordinate = parent.map { "\($0.name).\(field.name.name)" } ?? field.name.name.text
        visit(field.arguments, of: coordinate, definition?.arguments, missingAt: field.name.origin)
        visit(field.directives, at: "FIELD")
        if let set = field.selections { visit(set, on: definition.flatMap { composite($0.type.name) }) }
    }

    private mutating func visit(_ directives: [GraphQLDirective], at location: Name) {
        guard !directives.isEmpty else { return }
        facts.directiveLists.append(directives)
        for directive in directives {
            let definition = schema.directive(directive.name.name)
            facts.directives.append(GraphQLFacts.DirectiveFact(directive: directive, definition: definition, location: location))
            visit(directive.arguments, of: "@\(directive.name.name)", definition?.arguments, missingAt: directive.origin)
        }
    }

    private mutating func visit(
        _ arguments: [GraphQLArgument], of owner: String, _ definitions: [GraphQLInputValueDefinition]?, missingAt origin: Origin
    ) {
        if !arguments.isEmpty || definitions?.isEmpty == false {
            facts.argumentLists.append(
                GraphQLFacts.ArgumentsFact(arguments: arguments, owner: owner, definitions: definitions, origin: origin))
        }
        for argument in arguments {
            let definition = definitions?.first { $0.name.name == argument.name.name }
            visit(
                argument.value, expecting: definition.flatMap { input($0.type) }, hasDefault: definition?.defaultValue != nil,
                "\(owner)(\(argument.name.name):)")
        }
    }

    private mutating func visit(_ value: GraphQLValue, expecting type: GraphQLTypeReference?, hasDefault: Bool, _ coordinate: String) {
        facts.values.append(GraphQLFacts.ValueFact(value: value, type: type, coordinate: coordinate, owner: owner))
        findVariables(in: value, expecting: type, hasDefault: hasDefault, coordinate)
    }

    private mutating func findVariables(
        in value: GraphQLValue, expecting type: GraphQLTypeReference?, hasDefault: Bool, _ coordinate: String, oneOf: Name? = nil
    ) {
        switch value.kind {
        case .variable(let name):
            facts.variables[owner, default: []].append(
                GraphQLFacts.VariableFact(
                    name: name, origin: value.origin, type: type, hasDefault: hasDefault, coordinate: coordinate, oneOf: oneOf))
        case .list(let items):
            let item = type.map { $0.item ?? $0.nullable }
            for value in items { findVariables(in: value, expecting: item, hasDefault: false, coordinate) }
        case .object(let entries):
            let object = type.flatMap { schema.type($0.name) }
            for entry in entries {
                let definition = object?.inputField(entry.name.name)
                findVariables(
                    in: entry.value, expecting: definition.flatMap { input($0.type) }, hasDefault: definition?.defaultValue != nil,
                    object.map { "\($0.name).\(entry.name.name)" } ?? coordinate, oneOf: object?.isOneOf == true ? object?.name : nil)
            }
        default: break
        }
    }
}
