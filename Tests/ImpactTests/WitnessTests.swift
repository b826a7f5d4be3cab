import Basics
import Estate
import Testing

@testable import Impact

/// Messages that prove what a change does to a flow, along its chain.
@Suite struct CauseWitnessTests {
    /// The first cause's message with what became of it.
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

    @Test func targetShrinks() {
        #expect(
            witness(SmallEstate()) { $0.target = "ref: {type: string, maxLength: 8}" } == [
                #"{"id":"947100047"}"#, #"delivered to dst/api#createThing as {"ref":"947100047"}"#,
                "rejected by dst/api#createThing: `ref` is 9 characters long, at most 8 are accepted",
            ])
    }

    @Test func samplesAreWhatMessagesAreMadeFrom() {
        var base = SmallEstate(source: "id!: {type: string, maxLength: 10}\nname: {type: string}")
        base.sourceInterface = ", samples: samples/*.json"
        base.files["samples/a-note.json"] = #"{"name": 7}"#
        base.files["samples/order.json"] = #"{"id": "SO-1", "name": "Hansa"}"#
        let found = witness(base) { $0.target = "ref: {type: string, maxLength: 8}" }
        #expect(found.first?.contains(#""name":"Hansa""#) == true, "\(found)")
        base.files["samples/order.json"] = "{"
        #expect(witness(base) { $0.target = "ref: {type: string, maxLength: 8}" }.first?.contains("Hansa\"") == false)
    }

    @Test func sourceGrows() {
        let found = witness(SmallEstate()) { $0.source = "id!: {type: string, maxLength: 12}" }
        #expect(
            found == [
                #"{"id":"94710004711"}"#, "not sent: `id` is 11 characters long, at most 10 are accepted",
                "rejected by dst/api#createThing: `ref` is 11 characters long, at most 10 are accepted",
            ])
    }

    @Test func sourceFieldGone() {
        #expect(
            witness(SmallEstate()) { $0.source = "other: {type: string}" } == [
                #"{"id":"1000471"}"#, #"delivered to dst/api#createThing as {"ref":"1000471"}"#,
                "rejected by mapping:order: `id` is not in the message any more",
            ])
    }

    @Test func inputRequired() {
        #expect(
            witness(SmallEstate()) { $0.target = "ref: {type: string, maxLength: 10}\nmust!: {type: string}" } == [
                #"{"id":"1000471"}"#, #"delivered to dst/api#createThing as {"ref":"1000471"}"#,
                "rejected by dst/api#createThing: `must` is missing",
            ])
    }

    @Test func optionalIntoRequired() {
        var base = SmallEstate()
        base.source = "id!: {type: string, maxLength: 10}"
        base.target = "ref!: {type: string, maxLength: 10}"
        #expect(
            witness(base) { $0.source = "id: {type: string, maxLength: 10}" } == [
                "{}", "not sent: `id` is missing", "rejected by dst/api#createThing: `ref` is missing",
            ])
    }

    @Test func codeOutsideTheLookup() {
        var base = SmallEstate()
        base.source = "id!: {enum: [A, B]}"
        base.rows = "{to: ref, from: id, lookup: {A: x, B: y}}"
        #expect(
            witness(base) { $0.source = "id!: {enum: [A, B, C]}" } == [
                #"{"id":"C"}"#, "not sent: `id` is `C`, which is not accepted", "rejected by mapping:order: `C` is not in the lookup",
            ])
    }

    @Test func statedCut() {
        var base = SmallEstate()
        base.rows = "{to: ref, from: id, transform: truncate(10)}"
        #expect(
            witness(base) { $0.source = "id!: {type: string, maxLength: 12}" } == [
                #"{"id":"94710004711"}"#, "not sent: `id` is 11 characters long, at most 10 are accepted",
                #"delivered to dst/api#createThing as {"ref":"9471000471"}: `94710004711` is cut to `9471000471`"#,
            ])
    }

    @Test func underACondition() {
        var base = SmallEstate()
        base.source = "id!: {type: string, maxLength: 10}\nkind: {enum: [a, b]}"
        base.rows = "{to: ref, from: id, when: kind = b}"
        #expect(
            witness(base) { $0.target = "ref: {type: string, maxLength: 8}" } == [
                #"{"id":"947100047","kind":"b"}"#, #"delivered to dst/api#createThing as {"ref":"947100047"}"#,
                "rejected by dst/api#createThing: `ref` is 9 characters long, at most 8 are accepted",
            ])
    }

    @Test func codeThatNobodyReads() {
        var base = SmallEstate()
        base.rows = "{to: ref, expression: x(), reads: [id], language: dataweave}"
        #expect(witness(base) { $0.target = "ref: {type: string, maxLength: 8}" } == [])
    }

    @Test func listsAndConversions() {
        var base = SmallEstate()
        base.source = "lines!: {type: array, items: {type: object, required: [day], properties: {day: {type: string}}}}"
        base.target = "rows: {type: array, items: {type: object, properties: {on: {type: string, format: date}, kind: {type: string}}}}"
        base.rows = "{to: rows.on, from: lines.day, transform: parse(yyyyMMdd)}\n  - {to: rows.kind, value: x}"
        #expect(
            witness(base) {
                $0.target =
                    "rows: {type: array, maxItems: 0, items: {type: object, properties: {on: {type: string, format: date}, kind: {type: string}}}}"
            }
                == [
                    #"{"lines":[{"day":"20260131"}]}"#, #"delivered to dst/api#createThing as {"rows":[{"on":"2026-01-31","kind":"x"}]}"#,
                    "rejected by dst/api#createThing: `rows` may have 1 items, at most 0 are accepted",
                ])
    }
}
