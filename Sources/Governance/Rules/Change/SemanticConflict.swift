internal import Basics
internal import Estate
internal import Impact

/// Finds two branches that are each sound alone, and together are not.
struct SemanticConflict: Rule {
    let id: RuleID = "change/semantic-conflict"
    let level = Level.error
    let subjects = RuleSubjects.changes
    let looksAt: RuleSources = [.specs, .change]
    let summary = "two branches that are each sound alone, and together are not"
    let rationale = "Git merges them without a conflict, and the result breaks."
    let fix = "Adapt one of the two changes that are named before merging."
    /// The trunk before either change: the ERP has a limit, and nobody reads it.
    private static let start = ExampleTexts.partner.changing([
        "fields: {limit": "fields: {id: {type: string}, limit", "{to: limit, from: limit}": "{to: id, from: id}",
    ])
    private static let reading = "{to: id, from: id}, {to: limit, from: limit}"

    let violating = RuleExample(
        merging: (start: start, end: start.changing(["{to: id, from: id}": reading])),
        into: start.changing([", limit: {type: integer}": ""]),
        gives: start.changing([
            "{to: id, from: id}": "{to: id, from: id}, {to: limit, from: ▸limit}", ", limit: {type: integer}": "",
        ]))

    let passing = RuleExample(
        merging: (start: start, end: start.changing(["{to: id, from: id}": reading])), into: start,
        gives: start.changing(["{to: id, from: id}": reading]))

    func findings(in context: RuleContext) -> [Diagnostic] {
        guard let comparison = context.comparison, let alone = comparison.alone else { return [] }
        let known = Set(alone.flows.flatMap(\.causes).map(\.fingerprint))
        let changes = Dictionary(comparison.report.changes.map { ($0.id, $0) }) { first, _ in first }
        let own = Set(alone.changes.map { "\($0.kind) \($0.subject)" })
        return comparison.report.flows.flatMap { flow in
            flow.causes.compactMap { cause -> Diagnostic? in
                guard cause.verdict == .breaks || cause.verdict == .corrupts, !known.contains(cause.fingerprint) else { return nil }
                let change = cause.change.flatMap { changes[$0] }
                let side = change.map { own.contains("\($0.kind) \($0.subject)") ? "this branch" : "the branch that is merged into" }
                let what = change.map { "; \($0.subject) \($0.message) on \(side ?? "one of them")" } ?? ""
                return finding(
                    flow.flow, "the two branches do not go together, though git merges them: \(cause.message)\(what)", at: cause.location,
                    related: [change?.new ?? change?.old].compactMap { $0 }.map { RelatedPlace("the change", at: $0) },
                    detail: cause.fingerprint.text)
            }
        }
    }
}
