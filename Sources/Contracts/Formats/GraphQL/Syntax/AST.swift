package import Basics

/// A name where it is written.
package struct GraphQLIdentifier: Sendable, Hashable {
    package let name: Name
    package let origin: Origin
}

/// A reference to a type: its name, and the lists and non-nulls around it.
package struct GraphQLTypeReference: Sendable {
    package let name: Name
    /// Two bits for each wrapper, the outermost lowest: 1 is a list, 2 is non-null.
    let wrappers: UInt64
    package let origin: Origin

    init(name: Name, wrappers: UInt64 = 0, origin: Origin) {
        self.name = name
        self.wrappers = wrappers
        self.origin = origin
    }

    /// How many wrappers fit.
    static let capacity = 32

    package var isNonNull: Bool { wrappers & 3 == 2 }
    package var isList: Bool { wrappers & 3 == 1 }
    /// Whether nothing stands around the name.
    package var isNamed: Bool { wrappers == 0 }
    /// The type without its outermost non-null.
    package var nullable: GraphQLTypeReference { isNonNull ? unwrapped : self }
    /// The type without its outermost wrapper.
    package var unwrapped: GraphQLTypeReference { GraphQLTypeReference(name: name, wrappers: wrappers >> 2, origin: origin) }
    /// The type inside the outermost list, nullable or not; nil where it is no list.
    package var item: GraphQLTypeReference? { nullable.isList ? nullable.unwrapped : nil }

    /// How many shapes it becomes: one for what it names, one for each list, two for each that may be null.
    var shapeCount: Int {
        var count = 1
        var left = wrappers
        while true {
            if left & 3 == 2 { left >>= 2 } else { count += 2 }
            guard left & 3 == 1 else { return count }
            left >>= 2
            count += 1
        }
    }

    func wrapped(inList: Bool, origin: Origin) -> GraphQLTypeReference {
        GraphQLTypeReference(name: name, wrappers: wrappers << 2 | (inList ? 1 : 2), origin: origin)
    }

    /// Whether both say the same, wherever they stand.
    package func isSame(as other: GraphQLTypeReference) -> Bool { wrappers == other.wrappers && name == other.name }

    /// The type as GraphQL writes it: `[Product!]!`.
    package var text: String {
        if isNamed { return name.text }
        return isList ? "[\(unwrapped.text)]" : "\(unwrapped.text)!"
    }
}

/// A value as a document writes it.
package struct GraphQLValue: Sendable {
    package enum Kind: Sendable {
        case variable(Name)
        /// The digits as written.
        case integer(String)
        case float(String)
        case string(String)
        case boolean(Bool)
        case null
        case enumeration(Name)
        case list([GraphQLValue])
        case object([GraphQLArgument])
    }

    package let kind: Kind
    package let origin: Origin

    package var isNull: Bool {
        if case .null = kind { return true }
        return false
    }
}

/// A name with a value: an argument, or a field of an object value.
package struct GraphQLArgument: Sendable {
    package let name: GraphQLIdentifier
    package let value: GraphQLValue
}

/// A directive that is put on something; the origin covers its arguments.
package struct GraphQLDirective: Sendable {
    /// The name without `@`.
    package let name: GraphQLIdentifier
    package let arguments: [GraphQLArgument]
    package let origin: Origin
}

// MARK: Executable documents

/// The three kinds of operations, and of root types.
package enum GraphQLOperationKind: String, Sendable, CaseIterable, Hashable {
    case query, mutation, subscription
}

/// Selections in braces.
package struct GraphQLSelectionSet: Sendable {
    package let selections: [GraphQLSelection]
    package let origin: Origin
    /// Tells the sets of one document apart, so that work on them can be remembered.
    let id: Int
}

package enum GraphQLSelection: Sendable {
    case field(GraphQLFieldSelection)
    case spread(GraphQLFragmentSpread)
    case inline(GraphQLInlineFragment)
}

package struct GraphQLFieldSelection: Sendable {
    package let alias: GraphQLIdentifier?
    package let name: GraphQLIdentifier
    package let arguments: [GraphQLArgument]
    package let directives: [GraphQLDirective]
    package let selections: GraphQLSelectionSet?
    package let origin: Origin
    /// Tells the fields of one document apart.
    let id: Int

    /// The key in the response.
    package var responseKey: Name { alias?.name ?? name.name }
}

