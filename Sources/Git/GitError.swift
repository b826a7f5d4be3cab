/// What can go wrong between Tieline and a repository; each with words, a way out, and whether the caller or the repository is at fault.
package enum GitError: Error, Hashable, Sendable {
    /// No repository was found at a folder or above it.
    case notARepository(path: String)
    /// The repository belongs to another user, so that git refuses to trust it.
    case foreignOwner(path: String)
    /// The repository names its objects by SHA-256, which libgit2 cannot read.
    case sha256Unsupported(path: String)
    /// The repository needs an extension of git's format that libgit2 does not know.
    case unsupportedExtension(String, path: String)
    /// A revision's text names nothing; with the names that look most like it, best first.
    case unknownRevision(String, nearest: [String])
    /// An abbreviated id fits several objects.
    case ambiguousRevision(String)
    /// A revision names a file, a folder or something else that is not a commit.
    case notACommit(String)
    /// The branch that HEAD names has no commit yet.
    case unbornHead(branch: String)
    /// History that is needed was left out when the repository was cloned.
    case shallow(needed: String)
    /// An object that is needed was left out when the repository was cloned with a filter.
    case missingInPartialClone(needed: String)
    /// Two commits have no common ancestor.
    case noMergeBase(ObjectID, ObjectID)
    /// The repository is bare, so that there is no WORKTREE.
    case noWorkTree(path: String)
    /// Something is larger than what Tieline reads; count and limit in the unit that `what` names.
    case tooLarge(what: String, count: Int, limit: Int)
    /// The repository's data is damaged.
    case corrupt(String)
    /// Anything else, in libgit2's words.
    case other(String)

    /// Who is to act on an error.
    package enum Fault: Sendable {
        /// What was asked for cannot be: bad usage.
        case usage
        /// The repository, as it stands here, cannot answer.
        case repository
    }

    /// Whether what was asked for is wrong, or the repository cannot answer it.
    package var fault: Fault {
        switch self {
        case .unknownRevision, .ambiguousRevision, .notACommit, .unbornHead, .noWorkTree: .usage
        case .notARepository, .foreignOwner, .sha256Unsupported, .unsupportedExtension, .shallow, .missingInPartialClone, .noMergeBase,
            .tooLarge, .corrupt, .other:
            .repository
        }
    }

    /// What is wrong, as one sentence.
    package var message: String {
        switch self {
        case .notARepository(let path): "\(path) is in no git repository."
        case .foreignOwner(let path): "The repository \(path) belongs to another user, so git does not trust it."
        case .sha256Unsupported(let path): "The repository \(path) names its objects by SHA-256, which cannot be read here."
        case .unsupportedExtension(let name, let path): "The repository \(path) uses git's extension \(name), which cannot be read here."
        case .unknownRevision(let text, _): "No commit is called `\(text)`."
        case .ambiguousRevision(let text): "The id `\(text)` is too short: several objects begin with it."
        case .notACommit(let text): "`\(text)` is not a commit."
        case .unbornHead(let branch): "The branch `\(branch)` has no commit yet."
        case .shallow(let needed): "This is a shallow clone: \(needed) is not in it."
        case .missingInPartialClone(let needed): "This is a partial clone: \(needed) is not in it."
        case .noMergeBase(let left, let right): "\(left.short) and \(right.short) have no common ancestor."
        case .noWorkTree(let path): "The repository \(path) is bare, so there is no WORKTREE."
        case .tooLarge(let what, let count, let limit): "There are \(count) \(what), and at most \(limit) are read."
        case .corrupt(let words): "The repository's data is damaged: \(words)."
        case .other(let words): "The repository cannot be read: \(words)."
        }
    }

    /// What to do about it, in the imperative; nil where nothing general helps.
    package var help: String? {
        switch self {
        case .notARepository: "Change to a folder of a repository, or run `git init` first."
        case .foreignOwner(let path): "If you trust it, run: git config --global --add safe.directory '\(path)'"
        case .sha256Unsupported: "Use a clone that was made with `--object-format=sha1`."
        case .unsupportedExtension(let name, _): Self.help(forExtension: name)
        case .unknownRevision(_, let nearest): Self.help(near: nearest)
        case .ambiguousRevision: "Give more digits of the id."
        case .notACommit: "Name a branch, a tag or a commit; or WORKTREE or INDEX."
        case .unbornHead: "Commit first, or name a revision that exists; or WORKTREE or INDEX."
        case .shallow: "Fetch all of the history: `git fetch --unshallow`; in GitHub Actions, `fetch-depth: 0` at actions/checkout."
        case .missingInPartialClone: "Fetch what is missing: `git fetch --refetch --no-filter`; or clone without `--filter`."
        case .noMergeBase: "Compare the two as they are (`--direct`), or fetch the history in which they meet."
        case .noWorkTree: "Name a commit, a branch or a tag."
        case .tooLarge: "Keep what is not needed out of it, in `.gitignore` or in another repository."
        case .corrupt: "Run `git fsck` to see what is damaged, and clone anew."
        case .other: nil
        }
    }

    private static func help(near names: [String]) -> String {
        if names.isEmpty { return "`git branch --all` and `git tag` list what there is; `git fetch` may bring it." }
        return "Did you mean " + names.map { "`\($0)`" }.joined(separator: " or ") + "? If it is on the server only, run `git fetch` first."
    }

    private static func help(forExtension name: String) -> String {
        switch name {
        case "sdir": "Run `git sparse-checkout reapply --no-sparse-index`."
        case "refstorage": "Run `git refs migrate --ref-format=files`."
        default: "Use a clone that was made without it."
        }
    }
}
