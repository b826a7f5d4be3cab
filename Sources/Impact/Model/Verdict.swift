/// What a change does to a flow, a journey or a consumer; from harmless to grave.
package enum Verdict: String, Sendable, Comparable, CaseIterable {
    /// Nothing that it uses changed for the worse.
    case unaffected
    /// It uses what changed, and what that does cannot be decided from the specs.
    case review
    /// It runs, and misses its service level.
    case degrades
    /// It runs, and data is silently wrong.
    case corrupts
    /// A use that it declares will fail at run time.
    case breaks

    package static func < (left: Verdict, right: Verdict) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self)! }
}

/// How many messages a cause concerns.
package enum Extent: String, Sendable {
    case all, some, unknown
}

/// What a cause rests on.
package enum Basis: String, Sendable {
    /// Head's type check fails where base's did not, or fails for more values.
    case state
    /// A fact changed that a use depends on, though both type checks pass.
    case change
}
