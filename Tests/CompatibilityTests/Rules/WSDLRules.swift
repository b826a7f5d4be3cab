/// Services of WSDL: what callers send, what they get, and how both are bound to SOAP.
enum WSDLRules {
    private static func service(
        request: String = field("id"), response: String = field("no"), action: String = "urn:ship", style: String = "document",
        transport: String = "http", operation: String = "ship", more: String = "", fault: String = ""
    ) -> String {
        let hasFault = !fault.isEmpty
        return """
            <w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:t" targetNamespace="urn:t">
            <w:types><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t">
            <xs:element name="Ship"><xs:complexType><xs:sequence>\(request)</xs:sequence></xs:complexType></xs:element>
            <xs:element name="Failed"><xs:complexType><xs:sequence>\(fault)</xs:sequence></xs:complexType></xs:element>
            <xs:element name="Shipped"><xs:complexType><xs:sequence>\(response)</xs:sequence></xs:complexType></xs:element></xs:schema></w:types>
            <w:message name="In"><w:part name="body" element="t:Ship"/></w:message><w:message name="Out"><w:part name="body" element="t:Shipped"/></w:message>
            <w:message name="Err"><w:part name="fault" element="t:Failed"/></w:message>
            <w:portType name="P"><w:operation name="\(operation)"><w:input message="t:In"/><w:output message="t:Out"/>
            \(hasFault ? "<w:fault name=\"f\" message=\"t:Err\"/>" : "")</w:operation>\(more)</w:portType>
            <w:binding name="B" type="t:P"><s:binding style="\(style)" transport="http://schemas.xmlsoap.org/soap/\(transport)"/>
            <w:operation name="\(operation)"><s:operation soapAction="\(action)"/><w:input><s:body use="literal"/></w:input><w:output><s:body use="literal"/>
            </w:output>\(hasFault ? "<w:fault name=\"f\"><s:fault name=\"f\" use=\"literal\"/></w:fault>" : "")</w:operation></w:binding></w:definitions>
            """
    }

    private static func field(_ name: String, _ more: String = "", _ type: String = "xs:string") -> String {
        "<xs:element name=\"\(name)\" type=\"\(type)\" \(more)/>"
    }

    private static let twoFields = field("a") + field("b", "minOccurs=\"0\"")

    /// An edit of both messages.
    private static func both(
        _ name: String, _ old: String, _ new: String, _ there: String = "breaking / safe", _ back: String = "safe / breaking",
        at place: String? = nil
    ) -> ContractRule {
        ContractRule(name, service(request: old, response: old), service(request: new, response: new), there, back, at: place)
    }

    static let messages: [ContractRule] = [
        both("an element must be there", field("a", "minOccurs=\"0\""), field("a"), at: "field/became-required ship/request.a"),
        both("fewer elements", field("a", "maxOccurs=\"9\""), field("a", "maxOccurs=\"8\""), at: "items/tightened ship/request.a"),
        both("a smaller number", field("a", "", "xs:long"), field("a", "", "xs:int")),
        ContractRule(
            "an optional element is gone", service(request: twoFields, response: twoFields),
            service(request: field("a"), response: field("a")),
            "breaking / risky", "safe / breaking", at: "field/removed ship/request.b",
            because: "readers may wait for what was never promised"),
        both("never nil", field("a", "nillable=\"true\"", "xs:int"), field("a", "", "xs:int")),
        both("a required element", field("a"), field("a") + field("b"), "breaking / breaking", "breaking / breaking"),
        both("another name", field("a"), field("b"), "breaking / breaking", "breaking / breaking"),
        both("another order", field("a") + field("b"), field("b") + field("a"), "breaking / breaking", "breaking / breaking"),
        both("a group written out", "<xs:sequence>\(field("a"))</xs:sequence>", field("a"), "none / none", "none / none"),
        ContractRule(
            "a fault holds an element that is required no longer", service(fault: field("code")),
            service(fault: field("code", "minOccurs=\"0\"")),
            "none / breaking", "none / safe", because: "only answers are faults"),
    ]

    static let services: [ContractRule] = [
        ContractRule("another operation", service(), service(operation: "send"), "breaking", "breaking"),
        ContractRule(
            "an operation is gone",
            service(more: "<w:operation name=\"stop\"><w:input message=\"t:In\"/></w:operation>"), service(), "breaking", "safe"),
        ContractRule("another action", service(), service(action: "urn:other"), "breaking", "breaking", at: "binding/changed ship"),
        ContractRule("another style", service(), service(style: "rpc"), "breaking", "breaking"),
        ContractRule("another transport", service(), service(transport: "smtp"), "breaking", "breaking"),
        ContractRule(
            "another version of SOAP", service(), service().replacing("wsdl/soap/\"", with: "wsdl/soap12/\""), "breaking", "breaking"),
        ContractRule(
            "other names of messages", service(),
            service().replacing("\"In\"", with: "\"Request\"").replacing("t:In\"", with: "t:Request\""), "none", "none"),
    ]
}
