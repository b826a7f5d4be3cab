internal import Basics
internal import Estate

/// Finds an interface that flows use and that nobody has verified within the period.
struct UnverifiedInterface: Rule {
    let id: RuleID = "inventory/unverified-interface"
    let level = Level.warning
    let subjects = RuleSubjects.interfaces
    let summary = "an interface that flows use and that nobody has verified within the period"
    let rationale =
        "The interface that the vendor's brochure lists is not licensed, or was switched off in the last upgrade; the "
        + "project learns it in the test."
    let fix = "Have somebody call it, and write `verified: {checkedOn: DATE, by: team:NAME}`."
    let options = [
        RuleOption("every", .days(365), "How long a verification holds.")
    ]

    let violating: RuleExample = """
        kind: System
        name: wms
        interfaces:
          - {name: ▸stock, protocol: rest, contract: none}
          - {name: orders, protocol: rest, contract: none, verified: {checkedOn: ▸2025-01-31}}
        ---
        kind: Flow
        name: stock
        steps: [{read: wms/stock}, {write: wms/orders}]
        """

    let passing: RuleExample = """
        kind: System
        name: wms
        interfaces:
          - {name: stock, protocol: rest, contract: none, verified: {checkedOn: 2026-10-31}}
        ---
        kind: Flow
        name: stock
        steps: [{read: wms/stock}]
        """

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.interfaces.compactMap { interface, spec in
            guard context.flowsByInterface[interface] != nil else { return nil }
            guard let checked = spec.verified?.checkedOn else {
                return finding(
                    interface, "nobody has verified that \(interface) is there and can do what flows need of it", at: spec.name.span,
                    detail: "never")
            }
            let days = context.days("every", of: self, for: context.spec(ofSubject: interface.description))
            guard checked.value.adding(days: days) < context.asOf else { return nil }
            return finding(
                interface, "\(interface) was last verified on \(checked.value), more than \(days) days ago", at: checked.span, detail: "old"
            )
        }
    }
}
