internal import Basics
internal import Documents

/// The files of a contract as trees, with those that they import; each is read once.
struct AvroFiles {
    /// How many files imports may lead to.
    private static let fileLimit = 1_000

    private let input: ContractInput
    private(set) var files: [SourceFile] = []
    private(set) var trees: [AvroReader.Source] = []
    private(set) var troubles: [ContractTrouble] = []
    private var known: Set<Name> = []

    init(_ input: ContractInput) { self.input = input }

    /// Adds a file that is the contract's own.
    mutating func add(_ file: SourceFile) { add(file, isEntry: true) }

    private mutating func add(_ file: SourceFile, isEntry: Bool) {
        guard known.insert(file.path).inserted else { return }
        let index = files.count
        files.append(file)
        if AvroIDLParser.recognises(file) {
            addIDL(file, index, isEntry: isEntry)
        } else {
            addJSON(file, index, isEntry: isEntry)
        }
    }

    private mutating func addJSON(_ file: SourceFile, _ index: Int, isEntry: Bool) {
        let document = readDocument(file, as: .json)
        for trouble in document.troubles {
            let kind: ContractTrouble.Kind = trouble.kind == .duplicateKey || !isEntry ? .partUnknown : .unreadable
            troubles.append(ContractTrouble(kind, trouble.help.map { "\(trouble.message) \($0)" } ?? trouble.message, at: trouble.span))
        }
        guard let root = document.root else { return }
        var budget = AvroTree.budget
        guard let tree = AvroTree(root, file: index, budget: &budget) else {
            troubles.append(
                ContractTrouble(.unreadable, "the file unfolds into more than \(AvroTree.budget) values; split it", at: root.span))
            return
        }
        trees.append(AvroReader.Source(tree: tree, isEntry: isEntry))
    }

    private mutating func addIDL(_ file: SourceFile, _ index: Int, isEntry: Bool) {
        do throws(AvroIDLError) {
            var parser = try AvroIDLParser(file, index: index)
            let result = try parser.file()
            for wanted in result.imports { addImport(wanted, from: file, index) }
            for (number, tree) in result.trees.enumerated() {
                let isPart = result.hasMainSchema && number + 1 < result.trees.count
                trees.append(AvroReader.Source(tree: tree, namespace: result.namespace, isEntry: isEntry && !isPart))
            }
        } catch {
            troubles.append(ContractTrouble(isEntry ? .unreadable : .partUnknown, error.message, at: error.span))
        }
    }

    private mutating func addImport(_ wanted: AvroIDLFile.Import, from file: SourceFile, _ index: Int) {
        let span = SourceSpan(file: file, lower: Int(wanted.origin.lower), upper: Int(wanted.origin.upper))
        func fail(_ reason: String) {
            troubles.append(ContractTrouble(.partUnknown, "'\(wanted.path)' cannot be imported: \(reason)", at: span))
        }
        guard files.count < Self.fileLimit else { return fail("more than \(Self.fileLimit) files are imported") }
        guard let path = resolved(wanted.path.text, against: file.path.text) else {
            return fail("the path leads out of the repository, where nothing is read")
        }
        let found = input.files.first { $0.path == Name(path) } ?? input.resolve(Name(path)) ?? input.resolve(wanted.path)
        guard let found else { return fail("there is no such file") }
        add(found, isEntry: input.files.contains { $0.path == found.path })
    }
}
