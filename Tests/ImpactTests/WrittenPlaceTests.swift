import Basics
import Testing

@testable import Impact

/// What happens to places that a flow writes: lists on the way, places that nobody fills, and constants that become numbers.
@Suite struct WrittenPlaceTests {
    // MARK: Lists

    private static let single = "total: {type: object, properties: {amount: {type: string, maxLength: 10}}}"
    private static let list = "total: {type: array, items: {type: object, properties: {amount: {type: string, maxLength: 10}}}}"

    @Test(
        "A record that a flow writes a field of becomes a list, or single (acme, seeds 1004179 and 1004707)",
        arguments: [
            (single, list, "dst/api#Thing.total.amount was a single value and is now a list"),
            (list, single, "dst/api#Thing.total.amount was a list and is now a single value"),
        ])
    func writtenRecordChangesItsDepth(before: String, after: String, message: String) throws {
        var base = SmallEstate(target: before)
        base.rows = "{to: total.amount, from: id}"
        var head = base
        head.target = after
        let causes = base.impact(of: head).flows.flatMap(\.causes)
        let cause = try #require(causes.first)
        #expect(causes.map(\.message) == [message])
        #expect((cause.verdict, cause.extent) == (.breaks, .all))
        #expect(cause.location.map { "\($0.file.path):\($0.start.line)" } == "order.yaml:6")
    }

    @Test func listAndRowThatChangeTogether() {
        #expect(
            SmallEstate().verdict { head in
                head.source = "id!: {type: array, minItems: 1, items: {type: string, maxLength: 10}}"
                head.rows = "{to: ref, from: id, transform: first}"
            } == "unaffected (coordinated)")
        #expect(
            SmallEstate().verdict { head in
                head.source = "id!: {type: array, minItems: 1, items: {type: string, maxLength: 10}}"
                head.rows = "{to: ref, from: id, transform: trim}"
            } == "breaks/all")
    }

    // MARK: What nobody fills

    private func chained(_ first: String) -> SmallEstate {
        var estate = SmallEstate(source: "id!: {type: string, maxLength: 10}\nremark: {type: string, maxLength: 10}")
        estate.target = "ref: {type: string, maxLength: 10}\nnote: {type: string, maxLength: 10}"
        estate.targetClosed = true
        estate.files["sale.yaml"] = "kind: Entity\nname: sale\nfields:\n  id: {type: string}\n  note: {type: string}\n"
        estate.files["in.yaml"] = "kind: Mapping\nname: in\nfrom: src/api#Order\nto: entity:sale\nfields:\n\(first)"
        estate.files["order.yaml"] =
            "kind: Mapping\nname: order\nfrom: entity:sale\nto: dst/api#Thing\nfields:\n  - {to: ref, from: id}\n  - {to: note, from: note}\n"
        estate.steps = "[{read: src/api#getOrder}, {map: in}, {map: order}, {write: dst/api#createThing}]"
        return estate
    }

    @Test("A field is gone that the flow never sends, since nothing before fills it (acme, seeds 1000500 and 1001683)")
    func goneFieldThatIsNeverSent() {
        let gone = "ref: {type: string, maxLength: 10}"
        #expect(chained("  - {to: id, from: id}\n").verdict { $0.target = gone } == "unaffected")
        #expect(chained("  - {to: id, from: id}\n  - {to: note, from: remark}\n").verdict { $0.target = gone } == "breaks/all")
    }

    @Test("An item that a predicate tells is there with its only field (acme, seed 1000375)")
    func itemOfOneField() {
        var base = SmallEstate(source: "id: {type: string, maxLength: 10}\nname: {type: string, maxLength: 10}")
        func target(_ more: String) -> String {
            "party: {type: array, items: {type: object, properties: {role: {type: string}, id: {type: string}, name: {type: string}}\(more)}}"
        }
        base.target = target("")
        base.rows = "{to: party(role=ST).id, from: id}"
        #expect(base.verdict { $0.target = target(", required: [id]") } == "unaffected")
        #expect(base.verdict { $0.target = target(", required: [name]") } == "breaks/some")
        base.rows += "\n  - {to: party(role=ST).name, from: name}"
        #expect(base.verdict { $0.target = target(", required: [id]") } == "breaks/some")
    }

    // MARK: Constants

    @Test(
        "A code with a leading zero fills a field of numbers (acme, seed 2001922)",
        arguments: [
            ("lookup: {A: \"0010\", B: \"0020\"}", "corrupts/some"), ("lookup: {A: \"10\", B: \"20.50\"}", "unaffected"),
            ("lookup: {A: \"10\", C: \"0020\"}, otherwise: \"30\"", "unaffected"),
            ("lookup: {A: \"10\"}, otherwise: \"007\"", "corrupts/some"),
        ])
    func codeThatLosesItsZeros(lookup: String, expected: String) {
        var base = SmallEstate(source: "id!: {type: string, enum: [A, B]}", target: "ref: {type: string, maxLength: 5}")
        base.rows = "{to: ref, from: id, \(lookup)}"
        #expect(base.verdict { $0.target = "ref: {type: number}" } == expected)
    }

    @Test func constantThatLosesItsZeros() {
        var base = SmallEstate()
        base.rows = "{to: ref, value: \"007\"}"
        var head = base
        head.target = "ref: {type: integer}"
        let causes = base.impact(of: head).flows.flatMap(\.causes)
        #expect(causes.map(\.message) == ["dst/api#Thing.ref was text and is now a number, so that `007` arrives as 7"])
        #expect(causes.map(\.extent) == [.all])
        base.rows = "{to: ref, value: \"7\"}"
        #expect(base.verdict { $0.target = "ref: {type: integer}" } == "unaffected")
    }
}
