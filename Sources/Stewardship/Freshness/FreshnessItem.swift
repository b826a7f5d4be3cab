package import Basics
package import Estate

/// What is reviewed: how true it still is depends on what it is about.
package enum FreshnessKind: String, Sendable, CaseIterable {
    case document, runbook
    /// A flow's health review.
    case review
    case loadTest = "load-test"
    /// That somebody called an interface and found it there.
    case verification
    /// The estate's copy of an interface's contract.
    case contract
}

/// How true something still is that was written or measured once; the worst comes first.
package enum FreshnessState: String, Sendable, CaseIterable {
    /// What it is about changed since.
    case stale
    /// Its period ran out, and nothing changed.
    case old
    /// It was never reviewed, or the history since then is not here.
    case unknown
    /// Its period runs out soon.
    case dueSoon = "due-soon"
    case fresh
}

/// A change of what a document is about, made after it was reviewed.
package struct CoveredChange: Sendable {
    /// The spec, interface or file that changed.
    package let what: String
    /// What of it: keys of the spec.
    package let parts: [Name]
    package let commit: Commit
    /// The team that the author is a member of; nil where no team has the address.
    package let team: EntityRef?
}

/// One thing that was reviewed, measured or written down, and how true it still is.
package struct FreshnessItem: Sendable {
    package let kind: FreshnessKind
    /// A path, or the reference of a flow, journey or interface.
    package let subject: String
    package let owner: EntityRef?
    package let span: SourceSpan
    /// The day of the last review; of a document without one, that of its last substantial edit.
    package let reviewedOn: CalendarDate?
    package let dueOn: CalendarDate?
    package let state: FreshnessState
    /// What it is about.
    package let covers: [String]
    /// What changed since, the newest first.
    package let changes: [CoveredChange]
    /// Why it is in this state, as a phrase.
    package let reason: String
}

/// How long reviews hold where nothing is stated, in days.
package struct FreshnessPeriods: Sendable {
    package var document: Int
    package var loadTest: @Sendable (any Spec) -> Int
    package var review: @Sendable (any Spec) -> Int
    package var verification: @Sendable (any Spec) -> Int
    /// How many days before its end a review is due soon.
    package var soon: Int

    package init(
        document: Int = 365, loadTest: @escaping @Sendable (any Spec) -> Int = { _ in 365 },
        review: @escaping @Sendable (any Spec) -> Int = { _ in 180 }, verification: @escaping @Sendable (any Spec) -> Int = { _ in 365 },
        soon: Int = 30
    ) {
        self.document = document
        self.loadTest = loadTest
        self.review = review
        self.verification = verification
        self.soon = soon
    }
}
