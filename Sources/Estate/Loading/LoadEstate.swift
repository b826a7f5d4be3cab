package import Basics
internal import Documents

/// Loads an estate: reads every spec below a folder, and checks what the specs say of each other.
///
/// - Parameters:
///   - root: The estate's folder, relative to the repository's root; empty for the root itself.
///   - cache: What other loads have read already.
///   - jobs: How many files are read at once; the result is the same for any number.
package func loadEstate(at root: Name, from source: some EstateSource, cache: SpecCache = SpecCache(), jobs: Int = 1) -> Estate {
    let index = SourceIndex(source.entries)
    let estatePath = join(root, "tieline.yaml") ?? "tieline.yaml"
    let reader = source.makeReader()
    let own = index[estatePath].map { entry in cache.file(entry, mustBeSpec: true) { readFile(entry, reader, mustBeSpec: true) } }
    let spec = own?.specs.lazy.compactMap { $0 as? EstateSpec }.first
    var problems: [Diagnostic] = []
    let scope = EstateScope(root: root, spec: spec, problems: &problems)

    let candidates = index.files(in: root).filter { scope.mayBeSpec($0.path) && $0.path != estatePath }
    let others = orderedParallelMap(candidates, jobs: jobs, worker: { FileReading(source.makeReader()) }) { reading, entry in
        let mustBeSpec = isEstateFile(entry.path)
        return cache.file(entry, mustBeSpec: mustBeSpec) { readFile(entry, reading.reader, mustBeSpec: mustBeSpec) }
    }
    let files = specFiles(own: own, others: others, root: root)
    var estate = assemble(files, root: root, spec: spec, index: index, problems: problems)
    if own == nil {
        estate.problems.append(missingEstateFile(estatePath))
    } else if spec == nil, own?.problems.isEmpty == true {
        estate.problems.append(missingEstateDocument(own))
    }
    readCodeFiles(of: &estate, reader)
    readDocuments(of: &estate, scope, reader)
    checkReferences(of: &estate)
    checkNames(of: &estate, files)
    estate.problems = ordered(estate.problems)
    return estate
}

/// Holds what one thread reads with.
private struct FileReading {
    let reader: any EstateFileReader

    init(_ reader: any EstateFileReader) { self.reader = reader }
}

/// Which files an estate takes notice of.
struct EstateScope {
    let root: Name
    private let ignored: [Glob]
    private let contracts: [Glob]
    private let documents: [Glob]

    init(root: Name, spec: EstateSpec?, problems: inout [Diagnostic]) {
        self.root = root
        func globs(_ texts: [Text]?) -> [Glob] {
            (texts ?? []).compactMap { text in
                if let glob = Glob(text.value.text) { return glob }
                problems.append(
                    Diagnostic(
                        "spec/wrong-type", subject: spec?.ref.description ?? "", "`\(text.value)` is no glob", at: text.span,
                        help: "close its braces; `*`, `?`, `**` and `{a,b}` are the wildcards", detail: text.value.text))
                return nil
            }
        }
        ignored = globs(spec?.ignore)
        contracts = globs(spec?.contracts)
        documents = globs(spec?.documents)
    }

    func mayBeSpec(_ path: Name) -> Bool {
        guard hasExtension(path, ["yaml", "yml", "json"]), let inside = relative(path) else { return false }
        return !(ignored + contracts).contains { $0.matches(inside) }
    }

    func isDocument(_ path: Name) -> Bool {
        guard hasExtension(path, ["md", "markdown"]), let inside = relative(path) else { return false }
        return documents.contains { $0.matches(inside) } && !ignored.contains { $0.matches(inside) }
    }

    /// The path from the estate's root.
    private func relative(_ path: Name) -> Name? {
        if root.isEmpty { return path }
        let prefix = root.text + "/"
        guard path.text.utf8.starts(with: prefix.utf8) else { return nil }
        return Name(String(path.text.utf8.dropFirst(prefix.utf8.count)) ?? "")
    }

    private func hasExtension(_ path: Name, _ extensions: [String]) -> Bool {
        extensions.contains { path.text.utf8.suffix($0.utf8.count + 1).elementsEqual(".\($0)".utf8) }
    }
}

private func readFile(_ entry: SourceEntry, _ reader: any EstateFileReader, mustBeSpec: Bool) -> SpecFile {
    do throws(SourceTrouble) {
        return readSpecFile(try reader.read(entry), mustBeSpec: mustBeSpec)
    } catch {
        let file = SourceFile(path: entry.path, bytes: [])
        var result = SpecFile(file: file, standing: .broken(looksLikeSpec: mustBeSpec || error.mayBeSpec))
        result.problems = [
            Diagnostic(
                "spec/syntax", subject: entry.path.text, error.message, at: SourceSpan(file: file), help: error.help, detail: "unread")
        ]
        return result
    }
}

