package import Basics
internal import Documents

/// Reads WSDL 1.1 with its XML Schemas: operations of SOAP 1.1 and 1.2, in the styles document and rpc.
package struct WSDLFormat: ContractFormat {
    package let id: ContractFormatID = "wsdl"
    package let title = "WSDL 1.1 with SOAP 1.1 and 1.2 (document and rpc; encoded parts are read as literal ones)"

    package init() {}

    /// Looks for a root element `definitions` of WSDL, without parsing the file.
    package func recognises(_ file: SourceFile) -> Bool {
        XMLRootTag(file).map { $0.name == "definitions" && $0.text.contains(WSDLNames.wsdl.text) } ?? false
    }

    package func notation(of contract: Contract) -> any MessageNotation { XMLNotation(isOfService: true) }

    package func read(_ input: ContractInput) -> Contract {
        var contract = Contract(format: id, profile: .xml, files: input.files)
        var files = WSDLFiles(input)
        files.load(&contract)
        guard !files.definitions.isEmpty else { return contract }
        var types = XSDReader(contract, files.schemas)
        types.readTypes()
        var reader = WSDLReader(types, files.definitions)
        reader.readAll()
        return reader.types.contract
    }
}

/// Addresses of the namespaces that service descriptions use.
enum WSDLNames {
    static let wsdl: Name = "http://schemas.xmlsoap.org/wsdl/"
    static let wsdlText: StaticString = "http://schemas.xmlsoap.org/wsdl/"
    static let soap11: Name = "http://schemas.xmlsoap.org/wsdl/soap/"
    static let soap12: Name = "http://schemas.xmlsoap.org/wsdl/soap12/"
    static let overHTTP = "http://schemas.xmlsoap.org/soap/http"
}
