internal import Basics
internal import Documents

/// One way to meet a security scheme, in canonical text, and what a caller relies on beside it.
struct SchemeDefinition {
    let text: String
    var details: [String: String] = [:]

    /// What a caller must present is not known.
    static func unknown(_ name: Node) -> SchemeDefinition { SchemeDefinition(text: "unknown \(name.text)") }
}

/// What a caller must present.
extension APIReader {
    /// How many alternatives an operation may have once the flows of its schemes are spelt out.
    private static let alternativeLimit = 64

    /// The alternatives that a document or operation states; nil where it says nothing. An empty alternative makes the rest optional.
    func securityAlternatives(of place: LocatedNode) -> [[SecurityRequirement]]? {
        guard let list = place.node["security"], list.isSequence else { return nil }
        var alternatives: [[SecurityRequirement]] = []
        for item in list.items {
            guard item.isMapping else {
                schemas.report("a security requirement is an object of schemes, and this is none; it is left out", at: item)
                continue
            }
            // A scheme with several OAuth flows is met by any of them.
            var combined: [[SecurityRequirement]] = [[]]
            for entry in item.entries {
                let scopes = entry.value.items.map(\.name).sorted()
                let definitions = definitions(of: entry.key)
                combined = combined.flatMap { alternative in
                    definitions.map {
                        alternative
                            + [SecurityRequirement(scheme: entry.key.name, definition: $0.text, scopes: scopes, details: $0.details)]
                    }
                }
                combined = Array(combined.prefix(Self.alternativeLimit))
            }
            alternatives += combined
        }
        return alternatives
    }

    private var declaredSchemes: LocatedNode? {
        generation == .swagger2
            ? child("securityDefinitions", of: root) : child("components", of: root).flatMap { child("securitySchemes", of: $0) }
    }

    /// The names of all schemes that the document declares.
    var schemeNames: Set<Name> { Set(declaredSchemes?.node.entries.map(\.key.name) ?? []) }

    /// A scheme in canonical text, one for each way to meet it; Swagger's words are given as OpenAPI's.
    private func definitions(of name: Node) -> [SchemeDefinition] {
        if let known = schemeDefinitions[name.name] { return known }
        let schemes = declaredSchemes
        guard let node = schemes?.node[name: name.name], let place = schemes.flatMap({ followed($0.at(node)) }) else {
            schemas.report("no security scheme is called '\(name.text)', so what a caller must present is unknown; declare it", at: name)
            return [.unknown(name)]
        }
        let found = definitions(at: place, name)
        schemeDefinitions[name.name] = found
        return found
    }

    private func definitions(at place: LocatedNode, _ name: Node) -> [SchemeDefinition] {
        switch text("type", of: place) {
        case "apiKey": return [SchemeDefinition(text: "apiKey \(text("in", of: place) ?? "") \(text("name", of: place) ?? "")")]
        case "basic": return [SchemeDefinition(text: "http basic")]
        case "http":
            let scheme = text("scheme", of: place).map { " \($0.lowercased())" } ?? ""
            return [SchemeDefinition(text: "http\(scheme)", details: stated(["bearerFormat"], in: place))]
        case "openIdConnect": return [SchemeDefinition(text: "openIdConnect \(text("openIdConnectUrl", of: place) ?? "")")]
        case "oauth2": return flows(of: place)
        case let other?: return [SchemeDefinition(text: other)]
        case nil:
            schemas.report(
                "the security scheme '\(name.text)' does not say its type, so what a caller must present is unknown",
                at: place.node)
            return [.unknown(name)]
        }
    }

    private func flows(of scheme: LocatedNode) -> [SchemeDefinition] {
        switch text("flow", of: scheme) {
        case "application": return [flow("clientCredentials", scheme)]
        case "accessCode": return [flow("authorizationCode", scheme)]
        case let name?: return [flow(name, scheme)]
        case nil:
            guard let flows = child("flows", of: scheme) else { return [SchemeDefinition(text: "oauth2 any flow")] }
            let found = flows.node.entries.filter { !$0.key.text.utf8.starts(with: "x-".utf8) }.map {
                flow($0.key.text, flows.at($0.value))
            }
            return found.isEmpty ? [SchemeDefinition(text: "oauth2 any flow")] : found.sorted { Name($0.text) < Name($1.text) }
        }
    }

    /// A flow with the addresses that it uses: OpenAPI says which flow has which.
    private func flow(_ name: String, _ place: LocatedNode) -> SchemeDefinition {
        var addresses: [StaticString] = ["refreshUrl"]
        if name != "implicit" { addresses.append("tokenUrl") }
        if name == "implicit" || name == "authorizationCode" { addresses.append("authorizationUrl") }
        return SchemeDefinition(text: "oauth2 \(name)", details: stated(addresses, in: place))
    }

    private func stated(_ keys: [StaticString], in place: LocatedNode) -> [String: String] {
        var found: [String: String] = [:]
        for key in keys { found[key.description] = text(key, of: place) }
        return found
    }
}
