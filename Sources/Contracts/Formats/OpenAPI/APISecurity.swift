internal import Basics
internal import Documents

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
                    definitions.map { alternative + [SecurityRequirement(scheme: entry.key.name, definition: $0, scopes: scopes)] }
                }
                combined = Array(combined.prefix(Self.alternativeLimit))
            }
            alternatives += combined
        }
        return alternatives
    }

    /// A scheme in canonical text, one for each way to meet it; Swagger's words are given as OpenAPI's.
    private func definitions(of name: Node) -> [String] {
        let schemes =
            generation == .swagger2
            ? child("securityDefinitions", of: root) : child("components", of: root).flatMap { child("securitySchemes", of: $0) }
        guard let node = schemes?.node[name: name.name], let place = schemes.flatMap({ followed($0.at(node)) }) else {
            schemas.report("no security scheme is called '\(name.text)', so what a caller must present is unknown; declare it", at: name)
            return ["unknown \(name.text)"]
        }
        switch text("type", of: place) {
        case "apiKey": return ["apiKey \(text("in", of: place) ?? "") \(text("name", of: place) ?? "")"]
        case "basic": return ["http basic"]
        case "http": return ["http \((text("scheme", of: place) ?? "").lowercased())"]
        case "openIdConnect": return ["openIdConnect \(text("openIdConnectUrl", of: place) ?? "")"]
        case "oauth2": return flows(of: place).map { "oauth2 \($0)" }
        case let other?: return [other]
        case nil:
            schemas.report(
                "the security scheme '\(name.text)' does not say its type, so what a caller must present is unknown",
                at: place.node)
            return ["unknown \(name.text)"]
        }
    }

    private func flows(of scheme: LocatedNode) -> [String] {
        switch text("flow", of: scheme) {
        case "application": return ["clientCredentials"]
        case "accessCode": return ["authorizationCode"]
        case let flow?: return [flow]
        case nil:
            let names = scheme.node["flows"]?.entries.map(\.key.text).filter { !$0.utf8.starts(with: "x-".utf8) }.sorted() ?? []
            return names.isEmpty ? ["any flow"] : names
        }
    }
}
