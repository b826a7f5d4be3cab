internal import Basics
internal import Documents

/// Servers: where peers connect, over which protocol, and what they must present.
extension AsyncAPIReader {
    /// How many alternatives of what must be presented an operation may have.
    private static let alternativeLimit = 64

    private var servers: [(name: Name, place: LocatedNode)] {
        entries(of: root.node["servers"]).compactMap { entry in
            guard !entry.key.starts(with: "x-") else { return nil }
            return schemas.followed(root.at(entry.value)).map { (entry.key.name, $0) }
        }
    }

    /// What peers must know of the servers: protocol, address, and the values of its variables.
    func serverTerms() -> [ExchangeTerm] {
        servers.flatMap { name, place in
            let origin = origin(place)
            var terms: [ExchangeTerm] = []
            if let text = place.text("protocol") {
                terms.append(ExchangeTerm("server \(name): protocol", .protocolChanged, .exactly(text), origin: origin))
            }
            if let version = place.text("protocolVersion") {
                // What is no longer stated is no longer promised: who speaks one version only may meet another.
                terms.append(ExchangeTerm("server \(name): protocol version", .protocolChanged, .exactly(version), origin: origin))
            }
            if let address = address(of: place) {
                terms.append(ExchangeTerm("server \(name): address", .serverChanged, .exactly(address), origin: origin))
            }
            return terms + variableTerms(place, of: name)
        }
    }

    private func address(of server: LocatedNode) -> String? {
        generation == .two ? server.text("url") : server.text("host").map { $0 + (server.text("pathname") ?? "") }
    }

    private func variableTerms(_ server: LocatedNode, of name: Name) -> [ExchangeTerm] {
        guard let variables = server.child("variables") else { return [] }
        return variables.node.entries.flatMap { entry -> [ExchangeTerm] in
            guard let place = schemas.followed(variables.at(entry.value)) else { return [] }
            let origin = origin(place)
            var terms: [ExchangeTerm] = []
            if let text = place.text("default") {
                terms.append(
                    ExchangeTerm("server \(name): \(entry.key.text) by default", .serverChanged, .exactly(text), origin: origin))
            }
            if let values = place.node["enum"]?.items.filter(\.isScalar).map(\.text), !values.isEmpty {
                // Without a list, nothing promises that there is a server behind a value; with one, a value that was used may be missing.
                terms.append(
                    ExchangeTerm(
                        "server \(name): values of \(entry.key.text)", .serverChanged, .oneOf(values), ifAdded: .risky, origin: origin))
            }
            return terms
        }
    }

    /// The servers that a channel names as its own.
    func serverTerms(of channel: AsyncChannel) -> [ExchangeTerm] {
        guard let list = channel.place.child("servers"), list.node.isSequence else { return [] }
        let names = list.node.items.compactMap { item in item.isMapping ? referenceKey(list.at(item))?.text : item.text }
        guard !names.isEmpty else { return [] }
        let term = ExchangeTerm(
            "servers of the channel", .serverChanged, .oneOf(names), ifRemoved: .safe, ifAdded: .risky, origin: origin(list))
        return [term.atMost(.risky)]
    }

    // MARK: Security

    /// What a peer must present on an operation: to one of its servers, and for the operation itself.
    func security(of parts: AsyncParts, _ channel: AsyncChannel) -> [[SecurityRequirement]] {
        let own = parts.children("security").flatMap { alternatives($0) }
        let toServers = serverSecurity(of: channel)
        if own.isEmpty { return toServers }
        if toServers.isEmpty { return own }
        return Array(toServers.flatMap { one in own.map { one + $0 } }.prefix(Self.alternativeLimit))
    }

    private func serverSecurity(of channel: AsyncChannel) -> [[SecurityRequirement]] {
        let list = channel.place.child("servers")
        let names = list?.node.items.compactMap { item in item.isMapping ? list.flatMap { referenceKey($0.at(item)) } : item.name } ?? []
        var found: [[SecurityRequirement]] = []
        for (name, place) in servers where names.isEmpty || names.contains(name) {
            guard let stated = place.child("security") else { return [] }
            let alternatives = alternatives(stated)
            // One server that asks for nothing is enough for who has nothing.
            if alternatives.isEmpty { return [] }
            for alternative in alternatives where !found.contains(alternative) { found.append(alternative) }
        }
        return Array(found.prefix(Self.alternativeLimit))
    }

    private func alternatives(_ stated: LocatedNode) -> [[SecurityRequirement]] {
        stated.node.items.flatMap { item -> [[SecurityRequirement]] in
            guard item.isMapping else { return [] }
            if generation == .three { return scheme(stated.at(item)).map { $0.map { [$0] } } ?? [] }
            var combined: [[SecurityRequirement]] = [[]]
            for entry in item.entries {
                let scopes = entry.value.items.map(\.name).sorted()
                let found = requirements(named: entry.key, scopes)
                combined = Array(combined.flatMap { one in found.map { one + [$0] } }.prefix(Self.alternativeLimit))
            }
            return combined
        }
    }

    /// The scheme that a list of version 3 holds, by reference or as it is; one requirement for each way to meet it.
    private func scheme(_ stated: LocatedNode) -> [SecurityRequirement]? {
        guard let place = schemas.followed(stated) else { return nil }
        let scopes = place.node["scopes"]?.items.map(\.name).sorted() ?? []
        let name = referenceKey(stated) ?? Name(place.text("type") ?? "scheme")
        return definitions(of: place).map { SecurityRequirement(scheme: name, definition: $0, scopes: scopes) }
    }

    private func requirements(named name: Node, _ scopes: [Name]) -> [SecurityRequirement] {
        let all = root.child("components").flatMap { $0.child("securitySchemes") }
        guard let place = all.flatMap({ all in all.node[name: name.name].map(all.at) }).flatMap(schemas.followed) else {
            schemas.report("no security scheme is called '\(name.text)', so what a peer must present is unknown; declare it", at: name)
            return [SecurityRequirement(scheme: name.name, definition: "unknown \(name.text)", scopes: scopes)]
        }
        return definitions(of: place).map { SecurityRequirement(scheme: name.name, definition: $0, scopes: scopes) }
    }

    /// A scheme in canonical text, one for each way to meet it.
    private func definitions(of scheme: LocatedNode) -> [String] {
        switch scheme.text("type") {
        case "apiKey": return ["apiKey \(scheme.text("in") ?? "")"]
        case "httpApiKey": return ["apiKey \(scheme.text("in") ?? "") \(scheme.text("name") ?? "")"]
        case "http": return ["http \((scheme.text("scheme") ?? "").lowercased())"]
        case "openIdConnect": return ["openIdConnect \(scheme.text("openIdConnectUrl") ?? "")"]
        case "oauth2":
            let flows = scheme.node["flows"]?.entries.map(\.key.text).filter { !$0.hasPrefix("x-") }.sorted() ?? []
            return flows.isEmpty ? ["unknown oauth2 flow"] : flows.map { "oauth2 \($0)" }
        case let other?: return [other]
        case nil:
            schemas.report("the security scheme does not say its type, so what a peer must present is unknown", at: scheme.node)
            return ["unknown"]
        }
    }
}
