package import Basics
internal import Contracts
package import Estate
internal import Synchronization

/// What has been read of contracts, by content, so that what two revisions share is read once.
package final class ContractCache: Sendable {
    // Guards a dictionary that several providers share.
    private let known = Mutex<[String: ContractAnswer]>([:])

    package init() {}

    /// What was read, or what is read now. Two threads may read one contract at once; both get the same.
    func answer(_ contentID: String, read: () -> ContractAnswer) -> ContractAnswer {
        if let found = known.withLock({ $0[contentID] }) { return found }
        let fresh = read()
        return known.withLock { table in
            if let earlier = table[contentID] { return earlier }
            table[contentID] = fresh
            return fresh
        }
    }
}

/// The contracts of an estate at one revision, read when somebody asks.
package final class EstateContracts: ContractProvider {
    private let estate: Estate
    private let source: any EstateSource
    private let cache: ContractCache
    /// Contracts that stand in for an interface's own: what an upgrade brings.
    private let replacements: [InterfaceRef: ContractFiles]
    /// Whether a file that no spec names as a contract differs between the revisions that are compared: contracts may refer to it.
    private let checksReferences: Bool
    // Guards the reader, which is one session with the repository and no two threads may use.
    private let reader = Mutex<(any EstateFileReader)?>(nil)

    package init(
        _ estate: Estate, _ source: any EstateSource, cache: ContractCache, replacements: [InterfaceRef: ContractFiles] = [:],
        checksReferences: Bool = false
    ) {
        self.estate = estate
        self.source = source
        self.cache = cache
        self.replacements = replacements
        self.checksReferences = checksReferences
    }

    package func file(_ path: Name) -> SourceFile? {
        guard let entry = estate.files[path] else { return nil }
        return try? read(entry)
    }

    private func read(_ entry: SourceEntry) throws(SourceTrouble) -> SourceFile {
        let result: Result<SourceFile, SourceTrouble> = reader.withLock { reader in
            let own: any EstateFileReader
            if let known = reader {
                own = known
            } else {
                own = source.makeReader()
                reader = own
            }
            do throws(SourceTrouble) {
                return .success(try own.read(entry))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    package func contentID(of interface: InterfaceRef, variant: Name?) -> String? {
        guard let own = ownID(interface, variant) else { return nil }
        guard checksReferences, case .contract(let loaded) = contract(of: interface, variant: variant) else { return own }
        let referenced = loaded.contract.files.compactMap { estate.files[$0.path].map { "\($0.contentID)" } }
        return own + "+" + referenced.joined(separator: "+")
    }

    private func ownID(_ interface: InterfaceRef, _ variant: Name?) -> String? {
        if variant == nil, let replacement = replacements[interface] { return replacement.contentID }
        guard let file = contractSource(interface, variant)?.file else { return nil }
        let entries = estate.contractFiles(file)
        if entries.isEmpty { return "missing:\(file.file.value)" }
        let options = file.options.map { "\($0.map { "\($0.key.value)=\($0.value)" })" } ?? ""
        return entries.map { "\($0.path):\($0.contentID)" }.joined(separator: "|") + (file.format.map { ":\($0.value)" } ?? "") + options
    }

    private func contractSource(_ interface: InterfaceRef, _ variant: Name?) -> ContractSource? {
        guard let spec = estate.interface(interface) else { return nil }
        guard let variant else { return spec.contract }
        return spec.variants?.first { $0.key.value == variant }?.value
    }

    package func contract(of interface: InterfaceRef, variant: Name?) -> ContractAnswer {
        if variant == nil, let replacement = replacements[interface] {
            return cache.answer(replacement.contentID) { replacement.read() }
        }
        guard let file = contractSource(interface, variant)?.file, let id = ownID(interface, variant) else { return .none }
        let own: ContractAnswer =
            checksReferences ? readContract(file, interface, id) : cache.answer(id) { readContract(file, interface, id) }
        return own
    }

    private func readContract(_ file: ContractFile, _ interface: InterfaceRef, _ id: String) -> ContractAnswer {
        let entries = estate.contractFiles(file)
        guard !entries.isEmpty else {
            return .unreadable([
                trouble(
                    interface, "the contract `\(file.file.value)` of \(interface) is not there", at: file.file.span,
                    help: "correct the path, or add the file")
            ])
        }
        var files: [SourceFile] = []
        for entry in entries {
            do throws(SourceTrouble) {
                files.append(try read(entry))
            } catch {
                return .unreadable([
                    trouble(interface, "\(entry.path) cannot be read: \(error.message)", at: file.file.span, help: error.help)
                ])
            }
        }
        let contents = ContractFiles(files: files, format: file.format?.value.text, contentID: id, catalog: catalog(of: file)) {
            [self] path in self.file(path)
        }
        let answer = contents.read()
        guard case .unreadable(let problems) = answer else { return answer }
        return .unreadable(
            problems.map { problem in
                var copy = problem
                copy.subject = interface.description
                if copy.span == nil { copy.span = file.file.span }
                return copy
            })
    }

    /// Remote addresses and the paths that stand for them.
    package func catalog(of file: ContractFile) -> [Name: Name] {
        guard case .map(let entries, _)? = file.options?.first(where: { $0.key.value == "catalog" })?.value else { return [:] }
        var catalog: [Name: Name] = [:]
        for entry in entries {
            if let text = entry.value.text, let path = estate.path(of: text) { catalog[entry.key.value] = path }
        }
        return catalog
    }

    private func trouble(_ interface: InterfaceRef, _ message: String, at span: SourceSpan?, help: String?) -> Diagnostic {
        Diagnostic("inventory/contract-unreadable", subject: interface.description, message, at: span, help: help, detail: "unreadable")
    }
}

/// The files of one contract, ready to be read.
package struct ContractFiles: Sendable {
    private let files: [SourceFile]
    private let format: String?
    package let contentID: String
    private let catalog: [Name: Name]
    private let resolve: @Sendable (Name) -> SourceFile?

    package init(
        files: [SourceFile], format: String?, contentID: String, catalog: [Name: Name] = [:],
        resolve: @escaping @Sendable (Name) -> SourceFile? = { _ in nil }
    ) {
        self.files = files
        self.format = format
        self.contentID = contentID
        self.catalog = catalog
        self.resolve = resolve
    }

    /// Reads the contract in its stated format, or in the one that its content shows.
    package func read() -> ContractAnswer {
        let chosen =
            format.flatMap(ContractFormats.format(named:)) ?? (format == nil ? files.lazy.compactMap(ContractFormats.detect).first : nil)
        guard let chosen else {
            let what = format.map { "the format `\($0)` is not known" } ?? "the format cannot be told from the content"
            return .unreadable([
                unreadable(
                    "\(files[0].path): \(what)", files.first.map { SourceSpan(file: $0) },
                    help: "name it with `format`; `tieline formats` lists what is read")
            ])
        }
        var ordered = files
        if files.count > 1, let entry = files.firstIndex(where: chosen.recognises) { ordered.insert(ordered.remove(at: entry), at: 0) }
        let contract = chosen.read(ContractInput(files: ordered, catalog: catalog, resolve: resolve))
        let fatal = contract.troubles.filter { $0.kind == .unreadable }
        if !fatal.isEmpty { return .unreadable(fatal.map { unreadable($0.message, $0.span, help: nil) }) }
        return .contract(LoadedContract(contract: contract, contentID: contentID))
    }

    private func unreadable(_ message: String, _ span: SourceSpan?, help: String?) -> Diagnostic {
        Diagnostic("inventory/contract-unreadable", subject: "", message, at: span, help: help, detail: "unreadable")
    }
}
