import Basics

/// Parses GraphQL by recursive descent with one token of lookahead; everything that it makes says where it stands.
struct GraphQLParser {
    private var lexer: GraphQLLexer
    private(set) var token: GraphQLToken
    /// Where the token before the current one ended.
    private var lastUpper = 0
    private let limits: GraphQLLimits
    private let fileIndex: Int
    /// Where everything is said to stand, for text that was taken out of another syntax.
    private let fixedOrigin: Origin?
    private var depth = 0
    var nextID = 0

    /// Starts on a file that has the given index among its contract's files.
    init(_ file: SourceFile, index: Int = 0, placedAt fixedOrigin: Origin? = nil, limits: GraphQLLimits = GraphQLLimits())
        throws(GraphQLSyntaxError)
    {
        self.fixedOrigin = fixedOrigin
        lexer = try GraphQLLexer(file: file, limits: limits)
        self.limits = limits
        fileIndex = index
        token = try lexer.next()
    }

    /// Parses a whole document of any definitions; an empty one is an error.
    mutating func document() throws(GraphQLSyntaxError) -> [GraphQLDefinition] {
        var definitions: [GraphQLDefinition] = []
        repeat { definitions.append(try definition()) } while token.kind != .end
        return definitions
    }

    /// Parses a text that is one constant value.
    mutating func wholeValue() throws(GraphQLSyntaxError) -> GraphQLValue {
        let value = try value(constant: true)
        guard token.kind == .end else { throw unexpected("the end of the value") }
        return value
    }

    private mutating func definition() throws(GraphQLSyntaxError) -> GraphQLDefinition {
        let start = token.lower
        if token.kind == .braceOpen { return .operation(try operation()) }
        let hasDescription = token.kind == .string || token.kind == .blockString
        let text = try description()
        guard token.kind == .name else { throw unexpected("a definition") }
        if let definition = try typeSystemDefinition(text, from: start) { return definition }
        if hasDescription {
            throw failure("A description stands before \(shown), which cannot have one; make it a comment (#).")
        }
        if isWord("query") || isWord("mutation") || isWord("subscription") { return .operation(try operation()) }
        if isWord("fragment") { return .fragment(try fragment()) }
        if isWord("extend") { return try typeSystemExtension() }
        throw unexpected("a definition")
    }

    // MARK: Tokens

    mutating func advance() throws(GraphQLSyntaxError) {
        lastUpper = token.upper
        token = try lexer.next()
    }

    func isWord(_ word: StaticString) -> Bool { lexer.isWord(token, word) }

    /// Steps over a token of a kind, if it is the next one.
    mutating func skip(_ kind: GraphQLToken.Kind) throws(GraphQLSyntaxError) -> Bool {
        guard token.kind == kind else { return false }
        try advance()
        return true
    }

    mutating func skipWord(_ word: StaticString) throws(GraphQLSyntaxError) -> Bool {
        guard isWord(word) else { return false }
        try advance()
        return true
    }

    mutating func expect(_ kind: GraphQLToken.Kind, _ what: @autoclosure () -> String) throws(GraphQLSyntaxError) {
        guard token.kind == kind else { throw unexpected(what()) }
        try advance()
    }

    mutating func expectWord(_ word: StaticString) throws(GraphQLSyntaxError) {
        guard isWord(word) else { throw unexpected("'\(word)'") }
        try advance()
    }

    func origin(from lower: Int) -> Origin { fixedOrigin ?? Origin(file: fileIndex, lower: lower, upper: max(lastUpper, lower)) }

    func span(of origin: Origin) -> SourceSpan {
        SourceSpan(file: lexer.file, lower: Int(origin.lower), upper: Int(origin.upper))
    }

    private var shown: String {
        switch token.kind {
        case .end: "the end of the file"
        case .string, .blockString: "a string"
        default: "'\(lexer.text(token))'"
        }
    }

    /// The error that something else was expected here.
    func unexpected(_ what: String) -> GraphQLSyntaxError { failure("Expected \(what), found \(shown).") }

    func failure(_ message: String) -> GraphQLSyntaxError { lexer.failure(message, token.lower, token.upper) }

    // MARK: Pieces

    mutating func identifier(_ what: String = "a name") throws(GraphQLSyntaxError) -> GraphQLIdentifier {
        guard token.kind == .name else { throw unexpected(what) }
        let name = Name(lexer.text(token))
        let start = token.lower
        try advance()
        return GraphQLIdentifier(name: name, origin: origin(from: start))
    }

    /// Reads the string before a definition, where there is one.
    mutating func description() throws(GraphQLSyntaxError) -> String? {
        guard token.kind == .string || token.kind == .blockString else { return nil }
        let text = stringValue()
        try advance()
        return text
    }

