package import Basics

/// A named type of a schema, with what its extensions add; shared, since it is large.
package final class GraphQLNamedType: Sendable {
    package let definition: GraphQLTypeDefinition
    /// Whether GraphQL brings it along: a standard scalar or an introspection type; its origin means nothing.
    package let isBuiltIn: Bool
    /// The members by name, where there are so many that searching them is slow.
    private let fieldIndices: [Name: Int]?
    private let inputFieldIndices: [Name: Int]?
    private let valueIndices: [Name: Int]?
    /// Above this many members an index is built.
    private static let indexed = 12

    init(_ definition: GraphQLTypeDefinition, isBuiltIn: Bool = false) {
        self.definition = definition
        self.isBuiltIn = isBuiltIn
        fieldIndices = definition.fields.count > Self.indexed ? Self.index(definition.fields.lazy.map(\.name.name)) : nil
        valueIndices = definition.values.count > Self.indexed ? Self.index(definition.values.lazy.map(\.name.name)) : nil
        inputFieldIndices = definition.inputFields.count > Self.indexed ? Self.index(definition.inputFields.lazy.map(\.name.name)) : nil
    }

    private static func index(_ names: some Sequence<Name>) -> [Name: Int] {
        Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package var name: Name { definition.name.name }
    package var kind: GraphQLTypeKind { definition.kind }
    package var isLeaf: Bool { kind == .scalar || kind == .enumeration }
    package var isComposite: Bool { kind == .object || kind == .interface || kind == .union }
    package var isInput: Bool { isLeaf || kind == .input }
    package var isAbstract: Bool { kind == .interface || kind == .union }
    /// Whether an input object must be given exactly one of its fields.
    package var isOneOf: Bool { kind == .input && definition.directives.contains { $0.name.name == "oneOf" } }

    package func field(_ name: Name) -> GraphQLFieldDefinition? {
        guard let fieldIndices else { return definition.fields.first { $0.name.name == name } }
        return fieldIndices[name].map { definition.fields[$0] }
    }

    package func inputField(_ name: Name) -> GraphQLInputValueDefinition? {
        guard let inputFieldIndices else { return definition.inputFields.first { $0.name.name == name } }
        return inputFieldIndices[name].map { definition.inputFields[$0] }
    }

    package func value(_ name: Name) -> GraphQLEnumValueDefinition? {
        guard let valueIndices else { return definition.values.first { $0.name.name == name } }
        return valueIndices[name].map { definition.values[$0] }
    }
}
