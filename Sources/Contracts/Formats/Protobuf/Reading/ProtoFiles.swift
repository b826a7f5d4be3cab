internal import Basics

/// Gathers the files of a contract: those that were given, and those that their imports lead to.
struct ProtoFiles {
    private let input: ContractInput
    private(set) var schema = ProtoSchema()
    /// For each file, the files that its imports lead to; nil for Protobuf's own, and for those that were not found.
    private(set) var imports: [[Int?]] = []
    /// The files with an import that was not found.
    private(set) var incomplete: Set<Int> = []
    /// The files by what imports may call them: every end of their paths that begins at a folder.
    private var known: [Name: Int] = [:]

    /// How many files one contract may lead to.
    private static let limit = 20_000

    init(input: ContractInput) { self.input = input }

    mutating func read(_ files: [SourceFile]) {
        for file in files { add(file, path: path(of: file)) }
        schema.ownFiles = schema.files.count
        for (index, file) in schema.files.enumerated() { register(file.path, index, withEnds: true) }
        var next = 0
        while next < schema.files.count {
            follow(next)
            next += 1
        }
    }

    /// The path below the folder that imports start from, where that is known.
    private func path(of file: SourceFile) -> Name {
        guard let root = input.root, file.path.text.utf8.starts(with: root.text.utf8) else { return file.path }
        return Name(String(decoding: file.path.text.utf8.dropFirst(root.text.utf8.count), as: UTF8.self))
    }

    private mutating func add(_ file: SourceFile, path: Name) {
        let index = schema.sources.count
        schema.sources.append(file)
        if DescriptorReader.recognises(file) {
            let result = DescriptorReader.read(file, index: index)
            schema.files += result.files
            schema.troubles += result.troubles
            return
        }
        do throws(ProtoSyntaxError) {
            schema.files.append(try ProtoParser.parse(file, path: path, index: index))
        } catch {
            schema.troubles.append(ContractTrouble(.unreadable, error.message, at: error.span))
        }
    }

    private mutating func register(_ path: Name, _ index: Int, withEnds: Bool) {
        if known[path] == nil { known[path] = index }
        guard withEnds else { return }
        var rest = path.text[...]
        while let slash = rest.utf8.firstIndex(of: UInt8(ascii: "/")) {
            rest = rest[rest.utf8.index(after: slash)...]
            if known[Name(rest)] == nil { known[Name(rest)] = index }
        }
    }

    private mutating func follow(_ index: Int) {
        var targets: [Int?] = []
        var seen: Set<Name> = []
        for item in schema.files[index].imports {
            if !seen.insert(item.path).inserted { schema.note("`\(item.path)` is imported already.", at: item.origin) }
            targets.append(target(of: item, from: index))
        }
        imports.append(targets)
    }

    private mutating func target(of item: ProtoImport, from index: Int) -> Int? {
        if let found = known[item.path] { return found }
        if schema.files.count < Self.limit, let file = find(item.path, from: schema.files[index]) {
            let count = schema.files.count
            add(file, path: item.path)
            guard schema.files.count > count else { return nil }
            register(item.path, count, withEnds: false)
            return count
        }
        if WellKnownTypes.files.contains(item.path) { return nil }
        incomplete.insert(index)
        // A weak import may be missing, and one for options only says nothing of messages.
        if item.kind == .ordinary || item.kind == .public {
            schema.note(
                "The imported file `\(item.path)` was not found, so that its types are unknown; add it to the contract's folder.",
                at: item.origin)
        }
        return nil
    }

    /// Looks for an imported file in the importing file's folder and in the folders around it.
    private func find(_ path: Name, from file: ProtoFile) -> SourceFile? {
        let own = schema.sources[file.source].path.text
        guard path.text.utf8.first != UInt8(ascii: "/"), !path.text.split(separator: "/").contains("..") else { return nil }
        var folder = own[...]
        while let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) {
            folder = folder[..<slash]
            if let found = input.resolve(Name(folder + "/" + path.text)) { return found }
        }
        return input.resolve(path)
    }
}
