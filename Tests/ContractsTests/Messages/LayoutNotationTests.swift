import Basics
import Testing

@testable import Contracts

/// Rows of files and segments of EDI messages.
@Suite("Layout notations")
struct LayoutNotationTests {
    private typealias Tests = NotationTests

    private func written(_ message: MessageValue, _ layout: String, _ type: Name) -> String {
        Tests.written(message, type, readLayout(layout).contract)
    }

    private static let purchaseOrder = """
        layout: x12
        name: "850"
        segments:
          - segment: BEG
            required: true
            elements:
              - {name: BEG01, at: 1, type: ID 2/2, codes: ["00", "01"], required: true}
              - {name: BEG03, at: 3, type: AN 1/22, required: true}
              - {name: BEG05, at: 5, type: DT 8/8}
          - segment: N1
            name: N1BY
            qualifier: {N101: BY}
            elements: [{name: N101, at: 1, type: ID 2/3}, {name: N104, at: 4, type: AN 2/80}]
          - loop: PO1
            max: unbounded
            segments:
              - segment: PO1
                required: true
                elements: [{name: PO101, type: AN 1/6}, {name: PO102, type: R 1/9, required: true}, {name: PO104, at: 4, type: N2 1/9}]
              - segment: PID
                elements: [{name: PID05, at: 5, type: AN 1/80}]
        """

    @Test func x12HasTagsElementsAndQualifiers() {
        let line = Tests.object(
            ("PID05", .text("Pump")), ("PO102", .number(ExactDecimal(12))), ("PO104", .number(ExactDecimal(parsing: "19.9")!)))
        let message = Tests.object(
            ("PO1", .array([line, Tests.object(("PO101", .text("2")), ("PO102", .number(ExactDecimal(1))))])),
            ("BEG", Tests.object(("BEG01", .text("00")), ("BEG03", .text("4500001234")), ("BEG05", .text("2026-01-31")))),
            ("N1BY", Tests.object(("N104", .text("1000471")))))
        #expect(
            written(message, Self.purchaseOrder, "850")
                == "x12: BEG*00**4500001234**20260131~N1*BY***1000471~PO1**12**1990~PID*****Pump~PO1*2*1~")
    }

    @Test func whatX12CannotHoldIsJSON() {
        let message = Tests.object(("BEG", Tests.object(("BEG01", .text("00")), ("BEG03", .text("a*b")))))
        #expect(written(message, Self.purchaseOrder, "850") == #"json: {"BEG":{"BEG01":"00","BEG03":"a*b"}}"#)
        #expect(written(Tests.object(("XYZ", .text("a"))), Self.purchaseOrder, "850") == #"json: {"XYZ":"a"}"#)
    }

    @Test func anExcerptSaysThatSegmentsAreLeftOut() {
        let message = Tests.object(
            ("BEG", Tests.object(("BEG03", .text("4500001234")), ("…", .text("…")))),
            ("PO1", .array([Tests.object(("PID05", .text("Pump")), ("…", .text("…")))])), ("…", .text("…")))
        #expect(written(message, Self.purchaseOrder, "850") == "x12: BEG***4500001234*…~PID*****Pump~…")
    }

    @Test func edifactReleasesItsServiceCharacters() {
        let layout = """
            layout: edifact
            name: ORDERS
            segments:
              - {segment: BGM, required: true, elements: [{name: code, at: 1.1}, {name: number, at: 2.1}, {name: function, at: 3}]}
              - {segment: DTM, max: 5, elements: [{name: qualifier, at: 1.1}, {name: value, at: 1.2}, {name: format, at: 1.3}]}
            """
        let message = Tests.object(
            ("BGM", Tests.object(("code", .text("220")), ("number", .text("A+B?'")), ("function", .text("9")))),
            ("DTM", .array([Tests.object(("qualifier", .text("137")), ("value", .text("20260131")), ("format", .text("102")))])))
        #expect(written(message, layout, "ORDERS") == "edifact: BGM+220+A?+B???'+9'DTM+137:20260131:102'")
    }

    @Test func aRowQuotesWhatTakesRowsApart() {
        let layout = """
            layout: delimited
            name: prices
            separator: ";"
            fields: [{name: sku}, {name: text, at: 3}, {name: price, type: decimal}]
            """
        let message = Tests.object(
            ("price", .number(ExactDecimal(parsing: "19.9")!)), ("text", .text("5\" pipe; red")), ("sku", .text("PUMP-4711")))
        #expect(written(message, layout, "prices") == #"delimited: PUMP-4711;;"5"" pipe; red";19.9"#)
    }

    @Test func tableSchemasAreRowsToo() {
        let contract = readLayout("name: prices\nfields:\n  - {name: sku, type: string}\n  - {name: price, type: number}\n").contract
        #expect(
            Tests.written(Tests.object(("sku", .text("a,b")), ("price", .number(ExactDecimal(2)))), contract.types[0].name, contract)
                == #"delimited: "a,b",2"#)
    }

    @Test func fixedWidthFillsUp() {
        let layout = """
            layout: fixed
            name: stock
            fields: [{name: sku, length: 8}, {name: quantity, type: integer, length: 5}, {name: price, at: 16, type: decimal, length: 7}]
            """
        let message = Tests.object(
            ("sku", .text("A1")), ("quantity", .number(ExactDecimal(12))), ("price", .number(ExactDecimal(parsing: "-1.5")!)))
        #expect(written(message, layout, "stock") == "fixed: A1      00012     -1.5")
        #expect(written(Tests.object(("sku", .text("ABCDEFGHI"))), layout, "stock") == #"json: {"sku":"ABCDEFGHI"}"#)
    }

    @Test func recordsAreLines() {
        let layout = """
            layout: delimited
            name: orders
            header: false
            records:
              - {record: H, required: true, qualifier: {type: H}, fields: [{name: type}, {name: number}]}
              - {record: P, max: unbounded, qualifier: {type: P}, fields: [{name: type}, {name: sku}]}
            """
        let message = Tests.object(
            ("H", Tests.object(("number", .text("1")))),
            ("P", .array([Tests.object(("sku", .text("a"))), Tests.object(("sku", .text("b")))])))
        #expect(written(message, layout, "orders") == "delimited: H,1\nP,a\nP,b")
    }
}
