internal import Basics
internal import Estate

/// Finds a critical asynchronous flow of which nobody would notice that nothing comes.
struct SilentFailure: Rule {
    let id: RuleID = "topology/silent-failure"
    let level = Level.warning
    let subjects = RuleSubjects.flows
    let summary = "a critical asynchronous flow of which nobody would notice that nothing comes"
    let rationale = "The flow stops on Friday evening without an error, and on Monday the warehouse has nothing to pick."
    let fix =
        "Say what must come back (`expects: {flow: ..., within: ...}`), or compare counts on both sides (`reconcile: "
        + "24h`)."

    let violating: RuleExample = """
        kind: System
        name: shop
        interfaces: [{name: api, protocol: rest, contract: none}, {name: events, protocol: kafka, contract: none}]
        ---
        kind: System
        name: erp
        interfaces: [{name: api, protocol: rest, contract: none}, {name: events, protocol: kafka, contract: none}]
        ---
        kind: Platform
        name: ipaas
        ---
        kind: Flow
        name: ▸orders
        criticality: critical
        steps: [{receive: shop/events#Order}, {write: erp/api}]
        """

    var passing: RuleExample { violating.changing(["criticality: critical": "criticality: critical\nreconcile: 24h"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.flows.filter { $0.isCritical && $0.isAsynchronous && $0.flow.expects == nil && $0.flow.reconcile == nil }.map { flow in
            finding(
                flow.ref, "if nothing came through \(flow.ref), nobody would notice: it neither expects an answer nor reconciles counts",
                at: flow.place)
        }
    }
}
