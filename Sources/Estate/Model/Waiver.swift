package import Basics

/// Findings that are accepted for a while.
package struct Waiver: Spec {
    package static let kind = Kind.waiver
    package let anchor: Anchor
    package var header: Header
    package var accepts: [WaiverMatch]
    package var reason: Text
    package var approvedBy: Located<EntityRef>
    package var expiresOn: Located<CalendarDate>

    package init(at anchor: Anchor) {
        self.anchor = anchor
        header = Header(at: anchor)
        accepts = []
        reason = Text("", at: anchor.span)
        approvedBy = Located(EntityRef(.team, ""), at: anchor.span)
        expiresOn = Located(CalendarDate(dayNumber: 0), at: anchor.span)
    }
}

/// What a finding must be to be accepted: all that is given must match.
package struct WaiverMatch: SpecObject {
    package let anchor: Anchor
    package var rule: Text?
    package var subject: Text?
    package var change: Text?
    package var kind: Text?
    package var fingerprint: Located<Fingerprint>?

    package init(at anchor: Anchor) { self.anchor = anchor }
}
