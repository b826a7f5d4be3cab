internal import Basics

/// What an IDL file stands for.
struct AvroIDLFile {
    /// A file whose types and messages are to be had here.
    struct Import {
        /// `idl`, `protocol` or `schema`.
        let kind: Name
        let path: Name
        let origin: Origin
    }

    var imports: [Import] = []
    /// The protocol as JSON has it, or the types and then the schema of a file without one.
    var trees: [AvroTree] = []
    /// Whether the last tree is what the file is there for, and the others only its parts.
    var hasMainSchema = false
    var namespace: Name = ""
}

/// Parses Avro's IDL by recursive descent with one token of lookahead, into what the same protocol is in JSON.
struct AvroIDLParser {
    /// How deep types and values may nest.
    static let depthLimit = 128

    private var lexer: AvroIDLLexer
    private(set) var token: AvroIDLToken
    /// Where the token before the current one ended.
    private var lastUpper = 0
    private let index: Int
    private var depth = 0
    var result = AvroIDLFile()

    /// Starts on a file that has the given index among its contract's files.
    init(_ file: SourceFile, index: Int) throws(AvroIDLError) {
        lexer = try AvroIDLLexer(file)
        self.index = index
        token = try lexer.next()
    }

    /// Whether a file is IDL: by its extension, or since it starts as IDL does and no other format.
    static func recognises(_ file: SourceFile) -> Bool {
        if AvroFormat.hasExtension(file, ["avdl"]) { return true }
        if AvroFormat.hasExtension(file, ["avsc", "avpr"]) { return false }
        do throws(AvroIDLError) {
            var parser = try AvroIDLParser(file, index: 0)
            for _ in 0..<64 where parser.isSign("@") { _ = try parser.annotation() }
            if try parser.skipWord("protocol") { return parser.isWord && parser.peekIsBrace() }
            if try parser.skipWord("namespace") {
                guard parser.isWord else { return false }
                try parser.advance()
                return parser.isSign(";")
            }
            guard try parser.skipWord("import"), ["idl", "protocol", "schema"].contains(where: parser.isKeyword) else { return false }
            try parser.advance()
            return parser.token.kind == .string
        } catch {
            return false
        }
    }

    private func peekIsBrace() -> Bool {
        var copy = self
        do throws(AvroIDLError) {
            try copy.advance()
            return copy.isSign("{")
        } catch {
            return false
        }
    }

    // MARK: Files

    /// Parses a whole file.
    mutating func file() throws(AvroIDLError) -> AvroIDLFile {
        if isKeyword("namespace") {
            try advance()
            result.namespace = try identifier("the namespace").name
            try expect(";", "';' after the namespace")
        }
        while token.kind != .end {
            if isKeyword("import") {
                try importStatement()
            } else if isKeyword("schema") {
                try advance()
                let type = try fullType()
                try expect(";", "';' after the schema")
                result.trees.append(type)
                result.hasMainSchema = true
            } else {
                let documentation = documentation
                let annotations = try annotations()
                if isKeyword("protocol") {
                    try protocolDeclaration(annotations, documentation)
                } else if let type = try namedType(annotations, documentation) {
                    result.trees.append(type)
                } else {
                    throw unexpected("a protocol, record, error, enum, fixed, import or schema")
                }
            }
        }
        // The schema that the file is there for comes last, so that whoever reads the trees finds it.
        if result.hasMainSchema, let main = result.trees.firstIndex(where: { Self.definitionKind(of: $0) == nil }) {
            result.trees.append(result.trees.remove(at: main))
        }
        guard !result.trees.isEmpty || !result.imports.isEmpty else { throw unexpected("a protocol or a type") }
        return result
    }

    private static func definitionKind(of tree: AvroTree) -> Name? {
        guard tree["name"] != nil || tree["protocol"] != nil else { return nil }
        return tree["type"]?.text ?? "protocol"
    }

    mutating func importStatement() throws(AvroIDLError) {
        let start = token.lower
        try advance()
        let kind = try identifier("'idl', 'protocol' or 'schema'")
        guard ["idl", "protocol", "schema"].contains(kind.name) else {
            throw failure("An import is of 'idl', 'protocol' or 'schema', not of '\(kind.name)'.", kind.origin)
        }
        let path = try string("the file to import")
        try expect(";", "';' after the import")
        result.imports.append(AvroIDLFile.Import(kind: kind.name, path: path.name, origin: origin(from: start)))
    }

