import Basics

/// Which operations reach a type, in what they take or in what they answer; worked out backwards from the type, and remembered.
struct GraphQLReach {
    /// How many places of a change are listed; all are counted.
    static let listed = 20

    private let schema: GraphQLSchema
    private var users: Users?
    private var outputs: [Name: Set<Name>] = [:]

    /// A field of an output type, as a user of another type.
    private struct FieldUse: Hashable {
        let owner: Name
        let field: Name
    }

    /// Who refers to what.
    private struct Users {
        /// The fields that answer with a type, and unions and interfaces that it may stand for, by type.
        var fields: [Name: [FieldUse]] = [:]
        var abstract: [Name: [Name]] = [:]
        /// The input objects and fields that take a type, by type.
        var inputs: [Name: [Name]] = [:]
        var arguments: [Name: [FieldUse]] = [:]

        init(_ schema: GraphQLSchema) {
            for type in schema.types where !type.isBuiltIn {
                for field in type.definition.fields {
                    let use = FieldUse(owner: type.name, field: field.name.name)
                    fields[field.type.name, default: []].append(use)
                    for argument in field.arguments { arguments[argument.type.name, default: []].append(use) }
                }
                for field in type.definition.inputFields { inputs[field.type.name, default: []].append(type.name) }
                for member in type.definition.members { abstract[member.name, default: []].append(type.name) }
                for interface in type.definition.interfaces { abstract[type.name, default: []].append(interface.name) }
            }
        }
    }

    init(_ schema: GraphQLSchema) { self.schema = schema }

    /// The operations that take or answer a type, by name; where both, answers first.
    mutating func places(ofType name: Name) -> [(place: String, direction: Direction)] {
        let answers = operations(answering: name).sorted().map { ($0.text, Direction.out) }
        var takers: Set<Name> = []
        for use in argumentUses(of: name) { takers.formUnion(operations(using: use)) }
        return answers + takers.sorted().map { ("\($0)/args", Direction.in) }
    }

    /// The operations in which a field's arguments can be given.
    mutating func places(ofArgumentsOn type: Name, _ field: Name) -> [(place: String, direction: Direction)] {
        operations(using: FieldUse(owner: type, field: field)).sorted().map { ("\($0)/args", .in) }
    }

    private mutating func index() -> Users {
        if let users { return users }
        let made = Users(schema)
        users = made
        return made
    }

    private func isRoot(_ name: Name) -> Bool { schema.roots.values.contains { $0.name == name } }

    private mutating func operations(using use: FieldUse) -> Set<Name> {
        isRoot(use.owner) ? [Name("\(use.owner).\(use.field)")] : operations(answering: use.owner)
    }

    private mutating func operations(answering type: Name) -> Set<Name> {
        if let known = outputs[type] { return known }
        let users = index()
        var result: Set<Name> = []
        var seen: Set<Name> = [type]
        var pending = [type]
        while let next = pending.popLast() {
            for use in users.fields[next] ?? [] {
                if isRoot(use.owner) {
                    result.insert(Name("\(use.owner).\(use.field)"))
                } else if seen.insert(use.owner).inserted {
                    pending.append(use.owner)
                }
            }
            for other in users.abstract[next] ?? [] where seen.insert(other).inserted { pending.append(other) }
        }
        outputs[type] = result
        return result
    }

    /// The fields whose arguments take a type, also inside input objects.
    private mutating func argumentUses(of type: Name) -> Set<FieldUse> {
        let users = index()
        var result: Set<FieldUse> = []
        var seen: Set<Name> = [type]
        var pending = [type]
        while let next = pending.popLast() {
            result.formUnion(users.arguments[next] ?? [])
            for owner in users.inputs[next] ?? [] where seen.insert(owner).inserted { pending.append(owner) }
        }
        return result
    }
}
