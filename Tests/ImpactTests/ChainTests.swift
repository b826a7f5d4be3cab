import Basics
import Estate
import Testing

@testable import Impact

/// Chains over entities, indirect harm and journeys.
@Suite struct ChainTests {
    /// Source → entity → target, with what a test needs to change.
    private func chain(field: String = "{type: string, maxLength: 10}", rows: String = "{to: ref, from: id}") -> SmallEstate {
        var estate = SmallEstate()
        estate.files["customer.yaml"] = "kind: Entity\nname: customer\nsystemOfRecord: src\nfields:\n  id: \(field)\n"
        estate.files["in.yaml"] = "kind: Mapping\nname: in\nfrom: src/api#Order\nto: entity:customer\nfields:\n  - {to: id, from: id}\n"
        estate.files["order.yaml"] = "kind: Mapping\nname: order\nfrom: entity:customer\nto: dst/api#Thing\nfields:\n  - \(rows)\n"
        estate.steps = "[{read: src/api#getOrder}, {map: in}, {map: order}, {write: dst/api#createThing}]"
        return estate
    }

    @Test func pathGoesOverMappingsAndEntity() {
        var head = chain()
        head.source = "other: {type: string}"
        let cause = chain().impact(of: head).flows.first?.causes.first
        #expect(cause?.path == ["src/api#Order.id", "mapping:in", "entity:customer.id", "flow:orders"])
        #expect(cause?.verdict == .breaks)
    }

    @Test func entityIsACeiling() {
        // The source outgrows the entity: one cause, at the mapping into it; the target never sees the longer value.
        var head = chain()
        head.source = "id!: {type: string, maxLength: 12}"
        let causes = chain().impact(of: head).flows.first?.causes ?? []
        #expect(causes.map(\.path) == [["src/api#Order.id", "mapping:in", "entity:customer.id", "flow:orders"]])
    }

    @Test func targetShrinksBelowWhatTheChainBrings() {
        #expect(chain().verdict { $0.target = "ref: {type: string, maxLength: 8}" } == "breaks/some")
    }

    @Test func truncateBelowBothBoundsAbsorbs() {
        let base = chain(field: "{type: string, maxLength: 40}", rows: "{to: ref, from: id, transform: truncate(5)}")
        #expect(base.verdict { $0.target = "ref: {type: string, maxLength: 8}" } == "unaffected")
    }

    @Test func recordMoved() {
        let verdict = chain().verdict { head in
            head.files["customer.yaml"] =
                "kind: Entity\nname: customer\nsystemOfRecord: dst\nfields:\n  id: {type: string, maxLength: 10}\n"
        }
        #expect(verdict == "corrupts/all")
    }

    @Test func unitOfEntityEdited() {
        var base = chain(field: "{type: string, maxLength: 10, unit: kg}")
        base.flow = ""
        let verdict = base.verdict { head in
            head.files["customer.yaml"] =
                "kind: Entity\nname: customer\nsystemOfRecord: src\nfields:\n  id: {type: string, maxLength: 10, unit: lb}\n"
        }
        #expect(verdict == "corrupts/all")
    }

    @Test func sharedCodeListLosesACode() {
        var base = SmallEstate(source: "id!: {type: string, enum: [A, B]}")
        base.rows = "{to: ref, from: id, lookup: letters(big -> small)}"
        base.files["letters.yaml"] = "kind: Codes\nname: letters\ncolumns: [big, small]\nrows: [[A, a], [B, b]]\n"
        #expect(
            base.verdict { $0.files["letters.yaml"] = "kind: Codes\nname: letters\ncolumns: [big, small]\nrows: [[A, a]]\n" }
                == "breaks/some")
        #expect(
            base.verdict {
                $0.files["letters.yaml"] = "kind: Codes\nname: letters\ncolumns: [big, small]\nrows: [[A, a], [B, b], [C, c]]\n"
            } == "unaffected")
    }

    @Test(arguments: [
        ("{flow: orders}", "breaks"), ("{flow: orders, optional: true}", "degrades"), ("{flow: orders, fallback: list price}", "degrades"),
        ("{parallel: [{flow: orders}]}", "breaks"), ("{flow: orders, cache: {ttl: 5m}}", "breaks"),
    ])
    func journeys(call: String, expected: String) {
        var base = SmallEstate()
        base.files["page.yaml"] = "kind: Journey\nname: page\ncalls: [\(call)]\n"
        var head = base
        head.source = "other: {type: string}"
        #expect(base.impact(of: head).journeys.map(\.verdict.rawValue) == [expected])
    }

    @Test func corruptionPassesFallbacks() {
        var base = SmallEstate()
        base.files["page.yaml"] = "kind: Journey\nname: page\ncalls: [{flow: orders, fallback: list price}]\n"
        base.rows = "{to: ref, from: id, transform: truncate(10)}"
        var head = base
        head.source = "id!: {type: string, maxLength: 12}"
        #expect(base.impact(of: head).journeys.map(\.verdict) == [.corrupts])
    }

    @Test func latencyOverTheTarget() {
        var base = SmallEstate()
        base.flow = "service: {latency: {p95: 300ms}}\n"
        base.targetInterface = ", latency: {p95: 200ms}"
        #expect(base.verdict { $0.targetInterface = ", latency: {p95: 280ms}" } == "unaffected")
        #expect(base.verdict { $0.targetInterface = ", latency: {p95: 400ms}" } == "degrades/unknown")
    }

    @Test func harmTravelsToFlowsThatReadWhatIsWritten() {
        var base = SmallEstate()
        base.files["dst.yaml"] = "kind: System\nname: dst\ninterfaces:\n  - {name: api, protocol: rest, contract: contracts/dst.yaml}\n"
        base.files["reader.yaml"] = "kind: Flow\nname: reader\nsteps: [{read: dst/api#Thing, reads: [ref]}]\n"
        var head = base
        head.source = "other: {type: string}"
        let reader = base.impact(of: head).flows.first { $0.flow.name == "reader" }
        #expect(reader?.verdict == .degrades)
        #expect(reader?.isIndirect == true)
    }
}
