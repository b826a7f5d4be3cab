/// What a file in a tree is.
package enum FileMode: Sendable, Hashable {
    case file
    case executable
    /// A symbolic link; the blob holds what it points at.
    case symlink
    /// Another repository; the id is a commit of that one, and nothing of it is read.
    case submodule

    init?(raw: UInt32) {
        switch raw & 0o170000 {
        case 0o100000: self = raw & 0o100 != 0 ? .executable : .file
        case 0o120000: self = .symlink
        case 0o160000: self = .submodule
        default: return nil
        }
    }

    /// The mode as git writes it in a tree.
    var octal: String {
        switch self {
        case .file: "100644"
        case .executable: "100755"
        case .symlink: "120000"
        case .submodule: "160000"
        }
    }
}

/// One file of a snapshot.
package struct TreeEntry: Sendable, Hashable {
    /// The path from the repository's root.
    package let path: TreePath
    /// The blob's id; of a submodule, the commit's.
    package let id: ObjectID
    package let mode: FileMode

    package init(path: TreePath, id: ObjectID, mode: FileMode) {
        self.path = path
        self.id = id
        self.mode = mode
    }
}
