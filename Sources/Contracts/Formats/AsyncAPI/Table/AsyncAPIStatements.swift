internal import Basics
internal import Documents

/// One part of a document that the table knows, as it stands there: references are not followed.
struct AsyncAPIStatement: Sendable {
    enum Form: Sendable {
        case nothing
        case scalar(String)
        case mapping
        case list
    }

    /// Its key in what it stands in, or its index there.
    let key: Name
    /// What it is also known by in another version: a channel's address without the names of its parameters.
    let alias: Name?
    let form: Form
    /// Where it leads, if it is a reference to what is stated elsewhere.
    let reference: String?
    let origin: Origin
    /// The operations that it is of.
    let operations: [Name]
    let parts: [AsyncAPIStatement]
}

/// The parts of a document that the table knows, kept for a comparison.
struct AsyncAPIStatements: Sendable {
    /// How many parts are kept of one document; a larger one is compared by its messages alone.
    static let limit = 400_000

    let generation: AsyncAPIGeneration
    let root: AsyncAPIStatement
    /// Whether there are more parts than are kept.
    let isCut: Bool
}

extension AsyncAPIReader {
    /// Gathers what the table of the document's generation knows, once the operations are read.
    func statements() -> AsyncAPIStatements {
        var left = AsyncAPIStatements.limit
        let root = statement("", root, AsyncAPITable.of(generation).root, path: [], [], &left)
        return AsyncAPIStatements(generation: generation, root: root, isCut: left <= 0)
    }

    private func statement(
        _ key: Name, _ place: LocatedNode, _ branch: AsyncAPITable.Branch, path: [Name], _ inherited: [Name], _ left: inout Int
    ) -> AsyncAPIStatement {
        left -= 1
        let node = place.node
        let operations = operationsByPlace[place] ?? inherited
        var parts: [AsyncAPIStatement] = []
        if !branch.isLeaf {
            let entries: [(key: Name, value: Node)] =
                node.isSequence
                ? node.items.enumerated().map { (Name(String($0.offset)), $0.element) } : node.entries.map { ($0.key.name, $0.value) }
            for entry in entries where left > 0 {
                guard let below = branch[entry.key], !entry.key.text.hasPrefix("x-") else { continue }
                parts.append(statement(entry.key, place.at(entry.value), below, path: path + [entry.key], operations, &left))
            }
        }
        let isChannel = generation == .two && path.count == 2 && path[0] == "channels"
        let alias = isChannel ? AsyncChannel(place: place, key: key, address: key.text).identity : key.text
        return AsyncAPIStatement(
            key: key, alias: alias == key.text ? nil : Name(alias), form: form(of: node),
            reference: node.isMapping ? node["$ref"].map(\.text) : nil, origin: origin(place), operations: operations, parts: parts)
    }

    private func form(of node: Node) -> AsyncAPIStatement.Form {
        if node.isNull { return .nothing }
        return node.isMapping ? .mapping : node.isSequence ? .list : .scalar(node.text)
    }
}
