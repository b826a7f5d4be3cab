import Testing

@testable import Impact

/// An estate with databases on both sides.
@Suite struct SQLBoundaryTests {
    private static func estate(_ source: String = "number varchar(20) NOT NULL", _ target: String = "ref varchar(20) NOT NULL")
        -> SmallEstate
    {
        var estate = SmallEstate()
        estate.steps = "[{read: src/api#orders}, {map: order}, {write: dst/api#things}]"
        estate.files = [
            "src.yaml": "kind: System\nname: src\ninterfaces:\n  - {name: api, protocol: jdbc, contract: contracts/src.sql}\n",
            "dst.yaml": "kind: System\nname: dst\ninterfaces:\n  - {name: api, protocol: jdbc, contract: contracts/dst.sql}\n",
            "order.yaml": "kind: Mapping\nname: order\nfrom: src/api#orders\nto: dst/api#things\nfields:\n  - {to: ref, from: number}\n",
            "contracts/src.sql": "CREATE TABLE sales.orders (id bigserial, \(source));",
            "contracts/dst.sql": "CREATE TABLE things (id bigint GENERATED ALWAYS AS IDENTITY, \(target));",
        ]
        return estate
    }

    private static func verdict(_ head: SmallEstate, from base: SmallEstate = estate()) -> String { base.verdict { $0 = head } }

    @Test func nothingChanged() { #expect(Self.verdict(Self.estate()) == "unaffected") }

    @Test func aColumnThatIsGoneBreaks() { #expect(Self.verdict(Self.estate("code varchar(20) NOT NULL")) == "breaks/all") }

    @Test func aReadColumnThatMayBeNullBreaksARequiredOne() { #expect(Self.verdict(Self.estate("number varchar(20)")) == "breaks/some") }

    @Test func aDefaultThatIsReadIsAlwaysThere() {
        #expect(Self.verdict(Self.estate("number varchar(20) NOT NULL DEFAULT 'x'")) == "unaffected")
    }

    @Test func tooLongTextsAreRefused() {
        #expect(Self.verdict(Self.estate("number varchar(25) NOT NULL")) == "breaks/some")
        #expect(Self.verdict(Self.estate("number varchar(20) NOT NULL", "ref varchar(10) NOT NULL")) == "breaks/some")
    }

    @Test func decimalsAreRounded() {
        let base = Self.estate("number numeric(12,4) NOT NULL", "ref numeric(12,4) NOT NULL")
        #expect(Self.verdict(Self.estate("number numeric(12,4) NOT NULL", "ref numeric(12,2) NOT NULL"), from: base) == "corrupts/some")
        #expect(Self.verdict(Self.estate("number numeric(12,4) NOT NULL", "ref numeric(10,2) NOT NULL"), from: base) == "corrupts/some")
        #expect(Self.verdict(Self.estate("number numeric(12,4) NOT NULL", "ref numeric(9,4) NOT NULL"), from: base) == "breaks/some")
    }

    @Test func aNewRequiredColumnBreaks() {
        let target = "ref varchar(20) NOT NULL, site char(2) NOT NULL"
        #expect(Self.verdict(Self.estate("number varchar(20) NOT NULL", target)) == "breaks/all")
        #expect(Self.verdict(Self.estate("number varchar(20) NOT NULL", target + " DEFAULT 'de'")) == "unaffected")
        #expect(Self.verdict(Self.estate("number varchar(20) NOT NULL", "ref varchar(20) NOT NULL, site char(2)")) == "unaffected")
    }

    @Test func aWrittenColumnThatIsGoneBreaks() {
        #expect(Self.verdict(Self.estate("number varchar(20) NOT NULL", "other varchar(20)")) == "breaks/all")
    }

    @Test func aTableThatIsGoneBreaks() {
        var head = Self.estate()
        head.files["contracts/src.sql"] = "CREATE TABLE other (a int);"
        #expect(Self.verdict(head) == "breaks/all")
    }
}
