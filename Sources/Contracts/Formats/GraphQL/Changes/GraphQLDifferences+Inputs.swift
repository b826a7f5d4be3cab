import Basics

/// Arguments and input fields, and their defaults.
extension GraphQLDifferences {
    mutating func compareInputFields(_ before: GraphQLNamedType, _ after: GraphQLNamedType) {
        let about = Subject.type(before.name)
        for field in before.definition.inputFields {
            let subject = "\(before.name).\(field.name.name)"
            guard let now = after.inputField(field.name.name) else {
                note(
                    .fieldRemoved, .breaking, subject, "the field is gone", detail: "removed", about: about, old: field.name.origin,
                    new: nil)
                continue
            }
            compare(field, now, subject, about)
        }
        for field in after.definition.inputFields where before.inputField(field.name.name) == nil {
            let subject = "\(before.name).\(field.name.name)"
            note(
                field.isRequired ? .fieldRequiredAdded : .fieldAdded, field.isRequired ? .breaking : .risky, subject,
                field.isRequired ? "the field is new and must be given" : "the field is new", detail: "added", about: about, old: nil,
                new: field.name.origin)
        }
    }

    mutating func compareArguments(
        _ before: [GraphQLInputValueDefinition], _ after: [GraphQLInputValueDefinition], of owner: String, about: Subject
    ) {
        guard !before.isEmpty || !after.isEmpty else { return }
        for argument in before {
            let subject = "\(owner)(\(argument.name.name):)"
            guard let now = after.first(where: { $0.name.name == argument.name.name }) else {
                note(
                    .argumentRemoved, .breaking, subject, "the argument is gone", detail: "removed", about: about,
                    old: argument.name.origin,
                    new: nil)
                continue
            }
            compare(argument, now, subject, about)
        }
        for argument in after where !before.contains(where: { $0.name.name == argument.name.name }) {
            let isDirective = owner.hasPrefix("@")
            note(
                argument.isRequired ? .argumentRequiredAdded : .argumentAdded,
                argument.isRequired ? .breaking : isDirective ? .safe : .risky,
                "\(owner)(\(argument.name.name):)", argument.isRequired ? "the argument is new and must be given" : "the argument is new",
                detail: "added", about: about, old: nil, new: argument.name.origin)
        }
    }

    private mutating func compare(
        _ before: GraphQLInputValueDefinition, _ after: GraphQLInputValueDefinition, _ subject: String, _ about: Subject
    ) {
        let isSafe = Self.isSafeInput(before.type, after.type)
        if !before.type.isSame(as: after.type) {
            let isNullOnly = before.type.name == after.type.name && before.type.nullable.wrappers == after.type.nullable.wrappers
            note(
                !isNullOnly ? .typeChanged : isSafe ? .nullAdded : .nullRemoved, isSafe ? .safe : .breaking, subject,
                Self.retyped(before.type, after.type), detail: "\(before.type.text)>\(after.type.text)", about: about,
                old: before.type.origin,
                new: after.type.origin)
        }
        if isSafe { compareDefaults(before, after, subject, about) }
        compareUsage(before.directives, after.directives, subject: subject, about: about, old: before.name.origin, new: after.name.origin)
    }

    private mutating func compareDefaults(
        _ before: GraphQLInputValueDefinition, _ after: GraphQLInputValueDefinition, _ subject: String, _ about: Subject
    ) {
        guard let was = before.defaultValue else {
            guard let now = after.defaultValue else { return }
            let text = new.canonical(now, after.type)
            note(
                .defaultAdded, .safe, subject, "the default \(text) was added", detail: "default>\(text)", about: about,
                old: before.name.origin,
                new: now.origin)
            return
        }
        let oldText = old.canonical(was, before.type)
        guard let now = after.defaultValue else {
            // Who left it out, or filled it from a nullable variable, is refused from now on.
            let isRequired = after.type.isNonNull
            note(
                .defaultRemoved, isRequired ? .breaking : .risky, subject,
                "the default \(oldText) is gone\(isRequired ? ", so that it must be given" : "")", detail: "default<\(oldText)",
                about: about,
                old: was.origin, new: after.name.origin)
            return
        }
        let newText = new.canonical(now, after.type)
        guard oldText != newText else { return }
        note(
            .defaultChanged, .risky, subject, "the default changed from \(oldText) to \(newText)", detail: "\(oldText)>\(newText)",
            about: about,
            old: was.origin, new: now.origin)
    }
}

extension GraphQLSchema {
    /// How deep defaults inside defaults are followed.
    private static let defaultDepth = 16

    /// The text of a value as introspection shows it once it was coerced to its type: one value for a list is a list of one, defaults of
    /// input fields are filled in, numbers are written in one way, object fields stand by name.
    func canonical(_ value: GraphQLValue, _ type: GraphQLTypeReference, depth: Int = 0) -> String {
        if value.isNull { return "null" }
        if let item = type.item {
            guard case .list(let items) = value.kind else { return "[\(canonical(value, item, depth: depth))]" }
            return "[" + items.map { canonical($0, item, depth: depth) }.joined(separator: ", ") + "]"
        }
        guard let named = self.type(type.name) else { return value.canonicalText }
        switch (named.kind, value.kind) {
        case (.input, .object(let given)) where depth < Self.defaultDepth:
            let fields = named.definition.inputFields.compactMap { field -> (Name, String)? in
                let value = given.last { $0.name.name == field.name.name }?.value ?? field.defaultValue
                return value.map { (field.name.name, canonical($0, field.type, depth: depth + 1)) }
            }
            let inner = fields.sorted { $0.0 < $1.0 }.map { "\($0.0): \($0.1)" }.joined(separator: ", ")
            return fields.isEmpty ? "{}" : "{ \(inner) }"
        case (.scalar, .integer(let digits)), (.scalar, .float(let digits)):
            return ExactDecimal(parsing: digits)?.description ?? digits
        case (.scalar, .string(let text)) where named.name == "ID":
            // A text that is a whole number is the same identifier as the number.
            return ExactDecimal(parsing: text).map { $0.isInteger && $0.description == text } == true ? text : value.canonicalText
        default: return value.canonicalText
        }
    }
}
