package import Basics
internal import Contracts
internal import Estate
package import Impact

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
            let change = broken.change
            return finding(
                broken.interface, broken.sentence, at: broken.newPlace ?? context.interface(broken.interface)?.contract?.span,
                related: broken.oldPlace.map { [RelatedPlace("in \(broken.old)", at: $0)] } ?? [],
                detail: "\(broken.way.rawValue):\(change.kind.rawValue):\(change.subject):\(change.detail)")
        }
    }
}

extension BrokenPromise {
    /// What is promised, and which version the new one does not get along with.
    package var sentence: String {
        let name = variant.map { "\(interface) for \($0)" } ?? "\(interface)"
        let subject = change.subject.isEmpty ? "it " : "`\(change.subject)` "
        let more = count > 1 ? ", and \(count - 1) more" : ""
        let others = others.isEmpty ? "" : "; nor with \(listed(others))"
        let what =
            way == .backward
            ? "who was written for \(old) does not get along with the new version: \(subject)\(change.message)"
            : "who is written for the new version does not get along with \(old); taken back, \(subject)\(change.message)"
        return "\(name) promises to be \(promise.rawValue), and \(what)\(more)\(others)"
    }

    /// Where the gravest difference stands in each version. Seen the other way round, what is new stands on the old side.
    package var oldPlace: SourceSpan? { way == .backward ? change.old : change.new }
    package var newPlace: SourceSpan? { way == .backward ? change.new : change.old }
}