/// Keeps the files that are specs: what is broken counts if it looks like a spec, or lies beside one, and nobody names it as a contract.
private func specFiles(own: SpecFile?, others: [SpecFile], root: Name) -> [SpecFile] {
    let all = (own.map { [$0] } ?? []) + others
    var folders: Set<Name> = []
    for file in all {
        // The root holds all sorts of files beside `tieline.yaml`.
        if case .specs = file.standing, !isEstateFile(file.file.path) { folders.insert(folder(of: file.file.path)) }
    }
    let contracts = contractPaths(in: all, root: root)
    return all.filter { file in
        switch file.standing {
        case .foreign: false
        case .specs: true
        case .broken(let looksLikeSpec):
            (looksLikeSpec || folders.contains(folder(of: file.file.path))) && !contracts.contains(file.file.path)
        }
    }
}

private func contractPaths(in files: [SpecFile], root: Name) -> Set<Name> {
    var paths: Set<Name> = []
    func add(_ contract: ContractSource?) {
        if let file = contract?.file, let path = join(root, file.file.value) { paths.insert(path) }
    }
    for spec in files.lazy.flatMap(\.specs) {
        let interfaces = (spec as? System)?.interfaces ?? (spec as? Platform)?.interfaces ?? []
        for interface in interfaces {
            add(interface.contract)
            for variant in interface.variants ?? [] { add(variant.value) }
        }
        for contract in (spec as? Upgrade)?.contracts ?? [] { add(contract.value) }
    }
    return paths
}

private func assemble(_ files: [SpecFile], root: Name, spec: EstateSpec?, index: SourceIndex, problems: [Diagnostic]) -> Estate {
    let specs = Dictionary(grouping: files.lazy.flatMap(\.specs)) { type(of: $0).kind }
    let declarations = files.flatMap(\.declarations)
    let references = files.flatMap(\.references).sorted { SourceSpan.precedes($0.span, $1.span) }
    func table<Content: Spec>() -> SpecTable<Content> { SpecTable(specs[Content.kind] ?? []) }
    return Estate(
        root: root, spec: spec, teams: table(), systems: table(), entities: table(), mappings: table(), flows: table(), journeys: table(),
        platforms: table(), upgrades: table(), waivers: table(), rules: table(),
        codes: Dictionary((specs[.codes] ?? []).compactMap { $0 as? Codes }.map { ($0.name, $0) }) { first, _ in first }, documents: [],
        names: Dictionary(declarations.map { ($0.ref, $0.span) }) { first, _ in first }, references: references,
        problems: problems + files.flatMap(\.problems), unreadable: unreadable(files), files: index)
}

private func unreadable(_ files: [SpecFile]) -> [UnreadableSpec] {
    var result: [UnreadableSpec] = []
    for file in files {
        let path = file.file.path
        if case .broken = file.standing { result.append(UnreadableSpec(path: path, ref: nil)) }
        for declaration in file.declarations where !declaration.isRead { result.append(UnreadableSpec(path: path, ref: declaration.ref)) }
        if case .specs = file.standing, file.declarations.isEmpty { result.append(UnreadableSpec(path: path, ref: nil)) }
    }
    return result.sorted { $0.path != $1.path ? $0.path < $1.path : ($0.ref?.description ?? "") < ($1.ref?.description ?? "") }
}

private func missingEstateFile(_ path: Name) -> Diagnostic {
    Diagnostic(
        "spec/missing-key", subject: path.text, "there is no `\(path)`, which every estate has at its root",
        at: SourceSpan(file: SourceFile(path: path, bytes: [])), help: "write one with `tieline init`", detail: "tieline.yaml")
}

private func missingEstateDocument(_ own: SpecFile?) -> Diagnostic {
    Diagnostic(
        "spec/missing-key", subject: own?.file.path.text ?? "", "no document of this file has `kind: Estate`",
        at: own.map { SourceSpan(file: $0.file) },
        help: "add `kind: Estate`, `language: 1` and a `name`", detail: "kind")
}

/// Findings in the order of their places, each once.
func ordered(_ problems: [Diagnostic]) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return problems.filter { seen.insert($0).inserted }.sorted { left, right in
        if let one = left.span, let other = right.span, one != other { return SourceSpan.precedes(one, other) }
        return left.rule != right.rule ? left.rule < right.rule : Name(left.message) < Name(right.message)
    }
}
