internal import Basics
internal import Documents

/// The files of an API, with includes resolved within the repository; bounded in depth, number and size.
final class RAMLFiles {
    let references: ReferenceResolver
    private(set) var troubles: [ContractTrouble] = []
    private let input: ContractInput
    private var librariesByPath: [Name: RAMLScope] = [:]
    private var resourcesByPath: [Name: Int32] = [:]
    private var including: [Name] = []
    private var nodeCount = 0
    /// The API's own scope, with its root.
    let main: RAMLScope
    /// All scopes: their nodes and libraries lead back to them, so that they are taken apart in the end.
    private var scopes: [RAMLScope]

    private static let limit = (depth: 32, files: 1_000, nodes: 1_000_000)

    init(_ input: ContractInput, entry: Document, root: Node) {
        self.input = input
        references = ReferenceResolver(input)
        let resource = references.adopt(entry, root: root, dialect: .draft4).resource
        main = RAMLScope(prefix: "", parent: nil, references: references)
        scopes = [main]
        resourcesByPath[entry.file.path] = resource
        including = [entry.file.path]
        readUses(of: root, resource, main, from: entry.file.path)
        main.root = node(root, resource, main)
    }

    deinit {
        for scope in scopes {
            scope.root = nil
            scope.libraries = [:]
        }
    }

    private func makeScope(_ prefix: String, parent: RAMLScope?) -> RAMLScope {
        let scope = RAMLScope(prefix: prefix, parent: parent, references: references)
        scopes.append(scope)
        return scope
    }

    /// Reads the libraries that a file uses into its scope.
    private func readUses(of root: Node, _ resource: Int32, _ scope: RAMLScope, from path: Name) {
        for entry in root["uses"].map({ Array($0.entries) }) ?? [] {
            guard entry.value.isScalar, let target = resolve(entry.value.text, from: path) else {
                report("The library `\(entry.value.text)` is not within the repository, so what it declares is not known.", at: entry.value)
                continue
            }
            if let known = librariesByPath[target] {
                scope.libraries[entry.key.name] = known
                continue
            }
            let library = makeScope("\(scope.prefix)\(entry.key.text).", parent: nil)
            librariesByPath[target] = library
            scope.libraries[entry.key.name] = library
            guard including.count < Self.limit.depth, let (document, number) = open(target, at: entry.value), let top = document.root else {
                continue
            }
            including.append(target)
            readUses(of: top, number, library, from: target)
            library.root = node(top, number, library)
            including.removeLast()
        }
    }

    // MARK: Nodes

    private func node(_ node: Node, _ resource: Int32, _ scope: RAMLScope) -> RAMLNode {
        nodeCount += 1
        guard nodeCount < Self.limit.nodes else { return RAMLNode(content: .empty, place: node, resource: resource, scope: scope) }
        if let path = Self.include(node) { return included(path, node, resource, scope) }
        let content: RAMLNode.Content
        if node.isMapping {
            content = .mapping(node.entries.map { ($0.key.name, self.node($0.value, resource, scope)) })
        } else if node.isSequence {
            content = .sequence(node.items.map { self.node($0, resource, scope) })
        } else {
            content = node.isNull ? .empty : .scalar(node.text)
        }
        return RAMLNode(content: content, place: node, resource: resource, scope: scope)
    }

    /// What stands behind `!include`: the tag is not part of a node, so that it is looked for before it.
    private static func include(_ node: Node) -> String? {
        guard node.isScalar else { return nil }
        let bytes = node.document.file.bytes
        let tag = Array("!include".utf8)
        var end = node.span.lower
        // A text that had to be decoded starts at its tag.
        if bytes[end...].starts(with: tag) { return node.text }
        while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
        return end >= tag.count && bytes[(end - tag.count)..<end].elementsEqual(tag) ? node.text : nil
    }

    private func included(_ path: String, _ place: Node, _ resource: Int32, _ scope: RAMLScope) -> RAMLNode {
        let nothing = RAMLNode(content: .empty, place: place, resource: resource, scope: scope)
        guard let target = resolve(path, from: including.last ?? "") else {
            report("`\(path)` leads out of the repository, where nothing is read.", at: place)
            return nothing
        }
        guard !including.contains(target), including.count < Self.limit.depth else {
            report("`\(path)` includes itself; it is left out there.", at: place)
            return nothing
        }
        guard let (document, number) = open(target, at: place) else { return nothing }
        let name = target.text.lowercased()
        let isRAML = name.hasSuffix(".raml") || RAMLFormat.kind(of: document.file) != nil
        guard isRAML || name.hasSuffix(".yaml") || name.hasSuffix(".yml"), let root = document.root else {
            let top = name.hasSuffix(".json") ? document.root.map { LocatedNode($0, in: number) } : nil
            return nothing.with(.file(top, document.file))
        }
        including.append(target)
        defer { including.removeLast() }
        var inner = scope
        if root["uses"] != nil {
            inner = makeScope(scope.prefix, parent: scope)
            readUses(of: root, number, inner, from: target)
        }
        return node(root, number, inner)
    }

    // MARK: Files

    /// A path relative to the file that names it, or to the API's folder where it starts with a slash; nil outside the repository.
    private func resolve(_ path: String, from file: Name) -> Name? {
        guard !hasScheme(path) else { return input.catalog[Name(path)] }
        if path.hasPrefix("/") { return resolved(String(path.dropFirst()), against: including.first?.text ?? "").map { Name($0) } }
        return resolved(path, against: file.text).map { Name($0) }
    }

    private func open(_ path: Name, at place: Node) -> (Document, Int32)? {
        if let known = resourcesByPath[path] { return (references.documents[references.resources[Int(known)].document].document, known) }
        guard references.documents.count < Self.limit.files else { return nil }
        guard let file = input.files.first(where: { $0.path == path }) ?? input.resolve(path) else {
            report("There is no file `\(path)`, so what it says is not known.", at: place)
            return nil
        }
        let isYAML = [".raml", ".yaml", ".yml"].contains { path.text.lowercased().hasSuffix($0) } || RAMLFormat.kind(of: file) != nil
        let isJSON = path.text.lowercased().hasSuffix(".json")
        let document = isYAML ? readDocument(file, as: .yaml) : isJSON ? readDocument(file, as: .json) : Document.unread(file)
        for trouble in document.troubles { troubles.append(ContractTrouble(.partUnknown, trouble.message, at: trouble.span)) }
        guard let root = document.root else { return nil }
        let dialect = isJSON ? SchemaDialect(ofDocument: root, otherwise: .draft4) : .draft4
        let resource = references.adopt(document, root: root, dialect: dialect).resource
        resourcesByPath[path] = resource
        return (document, resource)
    }

    private func report(_ message: String, at node: Node) {
        troubles.append(ContractTrouble(.partUnknown, message, at: node.span))
    }
}

extension Document {
    /// A file whose content stands for itself, such as an example: one text.
    fileprivate static func unread(_ file: SourceFile) -> Document {
        readDocument(SourceFile(path: file.path, bytes: Array("\"\"".utf8)), as: .json)
    }
}
