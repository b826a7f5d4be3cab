internal import Basics
internal import Estate
internal import Stewardship

/// Finds a document whose review period ran out.
struct DocumentOld: Rule {
    let id: RuleID = "ownership/document-old"
    let level = Level.info
    let subjects = RuleSubjects.documents
    let looksAt: RuleSources = [.specs, .files]
    let summary = "a document whose review period ran out"
    let rationale = "Perhaps all of it still holds; nobody has looked."
    let fix = "Read it, and set `reviewedOn`."
    let options = [
        RuleOption("every", .days(365), "How long a review holds where the document does not say.")
    ]

    let violating: RuleExample = """
        -- runbooks/orders.md --
        ---
        owner: team:integration
        reviewedOn: ▸2025-01-15
        reviewEvery: 180d
        ---
        # Orders
        -- teams.yaml --
        kind: Team
        name: integration
        """

    var passing: RuleExample { violating.changing(["2025-01-15": "2026-10-15"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        // Without documents the history need not be read.
        guard !context.estate.documents.isEmpty else { return [] }
        // What is stale is found as that.
        let stale = Set((context.freshness?.items ?? []).filter { $0.state == .stale }.map(\.subject))
        return context.estate.documents.compactMap { document in
            guard let reviewed = document.reviewedOn, !stale.contains(document.path.text) else { return nil }
            let days = document.reviewEvery.map { min($0.value.wholeDays, 200_000) } ?? context.days("every", of: self)
            guard reviewed.value.adding(days: days) < context.asOf else { return nil }
            return finding(
                document.path, "\(document.path) was last reviewed on \(reviewed.value), more than \(days) days ago", at: reviewed.span)
        }
    }
}
