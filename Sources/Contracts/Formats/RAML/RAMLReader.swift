internal import Basics
internal import Documents

/// Reads an API into a contract: named types, then its resources' methods in the document's order.
final class RAMLReader {
    let schemas: SchemaReader
    let files: RAMLFiles
    var typesByKey: [TypeKey: TypeID] = [:]
    var namedTypes: [(id: TypeID, name: Name, node: RAMLNode)] = []
    var operationNames: Set<Name> = []
    private static let depth = 32
    /// How many nodes of types and templates have been gone over; types that are derived twice from one another add up fast.
    private var work = 0
    private static let limit = 1_000_000

    init(_ schemas: SchemaReader, _ files: RAMLFiles) {
        self.schemas = schemas
        self.files = files
    }

    var root: RAMLNode? { files.main.root }

    func readAll() {
        schemas.contract.version = root?.text("version")
        declareTypes()
        declareFragment()
        defineTypes()
        schemas.contract.securitySchemes = Set(root?["securitySchemes"]?.entries.map(\.key) ?? [])
        if let root { readResources(in: root, path: "", uriParameters: [], depth: 0) }
        schemas.contract.troubles += files.troubles
    }

    /// A typed fragment is a contract of one type.
    private func declareFragment() {
        guard let root, RAMLFormat.kind(of: root.place.document.file) == "DataType" else { return }
        let id = schemas.contract.declare("", kind: .root, at: root.origin)
        schemas.noteBuiltTypes(at: LocatedNode(root.place, in: root.resource))
        namedTypes.append((id, "", root))
    }

    /// Counts some work; false, with a trouble the first time, where it is used up.
    func proceeds(_ amount: Int = 1, at node: RAMLNode) -> Bool {
        if work >= Self.limit { return false }
        work += amount
        if work >= Self.limit { report("The types and templates unfold to more than is read; the rest is left out.", at: node) }
        return work < Self.limit
    }

    // MARK: Resources

    private func readResources(in node: RAMLNode, path: String, uriParameters: [RAMLType.Property], depth: Int) {
        for (key, value) in node.entries where key.text.hasPrefix("/") {
            guard depth < Self.depth else {
                report("Resources lie more than \(Self.depth) deep in one another; the rest is left out.", at: value)
                return
            }
            let own = key.text == "/" && !path.isEmpty ? path : path + key.text
            let resource = withType(value, path: own, depth: 0)
            var parameters = uriParameters
            for (name, parameter) in resource["uriParameters"]?.entries ?? [] {
                parameters.append(RAMLType.property(name, parameter))
            }
            readMethods(of: resource, path: own, uriParameters: parameters)
            readResources(in: value, path: own, uriParameters: parameters, depth: depth + 1)
        }
    }

    /// A resource with what its type, and the type's type, bring.
    private func withType(_ resource: RAMLNode, path: String, depth: Int) -> RAMLNode {
        guard depth < Self.depth, let (name, parameters) = resource["type"].flatMap(application) else { return resource }
        guard let found = find(name, under: "resourceTypes", resource) else {
            if let place = resource["type"] { report("No resource type is called `\(name)`, so what it brings is not known.", at: place) }
            return resource
        }
        guard let template = filled(found, parameters, texts(of: path), at: resource) else { return resource }
        var base = withType(template, path: path, depth: depth + 1)
        // `post?` counts for resources that have the method themselves.
        base = base.with(
            .mapping(
                base.entries.compactMap { key, value in
                    guard key.text.hasSuffix("?"), RAMLTemplates.methods.contains(Name(key.text.dropLast())) else { return (key, value) }
                    let method = Name(key.text.dropLast())
                    return resource.entries.contains { $0.key == method } ? (method, value) : nil
                }.filter { $0.key != "type" && $0.key != "usage" }))
        return RAMLTemplates.merged(resource, base)
    }

    private func readMethods(of resource: RAMLNode, path: String, uriParameters: [RAMLType.Property]) {
        for method in RAMLTemplates.methods {
            guard let node = resource[method] else { continue }
            var merged = node.isEmpty ? node.with(.mapping([])) : node
            for trait in (node["is"]?.list ?? []) + (resource["is"]?.list ?? []) { merged = apply(trait, to: merged, path: path, method) }
            add(merged, method, path: path, resource, uriParameters)
        }
    }

    private func apply(_ trait: RAMLNode, to method: RAMLNode, path: String, _ name: Name) -> RAMLNode {
        guard let (called, parameters) = application(trait) else { return method }
        guard let found = find(called, under: "traits", trait) else {
            report("No trait is called `\(called)`, so what it brings is not known.", at: trait)
            return method
        }
        var texts = texts(of: path)
        texts["methodName"] = name.text
        guard let template = filled(found, parameters, texts, at: trait) else { return method }
        return RAMLTemplates.merged(method, template)
    }

    /// A template with its parameters filled; nil where all work is used up.
    private func filled(_ template: RAMLNode, _ parameters: [String: RAMLNode], _ texts: [String: String], at node: RAMLNode) -> RAMLNode? {
        var filling = RAMLFilling(parameters, texts, room: Self.limit - work)
        let filled = filling.filled(template)
        return proceeds(Self.limit - work - filling.room, at: node) ? filled : nil
    }

    /// The name of a template and what its parameters are given: `searchable`, or `{searchable: {by: name}}`.
    private func application(_ node: RAMLNode) -> (name: String, parameters: [String: RAMLNode])? {
        if let text = node.text { return (text, [:]) }
        guard let entry = node.entries.first else { return nil }
        return (entry.key.text, Dictionary(entry.value.entries.map { ($0.key.text, $0.value) }) { first, _ in first })
    }

    private func find(_ name: String, under key: Name, _ node: RAMLNode) -> RAMLNode? {
        for scope in [node.scope, files.main] {
            if let found = scope.find(name, under: [key]) { return found.node }
        }
        return nil
    }

    /// What templates know of a resource without being told.
    private func texts(of path: String) -> [String: String] {
        let steps = path.split(separator: "/").filter { !$0.contains("{") }
        return ["resourcePath": path, "resourcePathName": steps.last.map(String.init) ?? ""]
    }
}
