package import Basics

/// A group of people that owns things.
package struct Team: Spec {
    package static let kind = Kind.team
    package let anchor: Anchor
    package var header: Header
    package var type: Located<TeamType>?
    package var contact: Text?
    package var onCall: Text?
    package var members: [Member]?
    package var skills: [Text]?
    package var engagement: Engagement?

    package init(at anchor: Anchor) {
        self.anchor = anchor
        header = Header(at: anchor)
    }
}

/// Whose people a team has.
package enum TeamType: String, Sendable, CaseIterable {
    case `internal`, partner, hybrid
}

/// One person of a team; the e-mail address ties a member to commits.
package struct Member: SpecObject {
    package let anchor: Anchor
    package var name: Text?
    package var email: Text?
    package var handle: Text?

    package init(at anchor: Anchor) { self.anchor = anchor }
}

/// The contract with a partner that supports a team.
package struct Engagement: SpecObject {
    package let anchor: Anchor
    package var partner: Text?
    package var endsOn: Located<CalendarDate>?

    package init(at anchor: Anchor) { self.anchor = anchor }
}
