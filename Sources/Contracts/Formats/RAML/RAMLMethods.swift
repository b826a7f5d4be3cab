internal import Basics
internal import Documents

/// Methods as operations: parameters, bodies, responses and what a caller must present.
extension RAMLReader {
    private static let json: Name = "application/json"

    func add(_ method: RAMLNode, _ verb: Name, path: String, _ resource: RAMLNode, _ uriParameters: [RAMLType.Property]) {
        let word = verb.text.uppercased()
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let name = Name("\(word) \(parts.map { Self.rewritten($0) { ":\($0)" } }.joined(separator: "/"))")
        let identity = Name("\(word) \(parts.map { Self.rewritten($0) { _ in "{}" } }.joined(separator: "/"))")
        guard operationNames.insert(name).inserted else { return }
        var operation = Operation(name: name, identity: identity, origin: method.origin)
        let braces = Name("\(word) \(path)")
        if braces != name { operation.aliases = [braces] }
        operation.isDeprecated = method["(deprecated)"] != nil
        operation.servers = root?.text("baseUri").map { [$0] } ?? []
        operation.security = security(of: method, resource)
        operation.positions = bodies(method["body"], .request, .in)
        operation.positions += parameters(of: method, path: path, uriParameters)
        for (status, response) in method["responses"]?.entries ?? [] {
            let bodies = bodies(response["body"], .response(status), .out)
            operation.positions += bodies
            if bodies.isEmpty {
                let nothing = schemas.contract.add(.never, at: response.origin)
                operation.positions.append(Position(.response(status), .out, nothing, required: false, origin: response.origin))
            }
            operation.positions.append(
                position(.responseHeaders(status), .out, headers(response["headers"]), at: response.origin))
        }
        schemas.contract.operations.append(operation)
    }

    /// A step of a path with each `{name}` written another way.
    private static func rewritten(_ step: String, _ parameter: (Substring) -> String) -> String {
        var result = ""
        var rest = step[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            result += parameter(rest[rest.index(after: open)..<close])
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    // MARK: Parameters

    private func parameters(of method: RAMLNode, path: String, _ uriParameters: [RAMLType.Property]) -> [Position] {
        var positions: [Position] = []
        let place = method.origin
        var inPath: [Field] = []
        _ = Self.rewritten(path) { name in
            // The last declaration of a name is the nearest one. `ext` and `version` are the document's.
            if let declared = uriParameters.last(where: { $0.name == Name(name) }) {
                inPath.append(field(declared))
            } else if name != "version" {
                inPath.append(Field(Name(name), schemas.contract.add(.scalar(.text(.any)), at: place), required: true, origin: place))
            }
            return ""
        }
        for index in inPath.indices { inPath[index].isRequired = true }
        if !inPath.isEmpty { positions.append(position(.path, .in, inPath, at: place)) }
        if let whole = method["queryString"] {
            positions.append(Position(.query, .in, shape(whole), required: true, origin: whole.origin))
        } else {
            positions.append(
                position(
                    .query, .in, (method["queryParameters"]?.entries ?? []).map { field(RAMLType.property($0.key, $0.value)) }, at: place))
        }
        positions.append(position(.headers, .in, headers(method["headers"]), at: place))
        return positions
    }

    private func headers(_ node: RAMLNode?) -> [Field] {
        (node?.entries ?? []).map { field(RAMLType.property(Name($0.key.text.lowercased()), $0.value)) }.filter {
            !["accept", "content-type", "authorization"].contains($0.name)
        }
    }

    private func position(_ part: Position.Part, _ direction: Direction, _ fields: [Field], at place: Origin) -> Position {
        Position(part, direction, schemas.contract.add(.record(Record(fields: fields)), at: place), origin: place)
    }

    // MARK: Bodies

    /// The positions of a body, one for each media type, JSON first.
    private func bodies(_ node: RAMLNode?, _ part: Position.Part, _ direction: Direction) -> [Position] {
        guard let node, !node.isEmpty else { return [] }
        let stated = node.entries.filter { $0.key.text.contains("/") }
        let types = stated.isEmpty ? mediaTypes.map { ($0, node) } : stated.map { (normalisedMediaType($0.key.text), $0.value) }
        let found = types.map { type, declaration in
            Body(
                mediaType: type, shape: declaration.isEmpty ? schemas.contract.add(.any, at: node.origin) : shape(declaration, usual: .any),
                origin: declaration.origin)
        }
        return jsonFirst(found).map { Position(part, direction, $0.shape, mediaType: $0.mediaType, origin: $0.origin) }
    }

    /// The media types of bodies that do not state one.
    private var mediaTypes: [Name] {
        let stated = root?["mediaType"]?.list.compactMap { $0.text.map(normalisedMediaType) } ?? []
        return stated.isEmpty ? [Self.json] : stated
    }

    // MARK: Security

    /// The alternatives of what a caller must present; what stands nearest counts.
    private func security(of method: RAMLNode, _ resource: RAMLNode) -> [[SecurityRequirement]] {
        guard let stated = method["securedBy"] ?? resource["securedBy"] ?? root?["securedBy"] else { return [] }
        return stated.list.flatMap { item -> [[SecurityRequirement]] in
            // `null` lets anybody in.
            guard let name = item.text ?? item.entries.first?.key.text, name != "null" else { return [[]] }
            let scopes = (item.entries.first?.value["scopes"]?.list ?? []).compactMap { $0.text.map { Name($0) } }.sorted()
            return definitions(of: name, item).map { [SecurityRequirement(scheme: Name(name), definition: $0, scopes: scopes)] }
        }
    }

    /// A scheme in canonical text, one for each way to meet it.
    private func definitions(of name: String, _ node: RAMLNode) -> [String] {
        guard let scheme = (node.scope.find(name, under: ["securitySchemes"]) ?? files.main.find(name, under: ["securitySchemes"]))?.node
        else {
            report("No security scheme is called `\(name)`, so what a caller must present is not known.", at: node)
            return ["unknown \(name)"]
        }
        switch scheme.text("type") {
        case "Basic Authentication": return ["http basic"]
        case "Digest Authentication": return ["http digest"]
        case "OAuth 2.0":
            let grants = scheme["settings"]?["authorizationGrants"]?.list.compactMap(\.text).sorted() ?? []
            return grants.isEmpty ? ["oauth2 any flow"] : grants.map { "oauth2 \($0)" }
        case "Pass Through":
            let parts = ["headers", "queryParameters"].flatMap { key in
                (scheme["describedBy"]?[Name(key)]?.entries ?? []).map { "\(key) \($0.key.text.lowercased())" }
            }
            return ["apiKey \(parts.sorted().joined(separator: ", "))"]
        case let other?: return [other]
        case nil: return ["unknown \(name)"]
        }
    }
}
