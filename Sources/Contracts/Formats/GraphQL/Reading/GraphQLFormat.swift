internal import Basics

/// GraphQL schemas: the schema definition language, in one file or several, and introspection results as JSON.
struct GraphQLFormat: ContractFormat {
    var id: ContractFormatID { "graphql" }
    var title: String { "GraphQL schemas (October 2021, with @oneOf) and introspection JSON" }

    private static let extensions: [Name] = ["graphql", "graphqls", "gql", "sdl"]

    func recognises(_ file: SourceFile) -> Bool {
        if GraphQLIntrospection.recognises(file) { return true }
        do throws(GraphQLSyntaxError) {
            var lexer = try GraphQLLexer(file: file, limits: GraphQLLimits())
            var token = try lexer.next()
            if token.kind == .string || token.kind == .blockString { token = try lexer.next() }
            let words: [StaticString] = ["type", "schema", "scalar", "interface", "union", "enum", "input", "directive", "extend"]
            guard words.contains(where: { lexer.isWord(token, $0) }) else { return false }
            if Self.hasExtension(file) { return true }
            // Other languages begin with such words too (Protobuf's `enum`): only a whole parse tells.
            _ = try GraphQLDocument.parse(file)
            return true
        } catch {
            return false
        }
    }

    func read(_ input: ContractInput) -> Contract {
        let files = input.files.count > 1 ? input.files.filter { Self.hasExtension($0) || recognises($0) } : input.files
        var contract = Contract(format: id, profile: .graphQL, files: files)
        var definitions: [GraphQLDefinition] = []
        for (index, file) in files.enumerated() {
            if Self.isJSON(file) {
                let result = GraphQLIntrospection.read(file, index: index)
                definitions += result.definitions
                contract.troubles += result.troubles
                continue
            }
            do throws(GraphQLSyntaxError) {
                var parser = try GraphQLParser(file, index: index)
                definitions += try parser.document()
            } catch {
                contract.troubles.append(ContractTrouble(.unreadable, error.message, at: error.span))
            }
        }
        guard !contract.troubles.contains(where: { $0.kind == .unreadable }) else { return contract }
        let schema = GraphQLSchema(definitions: definitions, files: files)
        contract.troubles += schema.troubles
        if schema.ownTypes.isEmpty, schema.ownDirectives == 0, let file = files.first {
            let message =
                "The file defines no types and no directives, so there is no contract in it; name the schema rather than operations."
            contract.troubles.append(ContractTrouble(.unreadable, message, at: SourceSpan(file: file)))
        }
        contract.details = schema
        var reader = GraphQLContractReader(contract: contract, schema: schema)
        reader.read()
        reader.contract.dropSpareRoom()
        return reader.contract
    }

    private static func hasExtension(_ file: SourceFile) -> Bool {
        let parts = file.path.text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count > 1 && extensions.contains(Name(parts[parts.count - 1].lowercased()))
    }

    /// Whether a file is JSON; SDL cannot begin with a brace, but a query can, so that what stands in it counts.
    private static func isJSON(_ file: SourceFile) -> Bool {
        let text = file.bytes.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF || $0 == 0x20 || (0x09...0x0D).contains($0) }
        guard text.first == UInt8(ascii: "{") else { return text.first == UInt8(ascii: "[") }
        let inner = text.dropFirst().first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
        return inner == UInt8(ascii: "\"") || inner == UInt8(ascii: "}")
    }
}
