internal import Basics
package import Checking
package import Estate
package import Impact
package import Stewardship

/// A commit that a flow is broken since, with what is wrong.
package struct FlowBreak: Sendable {
    /// Nil where it was broken already at the first commit of a shallow clone.
    package let commit: Commit?
    /// The author's team by then; nil where no team has the address.
    package let team: EntityRef?
    /// The merges that brought the commit, the outermost first.
    package let merges: [Commit]
    /// Commits right before it that could not be judged: it may have been one of them.
    package let unknown: [Commit]
    /// Whether it is a merge each side of which is sound without the other.
    package let isMergeAlone: Bool
    package let failures: [CheckFailure]
    /// What the commit did to the flow; nil where there is nothing to compare with.
    package let report: ImpactReport?

    package init(
        commit: Commit?, team: EntityRef?, merges: [Commit], unknown: [Commit], isMergeAlone: Bool, failures: [CheckFailure],
        report: ImpactReport?
    ) {
        self.commit = commit
        self.team = team
        self.merges = merges
        self.unknown = unknown
        self.isMergeAlone = isMergeAlone
        self.failures = failures
        self.report = report
    }

    /// Why the flow fails since then, by the comparison with the commit before.
    var causes: [Cause] { (report?.flows ?? []).flatMap(\.causes).filter { $0.verdict >= .corrupts } }
}

/// What `tieline bisect` shows.
package struct BisectView: Sendable {
    package let flow: EntityRef
    /// The revision at which the flow is looked at.
    package let bad: RevisionLabel
    /// Empty where the flow is sound.
    package let breaks: [FlowBreak]
    /// How many revisions were looked at.
    package let looked: Int
    /// Whether it is only what is not committed yet that breaks the flow.
    package let isUncommitted: Bool
    /// Whether authors are named, and not only their teams.
    package let namesPeople: Bool

    package init(flow: EntityRef, bad: RevisionLabel, breaks: [FlowBreak], looked: Int, isUncommitted: Bool, namesPeople: Bool) {
        self.flow = flow
        self.bad = bad
        self.breaks = breaks
        self.looked = looked
        self.isUncommitted = isUncommitted
        self.namesPeople = namesPeople
    }

    /// Who made a commit: a name where names are asked for, else a team.
    func author(_ commit: Commit, _ team: EntityRef?) -> String {
        namesPeople ? commit.author.name.text : team?.description ?? "a person of no team"
    }
}
