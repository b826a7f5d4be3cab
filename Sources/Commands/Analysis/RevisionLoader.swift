internal import Basics
internal import Estate
internal import Git
internal import Impact

/// One state of the files that an analysis looks at.
struct LoadedRevision {
    let label: RevisionLabel
    let source: GitEstateSource
    let estate: Estate
    /// What could not be taken into the snapshot: unreadable files, files in conflict.
    let troubles: [SnapshotTrouble]
}

/// Turns what a user calls a revision into the files and the estate of it.
struct RevisionLoader {
    let repository: Repository
    let options: EstateOptions
    /// Shared by all revisions, so that what two of them have in common is read once.
    let cache = SpecCache()
    /// How long the run may take, and how far it is.
    let watch: RunWatch
    /// The history of meanings, with what was worked out of it for other revisions.
    let history: GitHistory

    init(_ options: EstateOptions) throws(GitError) {
        self.options = options
        watch = RunWatch(limit: options.maxTime)
        repository = try RepositoryLocation(
            path: options.repo ?? ProcessEnvironment.folder,
            environment: options.repo == nil ? ProcessEnvironment.variables : [:]
        ).open()
        history = GitHistory(repository, control: watch.control)
    }

    /// How many threads may work.
    var jobs: Int { options.jobs ?? ProcessEnvironment.processors }

    /// The snapshot of WORKTREE, INDEX or a revision that git understands.
    func snapshot(_ revision: String) throws(GitError) -> Snapshot {
        switch revision {
        case "WORKTREE": .workTree
        case "INDEX": .index
        default: .tree(try repository.tree(ofCommit: try repository.resolve(revision)))
        }
    }

    /// The commit of a revision; nil for WORKTREE and INDEX.
    func commit(_ revision: String) throws(GitError) -> ObjectID? {
        revision == "WORKTREE" || revision == "INDEX" ? nil : try repository.resolve(revision)
    }

    /// Loads the estate of a revision. A frozen tree (a merge made in memory) can be given in place of the revision's own.
    ///
    /// - Parameter fallbackRoot: Where the estate would be, if this revision has none: it is then empty. Nil: having none is an error.
    func load(_ revision: String, frozen: FrozenSnapshot? = nil, fallbackRoot: Name? = nil) throws -> LoadedRevision {
        let snapshot = try frozen ?? repository.freeze(try snapshot(revision))
        let source = try GitEstateSource(repository, snapshot, control: watch.control)
        let paths = source.entries.map(\.path)
        let isEmpty = fallbackRoot != nil && findEstates(in: paths).isEmpty
        let root = try isEmpty ? fallbackRoot ?? "" : EstateLocator.root(in: paths, options: options, workTree: repository.workTreeFolder)
        return LoadedRevision(
            label: RevisionLabel(revision: revision, commit: try commit(revision)?.hex), source: source,
            estate: try estate(at: root, from: source), troubles: snapshot.troubles)
    }

    /// Loads the one revision that a command looks at.
    ///
    /// - Parameter revision: nil for WORKTREE; HEAD in a bare repository.
    func loadOne(_ revision: String?) throws -> LoadedRevision {
        try load(revision ?? (repository.isBare ? "HEAD" : "WORKTREE"))
    }

    /// Refuses what was found where the repository could not answer, or the time ran out.
    func check(_ revisions: LoadedRevision...) throws {
        for revision in revisions { try revision.source.faults.check() }
        try watch.check()
    }

    /// Loads the estate of a tree that no revision names, such as a merge made in memory.
    func load(_ merge: MergeResult, label: RevisionLabel) throws -> LoadedRevision {
        let frozen = merge.snapshot
        let source = try GitEstateSource(repository, frozen, conflicts: merge.conflicts, control: watch.control)
        let root = try EstateLocator.root(in: source.entries.map(\.path), options: options, workTree: repository.workTreeFolder)
        return LoadedRevision(
            label: label, source: source, estate: try estate(at: root, from: source), troubles: merge.troubles)
    }

    /// Reads the specs. What the repository cannot answer ends the run.
    private func estate(at root: Name, from source: GitEstateSource) throws -> Estate {
        let estate = loadEstate(at: root, from: source, cache: cache, jobs: jobs)
        try source.faults.check()
        try watch.check()
        return estate
    }
}
