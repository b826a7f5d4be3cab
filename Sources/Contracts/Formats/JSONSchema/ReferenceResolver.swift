internal import Basics
internal import Documents

/// One file that a contract's references lead into.
struct ContractDocument {
    let document: Document
    let root: Node
    let dialect: SchemaDialect
}

/// A schema with an address of its own, within which `#/...` counts from its root: a document, or a part with `$id`.
struct SchemaResource {
    /// An index into `ReferenceResolver.documents`.
    let document: Int
    let root: Node
    /// What relative references are resolved against.
    let base: String
    /// The language of its schemas.
    var dialect: SchemaDialect
}

/// A reference's text with the resource that it stands in, which together say where it leads.
struct ReferenceKey: Hashable {
    let resource: Int32
    let text: Name
}

/// Why a reference leads nowhere, as the end of a sentence.
struct UnresolvedReference: Error, Hashable {
    let reason: String
}

/// Follows references within a contract's files and across them; files are parsed once, and only when a reference leads there.
final class ReferenceResolver {
    let input: ContractInput
    private(set) var documents: [ContractDocument] = []
    private(set) var resources: [SchemaResource] = []
    /// Syntax troubles of files beside the entry.
    private(set) var troubles: [ContractTrouble] = []
    private var documentsByPath: [Name: Int32?] = [:]
    private var anchors: [AnchorKey: LocatedNode] = [:]
    private var resourcesByAddress: [Name: Int32] = [:]
    private var scanned: Set<Int> = []
    private var resourceOfRoot = NodeTable<Int32>()
    private var answers: [ReferenceKey: Result<LocatedNode, UnresolvedReference>] = [:]
    private var childIndexes = NodeTable<[Name: Node]>()
    private var hasLoadedAll = false
    private var resourcesByDialect: [DialectKey: Int32] = [:]

    private struct DialectKey: Hashable {
        let resource: Int32
        let dialect: SchemaDialect
    }

    private struct AnchorKey: Hashable {
        let resource: Int32
        let name: Name
    }

    init(_ input: ContractInput) { self.input = input }

    /// The files that were read so far, in the order of reading; a shape's origin counts in it.
    var files: [SourceFile] { documents.map(\.document.file) }

    func dialect(of resource: Int32) -> SchemaDialect { resources[Int(resource)].dialect }

    func origin(of place: LocatedNode) -> Origin { origin(of: place.node, in: place.resource) }

    func origin(of node: Node, in resource: Int32) -> Origin {
        let record = node.document.records[Int(node.index)]
        return Origin(file: resources[Int(resource)].document, lower: Int(record.lower), upper: Int(record.upper))
    }

    /// Takes up a parsed document and returns its root.
    func adopt(_ document: Document, root: Node, dialect: SchemaDialect) -> LocatedNode {
        let resource = Int32(resources.count)
        documents.append(ContractDocument(document: document, root: root, dialect: dialect))
        var base = document.file.path.text
        if let keyword = dialect.identifier, let id = identifier(of: root, keyword), let address = resolved(id, against: base) {
            base = address
        }
        resources.append(SchemaResource(document: documents.count - 1, root: root, base: base, dialect: dialect))
        documentsByPath[document.file.path] = resource
        resourceOfRoot.set(resource, for: root)
        resourcesByAddress[Name(base)] = resource
        return LocatedNode(root, in: resource)
    }

    /// The same place in a resource whose schemas are written in another dialect, as a message's payload may be.
    func reading(_ place: LocatedNode, as dialect: SchemaDialect) -> LocatedNode {
        guard self.dialect(of: place.resource) != dialect else { return place }
        let key = DialectKey(resource: place.resource, dialect: dialect)
        if let known = resourcesByDialect[key] { return LocatedNode(place.node, in: known) }
        var resource = resources[Int(place.resource)]
        resource.dialect = dialect
        resources.append(resource)
        resourcesByDialect[key] = Int32(resources.count - 1)
        return LocatedNode(place.node, in: Int32(resources.count - 1))
    }

    /// Follows a reference from a place to what it means, or says why there is nothing.
    func resolve(_ reference: Node, from resource: Int32) -> Result<LocatedNode, UnresolvedReference> {
        let key = ReferenceKey(resource: resource, text: reference.name)
        if let known = answers[key] { return known }
        let answer: Result<LocatedNode, UnresolvedReference>
        do throws(UnresolvedReference) {
            answer = .success(try find(ReferenceAddress(key.text.text), from: resource))
        } catch {
            answer = .failure(error)
        }
        answers[key] = answer
        return answer
    }

