internal import Basics
internal import Checking
internal import Estate

/// Finds fields are read out of text that has no structure, or out of an untyped part of a contract.
struct UnstructuredUsedAsStructured: Rule {
    let id: RuleID = "inventory/unstructured-used-as-structured"
    let level = Level.warning
    let subjects = RuleSubjects.mappings
    let looksAt: RuleSources = [.specs, .contracts]
    let summary = "fields are read out of text that has no structure, or out of an untyped part of a contract"
    let rationale =
        "A value that somebody typed into a comment is taken for a purchase order number, until somebody types something "
        + "else."
    let fix = "Ask for a field of its own, or state what the text holds; read the field as a whole."

    let violating: RuleExample = """
        kind: System
        name: shop
        interfaces:
          - {name: orders, protocol: rest, contract: contracts/order.json, facts: [{at: note, shape: free-text}]}
        ---
        kind: Entity
        name: order
        systemOfRecord: shop
        fields: {po: {type: string}}
        ---
        kind: Mapping
        name: shop-order
        from: shop/orders
        to: entity:order
        fields: [{to: po, from: ▸note, transform: substring(0..10)}]
        -- contracts/order.json --
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "properties": {"note": {"type": "string"}, "poNumber": {"type": "string"}}}
        """

    var passing: RuleExample { violating.changing(["note, transform: substring(0..10)": "poNumber"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        let loose = LooseFacts(context)
        let checker = FactChecker(estate: context.estate, provider: context.provider)
        let mappings = context.estate.mappings.filter(context.mayDiffer)
        let untyped = mappings.flatMap { mapping in
            checker.untypedReads(of: mapping).map { read in
                finding(
                    mapping.ref, "`\(read.path.value)` reads \(read.place), of which the contract promises nothing", at: read.path.span,
                    detail: read.place)
            }
        }
        return untyped
            + mappings.flatMap { mapping in
                mapping.from.flatMap { source -> [Diagnostic] in
                    guard let interface = source.shape.value.interface, let facts = loose.byInterface[interface] else { return [] }
                    return (mapping.fields ?? []).flatMap { row in taken(row, from: source, interface, facts, mapping) }
                }
            }
    }

    /// The parts that a row takes out of a text: by a path that goes into it, or by a transform that cuts a piece out.
    private func taken(
        _ row: MappingRow, from source: MappingSource, _ interface: InterfaceRef, _ facts: [(place: String, word: String)],
        _ mapping: Mapping
    ) -> [Diagnostic] {
        guard case .paths(let paths) = row.source else { return [] }
        let cuts = row.transform.contains { step in
            switch step.value {
            case .substring, .split, .parse, .integer, .decimal, .boolean: true
            default: false
            }
        }
        return paths.compactMap { path in
            var inner = path.value.withoutMarkers.description
            if let name = source.as?.value.text {
                guard inner.hasPrefix(name + ".") else { return nil }
                inner = String(inner.dropFirst(name.count + 1))
            }
            let own = source.shape.value.place.map { "\($0.text).\(inner)" } ?? inner
            guard let fact = facts.first(where: { own == $0.place && cuts || own.hasPrefix($0.place + ".") }) else { return nil }
            return finding(
                mapping.ref, "`\(path.value)` takes a field out of \(interface)#\(fact.place), which is \(fact.word)", at: path.span,
                detail: "\(interface)#\(own)")
        }
    }
}

/// The places whose facts say that their content has no fixed structure.
private struct LooseFacts {
    private(set) var byInterface: [InterfaceRef: [(place: String, word: String)]] = [:]

    init(_ context: RuleContext) {
        for (interface, spec) in context.interfaces {
            for fact in spec.facts ?? [] {
                guard let shape = fact.facts.shape?.value else { continue }
                let place = fact.at.value.text.text.filter { $0 != "[" && $0 != "]" }
                byInterface[interface, default: []].append((place, shape == .freeText ? "free text" : "semi-structured"))
            }
        }
    }
}
