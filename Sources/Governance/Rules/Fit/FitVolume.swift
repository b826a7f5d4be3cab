internal import Basics
internal import Estate

/// Finds a flow whose volume or peak is above its platform's limits.
struct FitVolume: Rule {
    let id: RuleID = "fit/volume"
    let level = Level.error
    let subjects = RuleSubjects.flows
    let summary = "a flow whose volume or peak is above its platform's limits"
    let rationale = "The connector that fits a few hundred orders gets thousands."
    let fix = "Choose a platform for that volume, batch, or buy capacity."
    let options = [
        RuleOption("near", .percent(80), "From which share of a limit on it is a warning.")
    ]

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: api, protocol: rest, contract: none}]
        ---
        kind: Platform
        name: ipaas
        limits: {throughput: 20/s}
        ---
        kind: Flow
        name: orders
        via: [platform:ipaas]
        service: {peak: ▸30/s}
        steps: [{read: erp/api}]
        """

    var passing: RuleExample { violating.changing(["throughput: 20": "throughput: 60"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        PlatformFit.unmet(in: context, of: [.volume], near: context.share("near", of: self)).map { unmet in
            finding(unmet.flow, unmet.message, at: unmet.span, level: unmet.isNear ? .warning : nil, detail: unmet.detail)
        }
    }
}