package struct GraphQLFragmentSpread: Sendable {
    package let name: GraphQLIdentifier
    package let directives: [GraphQLDirective]
    package let origin: Origin
}

package struct GraphQLInlineFragment: Sendable {
    package let condition: GraphQLIdentifier?
    package let directives: [GraphQLDirective]
    package let selections: GraphQLSelectionSet
    package let origin: Origin
}

package struct GraphQLVariableDefinition: Sendable {
    /// The name without `$`.
    package let name: GraphQLIdentifier
    package let type: GraphQLTypeReference
    package let defaultValue: GraphQLValue?
    package let directives: [GraphQLDirective]
    package let origin: Origin
}

package struct GraphQLOperationDefinition: Sendable {
    package let kind: GraphQLOperationKind
    package let name: GraphQLIdentifier?
    package let variables: [GraphQLVariableDefinition]
    package let directives: [GraphQLDirective]
    package let selections: GraphQLSelectionSet
    package let origin: Origin
}

package struct GraphQLFragmentDefinition: Sendable {
    package let name: GraphQLIdentifier
    package let condition: GraphQLIdentifier
    package let directives: [GraphQLDirective]
    package let selections: GraphQLSelectionSet
    package let origin: Origin
}

// MARK: Type systems

/// The six kinds of named types.
package enum GraphQLTypeKind: String, Sendable, CaseIterable, Hashable {
    case scalar, object, interface, union
    case enumeration = "enum"
    case input

    /// The word with its article, for messages.
    var withArticle: String {
        switch self {
        case .object, .interface, .enumeration: "an \(rawValue)"
        case .input: "an input object"
        case .scalar, .union: "a \(rawValue)"
        }
    }
}

/// An argument of a field or directive, or a field of an input object.
package struct GraphQLInputValueDefinition: Sendable {
    package let name: GraphQLIdentifier
    package let description: String?
    package let type: GraphQLTypeReference
    package let defaultValue: GraphQLValue?
    package let directives: [GraphQLDirective]
    package let origin: Origin

    /// Whether a client must give it: non-null, and no default.
    package var isRequired: Bool { type.isNonNull && defaultValue == nil }
}

/// A field of an object or interface.
package struct GraphQLFieldDefinition: Sendable {
    package let name: GraphQLIdentifier
    package let description: String?
    package let arguments: [GraphQLInputValueDefinition]
    package let type: GraphQLTypeReference
    package let directives: [GraphQLDirective]
    package let origin: Origin

    package func argument(_ name: Name) -> GraphQLInputValueDefinition? { arguments.first { $0.name.name == name } }
}

package struct GraphQLEnumValueDefinition: Sendable {
    package let name: GraphQLIdentifier
    package let description: String?
    package let directives: [GraphQLDirective]
}

/// A definition or extension of a named type, as one document writes it; what its kind does not have is empty.
package struct GraphQLTypeDefinition: Sendable {
    package var kind: GraphQLTypeKind
    package var isExtension: Bool
    package var name: GraphQLIdentifier
    package var description: String?
    package var interfaces: [GraphQLIdentifier] = []
    package var directives: [GraphQLDirective] = []
    package var fields: [GraphQLFieldDefinition] = []
    package var inputFields: [GraphQLInputValueDefinition] = []
    package var values: [GraphQLEnumValueDefinition] = []
    package var members: [GraphQLIdentifier] = []
    package var origin: Origin
}

package struct GraphQLDirectiveDefinition: Sendable {
    package let name: GraphQLIdentifier
    package let description: String?
    package let arguments: [GraphQLInputValueDefinition]
    package let isRepeatable: Bool
    package let locations: [GraphQLIdentifier]
    package let origin: Origin

    package func argument(_ name: Name) -> GraphQLInputValueDefinition? { arguments.first { $0.name.name == name } }
}

/// A `schema` definition or extension.
package struct GraphQLSchemaDefinition: Sendable {
    package let isExtension: Bool
    package let description: String?
    package let directives: [GraphQLDirective]
    package let roots: [(kind: GraphQLOperationKind, type: GraphQLIdentifier)]
    package let origin: Origin
}

package enum GraphQLDefinition: Sendable {
    case operation(GraphQLOperationDefinition)
    case fragment(GraphQLFragmentDefinition)
    case type(GraphQLTypeDefinition)
    case directive(GraphQLDirectiveDefinition)
    case schema(GraphQLSchemaDefinition)
}
