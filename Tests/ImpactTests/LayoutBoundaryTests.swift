import Testing

@testable import Impact

/// An estate with a file or an EDI message on one side.
@Suite struct LayoutBoundaryTests {
    private static let x12 = "layout: x12\nsegments:\n  - segment: W05\n    required: true\n    elements: ["

    /// A flow that writes to a layout.
    private static func writing(_ layout: String, _ source: String = "id!: {type: string, maxLength: 10}", to: String = "ref")
        -> SmallEstate
    {
        var estate = SmallEstate()
        estate.source = source
        estate.steps = "[{read: src/api#getOrder}, {map: order}, {write: dst/api}]"
        estate.files = [
            "dst.yaml": "kind: System\nname: dst\ninterfaces:\n  - {name: api, protocol: sftp, contract: contracts/dst.yaml}\n",
            "order.yaml": "kind: Mapping\nname: order\nfrom: src/api#Order\nto: dst/api\nfields:\n  - {to: \(to), from: id}\n",
            "contracts/dst.yaml": layout,
        ]
        return estate
    }

    /// A flow that reads from a layout.
    private static func reading(_ layout: String) -> SmallEstate {
        var estate = SmallEstate()
        estate.target = "ref!: {type: string, maxLength: 10}"
        estate.steps = "[{receive: src/api}, {map: order}, {write: dst/api#createThing}]"
        estate.files = [
            "src.yaml":
                "kind: System\nname: src\ninterfaces:\n  - {name: api, protocol: sftp, direction: out, contract: contracts/src.yaml}\n",
            "order.yaml": "kind: Mapping\nname: order\nfrom: src/api\nto: dst/api#Thing\nfields:\n  - {to: ref, from: id}\n",
            "contracts/src.yaml": layout,
        ]
        return estate
    }

    private static func csv(_ fields: String, header: Bool = true, more: String = "") -> String {
        "layout: delimited\nheader: \(header)\n\(more)fields: [\(fields)]"
    }

    private static func verdict(_ base: SmallEstate, _ head: SmallEstate) -> String { base.verdict { $0 = head } }

    @Test func tooLongValuesAreKeptInFilesAndRefusedInEDI() {
        let file = Self.writing(Self.csv("{name: ref, max: 10, required: true}"))
        #expect(Self.verdict(file, Self.writing(Self.csv("{name: ref, max: 8, required: true}"))) == "corrupts/some")
        let message = Self.writing(Self.x12 + "{name: ref, max: 10, required: true}]", to: "W05.ref")
        #expect(Self.verdict(message, message) == "unaffected")
        #expect(Self.verdict(message, Self.writing(Self.x12 + "{name: ref, max: 8, required: true}]", to: "W05.ref")) == "breaks/some")
    }

    @Test func writtenColumnsThatAreGone() {
        let file = Self.writing(Self.csv("{name: ref}, {name: b}"))
        #expect(Self.verdict(file, Self.writing(Self.csv("{name: b}"))) == "corrupts/all")
        let message = Self.writing(Self.x12 + "{name: ref}, {name: b}]", to: "W05.ref")
        #expect(Self.verdict(message, Self.writing(Self.x12 + "{name: b}]", to: "W05.ref")) == "breaks/all")
    }

    @Test func columnsThatShift() {
        let plain = "{name: ref}, {name: b}"
        let shifted = "{name: a}, {name: ref}, {name: b}"
        #expect(
            Self.verdict(Self.writing(Self.csv(plain, header: false)), Self.writing(Self.csv(shifted, header: false))) == "corrupts/all")
        #expect(Self.verdict(Self.writing(Self.csv(plain)), Self.writing(Self.csv(shifted))) == "unaffected")
        let (one, two) = ("{name: id, max: 9, required: true}, {name: b}", "{name: b}, {name: id, max: 9, required: true}")
        #expect(Self.verdict(Self.reading(Self.csv(one, header: false)), Self.reading(Self.csv(two, header: false))) == "corrupts/all")
        #expect(Self.verdict(Self.reading(Self.csv(one)), Self.reading(Self.csv(two))) == "unaffected")
    }

    @Test func readColumnsThatAreGoneBreak() {
        let base = Self.reading(Self.csv("{name: id, max: 9, required: true}, {name: b}"))
        #expect(Self.verdict(base, Self.reading(Self.csv("{name: b}"))) == "breaks/all")
        #expect(Self.verdict(base, Self.reading(Self.csv("{name: id, max: 9}, {name: b}"))) == "breaks/some")
        #expect(Self.verdict(base, Self.reading(Self.csv("{name: id, max: 12, required: true}, {name: b}"))) == "breaks/some")
    }

    @Test func anotherSeparatorBreaks() {
        let field = "{name: id, max: 9, required: true}"
        #expect(Self.verdict(Self.reading(Self.csv(field)), Self.reading(Self.csv(field, more: "separator: \";\"\n"))) == "breaks/all")
    }

    @Test func aNewRequiredElementBreaks() {
        let base = Self.writing(Self.x12 + "{name: ref}]", to: "W05.ref")
        #expect(Self.verdict(base, Self.writing(Self.x12 + "{name: ref}, {name: site, required: true}]", to: "W05.ref")) == "breaks/all")
        #expect(Self.verdict(base, Self.writing(Self.x12 + "{name: ref}, {name: site}]", to: "W05.ref")) == "unaffected")
    }
}
