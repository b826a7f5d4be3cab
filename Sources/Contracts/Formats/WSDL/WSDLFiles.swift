internal import Basics
internal import Documents

/// One `definitions` element, with its prefixes.
struct WSDLDefinitions {
    let root: Node
    let scopes: NamespaceScopes

    var namespace: Name { root.attribute("targetNamespace")?.name ?? "" }

    /// The name that a value such as `tns:Ship` stands for.
    func name(_ value: Node) -> XSDName? {
        let parts = value.text.xsdTrimmed.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let local = parts.last, !local.isEmpty else { return nil }
        if parts.count == 1 { return XSDName(scopes.address(of: "", at: value.span.lower) ?? namespace, Name(local)) }
        return scopes.address(of: Name(parts[0]), at: value.span.lower).map { XSDName($0, Name(local)) }
    }
}

/// Gathers the descriptions that a contract consists of, and their schemas.
struct WSDLFiles {
    /// How many files a contract may draw in.
    private static let limit = 256

    private let input: ContractInput
    private var xsd: XSDFiles
    private(set) var definitions: [WSDLDefinitions] = []
    private var known: Set<Name> = []

    var schemas: XSDSchemas { xsd.schemas }

    init(_ input: ContractInput) {
        self.input = input
        xsd = XSDFiles(input)
    }

    mutating func load(_ contract: inout Contract) {
        var queue = input.files
        var next = 0
        while next < queue.count, next < Self.limit {
            let file = queue[next]
            next += 1
            guard known.insert(file.path).inserted, let document = xsd.read(file, &contract), let root = document.root else { continue }
            let scopes = NamespaceScopes(root)
            if root.isText("schema"), root.isIn(.exactly(XMLNames.schemaText)) {
                // Of a folder, schemas are read as what the descriptions refer to by namespace.
                xsd.add(root, scopes, namespace: nil, &contract)
                continue
            }
            guard root.isText("definitions"), root.isIn(.exactly(WSDLNames.wsdlText)) else {
                if next == 1 {
                    contract.troubles.append(
                        ContractTrouble(
                            .unreadable, "The root element is no `definitions` of WSDL 1.1, so no service is described here.", at: root.span
                        ))
                }
                continue
            }
            definitions.append(WSDLDefinitions(root: root, scopes: scopes))
            for types in root.elements(named: "types") {
                for schema in types.elements where schema.isText("schema") && schema.isIn(.exactly(XMLNames.schemaText)) {
                    xsd.add(schema, scopes, namespace: nil, &contract)
                }
            }
            for reference in root.elements(named: "import", namespace: .exactly(WSDLNames.wsdlText)) {
                if let found = resolve(reference, from: file, &contract) { queue.append(found) }
            }
        }
        xsd.finish(&contract)
    }

    private func resolve(_ reference: Node, from file: SourceFile, _ contract: inout Contract) -> SourceFile? {
        let address = reference.attribute("location")?.text.xsdTrimmed ?? ""
        let path = input.catalog[Name(address)] ?? XSDFiles.path(of: address, from: file.path)
        guard let path, let found = input.files.first(where: { $0.path == path }) ?? input.resolve(path) else {
            contract.troubles.append(
                ContractTrouble(
                    .partUnknown,
                    "The description `\(address)` is not there, so what it defines is unknown; add the file, or name it in the catalog.",
                    at: reference.span))
            return nil
        }
        if !contract.files.contains(where: { $0.path == found.path }) { contract.files.append(found) }
        return found
    }
}
