internal import Basics
internal import Estate

/// Finds an interface with neither a contract nor `contract: none`.
struct ContractMissing: Rule {
    let id: RuleID = "inventory/contract-missing"
    let level = Level.warning
    let subjects = RuleSubjects.interfaces
    let summary = "an interface with neither a contract nor `contract: none`"
    let rationale = "Changes of this interface cannot be seen before they are live."
    let fix = "Name the contract's file, or say `contract: none` where there is none."

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: ▸orders, protocol: rest}]
        """

    let passing: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: orders, protocol: rest, contract: none}]
        """

    func findings(in context: RuleContext) -> [Diagnostic] {
        let deadLetters = Set(context.estate.flows.compactMap { $0.errors?.deadLetter?.value })
        return context.interfaces.compactMap { interface, spec in
            guard spec.contract == nil, spec.variants == nil, !deadLetters.contains(interface) else { return nil }
            return finding(
                interface, "\(interface) has no contract, so nothing that uses it can be checked", at: spec.name.span,
                help: "name its contract, or say `contract: none`", detail: "missing")
        }
    }
}
