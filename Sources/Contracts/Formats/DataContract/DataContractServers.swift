internal import Basics
internal import Documents

/// Servers: where the data lies, and how it is written there.
extension DataContractReader {
    /// What a reader must be told of a server, and what it means for readers if that becomes another.
    private static let keys: [(key: Name, kind: ChangeKind, ifChanged: ChangeLevel)] = [
        ("type", .protocolChanged, .breaking), ("format", .bindingChanged, .breaking), ("delimiter", .bindingChanged, .breaking),
        ("location", .serverChanged, .risky), ("endpointUrl", .serverChanged, .risky), ("path", .serverChanged, .risky),
        ("host", .serverChanged, .risky), ("port", .serverChanged, .risky), ("account", .serverChanged, .risky),
        ("project", .serverChanged, .risky), ("dataset", .serverChanged, .risky), ("catalog", .serverChanged, .risky),
        ("database", .serverChanged, .risky), ("schema", .serverChanged, .risky), ("topic", .serverChanged, .risky),
        ("bucket", .serverChanged, .risky), ("stream", .serverChanged, .risky),
    ]

    /// Reads `servers`: a mapping by name in the older language, a list in ODCS.
    mutating func readServers() {
        guard let servers = root["servers"] else { return }
        let named =
            servers.isMapping
            ? servers.entries.map { ($0.key, $0.value) } : servers.items.compactMap { server in server["server"].map { ($0, server) } }
        for (name, server) in named where name.isScalar {
            for (key, kind, ifChanged) in Self.keys {
                guard let value = server[name: key], value.isScalar, !value.isNull else { continue }
                contract.terms.append(
                    ExchangeTerm(
                        "server \(name.text): \(key)", kind, .exactly(value.text), ifChanged: ifChanged, ifRemoved: .risky, ifAdded: .safe,
                        origin: origin(of: value)))
            }
        }
    }
}
