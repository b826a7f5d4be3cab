import Basics
import Contracts
import Testing

@Suite("XML Schema: files and troubles")
struct XSDFilesTests {
    private static let head = "xmlns=\"urn:o\" xmlns:p=\"urn:p\" targetNamespace=\"urn:o\""

    @Test func includesImportsAndChameleonsAreFollowed() {
        let outline = readXSDFiles([
            "order.xsd": schemaText(
                """
                <xs:include schemaLocation="types/own.xsd"/><xs:import namespace="urn:p" schemaLocation="types/part.xsd"/>
                <xs:element name="r"><xs:complexType><xs:sequence><xs:element name="a" type="Own"/><xs:element ref="p:part"/></xs:sequence>
                </xs:complexType></xs:element>
                """, Self.head),
            "types/own.xsd": schemaText(
                "<xs:simpleType name=\"Own\"><xs:restriction base=\"Base\"/></xs:simpleType><xs:include schemaLocation=\"base.xsd\"/>"),
            "types/base.xsd": schemaText("<xs:simpleType name=\"Base\"><xs:restriction base=\"xs:byte\"/></xs:simpleType>"),
            "types/part.xsd": schemaText("<xs:element name=\"part\" type=\"xs:date\"/>", "targetNamespace=\"urn:p\""),
        ])
        #expect(outline.troubles == [])
        #expect(outline.type("r") == "{a: @Own, part: @part} as (a, {urn:p}part)")
        #expect(outline.type("Own") == "number(-128...127 by 1)")
    }

    @Test func filesThatIncludeEachOtherAreReadOnce() {
        let outline = readXSDFiles([
            "order.xsd": schemaText("<xs:include schemaLocation=\"b.xsd\"/><xs:element name=\"r\" type=\"T\"/>"),
            "b.xsd": schemaText(
                "<xs:include schemaLocation=\"order.xsd\"/><xs:simpleType name=\"T\"><xs:restriction base=\"xs:int\"/></xs:simpleType>"),
        ])
        #expect(outline.types.count == 2)
        #expect(outline.troubles == [])
    }

    @Test func redefinitionsBuildOnWhatTheyRedefine() {
        let outline = readXSDFiles([
            "order.xsd": schemaText(
                """
                <xs:redefine schemaLocation="b.xsd">
                <xs:complexType name="T"><xs:complexContent><xs:extension base="T"><xs:sequence><xs:element name="b" type="xs:string"/></xs:sequence>
                </xs:extension></xs:complexContent></xs:complexType>
                <xs:group name="g"><xs:sequence><xs:group ref="g"/><xs:element name="d" type="xs:string"/></xs:sequence></xs:group>
                <xs:simpleType name="S"><xs:restriction base="S"><xs:maxLength value="3"/></xs:restriction></xs:simpleType>
                </xs:redefine>
                """),
            "b.xsd": schemaText(
                """
                <xs:complexType name="T"><xs:sequence><xs:element name="a" type="xs:string"/></xs:sequence></xs:complexType>
                <xs:complexType name="U"><xs:group ref="g"/></xs:complexType>
                <xs:group name="g"><xs:sequence><xs:element name="c" type="S"/></xs:sequence></xs:group>
                <xs:simpleType name="S"><xs:restriction base="xs:string"/></xs:simpleType>
                """),
        ])
        #expect(outline.troubles == [])
        #expect(outline.type("T") == "{a: text, b: text} as ((a), (b))")
        #expect(outline.type("U") == "{c: @S, d: text} as ((c), d)")
        #expect(outline.type("S") == "text(3)")
    }

    struct Trouble: Sendable, CustomStringConvertible {
        let declarations: String
        let expected: [String]
        init(_ declarations: String, _ expected: String...) { (self.declarations, self.expected) = (declarations, expected) }
        var description: String { declarations }
    }

    static let troubles: [Trouble] = [
        Trouble(
            "<xs:element name=\"r\" type=\"Gone\"/>", "partUnknown 2:28 The type `Gone` is not declared, so what stands here is unknown."),
        Trouble(
            "<xs:element name=\"r\" type=\"q:T\"/>",
            "partUnknown 2:28 The prefix of `q:T` is not declared, so what it refers to is unknown."),
        Trouble("<xs:element name=\"r\" type=\"xs:string2\"/>", "partUnknown 2:28 XML Schema has no type `string2`."),
        Trouble(
            "<xs:group name=\"g\"><xs:sequence><xs:group ref=\"g\"/></xs:sequence></xs:group><xs:complexType name=\"T\"><xs:group ref=\"g\"/></xs:complexType>",
            "partUnknown 2:48 The group `g` holds itself, or groups lie too deep in one another."),
        Trouble(
            "<xs:simpleType name=\"S\"><xs:restriction base=\"S\"/></xs:simpleType>",
            "partUnknown 2:1 The type `S` is derived from itself or too many others, so its values are unknown."),
        Trouble(
            "<xs:element name=\"r\"><xs:simpleType><xs:restriction base=\"xs:string\"><xs:pattern value=\"(\"/></xs:restriction></xs:simpleType></xs:element>",
            "partUnknown 2:89 The pattern `(` is no regular expression of XML Schema, so it is not compared."),
        Trouble(
            "<xs:include schemaLocation=\"gone.xsd\"/><xs:element name=\"r\" type=\"xs:int\"/>",
            "partUnknown 2:1 The schema `gone.xsd` is not there, so what it declares is unknown; add the file, or name it in the catalog."),
    ]

    @Test("Troubles with their places", arguments: troubles)
    func trouble(_ one: Trouble) { #expect(readXSD(one.declarations).troubles == one.expected) }

    @Test func anotherRootIsNoSchema() {
        #expect(
            readXSDFiles(["order.xsd": "<note/>"]).troubles == [
                "unreadable 1:1 The root element is no `schema` of XML Schema, so nothing is declared here."
            ])
    }

    @Test func theFormatIsToldByItsRoot() {
        #expect(
            ContractFormats.detect(SourceFileText("<!-- c --><s:schema xmlns:s='http://www.w3.org/2001/XMLSchema'/>").file)?.id == "xsd")
        #expect(ContractFormats.detect(SourceFileText("<definitions xmlns='http://schemas.xmlsoap.org/wsdl/'/>").file)?.id == "wsdl")
    }

    /// A group that holds the next twice, many times over: written out it would have more elements than there are atoms.
    @Test func expansionIsBounded() {
        var groups = "<xs:group name=\"g60\"><xs:sequence><xs:element name=\"a\" type=\"xs:string\"/></xs:sequence></xs:group>"
        for index in 0..<60 {
            groups +=
                "<xs:group name=\"g\(index)\"><xs:sequence><xs:group ref=\"g\(index + 1)\"/><xs:group ref=\"g\(index + 1)\"/></xs:sequence></xs:group>"
        }
        let outline = readXSD(groups + "<xs:element name=\"r\"><xs:complexType><xs:group ref=\"g0\"/></xs:complexType></xs:element>")
        #expect(outline.troubles.contains { $0.contains("larger or deeper than what is compared") })
    }
}
