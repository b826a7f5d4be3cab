internal import Basics

/// Lists the differences between two versions of a schema.
///
/// What graphql-js calls breaking is breaking and what it calls dangerous is risky; everything else is safe, but for a few changes that
/// turn valid operations invalid although graphql-js does not look at them: root types, `@oneOf`, a default that leaves a non-null argument.
/// Texts for people (descriptions) are not compared. Grave changes first, then by subject.
package func graphQLChanges(old: GraphQLSchema, new: GraphQLSchema) -> [ContractChange] {
    var differences = GraphQLDifferences(old: old, new: new)
    differences.compareRoots()
    differences.compareTypes()
    differences.compareDirectives()
    return differences.changes.sorted { left, right in
        if left.level != right.level { return left.level > right.level }
        if left.subject != right.subject { return Name(left.subject) < Name(right.subject) }
        return (left.kind.rawValue, left.detail) < (right.kind.rawValue, right.detail)
    }
}

/// Lists the differences between two contracts that were read from GraphQL schemas; none where either could not be read.
package func graphQLChanges(old: Contract, new: Contract) -> [ContractChange] {
    guard let old = old.details as? GraphQLSchema, let new = new.details as? GraphQLSchema else { return [] }
    return graphQLChanges(old: old, new: new)
}

/// Gathers the differences between two schemas.
struct GraphQLDifferences {
    let old: GraphQLSchema
    let new: GraphQLSchema
    private(set) var changes: [ContractChange] = []
    private var oldReach: GraphQLReach
    private var newReach: GraphQLReach

    init(old: GraphQLSchema, new: GraphQLSchema) {
        self.old = old
        self.new = new
        oldReach = GraphQLReach(old)
        newReach = GraphQLReach(new)
    }

    /// What a change is about, so that the places where it shows can be found.
    enum Subject {
        /// A type, with all its uses.
        case type(Name)
        /// What a field of a root type answers.
        case operation(Name, Name)
        /// What is given to a field of a type.
        case arguments(of: Name, field: Name)
        /// Nothing that messages show: a directive, the schema.
        case none
    }

    /// Writes a change down. The origins are in the old and in the new schema; nil where it is not there, or comes with GraphQL.
    mutating func note(
        _ kind: ChangeKind, _ level: ChangeLevel, _ subject: String, _ message: String, detail: String, about: Subject, old: Origin?,
        new: Origin?
    ) {
        let (places, total) = places(of: about, level, isOld: old != nil)
        var change = ContractChange(
            kind, level, subject: subject, message, places: places, detail: detail, old: old.map { self.old.span(of: $0) },
            new: new.map { self.new.span(of: $0) })
        change.placesTotal = total
        changes.append(change)
    }

    private mutating func places(of subject: Subject, _ level: ChangeLevel, isOld: Bool) -> ([ChangePlace], Int) {
        let found: [(place: String, direction: Direction)]
        switch subject {
        case .none: return ([], 0)
        case .type(let name): found = isOld ? oldReach.places(ofType: name) : newReach.places(ofType: name)
        case .operation(let type, let field): found = [("\(type).\(field)", .out)]
        case .arguments(let type, let field):
            found = isOld ? oldReach.places(ofArgumentsOn: type, field) : newReach.places(ofArgumentsOn: type, field)
        }
        return (found.prefix(GraphQLReach.listed).map { ChangePlace($0.place, $0.direction, level) }, found.count)
    }

    // MARK: Root types

    /// Compares which types are the roots. Where the old root type itself is gone, that is the change.
    mutating func compareRoots() {
        for kind in GraphQLOperationKind.allCases {
            if let before = old.roots[kind], new.type(before.name) == nil { continue }
            switch (old.roots[kind], new.roots[kind]) {
            case (let before?, nil):
                note(
                    .typeRemoved, .breaking, kind.rawValue, "the schema takes no \(kind.rawValue) any more", detail: "root>none",
                    about: .type(before.name), old: before.origin, new: nil)
            case (nil, let after?):
                note(
                    .typeAdded, .safe, kind.rawValue, "the schema takes a \(kind.rawValue) now", detail: "none>root",
                    about: .type(after.name),
                    old: nil, new: after.origin)
            case (let before?, let after?) where before.name != after.name:
                note(
                    .typeChanged, .breaking, kind.rawValue,
                    "the \(kind.rawValue) type changed from \(before.name) to \(after.name), so that fragments on \(before.name) no longer apply",
                    detail: "\(before.name)>\(after.name)", about: .type(before.name), old: before.origin, new: after.origin)
            default: break
            }
        }
    }

