internal import Basics

/// Protobuf: `.proto` files, alone or a folder of them, and descriptor sets as `protoc --descriptor_set_out` and `buf build` write them.
struct ProtobufFormat: ContractFormat {
    var id: ContractFormatID { "protobuf" }
    var title: String { "Protobuf (proto2, proto3, editions 2023 and 2024) and descriptor sets; files up to 64 MiB, 100 levels deep" }

    func recognises(_ file: SourceFile) -> Bool {
        if DescriptorReader.recognises(file) { return true }
        do throws(ProtoSyntaxError) {
            var lexer = try ProtoLexer(file: file, limits: ProtoLimits())
            let first = try lexer.next()
            if Self.hasExtension(file) { return first.kind == .identifier || first.kind == .end }
            let second = try lexer.next()
            if lexer.isWord(first, "syntax") || lexer.isWord(first, "edition") { return second.symbol == UInt8(ascii: "=") }
            let words: [StaticString] = ["package", "import", "message", "enum", "service", "option", "extend"]
            guard words.contains(where: { lexer.isWord(first, $0) }) else { return false }
            // Other languages begin with such words too: only a whole parse tells.
            return try !ProtoParser.parse(file, path: file.path, index: 0).isEmpty
        } catch {
            return false
        }
    }

    func notation(of contract: Contract) -> any MessageNotation { ProtobufNotation() }

    func read(_ input: ContractInput) -> Contract {
        var files = input.files
        if files.count > 1 {
            files = files.filter { Self.hasExtension($0) || recognises($0) }
            if files.isEmpty { files = Array(input.files.prefix(1)) }
        }
        var collection = ProtoFiles(input: input)
        collection.read(files)
        var contract = Contract(format: id, profile: .protobuf, files: collection.schema.sources)
        contract.troubles = collection.schema.troubles
        guard !contract.troubles.contains(where: { $0.kind == .unreadable }) else { return contract }
        let schema = ProtoChecks.check(
            ProtoLinker.link(collection.schema, imports: collection.imports, incomplete: collection.incomplete))
        contract.troubles = schema.troubles
        if schema.files.prefix(schema.ownFiles).allSatisfy(\.isEmpty), let file = files.first, files.count == 1 {
            contract.troubles.append(
                ContractTrouble(
                    .partUnknown, "The file defines no message, enum or service, so there is no contract in it.", at: SourceSpan(file: file)
                ))
        }
        contract.details = schema
        var reader = ProtoContractReader(contract: contract, schema: schema)
        reader.read()
        return reader.contract
    }

    static func hasExtension(_ file: SourceFile) -> Bool { file.path.text.utf8.suffix(6).elementsEqual(".proto".utf8) }
}

extension ProtoFile {
    /// Whether the file defines nothing.
    var isEmpty: Bool { messages.isEmpty && enums.isEmpty && services.isEmpty && extensions.isEmpty && imports.isEmpty }
}
