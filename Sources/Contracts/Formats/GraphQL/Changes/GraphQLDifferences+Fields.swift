import Basics

/// Fields of objects and interfaces, and what is given to them.
extension GraphQLDifferences {
    mutating func compareFields(_ before: GraphQLNamedType, _ after: GraphQLNamedType) {
        let isRoot = old.roots.values.contains { $0.name == before.name }
        for field in before.definition.fields {
            let subject = "\(before.name).\(field.name.name)"
            guard let now = after.field(field.name.name) else {
                note(
                    isRoot ? .operationRemoved : .fieldRemoved, .breaking, subject, "the field is gone", detail: "removed",
                    about: .field(of: before.name, field.name.name, in: old), old: field.name.origin, new: nil)
                continue
            }
            compare(field, now, of: before, subject)
        }
        for field in after.definition.fields where before.field(field.name.name) == nil {
            note(
                isRoot ? .operationAdded : .fieldAdded, .safe, "\(before.name).\(field.name.name)", "the field is new", detail: "added",
                about: .field(of: before.name, field.name.name, in: new), old: nil, new: field.name.origin)
        }
    }

    private mutating func compare(
        _ before: GraphQLFieldDefinition, _ after: GraphQLFieldDefinition, of type: GraphQLNamedType, _ subject: String
    ) {
        compareArguments(
            before.arguments, after.arguments, of: subject, about: .arguments(of: type.name, field: before.name.name))
        let about = Subject.field(of: type.name, before.name.name, in: old)
        if !before.type.isSame(as: after.type) {
            let isSafe = Self.isSafeOutput(before.type, after.type)
            let isNullOnly = before.type.name == after.type.name && before.type.nullable.wrappers == after.type.nullable.wrappers
            let kind: ChangeKind = !isNullOnly ? .typeChanged : isSafe ? .nullRemoved : .nullAdded
            note(
                kind, isSafe ? .safe : .breaking, subject, Self.retyped(before.type, after.type),
                detail: "\(before.type.text)>\(after.type.text)", about: about, old: before.type.origin, new: after.type.origin)
        }
        compareUsage(
            before.directives, after.directives, subject: subject, about: about, old: before.name.origin, new: after.name.origin)
    }

    static func retyped(_ before: GraphQLTypeReference, _ after: GraphQLTypeReference) -> String {
        "the type changed from \(before.text) to \(after.text)"
    }

    /// Whether everything that the new type of an output field yields is what the old one promised: non-null may be added, at any depth.
    static func isSafeOutput(_ before: GraphQLTypeReference, _ after: GraphQLTypeReference) -> Bool {
        if before.isNonNull { return after.isNonNull && isSafeOutput(before.unwrapped, after.unwrapped) }
        if after.isNonNull { return isSafeOutput(before, after.unwrapped) }
        if before.isList { return after.isList && isSafeOutput(before.unwrapped, after.unwrapped) }
        return after.isNamed && before.name == after.name
    }

    /// Whether the new type of an argument or input field takes every variable of the old type: non-null may go, at any depth. A list in
    /// place of one value is not safe: a literal would be coerced, a variable would not.
    static func isSafeInput(_ before: GraphQLTypeReference, _ after: GraphQLTypeReference) -> Bool {
        if before.isNonNull { return isSafeInput(before.unwrapped, after.isNonNull ? after.unwrapped : after) }
        if before.isList { return after.isList && isSafeInput(before.unwrapped, after.unwrapped) }
        return after.isNamed && before.name == after.name
    }
}

extension GraphQLDifferences.Subject {
    /// A field: for a field of a root type its own operation, otherwise its type's uses.
    static func field(of type: Name, _ field: Name, in schema: GraphQLSchema) -> GraphQLDifferences.Subject {
        schema.roots.values.contains { $0.name == type } ? .operation(type, field) : .type(type)
    }
}