    private func find(_ address: ReferenceAddress, from resource: Int32) throws(UnresolvedReference) -> LocatedNode {
        let target = address.document.isEmpty ? resource : try findDocument(address.document, from: resource)
        let root = LocatedNode(resources[Int(target)].root, in: target)
        if let tokens = address.pointer { return try walk(tokens, from: root, address: address) }
        let name = Name(address.fragment ?? "")
        scanForNames(resources[Int(target)].document)
        if let found = anchors[AnchorKey(resource: target, name: name)] { return found }
        throw UnresolvedReference(reason: "no schema there has the anchor '\(name)'")
    }

    /// Steps down a JSON pointer; a schema with an address of its own on the way becomes the resource.
    private func walk(
        _ tokens: [String], from root: LocatedNode, address: ReferenceAddress
    ) throws(UnresolvedReference) -> LocatedNode {
        var place = root
        let keyword = dialect(of: root.resource).identifier
        for token in tokens {
            guard let next = child(Name(token), of: place.node) else {
                let siblings = place.node.entries.map(\.key.text)
                let hint = nearest(to: token, among: siblings).map { "; did you mean '\($0)'?" } ?? ""
                throw UnresolvedReference(reason: "nothing is called '\(token)' there\(hint)")
            }
            place = place.at(next)
            if let keyword { place = entering(place, keyword) }
        }
        return place
    }

    /// The place within the resource that it starts, where it has an address of its own.
    func entering(_ place: LocatedNode, _ keyword: SchemaKeyword) -> LocatedNode {
        guard place.node.isMapping, let id = identifier(of: place.node, keyword), id.utf8.first != UInt8(ascii: "#") else { return place }
        if let known = resourceOfRoot[place.node] { return LocatedNode(place.node, in: known) }
        let outer = resources[Int(place.resource)]
        let resource = Int32(resources.count)
        let base = resolved(ReferenceAddress(id).document, against: outer.base) ?? id
        resources.append(SchemaResource(document: outer.document, root: place.node, base: base, dialect: outer.dialect))
        resourceOfRoot.set(resource, for: place.node)
        if resourcesByAddress[Name(base)] == nil { resourcesByAddress[Name(base)] = resource }
        return LocatedNode(place.node, in: resource)
    }

    /// The same where the place's dialect has such addresses.
    func entering(_ place: LocatedNode) -> LocatedNode {
        dialect(of: place.resource).identifier.map { entering(place, $0) } ?? place
    }

    /// The resource that starts at a node.
    func resource(ofRoot root: Node) -> Int32? { resourceOfRoot[root] }

    private func identifier(of node: Node, _ keyword: SchemaKeyword) -> String? {
        guard let value = child(keyword == .legacyID ? "id" : "$id", of: node), value.kind == .text else { return nil }
        return value.text
    }

    /// A mapping's value by key, or a sequence's item by number; large mappings are indexed once.
    private func child(_ name: Name, of node: Node) -> Node? {
        if node.isSequence {
            guard let wanted = Int(name.text), wanted >= 0 else { return nil }
            return node.items.enumerated().first { $0.offset == wanted }?.element
        }
        let record = node.document.records[Int(node.index)]
        guard record.size > 64 else { return node[name: name] }
        if let index = childIndexes[node] { return index[name] }
        var index: [Name: Node] = [:]
        for entry in node.entries {
            let name = entry.key.name
            // Of two equal keys the first counts.
            if let first = index.updateValue(entry.value, forKey: name) { index[name] = first }
        }
        childIndexes.set(index, for: node)
        return index[name]
    }
}

// Documents and names.
extension ReferenceResolver {
    /// Finds the resource that an address names: a schema's `$id`, then a file beside the one it stands in, then the catalog.
    private func findDocument(_ address: String, from resource: Int32) throws(UnresolvedReference) -> Int32 {
        let origin = resources[Int(resource)]
        scanForNames(origin.document)
        let wanted = resolved(address, against: origin.base)
        if let wanted, let known = resourcesByAddress[Name(wanted)] { return known }
        if !hasScheme(address) {
            let folder = documents[origin.document].document.file.path.text
            guard let path = resolved(percentDecoded(address), against: folder) else {
                throw UnresolvedReference(reason: "the path leads out of the repository, where nothing is read")
            }
            if let found = load(Name(path), from: origin.document) { return try found.get() }
        }
        let remote = wanted ?? address
        if hasScheme(remote) {
            if let path = cataloged(remote), let found = load(Name(path), from: origin.document) { return try found.get() }
            loadAll(from: origin.document)
            if let known = resourcesByAddress[Name(remote)] { return known }
            guard hasScheme(address) else { throw UnresolvedReference(reason: "there is no such file") }
            throw UnresolvedReference(reason: "nothing is fetched from the network; map '\(address)' to a file in contract.options.catalog")
        }
        throw UnresolvedReference(reason: "there is no such file")
    }

