internal import Basics
internal import Estate

/// Finds a system in a flow whose interfaces, or their protocols, nobody wrote down.
struct CapabilityNotStated: Rule {
    let id: RuleID = "inventory/capability-not-stated"
    let level = Level.warning
    let subjects = RuleSubjects.interfaces
    let summary = "a system in a flow whose interfaces, or their protocols, nobody wrote down"
    let rationale = "The plan says \"via API\", and in the project it turns out that there is none."
    let fix = "List its `interfaces` with their `protocol`; `interfaces: []` says that there are none."

    let violating: RuleExample = """
        kind: System
        name: wms
        interfaces: [{name: ▸stock, contract: none}]
        ---
        kind: Flow
        name: stock
        steps: [{read: wms/stock}]
        """

    var passing: RuleExample { violating.changing([" contract": " protocol: sftp, contract"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        let unknown = context.estate.systems.filter { $0.interfaces == nil && context.flowsBySystem[$0.name] != nil }.map { system in
            finding(
                system.ref, "\(listed(context.flowsBySystem[system.name] ?? [])) touches \(system.ref), whose interfaces are not stated",
                at: system.header.name.span, detail: "interfaces")
        }
        let speechless = context.interfaces.filter { $0.spec.protocol == nil && context.flowsByInterface[$0.ref] != nil }.map { interface in
            finding(interface.ref, "what protocol \(interface.ref) speaks is not stated", at: interface.spec.name.span, detail: "protocol")
        }
        return unknown + speechless
    }
}
