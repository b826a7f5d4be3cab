internal import Basics
internal import Documents

/// Reads an API description into a contract: named schemas, then operations in the document's order.
///
/// What several operations share (a parameter, a response) is read once, where it stands.
final class APIReader {
    let schemas: SchemaReader
    let root: LocatedNode
    let generation: APIGeneration
    /// The path items and named schemas that are not read, by the indices of their nodes.
    private let leftOut: Set<Int32>
    var parametersByPlace = NodeTable<Parameter>()
    var bodiesByPlace = NodeTable<[Body]>()
    var headersByPlace = NodeTable<ShapeID>()
    var operationIndexes: [Name: Int] = [:]
    var operationNames: Set<Name> = []
    /// The security schemes that operations asked for.
    var schemeDefinitions: [Name: [SchemeDefinition]] = [:]
    /// Whether a response that was read has links.
    var hasLinks = false
    lazy var globalServers = servers(of: root)
    lazy var addressesByID = operationAddresses()
    lazy var globalSecurity = securityAlternatives(of: root) ?? []

    init(_ schemas: SchemaReader, root: LocatedNode, _ generation: APIGeneration, leavingOut leftOut: Set<Int32>) {
        self.leftOut = leftOut
        self.schemas = schemas
        self.root = root
        self.generation = generation
    }

    func readAll() {
        declareSchemas()
        schemas.contract.securitySchemes = schemeNames
        readPaths()
        for webhooks in [root.node["webhooks"], root.node["x-webhooks"]] {
            guard let webhooks else { continue }
            for entry in webhooks.entries {
                let context = PathContext(.webhook, entry.key.text, direction: .out)
                readPathItem(root.at(entry.value), context)
            }
        }
    }

    private func declareSchemas() {
        let node = generation == .swagger2 ? root.node["definitions"] : root.node["components"]?["schemas"]
        guard let node else { return }
        for entry in node.entries where !leftOut.contains(entry.value.index) {
            _ = schemas.declare(entry.key.name, at: schemas.references.entering(root.at(entry.value)))
        }
    }

    private func readPaths() {
        guard let paths = root.node["paths"] else { return }
        guard paths.isMapping || paths.isNull else {
            return schemas.report("'paths' takes an object of paths, and this is none; the contract has no operations", at: paths)
        }
        for entry in paths.entries where !entry.key.starts(with: "x-") {
            if leftOut.contains(entry.value.index) {
                noteNames(of: entry.value)
                continue
            }
            readPathItem(root.at(entry.value), PathContext(.path, entry.key.text, direction: .in))
        }
    }

    // MARK: Places

    func followed(_ place: LocatedNode) -> LocatedNode? { schemas.followed(place) }
    func child(_ key: StaticString, of place: LocatedNode) -> LocatedNode? { place.child(key) }
    func origin(_ place: LocatedNode) -> Origin { schemas.references.origin(of: place) }
    func text(_ key: StaticString, of place: LocatedNode) -> String? { place.text(key) }
    func isTrue(_ key: StaticString, of place: LocatedNode) -> Bool { place.node[key]?.boolean ?? false }

    // MARK: Servers

    /// The addresses that a document, path or operation states; nil where it states none.
    func servers(of place: LocatedNode) -> [String]? {
        if generation == .swagger2 { return swaggerServers(of: place) }
        guard let list = place.node["servers"], list.isSequence else { return nil }
        return list.items.compactMap { item in text("url", of: place.at(item)).map { $0 + choices(of: place.at(item)) } }
    }

    /// The values that a server's variables may take, in words; nothing for those that may take any.
    private func choices(of server: LocatedNode) -> String {
        guard let variables = server.node["variables"] else { return "" }
        let words = variables.entries.compactMap { entry -> String? in
            guard let values = entry.value["enum"], values.isSequence else { return nil }
            return "\(entry.key.text) is \(values.items.map(\.text).joined(separator: " or "))"
        }
        return words.isEmpty ? "" : " where \(words.joined(separator: ", "))"
    }

    private func swaggerServers(of place: LocatedNode) -> [String]? {
        let schemes = place.node["schemes"]?.items.map(\.text)
        guard place.node == root.node || schemes != nil else { return nil }
        let path = text("basePath", of: root) ?? ""
        guard let host = text("host", of: root) else { return path.isEmpty ? nil : [path] }
        let used = schemes ?? root.node["schemes"]?.items.map(\.text) ?? []
        return used.isEmpty ? ["//\(host)\(path)"] : used.map { "\($0)://\(host)\(path)" }
    }
}
