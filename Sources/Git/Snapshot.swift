/// A state of a repository's files.
package enum Snapshot: Sendable, Hashable {
    /// The files of a tree object.
    case tree(ObjectID)
    /// The files on disk: those that git tracks, and others that `.gitignore` does not hide.
    case workTree
    /// What is staged for the next commit.
    case index
}

/// A snapshot that can no longer change: a tree, with what it holds that is in no repository.
///
/// Files of WORKTREE are read once, when it is made, so that what was listed and what is read later are the same bytes.
package struct FrozenSnapshot: Sendable {
    package let tree: ObjectID
    /// What could not be taken in, in the order of the paths.
    package let troubles: [SnapshotTrouble]
    /// For other sessions: the session that made it has them already.
    package let objects: UnstoredObjects
}

/// Something of WORKTREE or INDEX that could not be taken into a snapshot.
package enum SnapshotTrouble: Sendable, Hashable {
    /// The file cannot be read. A tracked file is as it was last staged, another is left out.
    case unreadable(TreePath, reason: String)
    /// The file has more bytes than are read. A tracked file is as it was last staged, another is left out.
    case tooLarge(TreePath, bytes: Int, limit: Int)
    /// A merge is under way and left this file in conflict; it is left out.
    case conflict(MergeConflict)

    package var path: TreePath {
        switch self {
        case .unreadable(let path, _), .tooLarge(let path, _, _): path
        case .conflict(let conflict): conflict.path
        }
    }
}

/// A file that two sides changed in ways that do not go together.
package struct MergeConflict: Sendable, Hashable {
    /// The file in the common ancestor; nil where it was not there.
    package let ancestor: TreeEntry?
    /// The file on the side that is merged into (git: ours); nil where it was removed.
    package let base: TreeEntry?
    /// The file on the side that is merged (git: theirs); nil where it was removed.
    package let head: TreeEntry?

    package init(ancestor: TreeEntry?, base: TreeEntry?, head: TreeEntry?) {
        self.ancestor = ancestor
        self.base = base
        self.head = head
    }

    /// The path that the conflict is about: that of the side that still has it.
    package var path: TreePath { (base ?? head ?? ancestor)?.path ?? "" }
}
