package import Basics

/// One thing of a schema that a document names or depends on.
package struct GraphQLUse: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case type, field, argument, inputField, enumValue, directive
    }

    package let kind: Kind
    /// As in a change's subject: `Product`, `Product.price`, `Query.products(first:)`, `ProductInput.name`, `Color.RED`, `@include`.
    package let coordinate: String
    /// Whether it is read from answers or sent.
    package let direction: Direction
    /// Whether the document itself names it. It does not where a variable may carry it (input types below a variable's type) and where an
    /// argument is left out, so that its default counts.
    package let isNamed: Bool
    package let span: SourceSpan
}

/// Lists everything of a schema that a document uses, in the order of places; each coordinate once for each place.
///
/// Fragments that no operation reaches count too. What the schema does not have is left out: validation says so.
package func usage(of document: GraphQLDocument, in schema: GraphQLSchema) -> [GraphQLUse] {
    var collector = GraphQLUseCollector(facts: GraphQLFacts.gather(document, schema))
    collector.collect()
    var seen: Set<GraphQLUse> = []
    return collector.uses.filter { seen.insert($0).inserted }.sorted { left, right in
        if left.span.lower != right.span.lower { return left.span.lower < right.span.lower }
        return Name(left.coordinate) < Name(right.coordinate)
    }
}

/// Gathers uses from a document's facts.
private struct GraphQLUseCollector {
    let facts: GraphQLFacts
    var uses: [GraphQLUse] = []

    init(facts: GraphQLFacts) { self.facts = facts }

    private var schema: GraphQLSchema { facts.schema }

    mutating func collect() {
        for operation in facts.operations {
            if let root = schema.root(operation.kind) { add(.type, root.name.text, .out, operation.origin) }
            for variable in operation.variables { addInput(variable.type.name, at: variable.type.origin) }
        }
        for fragment in facts.fragments { addType(fragment.condition) }
        for fact in facts.inlines { if let condition = fact.inline.condition { addType(condition) } }
        for fact in facts.fields { add(fact) }
        for fact in facts.directives where fact.definition != nil {
            add(.directive, "@\(fact.directive.name.name)", .in, fact.directive.name.origin)
        }
        for list in facts.argumentLists { add(list) }
        for fact in facts.values { if let type = fact.type { add(fact.value, type) } }
    }

    private mutating func add(_ kind: GraphQLUse.Kind, _ coordinate: String, _ direction: Direction, _ origin: Origin, isNamed: Bool = true)
    {
        uses.append(GraphQLUse(kind: kind, coordinate: coordinate, direction: direction, isNamed: isNamed, span: facts.span(origin)))
    }

    private mutating func addType(_ name: GraphQLIdentifier) {
        if schema.type(name.name) != nil { add(.type, name.name.text, .out, name.origin) }
    }

    private mutating func add(_ fact: GraphQLFacts.FieldFact) {
        guard let parent = fact.parent, let definition = fact.definition else { return }
        add(.field, "\(parent.name).\(definition.name.name)", .out, fact.field.name.origin)
        add(.type, parent.name.text, .out, fact.field.name.origin)
        if schema.type(definition.type.name) != nil { add(.type, definition.type.name.text, .out, fact.field.name.origin) }
    }

    private mutating func add(_ list: GraphQLFacts.ArgumentsFact) {
        for definition in list.definitions ?? [] {
            let name = definition.name.name
            let coordinate = "\(list.owner)(\(name):)"
            if let given = list.arguments.first(where: { $0.name.name == name }) {
                add(.argument, coordinate, .in, given.name.origin)
            } else if definition.defaultValue != nil {
                add(.argument, coordinate, .in, list.origin, isNamed: false)
            }
        }
    }

    /// A literal uses the values and input fields that it writes.
    private mutating func add(_ value: GraphQLValue, _ expected: GraphQLTypeReference) {
        guard let type = schema.type(expected.name) else { return }
        switch value.kind {
        case .variable, .null: return
        case .list(let items): for item in items { add(item, expected.item ?? expected) }
        case .enumeration(let name):
            guard type.kind == .enumeration, type.value(name) != nil else { return }
            add(.type, type.name.text, .in, value.origin)
            add(.enumValue, "\(type.name).\(name)", .in, value.origin)
        case .object(let fields):
            add(.type, type.name.text, .in, value.origin)
            for field in fields {
                guard let definition = type.inputField(field.name.name) else { continue }
                add(.inputField, "\(type.name).\(field.name.name)", .in, field.name.origin)
                add(field.value, definition.type)
            }
        default: add(.type, type.name.text, .in, value.origin)
        }
    }

    /// A variable uses its type by name, and may carry everything that the type's fields take.
    private mutating func addInput(_ name: Name, at origin: Origin) {
        var seen: Set<Name> = [name]
        var pending = [name]
        while let next = pending.popLast() {
            guard let type = schema.type(next) else { continue }
            add(.type, next.text, .in, origin, isNamed: next == name)
            for field in type.definition.inputFields where seen.insert(field.type.name).inserted { pending.append(field.type.name) }
        }
    }
}
