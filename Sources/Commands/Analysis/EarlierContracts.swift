internal import Basics
internal import Checking
internal import Contracts
internal import Estate
internal import Git
internal import Impact
internal import Synchronization

/// The versions of contracts before the state that a change starts from, along the first parents of its commit.
///
/// A contract is followed by the path that it has in that state: what it was called before is not looked for.
final class EarlierContracts: Sendable {
    /// How many commits are looked through, and how many versions are compared; of more, the newest count.
    private static let limit = (commits: 10_000, versions: 100)

    private let base: RevisionInput
    private let location: RepositoryLocation
    private let control: AnalysisControl
    // Guards what went wrong, since the closure that asks may not throw.
    private let trouble = Mutex<(any Error)?>(nil)

    init(_ base: RevisionInput, _ loader: RevisionLoader) {
        self.base = base
        location = loader.repository.location
        control = loader.watch.control
    }

    /// The versions of an interface's contract, the newest first; that of the state itself is not among them.
    func versions(of interface: InterfaceRef, variant: Name?) -> [EarlierContract] {
        guard let spec = base.estate.interface(interface) else { return [] }
        let source = variant == nil ? spec.contract : spec.variants?.first { $0.key.value == variant }?.value
        guard let file = source?.file, let path = base.estate.path(of: file.file) else { return [] }
        do {
            return try versions(of: file, at: path)
        } catch {
            trouble.withLock { $0 = $0 ?? error }
            return []
        }
    }

    /// Throws what the repository could not answer.
    func check() throws {
        if let error = trouble.withLock({ $0 }) { throw error }
    }

    private func versions(of file: ContractFile, at path: Name) throws -> [EarlierContract] {
        let repository = try location.open()
        let start = try base.label.commit.flatMap { ObjectID($0) } ?? repository.head().commit
        guard let start else { return [] }
        var found: [EarlierContract] = []
        var last: [ObjectID]?
        for commit in try repository.walk(from: [start], firstParentOnly: true, limit: Self.limit.commits).commits {
            guard found.count < Self.limit.versions, control.proceeds else { break }
            let ids = try Self.blobs(at: path, ofTree: commit.tree, repository)
            // The first one is the state's own.
            defer { last = ids }
            guard let last, !ids.isEmpty, ids != last else { continue }
            let tree = try repository.freeze(.tree(commit.tree))
            let files = TreeFiles(try GitEstateSource(repository, tree, control: control))
            guard let version = try files.contract(at: path, named: commit.id.short) else { continue }
            let contents = version.contractFiles(format: file.format?.value.text)
            // A version that cannot be read promised nothing that could be held against it.
            guard case .contract(let contract) = contents.read() else { continue }
            found.append(EarlierContract(label: commit.id.short, contract: contract))
        }
        return found
    }

    /// What tells two states of a file or folder apart.
    private static func blobs(at path: Name, ofTree tree: ObjectID, _ repository: Repository) throws(GitError) -> [ObjectID] {
        let place = TreePath(path.text)
        if let entry = try repository.entry(at: place, ofTree: tree) { return [entry.id] }
        return try repository.entries(ofTree: tree, under: place).map(\.id)
    }
}
