package import Basics

/// What is known of the meaning of versions of files from earlier histories, by their content.
package protocol MeaningStore: AnyObject {
    /// What a version means; nil where it is not known.
    func meaning(of key: MeaningKey) -> FileMeaning?
    func keep(_ meaning: FileMeaning, of key: MeaningKey)
}

/// What the meaning of a version depends on: its content, and how its name ends, since that tells how it is read.
package struct MeaningKey: Hashable, Sendable {
    package let content: Name
    package let ending: Name

    package init(content: Name, ending: Name) {
        self.content = content
        self.ending = ending
    }

    init(_ version: FileVersion) {
        content = version.contentID
        let path = version.path.text.utf8
        let start = path.lastIndex(of: UInt8(ascii: ".")).map(path.index(after:)) ?? path.startIndex
        ending = Name(String(decoding: path[start...].map { (65...90).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self))
    }
}

/// What versions of files mean, worked out once each.
struct MeaningCache {
    private var known: [MeaningKey: FileMeaning?] = [:]
    private let store: (any MeaningStore)?
    private let read: (FileVersion) -> [UInt8]?

    init(_ store: (any MeaningStore)?, _ read: @escaping (FileVersion) -> [UInt8]?) {
        self.store = store
        self.read = read
    }

    subscript(version: FileVersion) -> FileMeaning? {
        mutating get {
            let key = MeaningKey(version)
            if let found = store?.meaning(of: key) { return found }
            if let found = known[key] { return found }
            let meaning = read(version).map { FileMeaning(path: version.path, bytes: $0) }
            if let store, let meaning { store.keep(meaning, of: key) } else { known[key] = .some(meaning) }
            return meaning
        }
    }
}
