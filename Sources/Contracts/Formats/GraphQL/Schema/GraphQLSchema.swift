package import Basics

/// A GraphQL type system: everything that operations are judged against.
///
/// As in graphql-js, the standard scalars Int, Float and ID are there only where something refers to them; String, Boolean and the
/// introspection types always are.
package struct GraphQLSchema: Sendable {
    package let files: [SourceFile]
    package internal(set) var description: String?
    /// The directives on the schema itself.
    package internal(set) var schemaDirectives: [GraphQLDirective] = []
    /// The types in the order of the files, the built-in ones last.
    package internal(set) var types: [GraphQLNamedType] = []
    /// The directives in the order of the files, the built-in ones last.
    package internal(set) var directives: [GraphQLDirectiveDefinition] = []
    package internal(set) var roots: [GraphQLOperationKind: GraphQLIdentifier] = [:]
    /// What is wrong with the schema; the rest of it stands.
    package internal(set) var troubles: [ContractTrouble] = []
    var indices: [Name: Int] = [:]
    /// The standard scalars that are there and are scalars; most references are to these, which a short search tells.
    var scalars: [Name] = []
    var directiveIndices: [Name: Int] = [:]
    /// How many of the directives were defined by the files.
    var ownDirectives = 0
    /// The object types that may stand where an interface or union is expected.
    var possible: [Name: Set<Name>] = [:]

    init(files: [SourceFile]) { self.files = files }

    package func type(_ name: Name) -> GraphQLNamedType? { indices[name].map { types[$0] } }
    package func directive(_ name: Name) -> GraphQLDirectiveDefinition? { directiveIndices[name].map { directives[$0] } }
    package func root(_ kind: GraphQLOperationKind) -> GraphQLNamedType? { roots[kind].flatMap { type($0.name) } }
    package var ownTypes: [GraphQLNamedType] { types.filter { !$0.isBuiltIn } }

    package func isBuiltInDirective(_ name: Name) -> Bool { (directiveIndices[name] ?? 0) >= ownDirectives }

    /// The object types that a composite type may turn out to be; an object type is itself.
    package func possibleTypes(_ type: GraphQLNamedType) -> Set<Name> {
        type.kind == .object ? [type.name] : possible[type.name] ?? []
    }

    /// Finds the field that a selection on a type means: one of its own, or one that GraphQL adds (`__typename`, `__schema`, `__type`).
    package func field(_ name: Name, on type: GraphQLNamedType) -> GraphQLFieldDefinition? {
        if name.text.utf8.starts(with: [0x5F, 0x5F]) {
            if name == "__typename", type.isComposite { return GraphQLBuiltIns.typeName }
            if type.name == roots[.query]?.name, let meta = GraphQLBuiltIns.entryFields.first(where: { $0.name.name == name }) {
                return meta
            }
        }
        return type.field(name)
    }

    /// Whether values of one type can stand where another is expected, as the specification's rules for variables and covariant fields say.
    package func isSubtype(_ sub: GraphQLTypeReference, of other: GraphQLTypeReference) -> Bool {
        if sub.isSame(as: other) { return true }
        if other.isNonNull { return sub.isNonNull && isSubtype(sub.unwrapped, of: other.unwrapped) }
        if sub.isNonNull { return isSubtype(sub.unwrapped, of: other) }
        if other.isList { return sub.isList && isSubtype(sub.unwrapped, of: other.unwrapped) }
        guard !sub.isList, let subType = type(sub.name), let otherType = type(other.name), otherType.isAbstract else { return false }
        return possibleTypes(otherType).contains(sub.name) || (subType.kind == .interface && implements(subType, other.name))
    }

    /// Whether a type says that it implements an interface.
    package func implements(_ type: GraphQLNamedType, _ interface: Name) -> Bool {
        type.definition.interfaces.contains { $0.name == interface }
    }

    package func span(of origin: Origin) -> SourceSpan {
        SourceSpan(file: files[Int(origin.file)], lower: Int(origin.lower), upper: Int(origin.upper))
    }
}
