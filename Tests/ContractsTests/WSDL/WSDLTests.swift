import Basics
import Contracts
import Testing

@Suite("WSDL 1.1")
struct WSDLTests {
    /// A service with one operation; parts of it can be replaced.
    static func service(
        types: String =
            "<xs:element name=\"Ship\"><xs:complexType><xs:sequence><xs:element name=\"id\" type=\"xs:string\"/></xs:sequence></xs:complexType></xs:element><xs:element name=\"Shipped\" type=\"xs:int\"/><xs:element name=\"Refused\" type=\"xs:string\"/><xs:element name=\"Session\" type=\"xs:token\"/>",
        input: String = "<w:part name=\"body\" element=\"t:Ship\"/>", style: String = "document", action: String = "urn:ship",
        inputBody: String = "<s:body use=\"literal\"/>", more: String = "", imports: String = ""
    ) -> String {
        """
        <w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:t" targetNamespace="urn:t">
        \(imports)
        <w:types><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t">\(types)</xs:schema></w:types>
        <w:message name="In">\(input)</w:message>
        <w:message name="Out"><w:part name="body" element="t:Shipped"/></w:message>
        <w:message name="No"><w:part name="body" element="t:Refused"/></w:message>
        <w:message name="Head"><w:part name="session" element="t:Session"/></w:message>
        <w:portType name="Shipping"><w:operation name="ship"><w:input message="t:In"/><w:output message="t:Out"/>
        <w:fault name="refused" message="t:No"/></w:operation></w:portType>
        <w:binding name="Soap" type="t:Shipping"><s:binding style="\(style)" transport="http://schemas.xmlsoap.org/soap/http"/>
        <w:operation name="ship"><s:operation soapAction="\(action)"/><w:input>\(inputBody)</w:input><w:output><s:body use="literal"/></w:output>
        </w:operation></w:binding>\(more)
        <w:service name="Service"><w:port name="Port" binding="t:Soap"><s:address location="https://ship.example/v1"/></w:port></w:service>
        </w:definitions>
        """
    }

    private static func read(_ text: String, others: [Name: String] = [:]) -> ContractOutline {
        let file = SourceFile(path: "wms/ship.wsdl", bytes: Array(text.utf8))
        return ContractOutline(
            contract: WSDLFormat().read(
                ContractInput(files: [file]) { path in others[path].map { SourceFile(path: path, bytes: Array($0.utf8)) } }))
    }

    @Test func documentStyleHasTheElementsOfItsParts() {
        let outline = Self.read(Self.service())
        #expect(outline.troubles == [])
        #expect(outline.operations == ["ship request in @Ship", "ship response out @Shipped", "ship fault(refused) out? @Refused"])
        #expect(outline.type("Ship") == "{id: text} as (id)")
        let operation = outline.contract.operations[0]
        #expect(operation.identity == "{urn:t}Shipping/ship")
        #expect(operation.aliases == ["Shipping.ship"])
        #expect(operation.servers == ["https://ship.example/v1"])
        #expect(
            outline.contract.facts.map { "\($0.subject) \($0.name) \($0.value)" } == [
                "ship SOAP 1.1 action urn:ship", "ship SOAP 1.1 style document/literal",
                "ship SOAP 1.1 transport http://schemas.xmlsoap.org/soap/http", "ship/request body element {urn:t}Ship",
                "ship/response body element {urn:t}Shipped", "ship/fault/refused body element {urn:t}Refused",
            ])
    }

    @Test func rpcStyleWrapsItsParts() {
        let outline = Self.read(
            Self.service(
                input:
                    "<w:part name=\"id\" type=\"xs:int\" xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"/><w:part name=\"ship\" element=\"t:Ship\"/>",
                style: "rpc", inputBody: "<s:body use=\"literal\" namespace=\"urn:rpc\"/>"))
        #expect(outline.operations[0] == "ship request in {id: number(-2147483648...2147483647 by 1), ship: @Ship} as (id, ship)")
        #expect(outline.contract.facts.contains { $0.name == "body element" && $0.value == "{urn:rpc}ship" })
    }

    @Test func headersAreFieldsOfTheirOwn() {
        let outline = Self.read(
            Self.service(inputBody: "<s:header message=\"t:Head\" part=\"session\" use=\"literal\"/><s:body use=\"literal\"/>"))
        #expect(outline.operations[1] == "ship headers in {Session?: @Session}")
    }

    @Test func importsAreFollowed() {
        let schema =
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"urn:u\"><xs:element name=\"Far\" type=\"xs:date\"/></xs:schema>"
        let outline = Self.read(
            Self.service(
                types: "<xs:import namespace=\"urn:u\" schemaLocation=\"../far.xsd\"/><xs:element name=\"Ship\" type=\"xs:string\"/>",
                input: "<w:part name=\"body\" element=\"u:Far\" xmlns:u=\"urn:u\"/>",
                imports: "<w:import namespace=\"urn:v\" location=\"gone.wsdl\"/>"),
            others: ["far.xsd": schema])
        #expect(outline.operations[0] == "ship request in @Far")
        #expect(
            outline.troubles.first
                == "partUnknown 2:1 The description `gone.wsdl` is not there, so what it defines is unknown; add the file, or name it in the catalog."
        )
    }

    @Test func whatIsNotDefinedIsSaid() {
        let outline = Self.read(Self.service(input: "<w:part name=\"body\" element=\"t:Gone\"/>"))
        #expect(outline.operations[0] == "ship request in any")
        #expect(outline.troubles == ["partUnknown 4:51 The element `Gone` is not declared, so what this part holds is unknown."])
    }

    @Test func anotherRootIsNoDescription() {
        #expect(
            Self.read("<note/>").troubles == [
                "unreadable 1:1 The root element is no `definitions` of WSDL 1.1, so no service is described here."
            ])
    }
}
