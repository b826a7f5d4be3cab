internal import CLibgit2

extension Repository {
    /// Makes the tree of some files in this session's memory and returns its id.
    ///
    /// libgit2's own tree builder insists that every blob is here, which in a partial clone they need not be.
    func storeTree(_ entries: some Sequence<TreeEntry>) throws(GitError) -> ObjectID {
        let sorted = entries.map { (bytes: $0.path.bytes, entry: $0) }.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
        return try storeTree(sorted[...], depth: 0)
    }

    /// Makes one folder's tree of its files, whose paths agree in their first `depth` bytes.
    private func storeTree(_ files: ArraySlice<(bytes: [UInt8], entry: TreeEntry)>, depth: Int) throws(GitError) -> ObjectID {
        var lines: [(key: [UInt8], line: [UInt8])] = []
        var rest = files
        while let first = rest.first {
            let tail = first.bytes[depth...]
            guard let slash = tail.firstIndex(of: UInt8(ascii: "/")) else {
                lines.append((Array(tail), Self.line(first.entry.mode.octal, tail, first.entry.id)))
                rest = rest.dropFirst()
                continue
            }
            let start = first.bytes[...slash]
            let within = rest.prefix { $0.bytes.starts(with: start) }
            let tree = try storeTree(within, depth: slash + 1)
            // Git sorts a folder as if its name ended in a slash.
            lines.append((Array(first.bytes[depth...slash]), Self.line("40000", first.bytes[depth..<slash], tree)))
            rest = rest.dropFirst(within.count)
        }
        lines.sort { $0.key.lexicographicallyPrecedes($1.key) }
        return try store(lines.flatMap(\.line), GIT_OBJECT_TREE)
    }

    private static func line(_ mode: String, _ name: ArraySlice<UInt8>, _ id: ObjectID) -> [UInt8] {
        Array(mode.utf8) + [UInt8(ascii: " ")] + name + [0] + id.bytes
    }
}
