import Basics

/// Schema, type and directive definitions with their extensions (October 2021 specification, section 3).
extension GraphQLParser {
    /// Parses a definition that starts with the current keyword; nil where the keyword starts none.
    mutating func typeSystemDefinition(
        _ description: String?, from start: Int
    ) throws(GraphQLSyntaxError) -> GraphQLDefinition? {
        if isWord("schema") { return .schema(try schema(description, isExtension: false, from: start)) }
        if isWord("directive") { return .directive(try directiveDefinition(description, from: start)) }
        guard let kind = typeKind else { return nil }
        return .type(try type(kind, description, isExtension: false, from: start))
    }

    mutating func typeSystemExtension() throws(GraphQLSyntaxError) -> GraphQLDefinition {
        let start = token.lower
        try advance()
        if isWord("schema") { return .schema(try schema(nil, isExtension: true, from: start)) }
        guard let kind = typeKind else { throw unexpected("what to extend: schema, scalar, type, interface, union, enum or input") }
        return .type(try type(kind, nil, isExtension: true, from: start))
    }

    private var typeKind: GraphQLTypeKind? {
        if isWord("type") { return .object }
        if isWord("enum") { return .enumeration }
        if isWord("input") { return .input }
        if isWord("interface") { return .interface }
        if isWord("union") { return .union }
        return isWord("scalar") ? .scalar : nil
    }

    private mutating func schema(
        _ description: String?, isExtension: Bool, from start: Int
    ) throws(GraphQLSyntaxError) -> GraphQLSchemaDefinition {
        try advance()
        let directives = try directives(constant: true)
        var roots: [(kind: GraphQLOperationKind, type: GraphQLIdentifier)] = []
        if token.kind == .braceOpen || !isExtension || directives.isEmpty {
            try expect(.braceOpen, "'{' and the root operation types")
            repeat {
                guard token.kind == .name, let kind = GraphQLOperationKind(rawValue: text()) else {
                    throw unexpected("query, mutation or subscription")
                }
                try advance()
                try expect(.colon, "':' and the root type")
                roots.append((kind, try identifier("the root type")))
            } while token.kind != .braceClose
            try advance()
        }
        return GraphQLSchemaDefinition(
            isExtension: isExtension, description: description, directives: directives, roots: roots, origin: origin(from: start))
    }

    private mutating func type(
        _ kind: GraphQLTypeKind, _ description: String?, isExtension: Bool, from start: Int
    ) throws(GraphQLSyntaxError) -> GraphQLTypeDefinition {
        try advance()
        let name = try identifier("the type's name")
        var type = GraphQLTypeDefinition(kind: kind, isExtension: isExtension, name: name, description: description, origin: name.origin)
        if kind == .object || kind == .interface { type.interfaces = try interfaces() }
        type.directives = try directives(constant: true)
        switch kind {
        case .scalar: break
        case .object, .interface: type.fields = try block { parser throws(GraphQLSyntaxError) in try parser.fieldDefinition() }
        case .input: type.inputFields = try block { parser throws(GraphQLSyntaxError) in try parser.inputValueDefinition() }
        case .enumeration: type.values = try block { parser throws(GraphQLSyntaxError) in try parser.enumValueDefinition() }
        case .union:
            if try skip(.equals) { type.members = try separated(by: .pipe, "a member type") }
        }
        let isEmpty =
            type.interfaces.isEmpty && type.directives.isEmpty && type.fields.isEmpty && type.inputFields.isEmpty
            && type.values.isEmpty && type.members.isEmpty
        if isExtension, isEmpty { throw unexpected("what the extension of \(name.name) adds") }
        type.origin = origin(from: start)
        return type
    }

    private mutating func interfaces() throws(GraphQLSyntaxError) -> [GraphQLIdentifier] {
        try skipWord("implements") ? try separated(by: .ampersand, "an interface's name") : []
    }

