internal import Estate
internal import Git
internal import Impact
internal import Stewardship

/// Reads the history for a check once a rule wants it, and keeps what went wrong until the check is over.
final class CheckHistory {
    private let loaded: LoadedRevision
    private let loader: RevisionLoader
    private let revision: ObjectID?
    private var trouble: GitError?

    init(_ loaded: LoadedRevision, _ loader: RevisionLoader) throws(GitError) {
        self.loaded = loaded
        self.loader = loader
        revision = try loader.commit(loaded.label.revision)
    }

    /// Nil where the repository could not answer.
    func read() -> SemanticHistory? {
        do throws(GitError) {
            return try loader.history.semantic(of: loaded.estate, at: revision)
        } catch {
            trouble = error
            return nil
        }
    }

    /// Throws what the repository could not answer.
    func check() throws(GitError) {
        if let trouble { throw trouble }
    }
}
