/// Who wrote or recorded a commit, and when.
package struct Signature: Sendable, Hashable {
    package let name: String
    package let email: String
    /// Seconds since 1970, UTC.
    package let time: Int64
    /// The writer's offset from UTC, in minutes.
    package let offset: Int

    package init(name: String, email: String, time: Int64, offset: Int) {
        self.name = name
        self.email = email
        self.time = time
        self.offset = offset
    }
}

/// A commit, copied out of the repository.
package struct CommitInfo: Sendable, Hashable {
    package let id: ObjectID
    package let tree: ObjectID
    package let parents: [ObjectID]
    package let author: Signature
    package let committer: Signature
    /// The first paragraph of the message, on one line.
    package let summary: String
    /// The rest of the message, without the empty lines around it.
    package let body: String
}
