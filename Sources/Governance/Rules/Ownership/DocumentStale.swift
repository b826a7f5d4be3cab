internal import Basics
internal import Estate

/// Finds a document whose subject changes in what such a document speaks of, and which stays as it is.
struct DocumentStale: Rule {
    let id: RuleID = "ownership/document-stale"
    let level = Level.warning
    let subjects = RuleSubjects.changes
    let summary = "a document whose subject changes in what such a document speaks of, and which stays as it is"
    let rationale = "The runbook says to restart the queue that was taken out in spring."
    let fix = "Bring it up to date in the same change, or look it over and set `reviewedOn`."

    let violating = RuleExample(
        from: """
            kind: System
            name: shop
            interfaces: [{name: api, protocol: rest, contract: none}, {name: events, protocol: kafka, contract: none}]
            ---
            kind: Team
            name: integration
            ---
            kind: Flow
            name: orders
            steps: [{receive: shop/events}]

            -- runbooks/orders.md --
            ---
            covers: [flow:orders]
            ---
            # Orders
            """,
        to: """
            kind: System
            name: shop
            interfaces: [{name: api, protocol: rest, contract: none}, {name: events, protocol: kafka, contract: none}]
            ---
            kind: Team
            name: integration
            ---
            kind: Flow
            name: orders
            steps: [{receive: shop/events}, {write: shop/api}]

            -- runbooks/orders.md --
            ---
            covers: [▸flow:orders]
            ---
            # Orders
            """)

    let passing = RuleExample(
        from: """
            kind: System
            name: shop
            interfaces: [{name: api, protocol: rest, contract: none}, {name: events, protocol: kafka, contract: none}]
            ---
            kind: Team
            name: integration
            ---
            kind: Flow
            name: orders
            steps: [{receive: shop/events}]

            -- runbooks/orders.md --
            ---
            covers: [flow:orders]
            ---
            # Orders
            """,
        to: """
            kind: System
            name: shop
            interfaces: [{name: api, protocol: rest, contract: none}, {name: events, protocol: kafka, contract: none}]
            ---
            kind: Team
            name: integration
            ---
            kind: Flow
            name: orders
            title: Orders of the shop
            steps: [{receive: shop/events}]

            -- runbooks/orders.md --
            ---
            covers: [flow:orders]
            ---
            # Orders
            """)

    func findings(in context: RuleContext) -> [Diagnostic] {
        guard let base = context.comparison?.base.estate else { return [] }
        return context.estate.documents.flatMap { document -> [Diagnostic] in
            // A document that changed too was in somebody's hands.
            guard let old = base.files[document.path], old.contentID == context.estate.files[document.path]?.contentID else { return [] }
            return (document.covers ?? []).compactMap { covered in
                guard let before = base.spec(covered.value), let after = context.estate.spec(covered.value),
                    let what = DocumentedParts.difference(before, after)
                else { return nil }
                return finding(
                    document.path, "\(document.path) covers \(covered.value), whose \(what) change, and it does not", at: covered.span,
                    related: [RelatedPlace("what changes", at: after.span)], detail: "\(covered.value) \(what)")
            }
        }
    }
}
