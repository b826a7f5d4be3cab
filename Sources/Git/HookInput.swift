/// An object id as git gives it to a hook: 40 digits, or 64 in a SHA-256 repository.
package enum HookObject: Sendable, Hashable {
    /// All zeroes: there is no object, since the reference is new or is being deleted.
    case none
    case id(ObjectID)
    /// An id of 64 digits.
    case sha256(String)

    /// Reads an id; nil for what is none.
    package init?(_ text: some StringProtocol) {
        let isHex = text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) || (65...70).contains($0) }
        guard isHex, text.utf8.count == 40 || text.utf8.count == 64 else { return nil }
        if text.utf8.allSatisfy({ $0 == UInt8(ascii: "0") }) {
            self = .none
        } else if let id = ObjectID(text) {
            self = .id(id)
        } else {
            self = .sha256(String(text))
        }
    }
}

/// One reference that is being pushed, as `pre-push` reads it.
package struct PushedReference: Sendable, Hashable {
    /// What is pushed, as it was written: a reference, `HEAD~1`, `(delete)`.
    package let local: String
    package let localObject: HookObject
    /// The reference on the other side.
    package let remote: String
    package let remoteObject: HookObject

    package init(local: String, localObject: HookObject, remote: String, remoteObject: HookObject) {
        self.local = local
        self.localObject = localObject
        self.remote = remote
        self.remoteObject = remoteObject
    }
}

/// One reference that was pushed to this repository, as `pre-receive` reads it and `update` takes it.
package struct ReceivedReference: Sendable, Hashable {
    package let name: String
    package let old: HookObject
    package let new: HookObject

    package init(name: String, old: HookObject, new: HookObject) {
        self.name = name
        self.old = old
        self.new = new
    }
}

/// Reads what git tells a hook through standard input and the environment; as values, without touching either.
package enum HookInput {
    /// A line that is not as githooks(5) describes it.
    package struct Malformed: Error, Hashable {
        /// Counted from 1.
        package let line: Int
        package let text: String

        package init(line: Int, text: String) {
            self.line = line
            self.text = text
        }
    }

    /// Reads `<local ref> <local id> <remote ref> <remote id>` lines. They are read from the right: what is pushed may be any text.
    package static func prePush(_ input: String) throws(Malformed) -> [PushedReference] {
        try lines(input) { line in
            var rest = line
            guard let remoteObject = lastWord(&rest).flatMap({ HookObject($0) }), let remote = lastWord(&rest),
                let localObject = lastWord(&rest).flatMap({ HookObject($0) }), !rest.isEmpty
            else { return nil }
            return PushedReference(local: String(rest), localObject: localObject, remote: String(remote), remoteObject: remoteObject)
        }
    }

    /// Reads `<old id> <new id> <ref>` lines, of `pre-receive` and `post-receive`.
    package static func preReceive(_ input: String) throws(Malformed) -> [ReceivedReference] {
        try lines(input) { line in
            let words = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
            guard words.count == 3, !words[2].isEmpty, let old = HookObject(words[0]), let new = HookObject(words[1]) else { return nil }
            return ReceivedReference(name: String(words[2]), old: old, new: new)
        }
    }

    /// Returns the commits that are being merged, with the names they were given: in `pre-merge-commit` git tells them by variables
    /// `GITHEAD_<id>` only. Sorted by id.
    package static func mergedHeads(_ environment: [String: String]) -> [(id: ObjectID, name: String)] {
        let heads = environment.compactMap { key, value -> (id: ObjectID, name: String)? in
            guard key.hasPrefix("GITHEAD_"), let id = ObjectID(key.dropFirst("GITHEAD_".count)) else { return nil }
            return (id, value)
        }
        return heads.sorted { $0.id < $1.id }
    }

    /// Returns what was given to `git push -o`, in its order.
    package static func pushOptions(_ environment: [String: String]) -> [String] {
        guard let count = environment["GIT_PUSH_OPTION_COUNT"].flatMap({ Int($0) }), count > 0 else { return [] }
        // The count is the server's own, but a variable: an absurd one must not cost more than the environment is large.
        return (0..<min(count, environment.count)).compactMap { environment["GIT_PUSH_OPTION_\($0)"] }
    }

    private static func lines<Value>(_ input: String, _ read: (Substring) -> Value?) throws(Malformed) -> [Value] {
        var values: [Value] = []
        for (index, bytes) in input.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            if bytes.isEmpty { continue }
            guard let value = read(Substring(bytes)) else { throw Malformed(line: index + 1, text: String(Substring(bytes))) }
            values.append(value)
        }
        return values
    }

    private static func lastWord(_ rest: inout Substring) -> Substring? {
        guard let space = rest.utf8.lastIndex(of: UInt8(ascii: " ")) else { return nil }
        let word = rest[rest.utf8.index(after: space)...]
        rest = rest[..<space]
        return word.isEmpty ? nil : word
    }
}
