import Compatibility
import Contracts
import Testing

/// A layout is one position, read as a request: what old senders write must still be understood.
@Suite struct LayoutDifferencesTests {
    private static func file(_ fields: String, header: Bool = true, more: String = "") -> String {
        "layout: delimited\nname: f\nheader: \(header)\n\(more)fields: [\(fields)]"
    }

    @Test(arguments: [
        ("{name: a}, {name: b}", "{name: b}, {name: a}", []),
        ("{name: a, max: 9}", "{name: a, max: 8}", ["length/tightened breaking in f.a"]),
        ("{name: a}", "{name: a}, {name: b, required: true}", ["field/required-added breaking in f.b"]),
        ("{name: a}", "{name: a}, {name: b}", ["field/added safe in f.b"]),
        ("{name: a}, {name: b}", "{name: a}", ["field/removed breaking in f.b"]),
        ("{name: a, codes: [x, y]}", "{name: a, codes: [x]}", ["enum/value-removed breaking in f.a"]),
    ])
    func columnsWithAHeaderGoByName(_ old: String, _ new: String, _ found: [String]) {
        #expect(Comparing.changes(Self.file(old), Self.file(new), "layout") == found)
    }

    @Test func columnsWithoutHeaderGoByPlace() {
        #expect(
            Comparing.changes(
                Self.file("{name: a}, {name: b}", header: false), Self.file("{name: b}, {name: a}", header: false), "layout") == [
                    "field/renumbered breaking in f.a", "field/renumbered breaking in f.b",
                ])
    }

    @Test(arguments: [
        ("layout: x12\nname: f\nsegments: [{segment: BEG, elements: [{name: a, at: 1}]}]", "at: 1", "at: 2", "BEG.a"),
        ("layout: fixed\nname: f\nfields: [{name: a, at: 1, length: 2}]", "at: 1", "at: 3", "f.a"),
    ])
    func aSingleFieldAtAnotherPlaceIsReadWrongly(_ old: String, _ at: String, _ other: String, _ subject: String) {
        let found = Comparing.difference(old, old.replacing(at, with: other), "layout").changes
        #expect(found.map { "\($0.kind.rawValue) \($0.level) \($0.subject)" } == ["field/renumbered breaking \(subject)"])
    }

    @Test func whatTakesAFileApartCounts() {
        #expect(
            Comparing.changes(Self.file("{name: a}"), Self.file("{name: a}", more: "separator: \";\"\n"), "layout") == [
                "binding/changed breaking in f"
            ])
    }
}
