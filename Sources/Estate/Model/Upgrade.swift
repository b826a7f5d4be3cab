package import Basics

/// A planned change of a system or platform.
package struct Upgrade: Spec {
    package static let kind = Kind.upgrade
    package let anchor: Anchor
    package var header: Header
    /// A system or platform.
    package var of: Located<EntityRef>
    /// The version that it goes to.
    package var to: Text?
    package var plannedOn: Located<CalendarDate>?
    /// New contracts by interface.
    package var contracts: [Entry<ContractSource>]?
    /// New CSV files by code list.
    package var codes: [Entry<Text>]?
    /// Interfaces that go.
    package var removes: [Text]?
    package var renames: [Entry<Text>]?
    /// By interface.
    package var latency: [Entry<Latency>]?

    package init(at anchor: Anchor) {
        self.anchor = anchor
        header = Header(at: anchor)
        of = Located(EntityRef(.system, ""), at: anchor.span)
    }
}
