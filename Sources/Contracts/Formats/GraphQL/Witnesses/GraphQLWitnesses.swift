internal import Basics

/// Gives the changes between two schemas operations that the old one takes and the new one refuses, or answers that old clients do not
/// expect.
///
/// - Parameter most: How many changes get one; counted, so that every machine makes the same.
package func addWitnesses(to changes: inout [ContractChange], old: GraphQLSchema, new: GraphQLSchema, most: Int) {
    guard changes.contains(where: { $0.level != .safe }) else { return }
    let finder = GraphQLWitnessFinder(old: old, new: new)
    var left = most
    for index in changes.indices where changes[index].level != .safe {
        left -= 1
        changes[index].witness = left < 0 ? .none("as many messages were made as one run makes") : finder.answer(for: changes[index])
    }
}

/// Finds operations and answers that show what changes of a schema do, judged by GraphQL's validation.
struct GraphQLWitnessFinder {
    let old: GraphQLSchema
    let new: GraphQLSchema
    let before: GraphQLWriter
    let after: GraphQLWriter

    init(old: GraphQLSchema, new: GraphQLSchema) {
        self.old = old
        self.new = new
        before = GraphQLWriter(old)
        after = GraphQLWriter(new)
    }

    func answer(for change: ContractChange) -> WitnessAnswer {
        for candidate in operations(change) {
            if let witness = proof(candidate, change) { return .found(witness) }
        }
        if let witness = answers(change) { return .found(witness) }
        return .none(reason(change))
    }

    private func reason(_ change: ContractChange) -> String {
        switch change.kind {
        case .argumentAdded, .fieldAdded, .defaultAdded, .defaultChanged, .defaultRemoved:
            "every operation stays valid; what is left out may mean something else"
        case .directiveAdded, .directiveChanged, .directiveRemoved, .fieldDeprecated: "no operation that could be made shows it"
        default: "no operation gets there, or none was found that shows it"
        }
    }

    /// An operation counts where the old schema takes it and the new one does not.
    private func proof(_ text: String, _ change: ContractChange) -> ChangeWitness? {
        let file = SourceFile(path: "operation.graphql", bytes: Array(text.utf8))
        guard text.utf8.count < 4_000, let document = try? GraphQLDocument.parse(file), validate(document: document, against: old).isEmpty,
            let failure = validate(document: document, against: new).first
        else { return nil }
        let place = change.places.first?.place ?? change.subject
        return ChangeWitness(
            before: text, after: nil, reason: failure.message, place: place, direction: .in, notation: GraphQLNotation.name)
    }

    /// The parts of a subject: `Query.products(first:)`.
    private struct Subject {
        var type: Name
        var member: Name?
        var argument: Name?

        init(_ text: String) {
            var rest = text[...]
            if let open = rest.firstIndex(of: "("), rest.hasSuffix(":)") {
                argument = Name(rest[rest.index(after: open)..<rest.index(rest.endIndex, offsetBy: -2)])
                rest = rest[..<open]
            }
            let parts = rest.split(separator: ".", maxSplits: 1)
            type = Name(parts.first ?? "")
            member = parts.count > 1 ? Name(parts[1]) : nil
        }
    }

    // MARK: Operations

    /// Operations that may show a change, the plainest first.
    private func operations(_ change: ContractChange) -> [String] {
        let subject = Subject(change.subject)
        if change.subject.hasPrefix("@") { return directives(subject, change) }
        guard let type = old.type(subject.type) else { return [] }
        if let member = subject.member, let argument = subject.argument { return arguments(type, member, argument) }
        if let member = subject.member { return members(type, member) }
        return types(type, change)
    }

    private func arguments(_ type: GraphQLNamedType, _ name: Name, _ argument: Name) -> [String] {
        guard let field = type.field(name) else { return [] }
        var written = [before.field(field)]
        var found: [String] = []
        if let definition = field.argument(argument) {
            written = [before.literal(definition.type).flatMap { before.field(field, arguments: [argument: $0]) }] + written
            if definition.isRequired == false { written.append(before.field(field, arguments: [argument: "null"])) }
            if let byVariable = before.field(field, arguments: [argument: "$value"]),
                let operation = before.operation(on: type.name, selecting: byVariable, variables: "$value: \(definition.type.text)")
            {
                found.append(operation)
            }
        }
        return written.compactMap { $0.flatMap { before.operation(on: type.name, selecting: $0) } } + found
    }

    private func members(_ type: GraphQLNamedType, _ member: Name) -> [String] {
        switch type.kind {
        case .object, .interface:
            guard let field = type.field(member), let written = before.field(field) else { return [] }
            return [before.operation(on: type.name, selecting: written)].compactMap(\.self)
        case .enumeration: return inputs(of: type, [member.text])
        case .input:
            // With the field, with null in it, and with all but it.
            var values =
                type.inputField(member).map { _ in [before.object(type, way: [member]), before.object(type, way: [member], put: "null")] }
                ?? []
            values.append(before.object(type, without: member))
            return inputs(of: type, values.compactMap(\.self))
        default: return []
        }
    }

