import Contracts
import Testing

/// A data contract is what its owner promises to readers: the rows are one position that goes out.
@Suite struct DataContractDifferencesTests {
    private static func specification(_ field: String, type: String = "table") -> String {
        "dataContractSpecification: 1.1.0\nmodels:\n  m:\n    type: \(type)\n    fields:\n      id: {type: string}\n      \(field)\n"
    }

    private static func standard(_ field: String) -> String {
        "kind: DataContract\napiVersion: v3.0.2\nschema:\n  - name: m\n    physicalType: table\n    properties:\n      - {name: id, logicalType: string}\n      \(field)\n"
    }

    /// Each edit with what it is, and with what taking it back is.
    @Test(arguments: [
        ("", "f: {type: string}", "field/added risky out m/read/response.f", "field/removed breaking out m/read/response.f"),
        (
            "f: {type: string}", "f: {type: string, required: true}", "null/removed safe out m/read/response.f",
            "null/added breaking out m/read/response.f"
        ),
        (
            "f: {type: string}", "f: {type: string, maxLength: 9}", "length/tightened safe out m/read/response.f",
            "length/loosened breaking out m/read/response.f"
        ),
        (
            "f: {type: string, enum: [a, b]}", "f: {type: string, enum: [a]}", "enum/value-removed safe out m/read/response.f",
            "enum/value-added risky out m/read/response.f"
        ),
        (
            "f: {type: number, maximum: 9}", "f: {type: number, maximum: 10}", "bound/loosened breaking out m/read/response.f",
            "bound/tightened safe out m/read/response.f"
        ),
        (
            "f: {type: string}", "f: {type: string, unique: true}", "record/constraint-changed safe in m/read/f: unique",
            "record/constraint-changed breaking in m/read/f: unique"
        ),
    ])
    func editsAndTheirMirrors(_ old: String, _ new: String, _ there: String, _ back: String) {
        let (before, after) = (Self.specification(old), Self.specification(new))
        #expect(Comparing.changes(before, after, "datacontract") == [there])
        #expect(Comparing.changes(after, before, "datacontract") == [back])
    }

    @Test func aTableThatBecomesATopicIsAnother() {
        #expect(
            Comparing.changes(Self.specification(""), Self.specification("", type: "topic"), "datacontract") == [
                "type/kind-changed breaking in m/read/kind"
            ])
        #expect(Comparing.changes(Self.specification(""), Self.specification("", type: "view"), "datacontract") == [])
    }

    @Test func whatNoRowShowsIsNoChange() {
        #expect(
            Comparing.changes(
                Self.specification("f: {type: string, pii: false, tags: [a], description: x}"),
                Self.specification("f: {type: string, pii: true, classification: secret, example: y}"), "datacontract") == [])
    }

    @Test func aContractMayMoveFromOneLanguageToTheOther() {
        #expect(
            Comparing.changes(
                Self.specification("f: {type: string, maxLength: 9, required: true}"),
                Self.standard("- {name: f, logicalType: string, required: true, logicalTypeOptions: {maxLength: 9}}"), "datacontract") == []
        )
    }
}
