internal import Basics
internal import Estate

/// Finds a transformation that only its code documents.
struct OpaqueTransform: Rule {
    let id: RuleID = "model/opaque-transform"
    let level = Level.info
    let subjects = RuleSubjects.mappings
    let summary = "a transformation that only its code documents"
    let rationale = "What it reads and makes cannot be checked, and leaves with the one who wrote it."
    let fix = "List what it `reads`, or write it with the language's transforms."

    let violating = RuleExample(ExampleTexts.orders.changing(["from: total": "from: total, transform: ▸custom(score)"]))

    var passing: RuleExample { violating.changing(["custom(score": "round(2"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.estate.mappings.flatMap { mapping in
            (mapping.fields ?? []).compactMap { row -> Diagnostic? in
                let target = row.to.value.withoutMarkers
                if case .expression(let text) = row.source {
                    let reach = row.reads == nil ? ", and may read the whole source" : ""
                    return finding(
                        mapping.ref, "`\(row.to.value)` is made by code\(row.language.map { " in \($0.value)" } ?? "")\(reach)",
                        at: text.span,
                        detail: "expression \(target)")
                }
                guard let custom = row.transform.first(where: { if case .custom = $0.value { true } else { false } }) else { return nil }
                return finding(
                    mapping.ref, "`\(row.to.value)` is made by `\(custom.value)`, which only its code documents", at: custom.span,
                    detail: "\(custom.value) \(target)")
            }
        }
    }
}