    private mutating func separated(by separator: GraphQLToken.Kind, _ what: String) throws(GraphQLSyntaxError) -> [GraphQLIdentifier] {
        _ = try skip(separator)
        var result: [GraphQLIdentifier] = []
        repeat { result.append(try identifier(what)) } while try skip(separator)
        return result
    }

    /// Parses members in braces, at least one; none where there are no braces.
    private mutating func block<Member>(
        _ member: (inout GraphQLParser) throws(GraphQLSyntaxError) -> Member
    ) throws(GraphQLSyntaxError) -> [Member] {
        guard try skip(.braceOpen) else { return [] }
        var result: [Member] = []
        result.reserveCapacity(8)
        repeat { result.append(try member(&self)) } while token.kind != .braceClose
        try advance()
        return result
    }

    private mutating func fieldDefinition() throws(GraphQLSyntaxError) -> GraphQLFieldDefinition {
        let start = token.lower
        let description = try description()
        let name = try identifier("a field's name or '}'")
        let arguments = try argumentDefinitions()
        try expect(.colon, "':' and the type of the field \(name.name)")
        let type = try typeReference()
        let directives = try directives(constant: true)
        return GraphQLFieldDefinition(
            name: name, description: description, arguments: arguments, type: type, directives: directives, origin: origin(from: start))
    }

    private mutating func argumentDefinitions() throws(GraphQLSyntaxError) -> [GraphQLInputValueDefinition] {
        guard try skip(.parenthesisOpen) else { return [] }
        var result: [GraphQLInputValueDefinition] = []
        repeat { result.append(try inputValueDefinition()) } while token.kind != .parenthesisClose
        try advance()
        return result
    }

    private mutating func inputValueDefinition() throws(GraphQLSyntaxError) -> GraphQLInputValueDefinition {
        let start = token.lower
        let description = try description()
        let name = try identifier("the name of an argument or input field")
        try expect(.colon, "':' and the type of \(name.name)")
        let type = try typeReference()
        let defaultValue = try skip(.equals) ? try value(constant: true) : nil
        let directives = try directives(constant: true)
        return GraphQLInputValueDefinition(
            name: name, description: description, type: type, defaultValue: defaultValue, directives: directives,
            origin: origin(from: start))
    }

    private mutating func enumValueDefinition() throws(GraphQLSyntaxError) -> GraphQLEnumValueDefinition {
        let description = try description()
        if isWord("true") || isWord("false") || isWord("null") {
            throw failure("An enum value cannot be called '\(text())', which is a value of its own.")
        }
        let name = try identifier("an enum value or '}'")
        let directives = try directives(constant: true)
        return GraphQLEnumValueDefinition(name: name, description: description, directives: directives)
    }

    private mutating func directiveDefinition(
        _ description: String?, from start: Int
    ) throws(GraphQLSyntaxError) -> GraphQLDirectiveDefinition {
        try advance()
        try expect(.at, "'@' and the directive's name")
        let name = try identifier("the directive's name")
        let arguments = try argumentDefinitions()
        let isRepeatable = try skipWord("repeatable")
        try expectWord("on")
        let locations = try separated(by: .pipe, "a directive location")
        for location in locations where !GraphQLDirectiveDefinition.knownLocations.contains(location.name) {
            throw GraphQLSyntaxError(
                message: "\(location.name) is no place that a directive can stand on, such as FIELD or OBJECT.",
                span: span(of: location.origin))
        }
        return GraphQLDirectiveDefinition(
            name: name, description: description, arguments: arguments, isRepeatable: isRepeatable, locations: locations,
            origin: origin(from: start))
    }
}

extension GraphQLDirectiveDefinition {
    /// The places that a directive can stand on.
    static let knownLocations: Set<Name> = [
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION",
        "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM", "ENUM_VALUE",
        "INPUT_OBJECT", "INPUT_FIELD_DEFINITION",
    ]
}
