internal import Basics
internal import Documents

/// Links, by which a response tells its caller which operation to go on with, and with which values.
extension APIReader {
    /// The links of all responses of an operation: no message holds them, so that peers are at risk and nothing more where one changes.
    func linkTerms(of operation: LocatedNode) -> [ExchangeTerm] {
        guard generation != .swagger2, let responses = child("responses", of: operation) else { return [] }
        var terms: [ExchangeTerm] = []
        for entry in responses.node.entries {
            guard let response = followed(responses.at(entry.value)), let links = child("links", of: response) else { continue }
            for named in links.node.entries {
                guard let link = followed(links.at(named.value)) else { continue }
                terms.append(
                    ExchangeTerm(
                        "link \(named.key.text) of \(entry.key.text)", .linkChanged, .exactly(words(for: link)), ifChanged: .risky,
                        ifRemoved: .risky, origin: origin(link)))
            }
        }
        return terms
    }

    /// Where a link leads and what it takes along, in one spelling.
    private func words(for link: LocatedNode) -> String {
        var parts = [target(of: link)]
        if let parameters = link.node["parameters"] {
            parts += parameters.entries.map { "\($0.key.text)=\(canonical($0.value))" }.sorted()
        }
        if let body = link.node["requestBody"] { parts.append("body=\(canonical(body))") }
        if let server = link.child("server").flatMap({ text("url", of: $0) }) { parts.append("at \(server)") }
        return parts.joined(separator: " ")
    }

    private func canonical(_ node: Node) -> String {
        switch Literal(node) {
        case .text(let text), .composite(let text): text.text
        case .number(let number): number.description
        case .boolean(let isTrue): "\(isTrue)"
        case .null: "null"
        }
    }

    /// The operation that a link leads to, by method and path where it is one of the document's own.
    private func target(of link: LocatedNode) -> String {
        if let id = text("operationId", of: link) { return addressesByID[id] ?? id }
        guard let reference = text("operationRef", of: link) else { return "" }
        let address = ReferenceAddress(reference)
        guard address.document.isEmpty, let pointer = address.pointer, pointer.count == 3, pointer[0] == "paths" else { return reference }
        return Self.address(pointer[2].uppercased(), pointer[1])
    }

    private static func address(_ method: String, _ path: String) -> String {
        "\(method) \(PathTemplate(path).withoutNames)"
    }

    /// Method and path of the document's operations by their ids.
    func operationAddresses() -> [String: String] {
        var found: [String: String] = [:]
        guard let paths = root.node["paths"] else { return found }
        for entry in paths.entries {
            guard let item = followed(root.at(entry.value)) else { continue }
            for method in Self.methods {
                guard let operation = child(method.key, of: item), let id = text("operationId", of: operation), found[id] == nil else {
                    continue
                }
                found[id] = Self.address(method.name, entry.key.text)
            }
        }
        return found
    }
}
