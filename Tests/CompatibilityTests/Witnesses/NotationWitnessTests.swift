import Basics
import Compatibility
import Contracts
import Testing

/// Messages that show what changes of contracts do, in the notations of the formats.
@Suite("Witnesses in their own notations")
struct NotationWitnessTests {
    /// The witnesses as `kind: notation text → what the other version takes of it, or reason`, sorted.
    private static func witnesses(_ old: String, _ new: String, _ format: String) -> [String] {
        let comparison = ContractComparison(
            old: Comparing.contract(old, format), new: Comparing.contract(new, format), asOf: "2030-01-01")
        return comparison.difference(witnessFuel: ContractComparison.witnessFuel).changes.compactMap { change in
            switch change.witness {
            case nil: return nil
            case .none(let reason)?: return "\(change.kind.rawValue): none, \(reason)"
            case .found(let witness)?:
                let after = witness.afterText.map { "\($0), \(witness.reason)" } ?? witness.reason
                return "\(change.kind.rawValue): \(witness.notation) \(witness.text) → \(after)"
            }
        }.sorted()
    }

    private static func schema(_ elements: String) -> String {
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:acme:orders" elementFormDefault="qualified">
        <xs:simpleType name="Code"><xs:restriction base="xs:string"><xs:maxLength value="10"/></xs:restriction></xs:simpleType>
        <xs:simpleType name="Short"><xs:restriction base="xs:string"><xs:maxLength value="4"/></xs:restriction></xs:simpleType>
        <xs:element name="Order"><xs:complexType><xs:sequence>\(elements)</xs:sequence></xs:complexType></xs:element>
        </xs:schema>
        """
    }

    @Test func xmlSchemasAreShownByXML() {
        let id = #"<xs:element name="OrderId" type="o:Code"/>"#
        let old = Self.schema(id).replacing("xmlns:xs", with: #"xmlns:o="urn:acme:orders" xmlns:xs"#)
        #expect(
            Self.witnesses(old, old.replacing("o:Code", with: "o:Short"), "xsd") == [
                "length/tightened: xml <Order xmlns=\"urn:acme:orders\"><OrderId>1000471</OrderId></Order> → "
                    + "`OrderId` is 7 characters long, at most 4 are accepted"
            ])
        let city = #"<xs:element name="City" type="xs:string"/>"#
        #expect(
            Self.witnesses(old, old.replacing(id, with: city + id), "xsd") == [
                "field/required-added: xml <Order xmlns=\"urn:acme:orders\"><OrderId>1000471</OrderId></Order> → `City` is missing"
            ])
    }

    @Test func partnerGuidesAreShownBySegments() {
        let old = """
            layout: x12
            name: "850"
            segments:
              - {segment: BEG, required: true, elements: [{name: BEG01, codes: ["00", "04"], required: true}, {name: BEG03, at: 3, type: AN 1/22, required: true}]}
            """
        #expect(
            Self.witnesses(old, old.replacing("1/22", with: "1/8"), "layout") == [
                "length/tightened: x12 BEG*00**4500001234~ → `BEG.BEG03` is 10 characters long, at most 8 are accepted"
            ])
        #expect(
            Self.witnesses(old, old.replacing(#""00", "04""#, with: #""00""#), "layout") == [
                "enum/value-removed: x12 BEG*04**4500001234~ → `BEG.BEG01` is `04`, only `00` is accepted"
            ])
    }

    @Test func tablesAreShownByRows() {
        let old = "CREATE TABLE orders (id varchar(10) NOT NULL, currency varchar(3));"
        #expect(
            Self.witnesses(old, old.replacing("varchar(10)", with: "varchar(6)"), "sql") == [
                "length/tightened: sql INSERT INTO orders (id) VALUES ('1000471'); → `id` is 7 characters long, at most 6 are accepted"
            ])
    }
}
