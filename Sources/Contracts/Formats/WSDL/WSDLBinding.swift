internal import Basics
internal import Documents

/// How the operations of a port type are put on the wire with SOAP.
struct WSDLBinding {
    /// One operation of a binding.
    struct BoundOperation {
        let node: Node
        let definitions: WSDLDefinitions
        /// `SOAP 1.1` or `SOAP 1.2`.
        let version: String
        let action: String
        /// `document` or `rpc`.
        let style: String
        /// `literal` or `encoded`.
        let use: String
        /// The address that stands for the protocol below SOAP.
        let transport: String

        var input: Node? { node.element(named: "input", namespace: .exactly(WSDLNames.wsdlText)) }
        var output: Node? { node.element(named: "output", namespace: .exactly(WSDLNames.wsdlText)) }

        /// The parts of a message that travel as headers.
        func headerParts(_ bound: Node?, of message: XSDName) -> Set<Name> {
            var parts: Set<Name> = []
            for header in bound?.elements(named: "header") ?? [] {
                guard let reference = header.attribute("message"), definitions.name(reference) == message else { continue }
                if let part = header.attribute("part") { parts.insert(part.name) }
            }
            return parts
        }
    }

    let name: XSDName
    private let node: Node
    private let definitions: WSDLDefinitions
    private let version: String
    private let style: String
    private let transport: String

    /// Reads a binding; nil for one that is not SOAP's.
    init?(_ node: Node, _ definitions: WSDLDefinitions) {
        guard let soap = node.element(named: "binding"), let local = node.attribute("name") else { return nil }
        switch soap.namespace {
        case WSDLNames.soap11: version = "SOAP 1.1"
        case WSDLNames.soap12: version = "SOAP 1.2"
        default: return nil
        }
        style = soap.attribute("style")?.text ?? "document"
        transport = soap.attribute("transport")?.text ?? WSDLNames.overHTTP
        name = XSDName(definitions.namespace, local.name)
        self.node = node
        self.definitions = definitions
    }

    /// The binding of an operation; nil where it is not bound.
    func operation(_ name: Name) -> BoundOperation? {
        let found = node.elements(named: "operation").first { $0.attribute("name")?.name == name && $0.isIn(.exactly(WSDLNames.wsdlText)) }
        guard let found else { return nil }
        let soap = found.elements.first { $0.isText("operation") && !$0.isIn(.exactly(WSDLNames.wsdlText)) }
        let input = found.element(named: "input", namespace: .exactly(WSDLNames.wsdlText))
        return BoundOperation(
            node: found, definitions: definitions, version: version, action: soap?.attribute("soapAction")?.text ?? "",
            style: soap?.attribute("style")?.text ?? style, use: input?.element(named: "body")?.attribute("use")?.text ?? "literal",
            transport: transport)
    }
}
