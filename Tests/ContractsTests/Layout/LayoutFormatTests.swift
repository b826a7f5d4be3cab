import Basics
import Contracts
import Testing

/// Reads a layout, or several as a folder.
func readLayout(_ texts: String...) -> ContractOutline {
    let files = texts.enumerated().map { SourceFile(path: Name("layout\($0.offset).yaml"), bytes: Array($0.element.utf8)) }
    return ContractOutline(contract: LayoutFormat().read(ContractInput(files: files)))
}

@Suite("Layouts")
struct LayoutFormatTests {
    @Test func aDelimitedFileIsItsRows() {
        let outline = readLayout(
            """
            layout: delimited
            name: prices
            version: 2024-01
            separator: ";"
            fields:
              - {name: sku, type: text, max: 18, required: true}
              - {name: price, type: decimal, precision: 9, scale: 2, required: true}
              - {name: currency, codes: [EUR, USD]}
              - {name: valid, type: date, format: yyyyMMdd}
              - {name: on, type: date, description: Day of the list}
            """)
        #expect(outline.troubles == [])
        #expect(
            outline.types == [
                "prices: {sku: text(18), price: number(-9999999.99...9999999.99 by 0.01), currency?: \"EUR\"|\"USD\", valid?: text(8), "
                    + "on?: date 'Day of the list'}"
            ])
        #expect(outline.contract.types[0].kind == .root)
        #expect(outline.contract.version == "2024-01")
        #expect(
            outline.contract.facts.map { "\($0.subject) \($0.name) \($0.value)" } == [
                "prices encoding utf-8", "prices separator ;", "prices quote \"", "prices header true",
            ])
    }

    @Test func columnsWithoutHeaderHavePlaces() {
        let places = { (text: String) -> [String?] in
            guard case .record(let record) = readLayout(text).contract[readLayout(text).contract.types[0].shape] else { return [] }
            return record.fields.map(\.facets.position)
        }
        #expect(
            places("layout: delimited\nheader: false\nfields: [{name: a}, {name: b}, {name: c, at: 5}]") == [
                "column 1", "column 2", "column 5",
            ])
        #expect(places("layout: delimited\nfields: [{name: a}, {name: b}]") == [nil, nil])
        #expect(
            places("layout: fixed\nfields: [{name: a, length: 10}, {name: b, at: 21, length: 5}, {name: c, length: 2}]") == [
                "characters 1 to 10", "characters 21 to 25", "characters 26 to 27",
            ])
    }

    @Test func loopsAreArrays() {
        let outline = readLayout(
            """
            layout: x12
            segments:
              - segment: BEG
                required: true
                elements:
                  - {name: BEG01, type: ID 2/2, codes: [00, 01], required: true}
                  - {name: BEG03, at: 3, type: AN 1/22, required: true}
                  - {name: BEG05, at: 5, type: DT 8/8}
              - segment: N1
                name: N1BY
                qualifier: {N101: BY}
                elements: [{name: N101, type: ID}, {name: N104, at: 4, type: AN, max: 10}]
              - loop: PO1
                required: true
                max: unbounded
                segments:
                  - segment: PO1
                    required: true
                    elements: [{name: PO101, type: AN 1/6, required: true}, {name: PO102, type: N0, max: 6}, {name: PO104, at: 4, type: N2, max: 5}]
                  - segment: PID
                    elements: [{name: PID05, at: 5, type: AN 1/80, required: true}]
                  - segment: REF
                    max: 3
                    elements: [{name: REF01, type: ID 2/3}]
            """)
        #expect(outline.troubles == [])
        #expect(
            outline.types == [
                ": {BEG: @BEG, N1BY?: @N1BY, PO1: [@PO1]}", "BEG: {BEG01: \"00\"|\"01\", BEG03: text(22), BEG05?: text(8)}",
                "N1BY: {N101: \"BY\", N104?: text(10)}", "REF: {REF01?: text(3)}",
                "PO1: {PO101: text(6), PO102?: number(-999999...999999 by 1), PO104?: number(-999.99...999.99 by 0.01), PID05?: text(80), "
                    + "REF?: [@REF]}",
            ])
    }

    @Test func typesOfPartnerGuides() {
        let fields = ["an..35", "an3", "a2", "n..6", "AN 2/30", "R", "TM 4/8", "text", "integer", "boolean", "datetime"]
        let list = fields.enumerated().map { "{name: f\($0.offset), type: '\($0.element)', required: true}" }.joined(separator: ", ")
        #expect(
            readLayout("layout: edifact\nsegments: [{segment: S, required: true, elements: [\(list)]}]").types[1]
                == "S: {f0: text(35), f1: text(3), f2: text(2), f3: number(-999999...999999), f4: text(30), f5: number(...), f6: text(8), "
                + "f7: text, f8: number(... by 1), f9: boolean, f10: dateTime}")
    }

    @Test func filesOfSeveralRecords() {
        let outline = readLayout(
            """
            layout: fixed
            records:
              - {record: head, required: true, qualifier: {kind: H}, fields: [{name: kind, length: 1}, {name: day, length: 8}]}
              - {record: line, required: true, max: unbounded, fields: [{name: kind, length: 1}, {name: qty, type: integer, length: 5}]}
            """)
        #expect(outline.troubles == [])
        #expect(
            outline.types == [
                ": {head: @head, line: [@line]}", "head: {kind: \"H\", day?: text(8)}",
                "line: {kind?: text(1), qty?: number(-99999...99999 by 1)}",
            ])
    }

    @Test func profilesSayWhoChecks() {
        #expect(readLayout("layout: delimited\nfields: [{name: a}]").contract.profile == .flatFile)
        #expect(readLayout("layout: edifact\nfields: [{name: a}]").contract.profile == .edi)
    }

    @Test func tableSchemas() {
        let outline = readLayout(
            """
            {"fields": [{"name": "id", "type": "integer"}, {"name": "code", "constraints": {"maxLength": 3, "required": true}},
              {"name": "state", "constraints": {"enum": ["a", "b"]}}, {"name": "day", "type": "date"}], "primaryKey": "id"}
            """)
        #expect(outline.troubles == [])
        #expect(outline.types == [": {id: number(... by 1) key, code: text(3), state?: \"a\"|\"b\", day?: date}"])
        let package = readLayout(
            """
            {"profile": "tabular-data-package", "resources": [{"name": "a", "schema": {"fields": [{"name": "x"}]}},
             {"name": "b", "schema": {"fields": [{"name": "y", "type": "number"}]}}]}
            """)
        #expect(package.types == ["a: {x?: text}", "b: {y?: number(...)}"])
    }

    @Test func recognisesByContent() {
        func format(_ text: String) -> String? {
            ContractFormats.detect(SourceFile(path: "c", bytes: Array(text.utf8)))?.id.text
        }
        #expect(format("# a guide\nlayout: x12\nsegments: []") == "layout")
        #expect(format("layout: wide\n") == nil)
        #expect(format("{\"fields\": [{\"name\": \"a\"}]}") == "layout")
        #expect(format("{\"type\": \"record\", \"name\": \"R\", \"fields\": []}") != "layout")
    }
}