    /// The local path of a remote address: named itself, or below one that ends in a slash.
    private func cataloged(_ address: String) -> String? {
        if let path = input.catalog[Name(address)] { return path.text }
        let folders = input.catalog.filter { $0.key.text.utf8.last == UInt8(ascii: "/") && address.utf8.starts(with: $0.key.text.utf8) }
        guard let best = folders.max(by: { $0.key.text.utf8.count < $1.key.text.utf8.count }) else { return nil }
        let rest = String(decoding: address.utf8.dropFirst(best.key.text.utf8.count), as: UTF8.self)
        return resolved(rest, against: best.value.text.utf8.last == UInt8(ascii: "/") ? best.value.text : best.value.text + "/")
    }

    /// Reads a file once; nil where there is none.
    private func load(_ path: Name, from document: Int) -> Result<Int32, UnresolvedReference>? {
        if let known = documentsByPath[path] {
            guard let known else { return .failure(UnresolvedReference(reason: "that file cannot be read")) }
            return .success(known)
        }
        guard let file = input.files.first(where: { $0.path == path }) ?? input.resolve(path) else { return nil }
        let parsed = readDocument(file)
        troubles += parsed.troubles.map { ContractTrouble(.partUnknown, $0.message, at: $0.span) }
        guard let root = parsed.root else {
            documentsByPath[path] = .some(nil)
            return .failure(UnresolvedReference(reason: "that file cannot be read"))
        }
        let dialect = SchemaDialect(ofDocument: root, otherwise: documents[document].dialect)
        let resource = adopt(parsed, root: root, dialect: dialect).resource
        if file.path != path { documentsByPath[path] = resource }
        return .success(resource)
    }

    /// Reads all files of a contract that is a folder, since any of them may have a wanted `$id`.
    func loadAll(from document: Int) {
        guard !hasLoadedAll else { return }
        hasLoadedAll = true
        for file in input.files {
            _ = load(file.path, from: document)
        }
        for index in documents.indices { scanForNames(index) }
    }

    /// Finds the anchors and addresses in a document, once, and only where a reference asks for one.
    private func scanForNames(_ document: Int) {
        guard scanned.insert(document).inserted else { return }
        let dialect = documents[document].dialect
        guard let keyword = dialect.identifier,
            let start = resourceOfRoot[documents[document].root]
        else { return }
        var stack = [LocatedNode(documents[document].root, in: start)]
        while let place = stack.popLast() {
            if place.node.isSequence {
                stack += place.node.items.map(place.at)
                continue
            }
            guard place.node.isMapping else { continue }
            let place = entering(place, keyword)
            for entry in place.node.entries {
                if entry.value.kind == .text { noteAnchor(entry.key, entry.value, at: place, keyword) }
                let isData =
                    entry.key.isText("enum") || entry.key.isText("const")
                    || entry.key.isText("default") || entry.key.isText("examples")
                if !isData, !entry.value.isScalar { stack.append(place.at(entry.value)) }
            }
        }
    }

    private func noteAnchor(_ key: Node, _ value: Node, at place: LocatedNode, _ keyword: SchemaKeyword) {
        var name = value.text
        if key.isText("$id") || key.isText("id") {
            guard name.utf8.first == UInt8(ascii: "#"), key.isText("id") == (keyword == .legacyID) else { return }
            name.removeFirst()
        } else if !key.isText("$anchor"), !key.isText("$dynamicAnchor") {
            return
        }
        let anchor = AnchorKey(resource: place.resource, name: Name(name))
        if anchors[anchor] == nil { anchors[anchor] = place }
    }
}

extension SchemaDialect {
    /// Finds the dialect of a file by its top-level keys; a fragment without any is in the language of the file that refers to it.
    init(ofDocument root: Node, otherwise: SchemaDialect) {
        if let version = root["openapi"] {
            self = version.text.utf8.starts(with: "3.0".utf8) ? .openAPI30 : .openAPI31
        } else if root["swagger"] != nil {
            self = .swagger2
        } else if root["asyncapi"] != nil {
            self = .asyncAPI
        } else {
            self.init(ofSchema: root, otherwise: otherwise)
        }
    }
}