    /// Operations that write some values where an input type is taken, and one that has it as a variable's.
    private func inputs(of type: GraphQLNamedType, _ values: [String]) -> [String] {
        var found: [String] = []
        for place in before.routes.places(taking: type.name) {
            for value in values {
                guard let literal = before.literal(place.argument.type, way: place.way[...], put: value),
                    let written = before.field(place.field, arguments: [place.argument.name.name: literal]),
                    let operation = before.operation(on: place.owner, selecting: written)
                else { continue }
                found.append(operation)
            }
        }
        return found
    }

    private func types(_ type: GraphQLNamedType, _ change: ContractChange) -> [String] {
        var found: [String] = []
        if change.detail.hasPrefix("-") {
            // A union or interface that lost a type: a fragment on that type no longer fits.
            let other = Name(change.detail.dropFirst())
            for (outer, inner) in [(type.name, other), (other, type.name)] {
                if let operation = before.operation(on: outer, selecting: "... on \(inner) { __typename }") { found.append(operation) }
            }
            return found
        }
        if type.isInput {
            found += inputs(
                of: type, [before.literal(GraphQLTypeReference(name: type.name, origin: type.definition.origin))].compactMap(\.self))
            for place in before.routes.places(taking: type.name) where place.way.isEmpty {
                guard let written = before.field(place.field, arguments: [place.argument.name.name: "$value"]) else { continue }
                let operation = before.operation(on: place.owner, selecting: written, variables: "$value: \(place.argument.type.text)")
                if let operation { found.append(operation) }
            }
        }
        if type.isComposite, let operation = before.operation(on: type.name, selecting: "... on \(type.name) { __typename }") {
            found.append(operation)
        }
        for (owner, field) in before.routes.fields(answering: type.name).prefix(3) {
            if let operation = before.field(field).flatMap({ before.operation(on: owner, selecting: $0) }) { found.append(operation) }
        }
        return found
    }

    private func directives(_ subject: Subject, _ change: ContractChange) -> [String] {
        guard let directive = old.directive(Name(subject.type.text.dropFirst())) else { return [] }
        var parts: [String] = []
        for argument in directive.arguments where argument.isRequired || argument.name.name == subject.argument {
            guard let value = before.literal(argument.type) else { return [] }
            parts.append("\(argument.name.name): \(value)")
        }
        let use = "@\(directive.name.name)" + (parts.isEmpty ? "" : "(\(parts.joined(separator: ", ")))")
        return [
            "query { __typename \(use) }", "query \(use) { __typename }", "query { ... \(use) { __typename } }",
            "query { __typename \(use) \(use) }",
        ]
    }

    // MARK: Answers

    /// An answer that old clients do not expect: a null, another type, a value or object that is new.
    private func answers(_ change: ContractChange) -> ChangeWitness? {
        let subject = Subject(change.subject)
        if change.kind == .enumValueAdded, let value = subject.member {
            return answer(of: subject.type, change, .string(value.text), "`\(value)` is none of the values that old clients know")
        }
        if [.branchAdded, .interfaceAdded].contains(change.kind), change.detail.hasPrefix("+") {
            let added = change.detail.dropFirst()
            return answer(
                of: subject.type, change, .object([("__typename", .string(String(added)))]),
                "old clients do not know the type \(added) here")
        }
        guard let member = subject.member, subject.argument == nil, let was = old.type(subject.type)?.field(member),
            let now = new.type(subject.type)?.field(member)
        else { return nil }
        if was.type.isNonNull, !now.type.isNonNull {
            return after.answer(on: subject.type, now, .null).map {
                found(change, $0, "`\(member)` is null, and old clients count on a value")
            }
        }
        guard !was.type.isSame(as: now.type) else { return nil }
        let words = "`\(member)` is \(now.type.text), and old clients read \(was.type.text)"
        return after.answer(on: subject.type, now, after.value(now.type)).map { found(change, $0, words) }
    }

    /// An answer with a value where the new schema answers with a type.
    private func answer(of type: Name, _ change: ContractChange, _ value: JSONValue, _ words: String) -> ChangeWitness? {
        for (owner, field) in after.routes.fields(answering: type).prefix(3) {
            if let text = after.answer(on: owner, field, GraphQLWriter.listed(value, field.type)) { return found(change, text, words) }
        }
        return nil
    }

    private func found(_ change: ContractChange, _ text: String, _ reason: String) -> ChangeWitness {
        ChangeWitness(before: text, after: nil, reason: reason, place: change.places.first?.place ?? change.subject, direction: .out)
    }
}
