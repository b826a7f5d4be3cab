internal import Basics
internal import Estate

/// Finds a platform whose overhead takes more of a flow's latency target than its share.
struct FitLatency: Rule {
    let id: RuleID = "fit/latency"
    let level = Level.error
    let subjects = RuleSubjects.flows
    let summary = "a platform whose overhead takes more of a flow's latency target than its share"
    let rationale = "The tool itself uses up the time that the ERP would need."
    let fix = "Choose a faster platform, or agree on another target."
    let options = [
        RuleOption("share", .percent(30), "The share where the platform states no `latencyShare`.")
    ]

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: api, protocol: rest, contract: none}]
        ---
        kind: Platform
        name: ipaas
        overhead: {p95: 150ms}
        ---
        kind: Flow
        name: orders
        via: [platform:ipaas]
        pattern: request-reply
        service: {latency: {p95: ▸300ms}}
        steps: [{read: erp/api}]
        """

    var passing: RuleExample { violating.changing(["p95: 150ms": "p95: 50ms"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        PlatformFit.unmet(in: context, of: [.latency], share: context.share("share", of: self)).map { unmet in
            finding(unmet.flow, unmet.message, at: unmet.span, detail: unmet.detail)
        }
    }
}
