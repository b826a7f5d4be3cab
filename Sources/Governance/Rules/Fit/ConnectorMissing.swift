internal import Basics
internal import Estate

/// Finds a flow whose protocol its platform does not connect.
struct ConnectorMissing: Rule {
    let id: RuleID = "fit/connector-missing"
    let level = Level.error
    let subjects = RuleSubjects.flows
    let summary = "a flow whose protocol its platform does not connect"
    let rationale = "The connector is built by hand, and then it is nobody's product."
    let fix = "Choose a platform that connects it, or another interface."

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: api, protocol: as2, contract: none}]
        ---
        kind: Platform
        name: ipaas
        connects: [rest, odata]
        ---
        kind: Flow
        name: orders
        via: [platform:ipaas]
        steps: [{read: ▸erp/api}]
        """

    var passing: RuleExample { violating.changing(["rest, odata": "rest, as2"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        PlatformFit.unmet(in: context, of: [.connector]).map { unmet in
            finding(unmet.flow, unmet.message, at: unmet.span, level: unmet.isNear ? .warning : nil, detail: unmet.detail)
        }
    }
}
