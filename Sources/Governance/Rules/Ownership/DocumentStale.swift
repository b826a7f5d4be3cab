internal import Basics
internal import Estate
internal import Stewardship

/// Finds a document whose subject changes in what such a document speaks of, and which stays as it is; by the history, or by what a change
/// does.
struct DocumentStale: Rule {
    let id: RuleID = "ownership/document-stale"
    let level = Level.warning
    let subjects = RuleSubjects.changes
    let looksAt: RuleSources = [.specs, .files, .change]
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
        changing: [
            "shop/events}": "shop/events}, {write: shop/api}",
            "covers: [flow": "covers: [▸flow",
        ])

    var passing: RuleExample {
        violating.otherwise(["name: orders": "name: orders\ntitle: Orders of the shop"])
    }

    func findings(in context: RuleContext) -> [Diagnostic] {
        guard let base = context.comparison?.base.estate else { return findingsByHistory(in: context) }
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
    /// The documents that were stale before, with what changed since they were reviewed or edited.
    private func findingsByHistory(in context: RuleContext) -> [Diagnostic] {
        guard !context.estate.documents.isEmpty, let freshness = context.freshness else { return [] }
        return freshness.items.filter { $0.state == .stale && ($0.kind == .document || $0.kind == .runbook) }.compactMap { item in
            guard let last = item.changes.first else { return nil }
            let parts = last.parts.map(\.text).joined(separator: ", ")
            let others = item.changes.count == 1 ? "" : " and \(item.changes.count - 1) more"
            return finding(
                item.subject,
                "\(item.subject) speaks of \(last.what), whose \(parts) changed on \(last.commit.day) (\(last.commit.short)\(others)), and was "
                    + "looked at last on \(item.reviewedOn?.description ?? "no day")", at: item.span, detail: "\(last.what) \(parts)")
        }
    }
}
