import Testing

@testable import Impact

/// An estate with XML on both sides: an IDoc that comes in, and a SOAP service that is called.
@Suite struct XMLBoundaryTests {
    private static func idoc(number: String = "10", segment: String = "") -> String {
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="DELVRY03"><xs:complexType><xs:sequence>
        <xs:element name="IDOC"><xs:complexType><xs:sequence>
        <xs:element name="E1EDL20" type="DELVRY03.E1EDL20" maxOccurs="9999"/>\(segment)
        </xs:sequence><xs:attribute name="BEGIN" type="xs:string" fixed="1" use="required"/></xs:complexType></xs:element>
        </xs:sequence></xs:complexType></xs:element>
        <xs:complexType name="DELVRY03.E1EDL20"><xs:sequence>
        <xs:element name="VBELN" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string"><xs:maxLength value="\(number)"/></xs:restriction></xs:simpleType></xs:element>
        </xs:sequence><xs:attribute name="SEGMENT" type="xs:string" fixed="1" use="required"/></xs:complexType></xs:schema>
        """
    }

    private static func wsdl(number: String = "10", more: String = "") -> String {
        """
        <w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:t" targetNamespace="urn:t">
        <w:types><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" elementFormDefault="qualified">
        <xs:element name="CreateShipment"><xs:complexType><xs:sequence>
        <xs:element name="shipment" maxOccurs="unbounded"><xs:complexType><xs:sequence><xs:element name="number" minOccurs="0"><xs:simpleType>
        <xs:restriction base="xs:string"><xs:maxLength value="\(number)"/></xs:restriction></xs:simpleType></xs:element>\(more)</xs:sequence>
        </xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
        <xs:element name="Created" type="xs:string"/></xs:schema></w:types>
        <w:message name="In"><w:part name="body" element="t:CreateShipment"/></w:message><w:message name="Out"><w:part name="body" element="t:Created"/></w:message>
        <w:portType name="P"><w:operation name="CreateShipment"><w:input message="t:In"/><w:output message="t:Out"/></w:operation></w:portType>
        </w:definitions>
        """
    }

    private static func estate(_ idoc: String = idoc(), _ wsdl: String = wsdl()) -> SmallEstate {
        var estate = SmallEstate()
        estate.steps = "[{receive: src/api}, {map: order}, {call: dst/api#CreateShipment}]"
        estate.files = [
            "src.yaml":
                "kind: System\nname: src\ninterfaces:\n  - {name: api, protocol: as2, direction: out, contract: contracts/delivery.xsd}\n",
            "dst.yaml": "kind: System\nname: dst\ninterfaces:\n  - {name: api, protocol: soap, contract: contracts/wms.wsdl}\n",
            "order.yaml": """
            kind: Mapping
            name: order
            from: src/api
            to: dst/api#CreateShipment/request
            fields:
              - {to: 'shipment[].number', from: 'IDOC.E1EDL20[].VBELN'}

            """,
            "contracts/delivery.xsd": idoc, "contracts/wms.wsdl": wsdl,
        ]
        return estate
    }

    private static func verdict(_ head: SmallEstate) -> String {
        estate().verdict { $0 = head }
    }

    @Test func nothingChanged() { #expect(Self.verdict(Self.estate()) == "unaffected") }

    @Test func longerNumbersOfTheSegmentAreRefused() {
        #expect(Self.verdict(Self.estate(Self.idoc(number: "12"))) == "breaks/some")
    }

    @Test func shorterNumbersOfTheServiceRefuseWhatIsSent() {
        #expect(Self.verdict(Self.estate(Self.idoc(), Self.wsdl(number: "8"))) == "breaks/some")
    }

    @Test func aNewRequiredElementBreaks() {
        #expect(Self.verdict(Self.estate(Self.idoc(), Self.wsdl(more: "<xs:element name=\"site\" type=\"xs:string\"/>"))) == "breaks/all")
    }

    @Test func aNewOptionalElementDoesNot() {
        let more = "<xs:element name=\"site\" type=\"xs:string\" minOccurs=\"0\"/>"
        #expect(Self.verdict(Self.estate(Self.idoc(), Self.wsdl(more: more))) == "unaffected")
    }

    @Test func aSegmentBesideTheUsedOneDoesNot() {
        let more = "<xs:element name=\"E1EDL24\" minOccurs=\"0\" maxOccurs=\"99\"><xs:complexType/></xs:element>"
        #expect(Self.verdict(Self.estate(Self.idoc(segment: more))) == "unaffected")
    }
}
