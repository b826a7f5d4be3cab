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

    @Test func ordersOfElementsAreShownByTheOldOne() {
        let (id, city) = (#"<xs:element name="Id" type="xs:string"/>"#, #"<xs:element name="City" type="xs:string"/>"#)
        #expect(
            Self.witnesses(Self.schema(id + city), Self.schema(city + id), "xsd") == [
                "record/constraint-changed: xml <Order xmlns=\"urn:acme:orders\"><Id>1000471</Id><City>Hamburg</City></Order> → "
                    + "`Id` stands where it is not accepted"
            ])
        #expect(
            Self.witnesses(
                Self.schema("<xs:choice>\(id)\(city)</xs:choice>"),
                Self.schema(#"<xs:sequence minOccurs="0">\#(city)\#(id)</xs:sequence>"#), "xsd") == [
                    "record/constraint-changed: xml <Order xmlns=\"urn:acme:orders\"><City>Hamburg</City></Order> → "
                        + "it ends where another element is expected"
                ])
    }

    @Test(arguments: [
        ("http://schemas.xmlsoap.org/wsdl/soap/", "http://schemas.xmlsoap.org/soap/envelope/"),
        ("http://schemas.xmlsoap.org/wsdl/soap12/", "http://www.w3.org/2003/05/soap-envelope"),
    ])
    func servicesAreShownByMessagesInTheirEnvelope(binding: String, envelope: String) {
        func service(_ quantity: String) -> String {
            """
            <definitions targetNamespace="urn:orders" xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:o="urn:orders" xmlns:soap="\(binding)">
              <types><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:orders" elementFormDefault="qualified">
                <xs:element name="CreateOrder"><xs:complexType><xs:sequence>
                  <xs:element name="quantity" type="xs:\(quantity)"/>
                </xs:sequence></xs:complexType></xs:element>
              </xs:schema></types>
              <message name="In"><part name="body" element="o:CreateOrder"/></message>
              <portType name="Orders"><operation name="CreateOrder"><input message="o:In"/></operation></portType>
              <binding name="B" type="o:Orders"><soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
                <operation name="CreateOrder"><soap:operation soapAction="urn:create"/><input><soap:body use="literal"/></input></operation>
              </binding>
            </definitions>
            """
        }
        #expect(
            Self.witnesses(service("string"), service("int"), "wsdl") == [
                "type/narrowed: xml <soap:Envelope xmlns:soap=\"\(envelope)\"><soap:Body><CreateOrder xmlns=\"urn:orders\">"
                    + "<quantity>n/a</quantity></CreateOrder></soap:Body></soap:Envelope> → `quantity` is `n/a` where a number is expected"
            ])
    }

    @Test func avroSchemasAreShownByAvrosJSON() {
        func order(_ total: String, _ symbols: String, _ more: String = "") -> String {
            #"{"type": "record", "name": "Order", "fields": [{"name": "id", "type": "string"}, {"name": "total", "type": \#(total)}, "#
                + #"{"name": "state", "type": {"type": "enum", "name": "State", "symbols": \#(symbols)}}\#(more)]}"#
        }
        let old = order(#""int""#, #"["OPEN", "CLOSED"]"#)
        #expect(
            Self.witnesses(old, order(#""string""#, #"["OPEN"]"#, #", {"name": "extra", "type": "string"}"#), "avro") == [
                #"enum/value-removed: avro-json {"id":"1000471","total":20,"state":"CLOSED"} → `state` is `CLOSED`, only `OPEN` is accepted"#,
                #"field/required-added: avro-json {"id":"1000471","total":20,"state":"OPEN"} → `extra` is missing"#,
                #"type/changed: avro-json {"id":"1000471","total":20,"state":"OPEN"} → `total` is `20` where text is expected"#,
            ])
        #expect(
            Self.witnesses(old, old.replacing("\"Order\"", with: "\"Purchase\""), "avro") == [
                "type/changed: none, its rule is about names, numbers and generated code, which no single message shows"
            ])
    }

    @Test func protobufIsShownByItsText() {
        func order(_ fields: String) -> String { "syntax = \"proto3\"; package x; enum S { A = 0; B = 1; } message Order { \(fields) }" }
        let old = order("string id = 1; int32 total = 2; S state = 3;")
        #expect(
            Self.witnesses(old, old.replacing("int32", with: "string").replacing(" B = 1;", with: ""), "protobuf") == [
                #"enum/value-removed: protobuf-text id: "1000471" total: 20 state: B → `state` is `B`, only `A` is accepted"#,
                #"type/changed: protobuf-text id: "1000471" total: 20 state: A → `total` is `20` where text is expected"#,
            ])
        // Of the fields of a oneof a message has one, so that none has both as the new version asks for.
        let choice = order("oneof way { string mail = 1; string phone = 2; } int32 total = 3;")
        #expect(
            Self.witnesses(choice, order("string mail = 1; string phone = 2; string total = 3;"), "protobuf").contains(
                "type/changed: none, no small message was found that shows it"))
        // A number is nothing that a message shows by itself, and code that is generated is no message.
        #expect(
            Self.witnesses(old, order("string id = 4; int32 total = 2; S state = 3;"), "protobuf") == [
                "field/renumbered: none, its rule is about names, numbers and generated code, which no single message shows"
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
