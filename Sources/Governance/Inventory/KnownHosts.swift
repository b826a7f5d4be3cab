internal import Basics
internal import Checking
internal import Contracts
internal import Estate

/// Which hosts belong to systems and platforms of an estate: those that these state, and those that their contracts name as servers.
struct KnownHosts {
    /// What systems and platforms state.
    private let stated: [Glob]
    /// Those of contracts; a `*` stands for what a server's address leaves open.
    private let served: [Glob]

    /// - Parameter withContracts: Whether contracts are asked too, which reads them all.
    init(_ context: RuleContext, withContracts: Bool) {
        let hosts = context.estate.systems.flatMap { $0.hosts ?? [] } + context.estate.platforms.flatMap { $0.hosts ?? [] }
        stated = hosts.compactMap { Glob($0.value.text.lowercased()) }
        guard withContracts else {
            served = []
            return
        }
        // A contract whose system states its hosts is held against them, and so tells no new ones.
        let silent = context.interfaces.filter { Self.hosts(of: $0.ref.system, context.estate) == nil }
        served = Set(silent.flatMap { Self.servers(of: $0.ref, context).map(\.host) }).sorted().compactMap { Glob($0) }
    }

    var isEmpty: Bool { stated.isEmpty && served.isEmpty }

    func knows(_ host: String) -> Bool { (stated + served).contains { $0.matches(Name(host)) } }

    /// The hosts that a system or platform states; nil where it states none.
    static func hosts(of system: Name, _ estate: Estate) -> [Text]? { estate.systems[system]?.hosts ?? estate.platforms[system]?.hosts }

    /// The hosts of the servers that an interface's contract names, with where each is named.
    static func servers(of interface: InterfaceRef, _ context: RuleContext) -> [(host: String, span: SourceSpan)] {
        guard case .contract(let loaded) = context.provider.contract(of: interface, variant: nil) else { return [] }
        let contract = loaded.contract
        var found: [(String, SourceSpan)] = []
        var seen: Set<String> = []
        func add(_ address: String, _ origin: Origin) {
            guard seen.insert(address).inserted, let host = HostAddress.host(of: address), seen.insert("host \(host)").inserted else {
                return
            }
            found.append((host, contract.span(of: origin)))
        }
        for operation in contract.operations { for server in operation.servers { add(server, operation.origin) } }
        for term in contract.terms where term.kind == .serverChanged && term.name.hasSuffix(": address") {
            if case .exactly(let address) = term.value { add(address, term.origin) }
        }
        return found
    }
}
