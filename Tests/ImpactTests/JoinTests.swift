import Testing

@testable import Impact

/// Sources that are joined by their fields, and records that are grouped.
@Suite struct JoinTests {
    private static let thing = """
        ref: {type: string}
        items: {type: array, items: {type: object, required: [sku], properties: {sku: {type: string}, depot: {type: string, maxLength: 4}}}}
        """

    private static func stock(depot: String = #"{"type": "string", "maxLength": 4}"#) -> String {
        """
        {"$defs": {"Stock": {"type": "object", "required": ["code", "depot", "places"], "properties": {"code": {"type": "string"},
        "depot": \(depot), "places": {"type": "array", "items": {"type": "object", "required": ["sku", "depot"],
        "properties": {"sku": {"type": "string"}, "depot": \(depot)}}}}}}}
        """
    }

    private static func estate(_ keys: String, _ rows: String...) -> SmallEstate {
        var estate = SmallEstate()
        estate.source = """
            id!: {type: string}
            lines!: {type: array, items: {type: object, required: [sku], properties: {sku: {type: string}}}}
            """
        estate.target = thing
        estate.steps =
            "[{read: src/api#getOrder, as: order}, {receive: ware/api#Stock, as: stock}, {map: order}, {write: dst/api#createThing}]"
        estate.files["ware.yaml"] =
            "kind: System\nname: ware\ninterfaces:\n  - {name: api, protocol: kafka, contract: contracts/ware.json}\n"
        estate.files["contracts/ware.json"] = stock()
        estate.files["order.yaml"] = """
            kind: Mapping
            name: order
            from: [{as: order, shape: src/api#Order}, {as: stock, shape: ware/api#Stock}]
            to: dst/api#Thing
            \(keys)
            fields: [\(rows.joined(separator: ", "))]

            """
        return estate
    }

    @Test func whatHasNoPartnerIsAbsent() {
        let joined = Self.estate("join: [order.id = stock.code]", "{to: ref, from: stock.depot}")
        let required = Self.thing.replacing("ref:", with: "ref!:")
        #expect(joined.verdict { $0.target = required } == "breaks/some")
        let earlier = Self.estate("join: [order.id = stock.code]", "{to: ref, from: order.id}")
        #expect(earlier.verdict { $0.target = required } == "unaffected")
    }

    @Test func joinedListsStandInTheListOfTheEarlierSource() {
        let joined = Self.estate(
            "join: [order.lines.sku = stock.places.sku]", "{to: items.sku, from: order.lines.sku}",
            "{to: items.depot, from: stock.places.depot}", "{to: ref, from: stock.code}")
        #expect(joined.verdict { $0.target = Self.thing.replacing("required: [sku]", with: "required: [sku, depot]") } == "breaks/some")
        #expect(joined.verdict { $0.target = Self.thing.replacing("ref:", with: "ref!:") } == "unaffected")
        #expect(
            joined.verdict { $0.files["contracts/ware.json"] = Self.stock(depot: #"{"type": "string", "maxLength": 9}"#) } == "breaks/some")
        var head = joined
        head.files["contracts/ware.json"] = Self.stock(depot: #"{"type": "string", "maxLength": 9}"#)
        // The message has an item on both sides that belong together.
        let witness = joined.impact(of: head).flows.first?.causes.first?.witness?.witness
        #expect(witness?.after.json.contains("characters long, at most 4 are accepted") == true, "\(String(describing: witness))")
    }

    @Test func fieldsOfAGroupComeOnceForEachOfItsRecords() {
        let keys = "join: [order.id = stock.code]\ngroupBy: [order.id]"
        let grouped = Self.estate(keys, "{to: ref, from: order.id}", "{to: items.sku, from: stock.depot}")
        #expect(grouped.verdict { _ in } == "unaffected")
        var head = grouped
        head.files["order.yaml"] = head.files["order.yaml"]?.replacing("from: order.id}", with: "from: stock.depot}")
        #expect(grouped.impact(of: head).flows.first?.causes.first?.message.contains("is a list where `ref` holds one value") == true)
    }
}
