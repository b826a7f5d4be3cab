package import Basics
package import Impact

/// What `diff` shows of two revisions of an estate: facts, no verdicts.
package struct EstateDiffView: Sendable {
    package var base: RevisionLabel
    package var head: RevisionLabel
    package var changes: [EstateChange]
    /// The contracts that no longer keep what their owners promise.
    package var brokenPromises: [BrokenPromise]
    /// Contracts and specs that could not be read, with their places.
    package var unreadable: [Diagnostic]

    package init(
        base: RevisionLabel, head: RevisionLabel, changes: [EstateChange], brokenPromises: [BrokenPromise] = [],
        unreadable: [Diagnostic] = []
    ) {
        self.base = base
        self.head = head
        self.changes = changes
        self.brokenPromises = brokenPromises
        self.unreadable = unreadable
    }
}
