internal import Basics
internal import Estate

/// Finds a flow on a platform that is retired or no longer supported.
struct RetiredPlatform: Rule {
    let id: RuleID = "topology/retired-platform"
    let level = Level.error
    let subjects = RuleSubjects.flows
    let summary = "a flow on a platform that is retired or no longer supported"
    let rationale =
        "The next security patch does not come, and on the day of the shutdown every flow on it stops at once."
    let fix = "Move its flows; `tieline upgrade platform:NAME --retire` says what breaks."

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
        kind: Platform
        name: esb
        status: retired
        ---
        kind: Flow
        name: orders
        via: [▸platform:esb]
        steps: [{receive: shop/events#Order}, {write: erp/api}]
        """

    var passing: RuleExample { violating.changing(["platform:esb": "platform:ipaas"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.flows.flatMap { flow -> [Diagnostic] in
            guard case .platforms(let platforms)? = flow.flow.via else { return [] }
            return platforms.compactMap { ref in
                guard let platform = context.estate.platforms[ref.value.name] else { return nil }
                if platform.status?.value == .retired {
                    return finding(flow.ref, "\(flow.ref) runs on \(ref.value), which is retired", at: ref.span, detail: "\(ref.value)")
                }
                guard let end = platform.product?.supportEndsOn?.value, end < context.asOf else { return nil }
                return finding(
                    flow.ref, "\(flow.ref) runs on \(ref.value), whose support ended on \(end)", at: ref.span, detail: "\(ref.value)")
            }
        }
    }
}
