import Basics

/// What every GraphQL schema has without saying so: standard scalars, introspection types and fields, directives.
enum GraphQLBuiltIns {
    static let standardScalars: [Name] = ["String", "Int", "ID", "Boolean", "Float"]

    /// The definitions, without places; parsed once.
    static let definitions: [GraphQLDefinition] = {
        let file = SourceFile(path: "built-in.graphql", bytes: Array(text.utf8))
        do {
            var parser = try GraphQLParser(file, placedAt: Origin(file: 0, lower: 0, upper: 0))
            return try parser.document()
        } catch {
            preconditionFailure("The built-in definitions do not parse: \(error)")
        }
    }()

    static let types: [GraphQLTypeDefinition] = definitions.compactMap { definition in
        if case .type(let type) = definition, type.name.name != "QueryMeta" { type } else { nil }
    }

    static let directives: [GraphQLDirectiveDefinition] = definitions.compactMap { definition in
        if case .directive(let directive) = definition { directive } else { nil }
    }

    private static let metaFields: [GraphQLFieldDefinition] = definitions.flatMap { definition -> [GraphQLFieldDefinition] in
        if case .type(let type) = definition, type.name.name == "QueryMeta" { type.fields } else { [] }
    }

    /// `__typename`, which every composite type has.
    static let typeName: GraphQLFieldDefinition = metaFields[0]
    /// `__schema` and `__type`, which the query root has.
    static let entryFields: [GraphQLFieldDefinition] = Array(metaFields.dropFirst())

    /// October 2021 specification, sections 3.5, 3.13 and 4.2, with `@oneOf` as later drafts have it.
    private static let text = """
        directive @include(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        directive @skip(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        directive @deprecated(reason: String = "No longer supported")
          on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
        directive @specifiedBy(url: String!) on SCALAR
        directive @oneOf on INPUT_OBJECT
        scalar String scalar Boolean scalar Int scalar Float scalar ID
        type QueryMeta { __typename: String! __schema: __Schema! __type(name: String!): __Type }
        type __Schema {
          description: String types: [__Type!]! queryType: __Type! mutationType: __Type subscriptionType: __Type
          directives: [__Directive!]!
        }
        type __Directive {
          name: String! description: String isRepeatable: Boolean! locations: [__DirectiveLocation!]!
          args(includeDeprecated: Boolean = false): [__InputValue!]!
        }
        enum __DirectiveLocation {
          QUERY MUTATION SUBSCRIPTION FIELD FRAGMENT_DEFINITION FRAGMENT_SPREAD INLINE_FRAGMENT VARIABLE_DEFINITION SCHEMA SCALAR OBJECT
          FIELD_DEFINITION ARGUMENT_DEFINITION INTERFACE UNION ENUM ENUM_VALUE INPUT_OBJECT INPUT_FIELD_DEFINITION
        }
        type __Type {
          kind: __TypeKind! name: String description: String specifiedByURL: String
          fields(includeDeprecated: Boolean = false): [__Field!] interfaces: [__Type!] possibleTypes: [__Type!]
          enumValues(includeDeprecated: Boolean = false): [__EnumValue!]
          inputFields(includeDeprecated: Boolean = false): [__InputValue!] ofType: __Type isOneOf: Boolean
        }
        type __Field {
          name: String! description: String args(includeDeprecated: Boolean = false): [__InputValue!]! type: __Type!
          isDeprecated: Boolean! deprecationReason: String
        }
        type __InputValue {
          name: String! description: String type: __Type! defaultValue: String isDeprecated: Boolean! deprecationReason: String
        }
        type __EnumValue { name: String! description: String isDeprecated: Boolean! deprecationReason: String }
        enum __TypeKind { SCALAR OBJECT INTERFACE UNION ENUM INPUT_OBJECT LIST NON_NULL }
        """
}
