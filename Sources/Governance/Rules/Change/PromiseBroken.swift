internal import Basics
internal import Contracts
internal import Estate
internal import Impact

/// Finds a contract that no longer keeps the compatibility that its owner promises.
struct PromiseBroken: Rule {
    let id: RuleID = "change/promise-broken"
    let level = Level.error
    let subjects = RuleSubjects.changes
    let looksAt: RuleSources = [.specs, .contracts, .change]
    let summary = "a contract that no longer keeps its interface's `compatibility`"
    let rationale = "Consumers whom nobody knows rely on the promise. With `-transitive`, they may still be at any earlier version."
    let fix = "Keep the old form beside the new one, or publish the new version as another interface."

    let violating = RuleExample(
        from: """
            kind: System
            name: erp
            interfaces: [{name: stock, protocol: kafka, contract: contracts/stock.json, compatibility: full}]

            -- contracts/stock.json --
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["sku"], "properties": {"sku": {"type": "string", "maxLength": 10}}}
            """,
        to: """
            kind: System
            name: erp
            interfaces: [{name: stock, protocol: kafka, contract: contracts/stock.json, compatibility: full}]

            -- contracts/stock.json --
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["sku"], "properties": {"sku": ▸{"type": "string", "maxLength": 40}}}
            """)

    let passing = RuleExample(
        from: """
            kind: System
            name: erp
            interfaces: [{name: stock, protocol: kafka, contract: contracts/stock.json, compatibility: backward}]

            -- contracts/stock.json --
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["sku"], "properties": {"sku": {"type": "string", "maxLength": 10}}}
            """,
        to: """
            kind: System
            name: erp
            interfaces: [{name: stock, protocol: kafka, contract: contracts/stock.json, compatibility: backward}]

            -- contracts/stock.json --
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["sku"], "properties": {"sku": {"type": "string", "maxLength": 40}}}
            """)

    func findings(in context: RuleContext) -> [Diagnostic] {
        (context.comparison?.report.brokenPromises ?? []).map { broken in
            let name = broken.variant.map { "\(broken.interface) for \($0)" } ?? "\(broken.interface)"
            let change = broken.change
            let subject = change.subject.isEmpty ? "" : "`\(change.subject)` "
            let more = broken.count > 1 ? ", and \(broken.count - 1) more" : ""
            let others = broken.others.isEmpty ? "" : "; nor with \(listed(broken.others))"
            let what =
                broken.way == .backward
                ? "who was written for \(broken.old) does not get along with the new version: \(subject)\(change.message)"
                : "who is written for the new version does not get along with \(broken.old); taken back, \(subject)\(change.message)"
            // Seen the other way round, what is new stands on the old side.
            let (old, new) = broken.way == .backward ? (change.old, change.new) : (change.new, change.old)
            return finding(
                broken.interface, "\(name) promises to be \(broken.promise.rawValue), and \(what)\(more)\(others)",
                at: new ?? context.interface(broken.interface)?.contract?.span,
                related: old.map { [RelatedPlace("in \(broken.old)", at: $0)] } ?? [],
                detail: "\(broken.way.rawValue):\(change.kind.rawValue):\(change.subject):\(change.detail)")
        }
    }
}