@Suite("Layout troubles")
struct LayoutTroubleTests {
    @Test(arguments: [
        ("layout: csv\nfields: []", "unreadable 1:9 `layout` is one of delimited, fixed, x12 and edifact."),
        (
            "layout: fixed\nname: x",
            "unreadable 1:1 The layout has neither `fields` nor `records` nor `segments`, so it says nothing of its messages."
        ),
        ("layout: fixed\nfeilds: []\nfields: []", "partUnknown 2:1 A layout has no key `feilds`; it is left out. Did you mean `fields`?"),
        ("layout: fixed\nfields: [{length: 3}]", "partUnknown 2:10 The field has no `name`; it is left out."),
        (
            "layout: fixed\nfields: [{name: a, type: interger}]",
            "partUnknown 2:26 The type `interger` is not known, so the values are not either. Did you mean `integer`?"
        ),
        ("layout: fixed\nfields: [{name: a, length: x}]", "partUnknown 2:28 `length` is a whole number that is not negative."),
        (
            "layout: fixed\nfields: [{name: a, length: 9}, {name: b, at: 5, length: 2}]",
            "partUnknown 2:32 The field starts at 5, where another one stands already."
        ),
        ("layout: fixed\nfields: [{name: a}, {name: a}]", "partUnknown 2:21 Two fields are called `a`; this one is left out."),
        (
            "layout: x12\nsegments: [{segment: N1, elements: [{name: N101}]}, {segment: N1, elements: [{name: N101}]}]",
            "partUnknown 2:53 Two parts are called `N1`; give one of them another `name`."
        ),
        (
            "layout: x12\nsegments: [{segment: N1, qualifier: {N102: BY}, elements: [{name: N101}]}]",
            "partUnknown 2:38 The qualifier `N102` is none of the elements. Did you mean `N101`?"
        ),
        ("layout: x12\nsegments: [{segment: A, max: 0}]", "partUnknown 2:30 `max` is a number above zero, or `unbounded`."),
        ("layout: x12\nsegments: [{max: 2}]", "partUnknown 2:12 Each part names its `record`, `segment` or `loop`; this one is left out."),
    ])
    func isSaidAtItsPlace(_ text: String, _ trouble: String) { #expect(readLayout(text).troubles == [trouble]) }

    @Test func deepLoopsEnd() {
        let deep = String(repeating: "{loop: L, segments: [", count: 60) + String(repeating: "]}", count: 60)
        #expect(readLayout("layout: x12\nsegments: [\(deep)]").troubles.count == 1)
    }

    /// Every layout that is one cut, or one sign other than a good one, is read to its end.
    @Test func cutLayoutsEnd() {
        let text = Array(
            "layout: fixed\nfields: [{name: a, at: 1, length: 99999999999999999999, type: 'N2', codes: [a], min: 3, precision: 99, scale: -4}]"
                .utf8)
        for length in 0..<text.count {
            _ = readLayout(String(decoding: text[..<length], as: UTF8.self))
            for sign in "{[]}:,'9".utf8 {
                var copy = text
                copy[length] = sign
                _ = readLayout(String(decoding: copy, as: UTF8.self))
            }
        }
    }
}
