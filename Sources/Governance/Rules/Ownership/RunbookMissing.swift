internal import Basics
internal import Estate

/// Finds a runbook that is named and not there.
struct RunbookMissing: Rule {
    let id: RuleID = "ownership/runbook-missing"
    let level = Level.error
    let subjects = RuleSubjects.flows
    let looksAt: RuleSources = [.specs, .files]
    let summary = "a runbook that is named and not there"
    let rationale = "Everybody believes that there is one."
    let fix = "Correct the path, or write the runbook."

    let violating: RuleExample = """
        kind: System
        name: shop
        interfaces: [{name: api, protocol: rest, contract: none}, {name: events, protocol: kafka, contract: none}]
        ---
        kind: Team
        name: integration
        ---
        kind: Flow
        name: orders
        runbook: ▸runbooks/order.md
        steps: [{receive: shop/events}]
        -- runbooks/orders.md --
        # Orders
        """

    var passing: RuleExample { violating.changing(["runbook: runbooks/order": "runbook: runbooks/orders"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        let documents = context.estate.documents.map(\.path.text)
        return context.flows.compactMap { flow in
            guard let runbook = flow.flow.runbook, !runbook.value.text.contains("://") else { return nil }
            let path = context.estate.path(of: runbook)
            if let path, context.estate.files[path] != nil { return nil }
            return finding(
                flow.ref, "the runbook of \(flow.ref), `\(runbook.value)`, is not there", at: runbook.span,
                help: nearest(to: path?.text ?? runbook.value.text, among: documents).map { "did you mean `\($0)`?" },
                detail: runbook.value.text)
        }
    }
}
