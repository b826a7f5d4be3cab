internal import Basics

/// Reads descriptor sets, the binary form of linked `.proto` files (descriptor.proto), into the same files that text is read into.
struct DescriptorReader {
    let source: SourceFile
    let index: Int
    private(set) var files: [ProtoFile] = []
    private(set) var troubles: [ContractTrouble] = []
    var isBroken = false

    /// How deep messages may nest.
    static let depth = 100

    /// Whether a file's bytes are a descriptor set: messages in field 1 that begin with the name of a `.proto` file.
    static func recognises(_ file: SourceFile) -> Bool {
        guard file.bytes.first == 0x0A else { return false }
        var reader = WireReader(file.bytes, 0..<file.bytes.count)
        guard case (1, .bytes(let range))? = reader.next() else { return false }
        var inner = WireReader(file.bytes, range)
        guard case (1, .bytes(let name))? = inner.next() else { return false }
        return name.count > 6 && file.bytes[name].suffix(6).elementsEqual(".proto".utf8)
    }

    /// Reads the files of a set but those that come with Protobuf.
    static func read(_ source: SourceFile, index: Int) -> (files: [ProtoFile], troubles: [ContractTrouble]) {
        var reader = DescriptorReader(source: source, index: index)
        reader.each(0..<source.bytes.count) { reader, number, value in
            guard number == 1, case .bytes(let range) = value, let file = reader.file(range) else { return }
            if !WellKnownTypes.files.contains(file.path) { reader.files.append(file) }
        }
        if reader.isBroken {
            let message = "The descriptor set is damaged: its bytes are no Protobuf message throughout. Write it anew."
            reader.troubles.append(ContractTrouble(.unreadable, message, at: SourceSpan(file: source)))
        }
        return (reader.files, reader.troubles)
    }

    private init(source: SourceFile, index: Int) {
        self.source = source
        self.index = index
    }

    // MARK: Bytes

    /// Calls a closure with each field of a message.
    mutating func each(_ range: Range<Int>, _ body: (inout DescriptorReader, Int, WireReader.Value) -> Void) {
        var reader = WireReader(source.bytes, range)
        while let (number, value) = reader.next() { body(&self, number, value) }
        if reader.isBroken { isBroken = true }
    }

    func text(_ range: Range<Int>) -> String { String(decoding: source.bytes[range], as: UTF8.self) }
    func origin(_ range: Range<Int>) -> Origin { Origin(file: index, lower: range.lowerBound, upper: range.upperBound) }
    func identifier(_ range: Range<Int>) -> ProtoIdentifier { ProtoIdentifier(Name(text(range)), origin(range)) }

    /// The number of a field that is a 32-bit integer with a sign.
    static func signed(_ value: UInt64) -> Int { Int(Int32(truncatingIfNeeded: value)) }

    // MARK: Files

    private mutating func file(_ range: Range<Int>) -> ProtoFile? {
        var file = ProtoFile(path: "", source: index)
        file.editionOrigin = origin(range.lowerBound..<range.lowerBound)
        // What types are called depends on the package, and what fields are on the language version: both are read first.
        each(range) { reader, number, value in
            switch (number, value) {
            case (1, .bytes(let bytes)): file.path = Name(reader.text(bytes))
            case (2, .bytes(let bytes)): file.package = reader.identifier(bytes)
            case (3, .bytes(let bytes)):
                file.imports.append(ProtoImport(path: Name(reader.text(bytes)), kind: .ordinary, origin: reader.origin(bytes)))
            case (8, .bytes(let bytes)): file.options = reader.options(bytes, DescriptorOptions.file)
            case (12, .bytes(let bytes)): file.edition = reader.text(bytes) == "proto3" ? .proto3 : file.edition
            case (14, .number(let edition)) where edition >= 1000: file.edition = .edition(2023 + Int(min(edition, 1_076) - 1000))
            default: break
            }
        }
        each(range) { reader, number, value in
            switch (number, value) {
            case (4, .bytes(let bytes)): reader.message(bytes, in: nil, &file, depth: 1)
            case (5, .bytes(let bytes)): reader.enumeration(bytes, in: nil, &file)
            case (6, .bytes(let bytes)): reader.service(bytes, &file)
            case (7, .bytes(let bytes)): file.extensions.append(reader.field(bytes, file.edition))
            case (10, .number(let index)) where index < UInt64(file.imports.count): file.imports[Int(index)].kind = .public
            case (11, .number(let index)) where index < UInt64(file.imports.count): file.imports[Int(index)].kind = .weak
            default: break
            }
        }
        Self.markMaps(&file)
        return file.path.isEmpty ? nil : file
    }

    /// Marks the fields whose type is an entry of a map.
    private static func markMaps(_ file: inout ProtoFile) {
        let entries = Set(file.messages.filter(\.isMapEntry).map { Name("." + $0.fullName.text) })
        guard !entries.isEmpty else { return }
        for message in file.messages.indices {
            for field in file.messages[message].fields.indices
            where file.messages[message].fields[field].label == .repeated && entries.contains(file.messages[message].fields[field].typeName)
            {
                file.messages[message].fields[field].isMap = true
            }
        }
    }

    // MARK: Services

    private mutating func service(_ range: Range<Int>, _ file: inout ProtoFile) {
        var service = ProtoService(name: ProtoIdentifier("", origin(range)), fullName: "")
        each(range) { reader, number, value in
            switch (number, value) {
            case (1, .bytes(let bytes)): service.name = reader.identifier(bytes)
            case (2, .bytes(let bytes)): service.methods.append(reader.method(bytes))
            case (3, .bytes(let bytes)): service.options = reader.options(bytes, DescriptorOptions.service)
            default: break
            }
        }
        service.fullName = file.fullName(of: service.name.name)
        file.services.append(service)
    }

    private mutating func method(_ range: Range<Int>) -> ProtoMethod {
        let nobody = ProtoIdentifier("", origin(range))
        var method = ProtoMethod(name: nobody, input: nobody, output: nobody, streamsInput: false, streamsOutput: false)
        each(range) { reader, number, value in
            switch (number, value) {
            case (1, .bytes(let bytes)): method.name = reader.identifier(bytes)
            case (2, .bytes(let bytes)): method.input = reader.identifier(bytes)
            case (3, .bytes(let bytes)): method.output = reader.identifier(bytes)
            case (4, .bytes(let bytes)): method.options = reader.options(bytes, DescriptorOptions.method)
            case (5, .number(let flag)): method.streamsInput = flag != 0
            case (6, .number(let flag)): method.streamsOutput = flag != 0
            default: break
            }
        }
        return method
    }
}