    private mutating func protocolDeclaration(_ annotations: [AvroTree.Member], _ documentation: AvroTree?) throws(AvroIDLError) {
        let start = token.lower
        try advance()
        let name = try identifier("the protocol's name")
        var types: [AvroTree] = []
        var messages: [AvroTree.Member] = []
        try expect("{", "'{' before the protocol's content")
        while !isSign("}") {
            if isKeyword("import") {
                try importStatement()
                continue
            }
            let documentation = self.documentation
            let annotations = try self.annotations()
            if let type = try namedType(annotations, documentation) {
                types.append(type)
            } else {
                messages.append(try message(annotations, documentation))
            }
        }
        try advance()
        let place = origin(from: start)
        var members = [AvroTree.Member(key: "protocol", value: AvroTree(.text(name.name), at: name.origin))]
        members += annotations + documentation.asMember
        members.append(AvroTree.Member(key: "types", value: AvroTree(.list(types), at: place)))
        members.append(AvroTree.Member(key: "messages", value: AvroTree(.object(messages), at: place)))
        result.trees.append(AvroTree(.object(members), at: place))
    }

    // MARK: Tokens

    mutating func advance() throws(AvroIDLError) {
        lastUpper = token.upper
        token = try lexer.next()
    }

    func origin(from lower: Int) -> Origin { Origin(file: index, lower: lower, upper: max(lastUpper, lower)) }
    var tokenOrigin: Origin { Origin(file: index, lower: token.lower, upper: token.upper) }
    var tokenText: String { lexer.word(token) }

    /// The documentation before the current token.
    var documentation: AvroTree? {
        token.documentation.map { range in
            AvroTree(
                .text(Name(AvroIDLText.documentation(lexer.text(range)))),
                at: Origin(file: index, lower: range.lowerBound, upper: range.upperBound))
        }
    }

    var isWord: Bool {
        if case .word = token.kind { return true }
        return false
    }

    func isKeyword(_ word: String) -> Bool { token.kind == .word(isQuoted: false) && tokenText == word }
    func isSign(_ sign: Unicode.Scalar) -> Bool { token.kind == .sign(UInt8(ascii: sign)) }

    mutating func skipWord(_ word: String) throws(AvroIDLError) -> Bool {
        guard isKeyword(word) else { return false }
        try advance()
        return true
    }

    mutating func skip(_ sign: Unicode.Scalar) throws(AvroIDLError) -> Bool {
        guard isSign(sign) else { return false }
        try advance()
        return true
    }

    mutating func expect(_ sign: Unicode.Scalar, _ what: String) throws(AvroIDLError) {
        guard try skip(sign) else { throw unexpected(what) }
    }

    mutating func identifier(_ what: String) throws(AvroIDLError) -> (name: Name, origin: Origin) {
        guard isWord else { throw unexpected(what) }
        let found = (Name(tokenText), tokenOrigin)
        try advance()
        return found
    }

    mutating func string(_ what: String) throws(AvroIDLError) -> (name: Name, origin: Origin) {
        guard token.kind == .string else { throw unexpected(what) }
        let found = (Name(AvroIDLText.value(of: tokenText)), tokenOrigin)
        try advance()
        return found
    }

    func unexpected(_ what: String) -> AvroIDLError {
        let shown = token.kind == .end ? "the file's end" : "'\(tokenText.prefix(40))'"
        return lexer.failure("Expected \(what), found \(shown).", token.lower, token.upper)
    }

    func failure(_ message: String, _ origin: Origin) -> AvroIDLError { lexer.failure(message, Int(origin.lower), Int(origin.upper)) }

    /// Goes one level deeper for the time of a closure; too deep is an error.
    mutating func nested<Value>(_ body: (inout AvroIDLParser) throws(AvroIDLError) -> Value) throws(AvroIDLError) -> Value {
        guard depth < Self.depthLimit else {
            throw lexer.failure("Types or values nest more than \(Self.depthLimit) deep here.", token.lower, token.upper)
        }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }
}

extension AvroTree? {
    /// Documentation as a member of what it documents.
    var asMember: [AvroTree.Member] { map { [AvroTree.Member(key: "doc", value: $0)] } ?? [] }
}
