import Compatibility
import Contracts
import Testing

@Suite("WSDL: changes of services")
struct WSDLDifferenceTests {
    private static func service(
        request: String = "<xs:element name=\"id\" type=\"xs:string\"/>", response: String = "<xs:element name=\"no\" type=\"xs:int\"/>",
        action: String = "urn:ship", style: String = "document", element: String = "Ship", operation: String = "ship"
    ) -> String {
        """
        <w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:t" targetNamespace="urn:t">
        <w:types><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t">
        <xs:element name="\(element)"><xs:complexType><xs:sequence>\(request)</xs:sequence></xs:complexType></xs:element>
        <xs:element name="Shipped"><xs:complexType><xs:sequence>\(response)</xs:sequence></xs:complexType></xs:element></xs:schema></w:types>
        <w:message name="In"><w:part name="body" element="t:\(element)"/></w:message><w:message name="Out"><w:part name="body" element="t:Shipped"/></w:message>
        <w:portType name="P"><w:operation name="\(operation)"><w:input message="t:In"/><w:output message="t:Out"/></w:operation></w:portType>
        <w:binding name="B" type="t:P"><s:binding style="\(style)" transport="http://schemas.xmlsoap.org/soap/http"/>
        <w:operation name="\(operation)"><s:operation soapAction="\(action)"/><w:input><s:body use="literal"/></w:input><w:output><s:body use="literal"/>
        </w:output></w:operation></w:binding></w:definitions>
        """
    }

    struct Case: Sendable, CustomStringConvertible {
        let description: String
        let new: String
        let changes: [String]
        init(_ description: String, _ new: String, _ changes: String...) {
            (self.description, self.new, self.changes) = (description, new, changes)
        }
    }

    static let cases: [Case] = [
        Case("nothing", service()),
        Case(
            "a request field became required",
            service(request: "<xs:element name=\"id\" type=\"xs:string\"/><xs:element name=\"b\" type=\"xs:string\"/>"),
            "field/required-added breaking in ship/request.b"),
        Case(
            "a response field is new: a reader that validates refuses it",
            service(response: "<xs:element name=\"no\" type=\"xs:int\"/><xs:element name=\"b\" type=\"xs:string\" minOccurs=\"0\"/>"),
            "field/added breaking out ship/response.b"),
        Case(
            "a response field may be absent", service(response: "<xs:element name=\"no\" type=\"xs:int\" minOccurs=\"0\"/>"),
            "field/became-optional breaking out ship/response.no"),
        Case("another action", service(action: "urn:ship2"), "binding/changed breaking in ship"),
        Case("another body element", service(element: "Send"), "binding/changed breaking in ship/request"),
        Case("another operation", service(operation: "send"), "operation/added safe in send", "operation/removed breaking in ship"),
    ]

    @Test("Changes", arguments: cases)
    func change(_ one: Case) { #expect(Comparing.changes(Self.service(), one.new, "wsdl") == one.changes) }
}
