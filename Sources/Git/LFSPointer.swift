/// What Git LFS leaves in a repository in place of a large file's content.
package struct LFSPointer: Sendable, Hashable {
    /// The SHA-256 of the content, as 64 hex digits.
    package let sha256: String
    /// The content's size in bytes.
    package let size: Int

    /// Recognises a pointer (Git LFS specification, version 1); nil for any other content. A pointer has fewer than 1,024 bytes.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count < 1024, bytes.starts(with: "version https://".utf8), let text = String(validating: bytes, as: UTF8.self) else {
            return nil
        }
        var values: [Substring: Substring] = [:]
        for line in text.split(separator: "\n") {
            guard let space = line.firstIndex(of: " ") else { return nil }
            values[line[..<space]] = line[line.index(after: space)...]
        }
        let versions: Set<Substring> = ["https://git-lfs.github.com/spec/v1", "https://hawser.github.com/spec/v1"]
        guard let version = values["version"], versions.contains(version), let oid = values["oid"], oid.hasPrefix("sha256:"),
            let size = values["size"].flatMap({ Int($0) }), size >= 0
        else { return nil }
        sha256 = String(oid.dropFirst("sha256:".count))
        self.size = size
    }
}
