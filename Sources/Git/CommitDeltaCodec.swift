package import Basics

/// What is known of a commit as bytes, for keeping it between runs.
extension CommitDelta {
    /// Writes it. A file whose path is no text stands in no store: what the commit did is then worked out anew each time.
    package func write(to writer: inout ByteWriter) {
        commit.write(to: &writer)
        guard let files, files.allSatisfy(\.isText) else { return writer.flag(false) }
        writer.flag(true)
        writer.integer(files.count)
        for file in files {
            writer.text(file.path.name)
            writer.integer(file.before.count)
            for state in file.before {
                switch state {
                case .same: writer.integer(0)
                case .absent: writer.integer(1)
                case .entry(let entry): entry.write(as: 2, to: &writer)
                case .moved(let entry): entry.write(as: 3, to: &writer)
                }
            }
            writer.flag(file.after != nil)
            file.after?.write(as: 2, to: &writer)
        }
    }

    /// Reads one; the reader says afterwards whether it was there.
    package init(from reader: inout ByteReader) {
        commit = CommitInfo(from: &reader)
        guard reader.flag() else {
            files = nil
            return
        }
        var files: [File] = []
        for _ in 0..<reader.count() where !reader.isBroken {
            let path = TreePath(reader.text().text)
            var before: [Before] = []
            for _ in 0..<reader.count() where !reader.isBroken {
                switch reader.integer() {
                case 0: before.append(.same)
                case 1: before.append(.absent)
                case 2: before.append(.entry(TreeEntry(from: &reader)))
                default: before.append(.moved(TreeEntry(from: &reader)))
                }
            }
            var after: TreeEntry?
            if reader.flag() {
                _ = reader.integer()
                after = TreeEntry(from: &reader)
            }
            files.append(File(path: path, before: before, after: after))
        }
        self.files = files
    }
}

extension CommitDelta.File {
    fileprivate var isText: Bool {
        let others = before.compactMap { state -> TreeEntry? in
            switch state {
            case .entry(let entry), .moved(let entry): entry
            case .same, .absent: nil
            }
        }
        return path.isText && others.allSatisfy(\.path.isText)
    }
}

extension CommitInfo {
    fileprivate func write(to writer: inout ByteWriter) {
        id.write(to: &writer)
        tree.write(to: &writer)
        writer.integer(parents.count)
        for parent in parents { parent.write(to: &writer) }
        for person in [author, committer] {
            writer.text(Name(person.name))
            writer.text(Name(person.email))
            writer.integer(Int(person.time))
            writer.integer(person.offset)
        }
        writer.text(Name(summary))
    }

    fileprivate init(from reader: inout ByteReader) {
        id = ObjectID(from: &reader)
        tree = ObjectID(from: &reader)
        var parents: [ObjectID] = []
        for _ in 0..<reader.count() where !reader.isBroken { parents.append(ObjectID(from: &reader)) }
        self.parents = parents
        author = Signature(from: &reader)
        committer = Signature(from: &reader)
        summary = reader.text().text
        body = ""
    }
}

extension Signature {
    fileprivate init(from reader: inout ByteReader) {
        name = reader.text().text
        email = reader.text().text
        time = Int64(reader.integer())
        offset = reader.integer()
    }
}

extension TreeEntry {
    private static let modes: [FileMode] = [.file, .executable, .symlink, .submodule]

    fileprivate func write(as tag: Int, to writer: inout ByteWriter) {
        writer.integer(tag)
        writer.text(path.name)
        id.write(to: &writer)
        writer.integer(Self.modes.firstIndex(of: mode) ?? 0)
    }

    fileprivate init(from reader: inout ByteReader) {
        path = TreePath(reader.text().text)
        id = ObjectID(from: &reader)
        let mode = reader.integer()
        self.mode = Self.modes.indices.contains(mode) ? Self.modes[mode] : .file
    }
}
