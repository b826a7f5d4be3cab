import Basics

/// Operations and fragments (October 2021 specification, sections 2.3 to 2.8).
extension GraphQLParser {
    mutating func operation() throws(GraphQLSyntaxError) -> GraphQLOperationDefinition {
        let start = token.lower
        if token.kind == .braceOpen {
            let selections = try selectionSet()
            return GraphQLOperationDefinition(
                kind: .query, name: nil, variables: [], directives: [], selections: selections, origin: origin(from: start))
        }
        let kind: GraphQLOperationKind = isWord("query") ? .query : isWord("mutation") ? .mutation : .subscription
        try advance()
        let name = token.kind == .name ? try identifier() : nil
        var variables: [GraphQLVariableDefinition] = []
        if try skip(.parenthesisOpen) {
            repeat { variables.append(try variableDefinition()) } while token.kind != .parenthesisClose
            try advance()
        }
        let directives = try directives(constant: false)
        let selections = try selectionSet()
        return GraphQLOperationDefinition(
            kind: kind, name: name, variables: variables, directives: directives, selections: selections, origin: origin(from: start))
    }

    private mutating func variableDefinition() throws(GraphQLSyntaxError) -> GraphQLVariableDefinition {
        let start = token.lower
        try expect(.dollar, "a variable ('$' and its name)")
        let name = try identifier("a variable's name")
        try expect(.colon, "':' and the variable's type")
        let type = try typeReference()
        let defaultValue = try skip(.equals) ? try value(constant: true) : nil
        let directives = try directives(constant: true)
        return GraphQLVariableDefinition(
            name: name, type: type, defaultValue: defaultValue, directives: directives, origin: origin(from: start))
    }

    mutating func fragment() throws(GraphQLSyntaxError) -> GraphQLFragmentDefinition {
        let start = token.lower
        try advance()
        if isWord("on") { throw failure("A fragment cannot be called 'on'; give it another name.") }
        let name = try identifier("the fragment's name")
        try expectWord("on")
        let condition = try identifier("the type that the fragment is on")
        let directives = try directives(constant: false)
        let selections = try selectionSet()
        return GraphQLFragmentDefinition(
            name: name, condition: condition, directives: directives, selections: selections, origin: origin(from: start))
    }

    private mutating func selectionSet() throws(GraphQLSyntaxError) -> GraphQLSelectionSet {
        try nested { parser throws(GraphQLSyntaxError) in
            let start = parser.token.lower
            let id = parser.takeID()
            try parser.expect(.braceOpen, "'{' and the fields to select")
            var selections: [GraphQLSelection] = []
            repeat { selections.append(try parser.selection()) } while parser.token.kind != .braceClose
            try parser.advance()
            return GraphQLSelectionSet(selections: selections, origin: parser.origin(from: start), id: id)
        }
    }

    private mutating func takeID() -> Int {
        defer { nextID += 1 }
        return nextID
    }

    private mutating func selection() throws(GraphQLSyntaxError) -> GraphQLSelection {
        let start = token.lower
        guard try skip(.spread) else { return .field(try field()) }
        if token.kind == .name, !isWord("on") {
            let name = try identifier()
            let directives = try directives(constant: false)
            return .spread(GraphQLFragmentSpread(name: name, directives: directives, origin: origin(from: start)))
        }
        let condition = try skipWord("on") ? try identifier("the type that the fragment is on") : nil
        let directives = try directives(constant: false)
        let selections = try selectionSet()
        return .inline(
            GraphQLInlineFragment(condition: condition, directives: directives, selections: selections, origin: origin(from: start)))
    }

    private mutating func field() throws(GraphQLSyntaxError) -> GraphQLFieldSelection {
        let start = token.lower
        let id = takeID()
        var alias: GraphQLIdentifier?
        var name = try identifier("a field, a fragment or '}'")
        if try skip(.colon) {
            alias = name
            name = try identifier("the field that the alias stands for")
        }
        let arguments = try arguments(constant: false)
        let directives = try directives(constant: false)
        let selections = token.kind == .braceOpen ? try selectionSet() : nil
        return GraphQLFieldSelection(
            alias: alias, name: name, arguments: arguments, directives: directives, selections: selections, origin: origin(from: start),
            id: id)
    }
}
