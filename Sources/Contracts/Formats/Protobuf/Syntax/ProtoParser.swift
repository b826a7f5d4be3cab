package import Basics

/// Reads `.proto` text (proto2, proto3 and editions) by recursive descent; the first thing that the grammar does not allow ends it.
package struct ProtoParser {
    var lexer: ProtoLexer
    var token: ProtoToken
    /// The end of the last token that was taken.
    var end = 0
    var file: ProtoFile
    let limits: ProtoLimits

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: What imports call the file.
    ///   - index: Its place among the contract's files.
    package static func parse(_ file: SourceFile, path: Name, index: Int, limits: ProtoLimits = ProtoLimits()) throws(ProtoSyntaxError)
        -> ProtoFile
    {
        var parser = try ProtoParser(file, path: path, index: index, limits: limits)
        try parser.readFile()
        return parser.file
    }

    private init(_ source: SourceFile, path: Name, index: Int, limits: ProtoLimits) throws(ProtoSyntaxError) {
        lexer = try ProtoLexer(file: source, limits: limits)
        token = try lexer.next()
        file = ProtoFile(path: path, source: index)
        self.limits = limits
    }

    // MARK: Tokens

    mutating func advance() throws(ProtoSyntaxError) {
        end = token.upper
        token = try lexer.next()
    }

    func isSymbol(_ symbol: ProtoSymbol) -> Bool { token.symbol == symbol.byte }
    func isWord(_ word: StaticString) -> Bool { lexer.isWord(token, word) }

    /// Takes a symbol where it stands next.
    mutating func take(_ symbol: ProtoSymbol) throws(ProtoSyntaxError) -> Bool {
        guard isSymbol(symbol) else { return false }
        try advance()
        return true
    }

    mutating func take(word: StaticString) throws(ProtoSyntaxError) -> Bool {
        guard isWord(word) else { return false }
        try advance()
        return true
    }

    mutating func expect(_ symbol: ProtoSymbol, _ place: @autoclosure () -> String) throws(ProtoSyntaxError) {
        guard try take(symbol) else { throw unexpected("`\(Character(Unicode.Scalar(symbol.byte)))` \(place())") }
    }

    func unexpected(_ wanted: String) -> ProtoSyntaxError {
        let found = token.kind == .end ? "the file ends" : "found `\(lexer.text(token))`"
        return lexer.failure("Expected \(wanted), and \(found).", at: token)
    }

    func origin(_ lower: Int, _ upper: Int) -> Origin { Origin(file: file.source, lower: lower, upper: upper) }
    var origin: Origin { origin(token.lower, token.upper) }

    /// Takes an identifier.
    mutating func identifier(_ what: @autoclosure () -> String) throws(ProtoSyntaxError) -> ProtoIdentifier {
        guard token.kind == .identifier else { throw unexpected(what()) }
        let result = ProtoIdentifier(Name(lexer.text(token)), origin)
        try advance()
        return result
    }

    /// Takes a name of parts with dots between them, perhaps with a leading dot.
    mutating func qualifiedName(_ what: String, leadingDot: Bool = true) throws(ProtoSyntaxError) -> ProtoIdentifier {
        let lower = token.lower
        var length = 0
        if leadingDot, isSymbol(".") {
            try advance()
            length += 1
        }
        repeat {
            guard token.kind == .identifier else { throw unexpected(what) }
            length += token.upper - token.lower
            try advance()
            guard isSymbol(".") else { break }
            length += 1
            try advance()
        } while true
        let place = origin(lower, end)
        if length > limits.name { throw lexer.failure("A name is longer than \(limits.name) bytes here.", lower, end) }
        if end - lower == length { return ProtoIdentifier(Name(lexer.text(lower, end)), place) }
        // Spaces and comments may stand between the parts.
        let text = try partsText(lower, end)
        return ProtoIdentifier(Name(text), place)
    }

    private func partsText(_ lower: Int, _ upper: Int) throws(ProtoSyntaxError) -> String {
        let part = SourceFile(path: lexer.file.path, bytes: Array(lexer.bytes[lower..<upper]))
        var inner = try ProtoLexer(file: part, limits: limits)
        var text = ""
        while true {
            let token = try inner.next()
            if token.kind == .end { return text }
            text += inner.text(token)
        }
    }

    /// Takes an unsigned integer that is at most `most`.
    mutating func integer(_ what: String, most: Int) throws(ProtoSyntaxError) -> Int {
        guard token.kind == .integer else { throw unexpected(what) }
        guard let value = lexer.integer(token), value <= UInt64(most) else {
            throw lexer.failure("`\(lexer.text(token))` is no number up to \(most) as \(what) must be.", at: token)
        }
        try advance()
        return Int(value)
    }

    // MARK: File

    private mutating func readFile() throws(ProtoSyntaxError) {
        if isWord("syntax") || isWord("edition") { try syntax() }
        while token.kind != .end { try statement() }
    }

    private mutating func syntax() throws(ProtoSyntaxError) {
        let lower = token.lower
        let isEdition = isWord("edition")
        try advance()
        try expect("=", isEdition ? "after `edition`" : "after `syntax`")
        let place = token
        let text = String(decoding: try string("the name of the language version"), as: UTF8.self)
        switch (isEdition, text) {
        case (false, "proto2"): file.edition = .proto2
        case (false, "proto3"): file.edition = .proto3
        case (true, _):
            guard let year = Int(text), text.utf8.count == 4, (2023...2099).contains(year) else { fallthrough }
            file.edition = .edition(year)
        default:
            throw lexer.failure(
                "The language version `\(text)` is not known; there are `syntax = \"proto2\"`, `\"proto3\"` and `edition = \"2023\"`, `\"2024\"`.",
                at: place)
        }
        file.editionOrigin = origin(lower, end)
        try expect(";", "at the end of the statement")
    }

    private mutating func statement() throws(ProtoSyntaxError) {
        if try take(";") { return }
        let lower = token.lower
        guard token.kind == .identifier else { throw unexpected("a statement such as `message`, `enum`, `service` or `import`") }
        switch lexer.keyword(token) {
        case .import: try importStatement()
        case .package:
            try advance()
            let name = try qualifiedName("the name of a package", leadingDot: false)
            if file.package != nil { throw lexer.failure("The file has a package already; it can have one.", lower, end) }
            file.package = ProtoIdentifier(name.name, origin(lower, end))
            try expect(";", "after the package")
        case .option: file.options.append(try optionStatement())
        case .message:
            try advance()
            _ = try message(in: nil, depth: 1)
        case .enum: try enumeration(in: nil)
        case .service: try service()
        case .extend: try extend(in: nil, depth: 1)
        case .export, .local: try advance()
        case .syntax, .edition:
            throw lexer.failure("`\(lexer.text(token))` must be the first statement of the file, and stand there once.", at: token)
        default:
            throw lexer.failure(
                "`\(lexer.text(token))` begins no statement; there are `import`, `package`, `option`, `message`, `enum`, `service` and `extend`.",
                at: token)
        }
    }

    private mutating func importStatement() throws(ProtoSyntaxError) {
        let lower = token.lower
        try advance()
        var kind = ProtoImport.Kind.ordinary
        if try take(word: "public") {
            kind = .public
        } else if try take(word: "weak") {
            kind = .weak
        } else if try take(word: "option") {
            kind = .option
        }
        let path = try string("the path of the imported file in quotes")
        file.imports.append(ProtoImport(path: Name(String(decoding: path, as: UTF8.self)), kind: kind, origin: origin(lower, end)))
        try expect(";", "after the import")
    }

    // MARK: Services

    private mutating func service() throws(ProtoSyntaxError) {
        try advance()
        let name = try identifier("the name of a service")
        var service = ProtoService(name: name, fullName: file.fullName(of: name.name))
        try expect("{", "after the service's name")
        while try !take("}") {
            if try take(";") { continue }
            if isWord("option") {
                service.options.append(try optionStatement())
            } else if isWord("rpc") {
                service.methods.append(try method())
            } else {
                throw unexpected("`rpc`, `option` or the `}` of service `\(name.name)`")
            }
        }
        file.services.append(service)
    }

    private mutating func method() throws(ProtoSyntaxError) -> ProtoMethod {
        try advance()
        let name = try identifier("the name of a method")
        let input = try methodType("after the method's name")
        guard try take(word: "returns") else { throw unexpected("`returns`") }
        let output = try methodType("after `returns`")
        var method = ProtoMethod(
            name: name, input: input.type, output: output.type, streamsInput: input.isStream, streamsOutput: output.isStream)
        if try take("{") {
            while try !take("}") {
                if try take(";") { continue }
                guard isWord("option") else { throw unexpected("`option` or the `}` of method `\(name.name)`") }
                method.options.append(try optionStatement())
            }
        } else {
            try expect(";", "after the method")
        }
        return method
    }

    private mutating func methodType(_ place: String) throws(ProtoSyntaxError) -> (type: ProtoIdentifier, isStream: Bool) {
        try expect("(", place)
        var isStream = false
        if isWord("stream") {
            // A message may be called so, too.
            var ahead = lexer
            let next = try ahead.next()
            isStream = next.symbol != UInt8(ascii: ")") && !(next.symbol == UInt8(ascii: ".") && next.lower == token.upper)
            if isStream { try advance() }
        }
        let type = try qualifiedName("the name of a message type")
        try expect(")", "after the message type")
        return (type, isStream)
    }
}

extension ProtoFile {
    /// The name with the package's before it.
    func fullName(of nested: Name) -> Name {
        guard let package, !package.name.isEmpty else { return nested }
        return Name(package.name.text + "." + nested.text)
    }
}
