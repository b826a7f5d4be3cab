internal import Basics
internal import Estate

/// Finds a flow that needs what its platform has not.
struct CapabilityMissing: Rule {
    let id: RuleID = "fit/capability-missing"
    let level = Level.error
    let subjects = RuleSubjects.flows
    let summary = "a flow that needs what its platform has not"
    let rationale = "Approvals are done by e-mail beside the flow, and messages are ordered by hope."
    let fix = "Choose a platform that has it, or take the need out of the flow."

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: api, protocol: rest, contract: none}]
        ---
        kind: Platform
        name: ipaas
        capabilities: [retry]
        ---
        kind: Flow
        name: orders
        via: [platform:ipaas]
        needs: [▸ordering]
        steps: [{read: erp/api}]
        """

    var passing: RuleExample { violating.changing(["capabilities: [retry": "capabilities: [retry, ordering"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        PlatformFit.unmet(in: context, of: [.capability]).map { unmet in
            finding(unmet.flow, unmet.message, at: unmet.span, level: unmet.isNear ? .warning : nil, detail: unmet.detail)
        }
    }
}
