internal import Basics
internal import Estate
internal import Git
internal import Stewardship

/// Reads a repository's history as the values that `Stewardship` takes; what was worked out once is kept for the next revision and the next run.
///
/// A class, since it owns caches; used by one thread.
final class GitHistory {
    /// How many bytes a version of a file may have to be compared by meaning; a larger one is compared by its bytes.
    private static let sizeLimit = 4 << 20

    private let repository: Repository
    private let control: AnalysisControl
    private var caches: [Name: HistoryCache] = [:]
    private var people: [Signature: Person] = [:]

    init(_ repository: Repository, control: AnalysisControl) {
        self.repository = repository
        self.control = control
    }

    /// The history of the meanings of an estate's specs, contracts and documents up to a commit.
    ///
    /// - Parameter revision: Nil for the commit that WORKTREE and INDEX are based on; without any commit there is no history.
    func semantic(of estate: Estate, at revision: ObjectID?) throws(GitError) -> SemanticHistory {
        let commit = if let revision { revision } else { try head() }
        guard let start = commit else { return SemanticHistory([]) { _ in nil } }
        let cache = cache(of: estate.root)
        let steps = try steps(of: estate.root, from: start, cache)
        let quiet = QuietCommits(estate.spec?.policy, ignoreRevs: try text(".git-blame-ignore-revs", at: start))
        var trouble: GitError?
        let history = SemanticHistory(steps, quiet: quiet, store: cache) { [repository] version in
            guard let id = ObjectID(version.contentID.text) else { return nil }
            do throws(GitError) {
                return try repository.blob(id, limit: Self.sizeLimit)
            } catch {
                if case .tooLarge = error { return Array(id.hex.utf8) }
                trouble = trouble ?? error
                return nil
            }
        }
        if let trouble { throw trouble }
        // What a run that was out of time left out is not known.
        if control.proceeds { cache.save() }
        return history
    }

    private func cache(of root: Name) -> HistoryCache {
        if let known = caches[root] { return known }
        let cache = HistoryCache(repository, root: root)
        caches[root] = cache
        return cache
    }

    private func steps(of root: Name, from start: ObjectID, _ cache: HistoryCache) throws(GitError) -> [CommitStep] {
        let prefix = root.isEmpty ? "" : root.text + "/"
        var steps: [CommitStep] = []
        let visit = { (step: HistoryStep) throws(GitError) -> Bool in
            steps.append(try self.converted(step))
            return self.control.proceeds("reading the history", steps.count, of: 0)
        }
        _ = try repository.pathHistory(
            from: start, keeping: { $0.name.text.utf8.starts(with: prefix.utf8) }, store: cache, visit: visit)
        return steps
    }

    private func head() throws(GitError) -> ObjectID? {
        do throws(GitError) {
            return try repository.resolve("HEAD")
        } catch {
            // A repository without a commit has no history; what else is wrong was met when the estate was loaded.
            return nil
        }
    }

    private func text(_ path: TreePath, at commit: ObjectID) throws(GitError) -> String? {
        guard let entry = try repository.entry(at: path, ofTree: try repository.tree(ofCommit: commit)) else { return nil }
        return String(decoding: try repository.blob(entry.id, limit: Self.sizeLimit), as: UTF8.self)
    }

    private func converted(_ step: HistoryStep) throws(GitError) -> CommitStep {
        CommitStep(
            commit: try converted(step.commit), isCut: step.isCut,
            changes: step.changes.map { change in
                CommitStep.FileChange(
                    names: change.names.map(\.name), before: change.before.map { entry in entry.flatMap { Self.version($0) } },
                    after: change.after.flatMap { Self.version($0) })
            })
    }

    /// A commit as `Stewardship` takes it, its author as `.mailmap` has it.
    func converted(_ commit: CommitInfo) throws(GitError) -> Commit {
        let author = commit.author
        let key = Signature(name: author.name, email: author.email, time: 0, offset: 0)
        let person: Person
        if let known = people[key] {
            person = known
        } else {
            let mapped = try repository.mapped(key)
            person = Person(name: Name(mapped.name), email: Name(mapped.email))
            people[key] = person
        }
        let time = commit.committer
        return Commit(
            id: commit.id.hex, author: person, day: CalendarDate(unixSeconds: Int(time.time), offsetMinutes: time.offset),
            summary: commit.summary)
    }

    /// A file's version; nil for links and submodules, which hold no content of their own.
    private static func version(_ entry: TreeEntry) -> Stewardship.FileVersion? {
        switch entry.mode {
        case .file, .executable: FileVersion(path: entry.path.name, contentID: Name(entry.id.hex))
        case .symlink, .submodule: nil
        }
    }
}
