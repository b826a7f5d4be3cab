internal import Basics
internal import Documents

/// Gathers the schemas of a contract: those of its files, and those that `include`, `import` and `redefine` name.
struct XSDFiles {
    /// How many files a contract may draw in.
    private static let limit = 512

    private struct Key: Hashable {
        let path: Name
        let namespace: Name
    }

    private let input: ContractInput
    private(set) var schemas = XSDSchemas()
    private var known: Set<Key> = []
    private var documents: [Name: Document] = [:]

    init(_ input: ContractInput) {
        self.input = input
    }

    /// Reads the entry file and all that it leads to; of a folder, also the files that nothing leads to.
    mutating func load(_ contract: inout Contract) {
        for (index, file) in input.files.enumerated() {
            if index > 0, documents[file.path] != nil { continue }
            guard let document = read(file, &contract), let root = document.root else { continue }
            guard root.isText("schema"), root.isIn(.exactly(XMLNames.schemaText)) else {
                if index == 0 {
                    contract.troubles.append(
                        ContractTrouble(
                            .unreadable, "The root element is no `schema` of XML Schema, so nothing is declared here.", at: root.span))
                }
                continue
            }
            add(root, NamespaceScopes(root), namespace: nil, &contract)
        }
        finish(&contract)
    }

    mutating func finish(_ contract: inout Contract) {
        schemas.applyRedefinitions()
        contract.troubles += schemas.troubles
    }

    /// Reads a file once; its troubles go to the contract.
    mutating func read(_ file: SourceFile, _ contract: inout Contract) -> Document? {
        if let known = documents[file.path] { return known }
        let document = readDocument(file, as: .xml)
        documents[file.path] = document
        for trouble in document.troubles {
            contract.troubles.append(ContractTrouble(.unreadable, trouble.message, at: trouble.span))
        }
        return document.root == nil ? nil : document
    }

    /// Adds a schema and what it refers to.
    ///
    /// - Parameter namespace: The namespace of the schema that includes it; nil where none does.
    mutating func add(_ root: Node, _ scopes: NamespaceScopes, namespace: Name?, _ contract: inout Contract) {
        var queue: [(root: Node, scopes: NamespaceScopes, namespace: Name?)] = [(root, scopes, namespace)]
        var next = 0
        while next < queue.count {
            let (root, scopes, including) = queue[next]
            next += 1
            let own = root.attribute("targetNamespace")?.name ?? ""
            let isChameleon = own.isEmpty && !(including ?? "").isEmpty
            let document = XSDSchemaDocument(
                root: root, namespace: isChameleon ? including! : own, isChameleon: isChameleon, scopes: scopes)
            let place = Name("\(root.document.file.path)#\(root.span.lower)")
            guard known.insert(Key(path: place, namespace: document.namespace)).inserted else { continue }
            schemas.add(document)
            for reference in root.elements where reference.isIn(.exactly(XMLNames.schemaText)) {
                let isImport = reference.isText("import")
                guard isImport || reference.isText("include") || reference.isText("redefine") else { continue }
                guard let found = resolve(reference, isImport: isImport, &contract) else { continue }
                queue.append((found, NamespaceScopes(found), isImport ? nil : document.namespace))
            }
        }
    }

    private mutating func resolve(_ reference: Node, isImport: Bool, _ contract: inout Contract) -> Node? {
        let base = reference.document.file.path
        let address = reference.attribute("schemaLocation")?.text.xsdTrimmed ?? ""
        let namespace = reference.attribute("namespace")?.name ?? ""
        let byCatalog = input.catalog[Name(address)] ?? (isImport ? input.catalog[namespace] : nil)
        // An import without a place is one by namespace alone: another file of the folder may hold it.
        guard let path = byCatalog ?? Self.path(of: address, from: base) else {
            if !address.isEmpty { missing(address, reference, &contract) }
            return nil
        }
        guard documents.count < Self.limit else {
            contract.troubles.append(
                ContractTrouble(
                    .partUnknown, "More than \(Self.limit) files belong to this schema; the rest is not read.", at: reference.span))
            return nil
        }
        let known = input.files.first { $0.path == path }
        guard let file = known ?? input.resolve(path) else {
            missing(address, reference, &contract)
            return nil
        }
        if !contract.files.contains(where: { $0 === file || $0.path == file.path }) { contract.files.append(file) }
        guard let document = read(file, &contract), let root = document.root, root.isText("schema") else { return nil }
        return root
    }

    private func missing(_ address: String, _ reference: Node, _ contract: inout Contract) {
        contract.troubles.append(
            ContractTrouble(
                .partUnknown,
                "The schema `\(address)` is not there, so what it declares is unknown; add the file, or name it in the catalog.",
                at: reference.span))
    }

    /// The path of a relative address from where it is used.
    static func path(of address: String, from base: Name) -> Name? {
        guard !address.contains("://"), !address.hasPrefix("/"), !address.isEmpty else { return nil }
        let isAbsolute = base.text.hasPrefix("/")
        var parts = base.text.split(separator: "/").dropLast().map(String.init)
        for part in address.split(separator: "/") {
            switch part {
            case ".": continue
            case "..":
                guard parts.popLast() != nil else { return nil }
            default: parts.append(String(part))
            }
        }
        return Name((isAbsolute ? "/" : "") + parts.joined(separator: "/"))
    }
}
