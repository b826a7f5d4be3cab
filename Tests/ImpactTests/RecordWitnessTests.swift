import Basics
import Estate
import Testing

@testable import Impact

/// Messages through mappings that join sources and group records.
@Suite struct RecordWitnessTests {
    private func witness(_ base: SmallEstate, _ change: (inout SmallEstate) -> Void) -> [String] {
        var head = base
        change(&head)
        let cause = base.impact(of: head).flows.first { $0.flow.name == "orders" }?.causes.first
        switch cause?.witness {
        case nil: return []
        case .none(let reason)?: return ["none: \(reason)"]
        case .found(let witness)?: return [witness.message, witness.before.json, witness.after.json]
        }
    }

    private static func thing(_ length: Int) -> String {
        "ref: {type: string}\nitems: {type: array, items: {type: object, properties: {sku: {type: string, maxLength: \(length)}}}}"
    }

    @Test func aMessageIsAGroupOfOne() {
        var base = SmallEstate(source: "id!: {type: string, maxLength: 10}\nsku!: {type: string, maxLength: 6}", target: Self.thing(6))
        base.mapping = "groupBy: [id]\n"
        base.rows = "{to: ref, from: id}\n  - {to: items.sku, from: sku}"
        #expect(
            witness(base) { $0.target = Self.thing(3) } == [
                #"{"id":"1000471","sku":"4711"}"#, #"delivered to dst/api#createThing as {"ref":"1000471","items":[{"sku":"4711"}]}"#,
                "rejected by dst/api#createThing: `items[0].sku` is 4 characters long, at most 3 are accepted",
            ])
    }

    private static let lines = """
        lines!: {type: array, minItems: 2, items: {type: object, required: [sku, depot], properties: \
        {sku: {type: string, maxLength: 6}, depot: {type: string, maxLength: 4}}}}
        """

    @Test func itemsThatAreEqualAreOneRecord() {
        var base = SmallEstate(source: Self.lines, target: Self.thing(6))
        base.mapping = "groupBy: [lines.depot]\n"
        base.rows = "{to: ref, from: lines.depot}\n  - {to: items.sku, from: lines.sku}"
        let found = witness(base) { $0.target = Self.thing(3) }
        #expect(found.count == 3, "\(found)")
        #expect(found.last?.hasPrefix("rejected by dst/api#createThing: `items[0].sku` is") == true, "\(found)")
    }

    @Test func whatIsJoinedBelongsToTheMessage() {
        func stock(_ length: Int) -> String {
            """
            {"$defs": {"Stock": {"type": "object", "required": ["code", "depot"], "properties": {
            "code": {"type": "string", "maxLength": 10}, "depot": {"type": "string", "maxLength": \(length)}}}}}
            """
        }
        var base = SmallEstate(target: "ref: {type: string, maxLength: 4}")
        base.steps =
            "[{read: src/api#getOrder, as: order}, {receive: ware/api#Stock, as: stock}, {map: order}, {write: dst/api#createThing}]"
        base.files["ware.yaml"] = "kind: System\nname: ware\ninterfaces:\n  - {name: api, protocol: kafka, contract: contracts/ware.json}\n"
        base.files["contracts/ware.json"] = stock(4)
        base.files["order.yaml"] = """
            kind: Mapping
            name: order
            from: [{as: order, shape: src/api#Order}, {as: stock, shape: ware/api#Stock}]
            to: dst/api#Thing
            join: [order.id = stock.code]
            fields: [{to: ref, from: stock.depot}]

            """
        let found = witness(base) { $0.files["contracts/ware.json"] = stock(9) }
        #expect(found.count == 3, "\(found)")
        #expect(found.last?.contains("characters long, at most 4 are accepted") == true, "\(found)")
    }
}
