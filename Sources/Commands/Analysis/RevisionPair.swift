internal import Basics
internal import Estate
internal import Git
internal import Impact

/// The two states that `diff`, `impact` and `gate` compare, and how they came about.
struct RevisionPair {
    let base: LoadedRevision
    let head: LoadedRevision
    let merge: MergeSummary
    /// Which base was taken and why, for the first line of output; nil where the user named it.
    let note: String?
    /// Where a merged branch started and what it is called, where the trunk has moved since; nil where it has not, or nothing is merged.
    let branch: (start: String, head: String)?

    /// Which states of two revisions are compared.
    enum Mode {
        /// The merge base of both, and HEAD.
        case sinceMergeBase
        /// BASE, and BASE merged with HEAD in memory.
        case merged
        /// The two as they are.
        case direct
    }

    /// Loads both states.
    ///
    /// - Parameters:
    ///   - base: nil for `policy.trunk`, else the branch's upstream, `origin/HEAD`, `main`, `master`.
    ///   - head: nil for WORKTREE; HEAD in a bare repository.
    init(base: String?, head: String?, mode: Mode, loader: RevisionLoader) throws {
        let repository = loader.repository
        let head = head ?? (repository.isBare ? "HEAD" : "WORKTREE")
        let base = try base.map { ($0, nil) } ?? Self.defaultBase(head, loader)
        note = base.1
        let isSnapshot = head == "WORKTREE" || head == "INDEX"
        let headCommit = isSnapshot ? try repository.head().commit : try repository.resolve(head)
        guard let headCommit, mode != .direct, let baseCommit = try loader.commit(base.0) else {
            self.head = try loader.load(head)
            self.base = try loader.load(base.0, fallbackRoot: self.head.estate.root)
            merge = MergeSummary()
            branch = nil
            return
        }
        switch mode {
        case .sinceMergeBase, .direct:
            let start = try repository.mergeBase(baseCommit, headCommit)
            let label = start == baseCommit ? base.0 : start.hex
            self.head = try loader.load(head)
            self.base = try loader.load(label, fallbackRoot: self.head.estate.root)
            merge = MergeSummary()
            branch = nil
        case .merged:
            let result =
                isSnapshot
                ? try repository.merge(base: baseCommit, head: try loader.snapshot(head), parents: [headCommit])
                : try repository.merge(base: baseCommit, head: headCommit)
            self.head = try loader.load(result, label: RevisionLabel(revision: head, commit: isSnapshot ? nil : headCommit.hex))
            self.base = try loader.load(base.0, fallbackRoot: self.head.estate.root)
            merge = MergeSummary(isSimulated: true, conflicts: result.conflicts.map(\.path.name))
            let start = try repository.mergeBase(baseCommit, headCommit)
            branch = start == baseCommit ? nil : (start.hex, head)
        }
    }

    /// The trunk by policy, else by git's own hints, with a word on which it is.
    private static func defaultBase(_ head: String, _ loader: RevisionLoader) throws -> (String, String?) {
        let estate = try loader.load(head).estate
        if let trunk = estate.spec?.policy?.trunk?.value.text { return (trunk, "base \(trunk) (policy.trunk of tieline.yaml)") }
        if let guess = try loader.repository.guessedTrunk() {
            return (guess, "base \(guess) (the branch's upstream, or the repository's main branch)")
        }
        throw CommandFailure(
            .unusable, "There is no branch to compare with.",
            help: "Name one: `tieline impact BASE`; or set `policy.trunk` in tieline.yaml.")
    }
}