    func stringValue() -> String {
        let bytes = lexer.file.bytes
        return token.kind == .blockString
            ? graphQLBlockValue(bytes, token.lower + 3..<token.upper - 3)
            : graphQLQuotedValue(bytes, token.lower + 1..<token.upper - 1)
    }

    func text() -> String { lexer.text(token) }

    /// Runs something one level deeper; too deep is an error, so that no file exhausts the stack.
    mutating func nested<Result>(
        _ body: (inout GraphQLParser) throws(GraphQLSyntaxError) -> Result
    ) throws(GraphQLSyntaxError) -> Result {
        depth += 1
        defer { depth -= 1 }
        if depth > limits.depth { throw failure("This nests more than \(limits.depth) levels deep; Tieline reads no deeper.") }
        return try body(&self)
    }

    mutating func typeReference() throws(GraphQLSyntaxError) -> GraphQLTypeReference {
        let start = token.lower
        var type: GraphQLTypeReference
        if try skip(.bracketOpen) {
            type = try nested { parser throws(GraphQLSyntaxError) in try parser.typeReference() }
            try expect(.bracketClose, "']' after the list's type")
            guard type.wrappers >> 60 == 0 else {
                throw failure("A type has more than \(GraphQLTypeReference.capacity - 2) lists and non-nulls.")
            }
            type = type.wrapped(inList: true, origin: origin(from: start))
        } else {
            let name = try identifier("a type")
            type = GraphQLTypeReference(name: name.name, origin: name.origin)
        }
        if try skip(.bang) { type = type.wrapped(inList: false, origin: origin(from: start)) }
        return type
    }

    mutating func directives(constant: Bool) throws(GraphQLSyntaxError) -> [GraphQLDirective] {
        guard token.kind == .at else { return [] }
        var result: [GraphQLDirective] = []
        while token.kind == .at {
            let start = token.lower
            try advance()
            let name = try identifier("a directive's name")
            let arguments = try arguments(constant: constant)
            result.append(GraphQLDirective(name: name, arguments: arguments, origin: origin(from: start)))
        }
        return result
    }

    mutating func arguments(constant: Bool) throws(GraphQLSyntaxError) -> [GraphQLArgument] {
        guard try skip(.parenthesisOpen) else { return [] }
        var result: [GraphQLArgument] = []
        repeat { result.append(try argument(constant: constant)) } while token.kind != .parenthesisClose
        try advance()
        return result
    }

    private mutating func argument(constant: Bool) throws(GraphQLSyntaxError) -> GraphQLArgument {
        let name = try identifier("an argument's name")
        try expect(.colon, "':' after the name")
        return GraphQLArgument(name: name, value: try value(constant: constant))
    }

    mutating func value(constant: Bool) throws(GraphQLSyntaxError) -> GraphQLValue {
        let start = token.lower
        let kind: GraphQLValue.Kind
        switch token.kind {
        case .bracketOpen, .braceOpen:
            let isList = token.kind == .bracketOpen
            kind = try nested { parser throws(GraphQLSyntaxError) in
                try isList ? parser.listValue(constant: constant) : parser.objectValue(constant: constant)
            }
            return GraphQLValue(kind: kind, origin: origin(from: start))
        case .dollar:
            if constant { throw failure("A variable stands where only a constant may; write the value itself.") }
            try advance()
            kind = .variable(try identifier("a variable's name").name)
            return GraphQLValue(kind: kind, origin: origin(from: start))
        case .integer: kind = .integer(lexer.text(token))
        case .float: kind = .float(lexer.text(token))
        case .string, .blockString: kind = .string(stringValue())
        case .name:
            kind =
                isWord("true")
                ? .boolean(true)
                : isWord("false")
                    ? .boolean(false)
                    : isWord("null")
                        ? .null
                        : .enumeration(Name(lexer.text(token)))
        default: throw unexpected("a value")
        }
        try advance()
        return GraphQLValue(kind: kind, origin: origin(from: start))
    }

    private mutating func listValue(constant: Bool) throws(GraphQLSyntaxError) -> GraphQLValue.Kind {
        try advance()
        var items: [GraphQLValue] = []
        while token.kind != .bracketClose { items.append(try value(constant: constant)) }
        try advance()
        return .list(items)
    }

    private mutating func objectValue(constant: Bool) throws(GraphQLSyntaxError) -> GraphQLValue.Kind {
        try advance()
        var fields: [GraphQLArgument] = []
        while token.kind != .braceClose { fields.append(try argument(constant: constant)) }
        try advance()
        return .object(fields)
    }
}
