import Basics

/// What makes a schema unfit to judge by: names that lead nowhere, members that stand twice, types in the wrong place.
extension GraphQLSchema {
    mutating func check() {
        scalars = GraphQLBuiltIns.standardScalars.filter { type($0)?.kind == .scalar }
        for type in types where !type.isBuiltIn { check(type) }
        for directive in directives.prefix(ownDirectives) { checkArguments(directive.arguments, of: "@\(directive.name.name)") }
        for kind in GraphQLOperationKind.allCases {
            guard let root = roots[kind] else { continue }
            guard let type = type(root.name) else {
                trouble("The \(kind.rawValue) type \(root.name) is not defined.", at: root.origin)
                continue
            }
            if type.kind != .object {
                trouble("The \(kind.rawValue) type \(root.name) must be an object type and is \(type.kind.withArticle).", at: root.origin)
            }
        }
    }

    private mutating func check(_ type: GraphQLNamedType) {
        if !type.knowsNoRepetition {
            checkUnique(type.definition.fields.map(\.name), "field", of: type)
            checkUnique(type.definition.inputFields.map(\.name), "field", of: type)
            checkUnique(type.definition.values.map(\.name), "value", of: type)
        }
        checkUnique(type.definition.members, "member", of: type)
        checkUnique(type.definition.interfaces, "interface", of: type)
        let definitions = type.definition.fields
        let fields = definitions.span
        for index in fields.indices {
            if !isFine(fields[index].type, isInput: false) {
                checkReference(fields[index].type, of: "\(type.name).\(fields[index].name.name)", isInput: false)
            }
            guard !fields[index].arguments.isEmpty else { continue }
            checkArguments(fields[index].arguments, of: "\(type.name).\(definitions[index].name.name)")
        }
        for field in type.definition.inputFields { checkReference(field.type, of: "\(type.name).\(field.name.name)", isInput: true) }
        for member in type.definition.members where self.type(member.name)?.kind != .object {
            trouble(
                "The union \(type.name) has the member \(member.name), \(whatItIs(member.name)); it needs an object type.",
                at: member.origin)
        }
        for interface in type.definition.interfaces where self.type(interface.name)?.kind != .interface {
            trouble("\(type.name) implements \(interface.name), \(whatItIs(interface.name)); it needs an interface.", at: interface.origin)
        }
    }

    private func whatItIs(_ name: Name) -> String {
        type(name).map { "which is \($0.kind.withArticle)" } ?? "which is not defined"
    }

    private mutating func checkUnique(_ names: [GraphQLIdentifier], _ what: String, of type: GraphQLNamedType) {
        for name in repeated(names) {
            trouble("The \(what) \(name.name) of \(type.name) stands twice; the first one counts.", at: name.origin)
        }
    }

    private mutating func checkArguments(_ arguments: [GraphQLInputValueDefinition], of owner: @autoclosure () -> String) {
        if Self.mayRepeat(arguments) {
            for name in repeated(arguments.map(\.name)) {
                trouble("The argument \(owner())(\(name.name):) stands twice; the first one counts.", at: name.origin)
            }
        }
        let span = arguments.span
        for index in span.indices where !isFine(span[index].type, isInput: true) {
            checkReference(span[index].type, of: "\(owner())(\(arguments[index].name.name):)", isInput: true)
        }
    }

    /// Whether two arguments may have one name; of many it takes a search to know.
    private static func mayRepeat(_ arguments: [GraphQLInputValueDefinition]) -> Bool {
        guard arguments.count <= 12 else { return true }
        let span = arguments.span
        for index in span.indices {
            for earlier in 0..<index where span[earlier].name.name == span[index].name.name { return true }
        }
        return false
    }

    /// Whether a reference leads to a type that may stand where it does.
    private func isFine(_ reference: borrowing GraphQLTypeReference, isInput: Bool) -> Bool {
        if scalars.contains(reference.name) { return true }
        guard let index = indices[reference.name] else { return false }
        let type = types[index]
        return isInput ? type.isInput : type.kind != .input
    }

    private mutating func checkReference(_ reference: GraphQLTypeReference, of owner: @autoclosure () -> String, isInput: Bool) {
        guard let index = indices[reference.name] else {
            let near = nearest(to: reference.name.text, among: types.lazy.filter { !$0.isBuiltIn }.map(\.name.text))
            let hint = near.map { " Did you mean \($0)?" } ?? ""
            trouble("\(owner()) has the type \(reference.name), which is not defined.\(hint)", at: reference.origin)
            return
        }
        let type = types[index]
        if isInput ? !type.isInput : type.kind == .input {
            trouble(
                "\(owner()) has the type \(reference.name), \(type.kind.withArticle), which cannot stand in \(isInput ? "input" : "output").",
                at: reference.origin)
        }
    }
}

/// The names that were there before, in order.
func repeated(_ names: [GraphQLIdentifier]) -> [GraphQLIdentifier] {
    guard names.count > 1 else { return [] }
    if names.count <= 12 {
        // Short lists are compared in pairs, which costs less than hashing.
        return names.indices.filter { index in names[..<index].contains { $0.name == names[index].name } }.map { names[$0] }
    }
    var seen: Set<Name> = []
    return names.filter { !seen.insert($0.name).inserted }
}
