import Basics
import Contracts
import Testing

@Suite("XML Schema: what declarations mean")
struct XSDShapeTests {
    struct Case: Sendable, CustomStringConvertible {
        let declaration: String
        let shape: String
        init(_ declaration: String, _ shape: String) { (self.declaration, self.shape) = (declaration, shape) }
        var description: String { declaration }
    }

    static let builtIns: [Case] = [
        Case("string", "text"), Case("token", "text"), Case("anyURI", "text"), Case("boolean", "boolean"),
        Case("decimal", "number(...)"),
        Case("integer", "number(... by 1)"), Case("byte", "number(-128...127 by 1)"), Case("unsignedShort", "number(0...65535 by 1)"),
        Case("positiveInteger", "number(1... by 1)"), Case("double", "number(... double)"), Case("date", "date"),
        Case("dateTime", "dateTime"), Case("duration", "duration"), Case("base64Binary", "bytes"), Case("hexBinary", "text"),
        Case("anyType", "any"), Case("anySimpleType", "text"), Case("NMTOKENS", "text"), Case("QName", "text"), Case("gYear", "text"),
    ]

    @Test("Built-in types", arguments: builtIns)
    func builtIn(_ one: Case) { #expect(readXSD("<xs:element name=\"r\" type=\"xs:\(one.declaration)\"/>").type("r") == one.shape) }

    static let restrictions: [Case] = [
        Case("<xs:restriction base=\"xs:string\"><xs:maxLength value=\"10\"/></xs:restriction>", "text(10)"),
        Case(
            "<xs:restriction base=\"xs:string\"><xs:enumeration value=\"a\"/><xs:enumeration value=\" b\"/></xs:restriction>",
            "\"a\"|\" b\""),
        Case("<xs:restriction base=\"xs:int\"><xs:enumeration value=\" 07 \"/></xs:restriction>", "7"),
        Case(
            "<xs:restriction base=\"xs:int\"><xs:minExclusive value=\"0\"/><xs:maxInclusive value=\"9\"/></xs:restriction>",
            "number(0...9 by 1)"),
        Case("<xs:restriction base=\"xs:decimal\"><xs:fractionDigits value=\"2\"/></xs:restriction>", "number(... by 0.01)"),
        Case(
            "<xs:restriction base=\"xs:decimal\"><xs:totalDigits value=\"4\"/><xs:fractionDigits value=\"1\"/></xs:restriction>",
            "number(-9999...9999 by 1)/number(-999.9...999.9 by 0.1)"),
        Case("<xs:union memberTypes=\"xs:int xs:boolean\"/>", "number(-2147483648...2147483647 by 1)/boolean"),
        Case("<xs:restriction base=\"xs:base64Binary\"><xs:maxLength value=\"8\"/></xs:restriction>", "bytes(8)"),
    ]

    @Test("Facets, lists and unions", arguments: restrictions)
    func restriction(_ one: Case) {
        #expect(readXSD("<xs:element name=\"r\"><xs:simpleType>\(one.declaration)</xs:simpleType></xs:element>").type("r") == one.shape)
    }

    static let contents: [Case] = [
        Case("<xs:sequence><xs:element name=\"a\" type=\"xs:int\"/></xs:sequence>", "{a: number(-2147483648...2147483647 by 1)} as (a)"),
        Case(
            "<xs:sequence><xs:element name=\"a\" type=\"xs:string\" minOccurs=\"0\"/><xs:choice><xs:element name=\"b\" type=\"xs:string\""
                + "/><xs:element name=\"c\" type=\"xs:string\" maxOccurs=\"unbounded\"/></xs:choice></xs:sequence>",
            "{a?: text, b?: text, c?: [text]} as (a?, (b | c+))"),
        Case(
            "<xs:all><xs:element name=\"a\" type=\"xs:string\"/><xs:element name=\"b\" type=\"xs:string\" minOccurs=\"0\"/></xs:all>",
            "{a: text, b?: text} as (a & b?)"),
        Case(
            "<xs:sequence maxOccurs=\"3\"><xs:element name=\"a\" type=\"xs:string\" default=\"x\"/></xs:sequence>",
            "{a: [text]} as (a!){1,3}"),
        Case("<xs:sequence><xs:any namespace=\"##other\" processContents=\"skip\"/></xs:sequence>", "{} as (any outside {})"),
        Case("<xs:attribute name=\"x\" type=\"xs:string\" use=\"required\"/>", "{@x: text} as ()"),
        Case("<xs:attribute name=\"x\" type=\"xs:string\" fixed=\"1\"/>", "{@x?: \"1\" default=\"1\"} as ()"),
        Case("<xs:attribute ref=\"xml:lang\"/>", "{@xml:lang?: text} as ()"),
        Case(
            "<xs:simpleContent><xs:extension base=\"xs:decimal\"><xs:attribute name=\"currency\" type=\"xs:string\"/></xs:extension>"
                + "</xs:simpleContent>", "{@currency?: text, $text: number(...)} as ()"),
    ]

    @Test("Contents and attributes", arguments: contents)
    func content(_ one: Case) {
        #expect(readXSD("<xs:element name=\"r\"><xs:complexType>\(one.declaration)</xs:complexType></xs:element>").type("r") == one.shape)
    }

    @Test func elementsMayBeNilAndFixed() {
        let outline = readXSD(
            """
            <xs:element name="a" type="xs:boolean" nillable="true"/><xs:element name="b" type="xs:int" fixed="4"/>
            """)
        #expect(outline.types == ["a: null/boolean", "b: 4/\"\""])
    }

    @Test func derivedTypesMayStandInForTheirBase() {
        let outline = readXSD(
            """
            <xs:complexType name="B"><xs:sequence><xs:element name="a" type="xs:string"/></xs:sequence></xs:complexType>
            <xs:complexType name="D"><xs:complexContent><xs:extension base="B"><xs:sequence><xs:element name="d" type="xs:string"/>
            </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
            <xs:element name="free" type="B"/><xs:element name="blocked" type="B" block="extension"/>
            """)
        #expect(outline.type("free") == "@B/{xsi:type: \"D\", a: text, d: text} as ((a), (d))")
        #expect(outline.type("blocked") == "@B")
        #expect(outline.type("D") == "{a: text, d: text} as ((a), (d))")
    }

    @Test func restrictionsSayTheirElementsAgainAndKeepAttributes() {
        let outline = readXSD(
            """
            <xs:complexType name="B"><xs:sequence><xs:element name="a" type="xs:string" minOccurs="0"/></xs:sequence>
            <xs:attribute name="x" type="xs:string"/><xs:attribute name="y" type="xs:string"/></xs:complexType>
            <xs:complexType name="R"><xs:complexContent><xs:restriction base="B"><xs:sequence><xs:element name="a" type="xs:string"/>
            </xs:sequence><xs:attribute name="y" use="prohibited"/></xs:restriction></xs:complexContent></xs:complexType>
            """)
        #expect(outline.type("R") == "{@x?: text, a: text} as (a)")
    }

    @Test func groupsOfElementsAndAttributesAreWrittenOut() {
        let outline = readXSD(
            """
            <xs:group name="g"><xs:choice><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string"/></xs:choice></xs:group>
            <xs:attributeGroup name="ag"><xs:attribute name="x" type="xs:string"/></xs:attributeGroup>
            <xs:element name="r"><xs:complexType><xs:group ref="g" minOccurs="0"/><xs:attributeGroup ref="ag"/></xs:complexType></xs:element>
            """)
        #expect(outline.type("r") == "{@x?: text, a?: text, b?: text} as (a | b)?")
    }

    @Test func substitutesStandForTheirHead() {
        let outline = readXSD(
            """
            <xs:element name="head" type="xs:string" abstract="true"/><xs:element name="one" substitutionGroup="head"/>
            <xs:element name="two" type="xs:token" substitutionGroup="one"/>
            <xs:element name="r"><xs:complexType><xs:sequence><xs:element ref="head" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
            """)
        #expect(outline.type("r") == "{one?: [@one], two?: [@two]} as ((one | two)+)")
        #expect(outline.type("one") == "text")
    }

    @Test func aRecursiveTypeRefersToItself() {
        let outline = readXSD(
            """
            <xs:complexType name="N"><xs:sequence><xs:element name="n" type="N" minOccurs="0"/></xs:sequence></xs:complexType>
            """)
        #expect(outline.types == ["N: {n?: @N} as (n?)"])
    }

    @Test func theElementThatNoOtherHoldsNeedsNoName() {
        let contract = readXSD(
            """
            <xs:element name="line" type="xs:string"/>
            <xs:element name="order"><xs:complexType><xs:sequence><xs:element ref="line"/></xs:sequence></xs:complexType></xs:element>
            """
        ).contract
        #expect(contract.types.filter { $0.kind == .root }.map(\.name) == ["order"])
    }

    @Test func elementsAndTypesOfOneNameAreTold() {
        let outline = readXSD("<xs:element name=\"Order\" type=\"Order\"/><xs:complexType name=\"Order\"/>")
        #expect(outline.types == ["element:Order: @type:Order", "type:Order: {} as ()"])
    }

    @Test func namesOfLocalElementsAreQualifiedWhereTheSchemaSaysSo() {
        let inner =
            "<xs:element name=\"r\"><xs:complexType><xs:sequence><xs:element name=\"a\" type=\"xs:string\"/></xs:sequence></xs:complexType></xs:element>"
        #expect(readXSD(inner, "targetNamespace=\"urn:o\"").type("r") == "{a: text} as (a)")
        #expect(readXSD(inner, "targetNamespace=\"urn:o\" elementFormDefault=\"qualified\"").type("r") == "{a: text} as ({urn:o}a)")
    }
}
