internal import Basics
internal import Estate

/// Finds the integration artefact that does a mapping is not where the mapping says.
struct ArtefactDiffers: Rule {
    let id: RuleID = "model/artefact-differs"
    let level = Level.error
    let subjects = RuleSubjects.mappings
    let looksAt: RuleSources = [.specs, .files]
    let summary = "the integration artefact that does a mapping is not where the mapping says"
    let rationale = "The document and the running code part ways, and the next change is judged by the document."
    let fix = "Correct whichever of the two is wrong."

    let violating = RuleExample(
        ExampleTexts.orders.changing(["to: entity:order": "to: entity:order\nimplementedBy: {file: ▸src/orders.dwl}"]))

    let passing: RuleExample = """
        kind: System
        name: shop
        interfaces: [{name: orders, protocol: rest, contract: contracts/order.json}]
        ---
        kind: Entity
        name: order
        definition: What a company buys at once.
        key: [id]
        systemOfRecord: shop
        fields:
          id: {type: string, maxLength: 10, required: true, definition: The shop's number.}
          total: {type: number}
        ---
        kind: Mapping
        name: shop-order
        from: shop/orders
        to: entity:order
        implementedBy: {file: src/orders.dwl}
        fields:
          - {to: id, from: id}
          - {to: total, from: total}
        -- contracts/order.json --
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["id", "total"], "properties": {"id": {"type": "string", "maxLength": 10}, "total": {"type": "number"}, "name": {"type": "string", "maxLength": 80}, "status": {"enum": ["A", "B"]}, "note": {"type": "string", "maxLength": 20}}}
        -- src/orders.dwl --
        %dw 2.0
        ---
        {id: payload.id, total: payload.total}
        """

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.estate.mappings.compactMap { mapping in
            guard let file = mapping.implementedBy?.file else { return nil }
            if let path = context.estate.path(of: file), context.estate.files[path] != nil { return nil }
            return finding(
                mapping.ref, "\(mapping.ref) is said to be done by `\(file.value)`, which is not there", at: file.span,
                detail: "gone:\(file.value)")
        }
    }
}
