internal import Basics
internal import Estate

/// Finds something that is retired and still used.
struct RetiredButUsed: Rule {
    let id: RuleID = "inventory/retired-but-used"
    let level = Level.error
    let subjects = RuleSubjects.interfaces
    let summary = "something that is retired and still used"
    let rationale =
        "A system past its end is switched off one day, and what uses it stops: the regional team that still ran on it "
        + "learns first."
    let fix = "Move its flows to the successor, or correct `lifecycle`, `retiresOn` or `sunset`."

    let violating: RuleExample = """
        kind: System
        name: old-erp
        lifecycle: ▸retired
        interfaces: [{name: orders, protocol: rest, contract: none}]
        ---
        kind: Flow
        name: orders
        steps: [{read: old-erp/orders}]
        """

    var passing: RuleExample { violating.changing(["kind: Flow\nname: orders": "kind: Flow\nname: orders\nlifecycle: retired"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.interfaces.compactMap { interface(($0.ref, $0.spec), context) } + systems(context) + flows(context)
    }

    private func interface(_ interface: (ref: InterfaceRef, spec: Interface), _ context: RuleContext) -> Diagnostic? {
        guard let users = context.flowsByInterface[interface.ref], !users.isEmpty else { return nil }
        func found(_ what: String, at span: SourceSpan?) -> Diagnostic {
            finding(
                interface.ref, "\(what), and \(listed(users)) still use\(users.count == 1 ? "s" : "") it", at: span,
                help: "move the flows to its successor\(interface.spec.successor.map { " \($0.value)" } ?? ""), or correct the date",
                detail: "ended")
        }
        if let sunset = interface.spec.sunset, sunset.value <= context.asOf {
            return found("\(interface.ref) ended on \(sunset.value)", at: sunset.span)
        }
        guard let system = context.estate.systems[interface.ref.system] else { return nil }
        if system.lifecycle?.value == .retired { return found("system:\(system.name) is retired", at: system.lifecycle?.span) }
        if let date = system.retiresOn, date.value <= context.asOf {
            return found("system:\(system.name) retired on \(date.value)", at: date.span)
        }
        return nil
    }

    /// Systems that are retired and that people still use.
    private func systems(_ context: RuleContext) -> [Diagnostic] {
        context.estate.systems.compactMap { system in
            guard system.lifecycle?.value == .retired, let users = system.usedBy else { return nil }
            return finding(system.ref, "\(system.ref) is retired, and \(users.value) still use it", at: users.span, detail: "people")
        }
    }

    /// Flows that are retired and that others call or start.
    private func flows(_ context: RuleContext) -> [Diagnostic] {
        let retired = Set(context.estate.flows.filter { $0.lifecycle?.value == .retired }.map(\.ref))
        guard !retired.isEmpty else { return [] }
        let called = context.journeys.flatMap { journey in
            journey.calls.compactMap { call -> (EntityRef, Located<EntityRef>)? in
                if case .flow(let flow) = call.target { return (journey.ref, flow) }
                return nil
            }
        }
        let started = context.flows.flatMap { flow in flow.starts.map { (flow.ref, $0) } }
        return (called + started).filter { retired.contains($0.1.value) }.map { user, flow in
            finding(user, "\(user) uses \(flow.value), which is retired", at: flow.span, detail: flow.value.description)
        }
    }
}
