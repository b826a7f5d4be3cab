internal import Basics
internal import Documents

/// Reads an AsyncAPI document into a contract: named schemas and messages, then operations in the document's order.
///
/// Directions are those of the application that the document describes: what it sends goes `out`.
final class AsyncAPIReader {
    let schemas: SchemaReader
    let root: LocatedNode
    let generation: AsyncAPIGeneration
    var messagesByPlace: [LocatedNode: AsyncMessage] = [:]
    var unknownMessages: [Name: AsyncMessage] = [:]
    var messageNames: Set<Name> = []
    private var identities: Set<Name> = []
    private var operationNames: Set<Name> = []
    /// The operations that a channel, or what states an operation, has.
    private(set) var operationsByPlace: [LocatedNode: [Name]] = [:]

    init(_ schemas: SchemaReader, root: LocatedNode, _ generation: AsyncAPIGeneration) {
        self.schemas = schemas
        self.root = root
        self.generation = generation
    }

    func readAll() {
        declareSchemas()
        for entry in entries(of: root.node["components"]?["messages"]) {
            _ = message(at: root.at(entry.value), key: entry.key.name)
        }
        schemas.contract.terms = serverTerms()
        schemas.contract.securitySchemes = Set(entries(of: root.node["components"]?["securitySchemes"]).map(\.key.name))
        let used = generation == .two ? [] : readOperations()
        readChannels(except: used)
    }

    private func declareSchemas() {
        for entry in entries(of: root.node["components"]?["schemas"]) {
            // A schema of another format is read where a message has it.
            if entry.value["schemaFormat"] != nil, entry.value["schema"] != nil { continue }
            _ = schemas.declare(entry.key.name, at: schemas.references.entering(root.at(entry.value)))
        }
    }

    /// A mapping's entries; none where there is no mapping.
    func entries(of node: Node?) -> [(key: Node, value: Node)] { node.map { Array($0.entries) } ?? [] }

    func origin(_ place: LocatedNode) -> Origin { schemas.references.origin(of: place) }

    /// Adds an operation; one that does the same on the same address as an earlier one is told by its name.
    func add(_ operation: Operation, on channel: AsyncChannel, at place: LocatedNode) {
        var operation = operation
        if !identities.insert(operation.identity).inserted {
            operation.identity = Name("\(operation.identity) \(operation.name)")
            identities.insert(operation.identity)
        }
        if !operationNames.insert(operation.name).inserted { operation.name = operation.aliases.first ?? operation.identity }
        operationNames.insert(operation.name)
        for place in Set([channel.place, place]) { operationsByPlace[place, default: []].append(operation.name) }
        schemas.contract.operations.append(operation)
    }
}

/// A thing with the traits that it has, in the order in which they are asked for a key.
///
/// In version 2, traits are merged into the thing and so come first, the last one foremost; in version 3, what the thing says itself counts.
struct AsyncParts {
    let own: LocatedNode
    let all: [LocatedNode]

    init(_ own: LocatedNode, _ reader: AsyncAPIReader) {
        self.own = own
        let traits = (own.node["traits"]?.items.map(own.at) ?? []).compactMap(reader.schemas.followed).reversed()
        all = reader.generation == .two ? traits + [own] : [own] + traits
    }

    /// The foremost place of a key.
    func child(_ key: StaticString) -> LocatedNode? { all.lazy.compactMap { $0.child(key) }.first }
    func children(_ key: StaticString) -> [LocatedNode] { all.compactMap { $0.child(key) } }
    func text(_ key: StaticString) -> String? { all.lazy.compactMap { $0.text(key) }.first }
}
