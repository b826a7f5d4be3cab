internal import Basics
internal import Estate

/// Finds a runbook that does not speak of a failure that the flow's pattern can have.
struct RunbookIncomplete: Rule {
    let id: RuleID = "ownership/runbook-incomplete"
    let level = Level.warning
    let subjects = RuleSubjects.flows
    let looksAt: RuleSources = [.specs, .files]
    let summary = "a runbook that does not speak of a failure that the flow's pattern can have"
    let rationale = "The page says how to restart the connector, and nothing of the 4,000 orders that came twice."
    let fix = "Add a section with a heading for each failure that is named."

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
        runbook: ▸runbooks/orders.md
        steps: [{receive: shop/events}, {write: shop/api}]
        -- runbooks/orders.md --
        # Orders: what to do

        ## The target is down

        ## Authentication fails

        ## Bad data

        ## A backlog

        ## Duplicates

        ## Replay
        """

    var passing: RuleExample { violating.changing(["## Replay": "## Replay\n\n## Nothing arrives"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        let documents = Dictionary(context.estate.documents.map { ($0.path, $0) }) { first, _ in first }
        return context.flows.compactMap { flow in
            guard let runbook = flow.flow.runbook, let path = context.estate.path(of: runbook), let document = documents[path] else {
                return nil
            }
            let missing = FailureScenario.scenarios(of: flow.pattern).filter { !$0.isCovered(by: document.headings) }
            guard !missing.isEmpty else { return nil }
            return finding(
                flow.ref, "`\(runbook.value)` has no section on: \(missing.map(\.words).joined(separator: ", "))", at: runbook.span,
                detail: missing.map(\.rawValue).joined(separator: " "))
        }
    }
}
