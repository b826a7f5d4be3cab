import Basics
import Testing

@testable import Contracts

/// XML messages: order, namespaces, attributes, null.
@Suite("XML notation")
struct XMLNotationTests {
    private func written(_ message: MessageValue, _ type: Name, _ outline: ContractOutline) -> String {
        NotationTests.written(message, type, outline.contract)
    }

    private typealias Tests = NotationTests

    @Test func elementsStandInTheOrderOfTheContentModel() {
        let outline = readXSD(
            """
            <xs:element name="Order"><xs:complexType><xs:sequence>
              <xs:element name="Id" type="xs:string"/>
              <xs:element name="Note" type="xs:string" minOccurs="0" nillable="true"/>
              <xs:element name="Line" maxOccurs="unbounded"><xs:complexType><xs:sequence>
                <xs:element name="Sku" type="xs:string"/><xs:element name="Quantity" type="xs:int"/>
              </xs:sequence><xs:attribute name="no" type="xs:int" use="required"/></xs:complexType></xs:element>
            </xs:sequence><xs:attribute name="lang" type="xs:string"/></xs:complexType></xs:element>
            """, #"targetNamespace="urn:acme:orders" elementFormDefault="qualified""#)
        let line = Tests.object(("Quantity", .number(ExactDecimal(12))), ("Sku", .text("A&B <1>")), ("@no", .number(ExactDecimal(10))))
        let message = Tests.object(("Line", .array([line, line])), ("@lang", .text("de\"")), ("Note", .null), ("Id", .text("SO-1")))
        #expect(
            written(message, "Order", outline)
                == #"xml: <Order xmlns="urn:acme:orders" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" lang="de&quot;">"#
                + #"<Id>SO-1</Id><Note xsi:nil="true"/><Line no="10"><Sku>A&amp;B &lt;1&gt;</Sku><Quantity>12</Quantity></Line>"#
                + #"<Line no="10"><Sku>A&amp;B &lt;1&gt;</Sku><Quantity>12</Quantity></Line></Order>"#)
    }

    @Test func unqualifiedElementsHaveNoPrefix() {
        let outline = readXSD(
            """
            <xs:element name="Order"><xs:complexType><xs:sequence><xs:element name="Id" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
            """, #"targetNamespace="urn:acme:orders""#)
        #expect(
            written(Tests.object(("Id", .text("SO-1"))), "Order", outline)
                == #"xml: <ns0:Order xmlns:ns0="urn:acme:orders"><Id>SO-1</Id></ns0:Order>"#)
    }

    @Test func choicesAndRepeatedGroupsFindAnOrder() {
        let outline = readXSD(
            """
            <xs:element name="R"><xs:complexType><xs:sequence>
              <xs:element name="a" type="xs:string" minOccurs="0"/>
              <xs:sequence minOccurs="0" maxOccurs="unbounded"><xs:element name="b" type="xs:string"/>
                <xs:choice><xs:element name="c" type="xs:string"/><xs:element name="d" type="xs:string"/></xs:choice></xs:sequence>
              <xs:element name="b" type="xs:string"/>
            </xs:sequence></xs:complexType></xs:element>
            """)
        let message = Tests.object(
            ("d", .text("4")), ("c", .text("3")), ("b", .array([.text("1"), .text("2"), .text("5")])))
        #expect(written(message, "R", outline) == "xml: <R><b>1</b><c>3</c><b>2</b><d>4</d><b>5</b></R>")
        #expect(written(Tests.object(("c", .text("3"))), "R", outline) == #"json: {"c":"3"}"#)
    }

    @Test func derivedTypesAreNamed() {
        let outline = readXSD(
            """
            <xs:complexType name="Party"><xs:sequence><xs:element name="Name" type="xs:string"/></xs:sequence></xs:complexType>
            <xs:complexType name="Firm"><xs:complexContent><xs:extension base="t:Party"><xs:sequence><xs:element name="Vat" type="xs:string"/>
            </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
            <xs:element name="Buyer" type="t:Party"/>
            """, #"targetNamespace="urn:t" xmlns:t="urn:t""#)
        let message = Tests.object(("Name", .text("Hansa")), ("Vat", .text("DE1")), ("xsi:type", .text("{urn:t}Firm")))
        #expect(
            written(message, "Buyer", outline)
                == #"xml: <ns0:Buyer xmlns:ns0="urn:t" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="ns0:Firm">"#
                + "<Name>Hansa</Name><Vat>DE1</Vat></ns0:Buyer>")
    }

    @Test func textBesideAttributes() {
        let outline = readXSD(
            """
            <xs:element name="Price"><xs:complexType><xs:simpleContent><xs:extension base="xs:decimal">
            <xs:attribute name="currency" type="xs:string"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>
            """)
        #expect(
            written(Tests.object(("$text", .number(ExactDecimal(parsing: "19.9")!)), ("@currency", .text("EUR"))), "Price", outline)
                == #"xml: <Price currency="EUR">19.9</Price>"#)
    }

    @Test func anExcerptSaysThatMoreIsLeftOut() {
        let outline = readXSD(
            """
            <xs:element name="R"><xs:complexType><xs:sequence><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string"/>
            </xs:sequence></xs:complexType></xs:element>
            """)
        #expect(written(Tests.object(("b", .text("2")), ("…", .text("…"))), "R", outline) == "xml: <R><b>2</b>…</R>")
    }
}