    // MARK: Types

    mutating func compareTypes() {
        for before in old.types {
            guard let after = new.type(before.name) else {
                noteRemoved(before)
                continue
            }
            if before.kind == after.kind {
                if !(before.isBuiltIn && after.isBuiltIn) { compare(before, after) }
            } else {
                note(
                    .typeKindChanged, .breaking, before.name.text, "was \(before.kind.withArticle) and is \(after.kind.withArticle)",
                    detail: "\(before.kind.rawValue)>\(after.kind.rawValue)", about: .type(before.name), old: origin(before),
                    new: origin(after))
            }
        }
        for after in new.types where old.type(after.name) == nil {
            let message = after.isBuiltIn ? "is used now" : "is a new \(after.kind.rawValue)"
            note(.typeAdded, .safe, after.name.text, message, detail: "added", about: .type(after.name), old: nil, new: origin(after))
        }
    }

    private mutating func noteRemoved(_ type: GraphQLNamedType) {
        let message =
            type.isBuiltIn
            ? "nothing refers to this scalar any more, so that no variable can have it" : "the \(type.kind.rawValue) is gone"
        note(
            .typeRemoved, .breaking, type.name.text, message, detail: "removed", about: type.isBuiltIn ? .none : .type(type.name),
            old: origin(type), new: nil)
    }

    func origin(_ type: GraphQLNamedType) -> Origin? { type.isBuiltIn ? nil : type.definition.name.origin }

    private mutating func compare(_ before: GraphQLNamedType, _ after: GraphQLNamedType) {
        switch before.kind {
        case .scalar: break
        case .object, .interface:
            compareFields(before, after)
            compareMembers(
                before, before.definition.interfaces, after.definition.interfaces, removed: .interfaceRemoved, added: .interfaceAdded,
                gone: { "no longer implements \($0), so that fragments on it no longer apply" }, came: { "implements \($0) now" })
        case .union:
            compareMembers(
                before, before.definition.members, after.definition.members, removed: .branchRemoved, added: .branchAdded,
                gone: { "can no longer be a \($0)" }, came: { "may be a \($0) now, which clients do not expect" })
        case .enumeration: compareValues(before, after)
        case .input: compareInputFields(before, after)
        }
        compareUsage(
            before.definition.directives, after.definition.directives, subject: before.name.text, about: .type(before.name),
            isInputObject: before.kind == .input, old: origin(before), new: origin(after))
    }

    /// Compares interfaces or union members: one gone is breaking, a new one risky.
    private mutating func compareMembers(
        _ type: GraphQLNamedType, _ before: [GraphQLIdentifier], _ after: [GraphQLIdentifier], removed: ChangeKind, added: ChangeKind,
        gone: (Name) -> String, came: (Name) -> String
    ) {
        for member in before where !after.contains(where: { $0.name == member.name }) {
            note(
                removed, .breaking, type.name.text, gone(member.name), detail: "-\(member.name)", about: .type(type.name),
                old: member.origin,
                new: nil)
        }
        for member in after where !before.contains(where: { $0.name == member.name }) {
            note(
                added, .risky, type.name.text, came(member.name), detail: "+\(member.name)", about: .type(type.name), old: nil,
                new: member.origin)
        }
    }

    private mutating func compareValues(_ before: GraphQLNamedType, _ after: GraphQLNamedType) {
        for value in before.definition.values {
            let subject = "\(before.name).\(value.name.name)"
            guard let now = after.value(value.name.name) else {
                note(
                    .enumValueRemoved, .breaking, subject, "the value is gone", detail: "-\(value.name.name)", about: .type(before.name),
                    old: value.name.origin, new: nil)
                continue
            }
            compareUsage(
                value.directives, now.directives, subject: subject, about: .type(before.name), old: value.name.origin, new: now.name.origin)
        }
        for value in after.definition.values where before.value(value.name.name) == nil {
            note(
                .enumValueAdded, .risky, "\(before.name).\(value.name.name)", "the value is new, and clients may not expect it",
                detail: "+\(value.name.name)", about: .type(before.name), old: nil, new: value.name.origin)
        }
    }
}
