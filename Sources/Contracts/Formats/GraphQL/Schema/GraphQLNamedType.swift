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
        fieldIndices = Self.index(definition.fields, \.name.name)
        valueIndices = Self.index(definition.values, \.name.name)
        inputFieldIndices = Self.index(definition.inputFields, \.name.name)
    }

    private static func index<Member>(_ members: [Member], _ name: (Member) -> Name) -> [Name: Int]? {
        guard members.count > indexed else { return nil }
        var indices: [Name: Int] = [:]
        indices.reserveCapacity(members.count)
        for index in members.indices.reversed() { indices[name(members[index])] = index }
        return indices
    }

    /// Whether no two fields, input fields or values have one name; nil where only a search would tell.
    var knowsNoRepetition: Bool {
        func differ(_ indices: [Name: Int]?, _ count: Int) -> Bool { indices.map { $0.count == count } ?? (count < 2) }
        return differ(fieldIndices, definition.fields.count) && differ(inputFieldIndices, definition.inputFields.count)
            && differ(valueIndices, definition.values.count)
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
