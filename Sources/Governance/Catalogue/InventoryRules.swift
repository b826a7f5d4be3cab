internal import Basics

extension RuleCatalogue {
    /// Prevention: every system with what it holds, what it exposes and who owns it.
    static let inventory: [RuleDescription] = [
        RuleDescription(
            "inventory/missing-capability", .error, "a flow calls what the system does not expose",
            because: "The interface, operation, message, table or type is not in the contract, so the call fails at run time.",
            fix: "Correct the reference, or bring the contract up to date with the system.",
            violating: "steps: [{call: erp/orders#cancelOrder}]   # the contract has createOrder only",
            passing: "steps: [{call: erp/orders#createOrder}]"),
        RuleDescription(
            "inventory/contract-missing", .warning, "an interface with neither a contract nor `contract: none`",
            because: "Changes of this interface cannot be seen before they are live.",
            fix: "Name the contract's file, or say `contract: none` where there is none.",
            violating: "interfaces: [{name: orders, protocol: rest}]",
            passing: "interfaces: [{name: orders, protocol: rest, contract: contracts/orders.yaml}]"),
        RuleDescription(
            "inventory/contract-unreadable", .error, "the contract cannot be read",
            because: "Nothing that uses it can be checked; its flows are to be reviewed by hand.",
            fix: "Mend the file at the place that is named, or say its format: `contract: {file: ..., format: ...}`.",
            violating: "openapi: 3.0.3\npaths: [", passing: "openapi: 3.0.3\ninfo: {title: Orders, version: 1.0.0}\npaths: {}"),
        RuleDescription(
            "inventory/retired-but-used", .error, "something that is retired and still used",
            because: "A system past its end is switched off one day, and what uses it stops.",
            fix: "Move its flows to the successor, or correct `lifecycle`, `retiresOn` or `sunset`.",
            violating: "kind: System\nname: old-erp\nlifecycle: retired   # and flow:orders calls it",
            passing: "kind: System\nname: old-erp\nlifecycle: retired   # and nothing names it"),
    ]
}
