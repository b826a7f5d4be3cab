package import Basics
package import Estate
package import Impact
package import Stewardship

/// What `tieline owners` shows.
package enum OwnersView: Sendable {
    /// Each team with what it answers for, what has no owner, and on whom what hangs.
    case teams(TeamsView)
    /// What went from whom to whom.
    case handover(HandoverView)
    /// Who answers for what was asked about.
    case asked(OwnerAnswer)
    case check(CodeOwnersCheck)
    /// The text of a CODEOWNERS file.
    case written(String)
}

/// Who answers for one thing or path.
package struct OwnerAnswer: Sendable {
    package let subject: String
    /// Nil where it stands in no file.
    package let path: Name?
    package let owners: [EntityRef]
    package let backup: EntityRef?
    /// How the owners can be reached.
    package let contacts: [(team: EntityRef, contact: String?, onCall: String?)]
    /// What CODEOWNERS says of the path; nil where there is no such file.
    package let codeOwners: [String]?

    package init(
        subject: String, path: Name?, owners: [EntityRef], backup: EntityRef?,
        contacts: [(team: EntityRef, contact: String?, onCall: String?)], codeOwners: [String]?
    ) {
        self.subject = subject
        self.path = path
        self.owners = owners
        self.backup = backup
        self.contacts = contacts
        self.codeOwners = codeOwners
    }
}

/// Each team with what it answers for, and on whom what hangs.
package struct TeamsView: Sendable {
    package let teams: [TeamActivity]
    package let unowned: [EntityRef]
    package let knowledge: [FlowKnowledge]
    package let departures: [Departure]
    /// Who has not been active since then counts as gone.
    package let goneSince: CalendarDate
    /// The day before which history is missing; nil where all of it is here.
    package let cutOn: CalendarDate?
    /// Whether people are named, and not only their teams.
    package let namesPeople: Bool

    package init(
        teams: [TeamActivity], unowned: [EntityRef], knowledge: [FlowKnowledge], departures: [Departure], goneSince: CalendarDate,
        cutOn: CalendarDate?, namesPeople: Bool
    ) {
        self.teams = teams
        self.unowned = unowned
        self.knowledge = knowledge
        self.departures = departures
        self.goneSince = goneSince
        self.cutOn = cutOn
        self.namesPeople = namesPeople
    }
}

/// What went from whom to whom between two revisions.
package struct HandoverView: Sendable {
    package let base: RevisionLabel
    package let head: RevisionLabel
    package let report: HandoverReport

    package init(base: RevisionLabel, head: RevisionLabel, report: HandoverReport) {
        self.base = base
        self.head = head
        self.report = report
    }
}
