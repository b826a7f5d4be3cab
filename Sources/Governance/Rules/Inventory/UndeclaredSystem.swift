internal import Basics
internal import Checking
internal import Estate

/// Finds integration artefacts and contracts that talk to hosts of no system of the inventory.
struct UndeclaredSystem: Rule {
    let id: RuleID = "inventory/undeclared-system"
    let level = Level.error
    let subjects = RuleSubjects.mappings
    let looksAt: RuleSources = [.specs, .contracts, .files]
    let summary = "an integration artefact, or a contract's server, that talks to a system that the inventory does not have"
    let rationale = "Nobody knows that it is there, so nobody asks its owners, and the day that it goes is the day that orders stop."
    let fix = "Write the spec of the system, or state the host under `hosts` of the one that it belongs to."
    let options = [
        RuleOption(
            "except",
            .words(["localhost", "*.w3.org", "*.xmlsoap.org", "*.mulesoft.org", "*.springframework.org", "json-schema.org", "*.apache.org"]
            ),
            "hosts that are no systems, with `*` for a part")
    ]

    let violating: RuleExample = """
        kind: System
        name: shop
        hosts: [shop.acme.example]
        interfaces:
          - {name: orders, protocol: rest, contract: ▸contracts/orders.yaml}
        ---
        kind: Entity
        name: order
        fields: {id: {type: string}}
        ---
        kind: Mapping
        name: shop-order
        from: shop/orders#Order
        to: entity:order
        implementedBy: {file: ▸src/orders.xml}
        same: all
        -- src/orders.xml --
        <mule xmlns="http://www.mulesoft.org/schema/mule/core">
          <http:request url="https://shop.acme.example/orders"/>
          <http:request-connection host="rates.hansa.example" port="443"/>
        </mule>
        -- contracts/orders.yaml --
        openapi: 3.0.3
        info: {title: Orders, version: 1.0.0}
        servers: [{url: "https://old-shop.acme.example/v1"}]
        paths:
          /orders:
            get: {operationId: listOrders, responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}}}
        components: {schemas: {Order: {type: object, properties: {id: {type: string}}}}}
        """

    var passing: RuleExample {
        violating.changing([
            "[shop.acme.example": "[shop.acme.example, old-shop.acme.example",
            "  - {name: orders, protocol: rest, contract: contracts/orders.yaml}":
                #"  - {name: orders, protocol: rest, contract: contracts/orders.yaml}\#n---\#nkind: System\#nname: rates\#ntitle: Hansa's shipping rates\#nhosts: ["*.hansa.example"]"#,
        ])
    }

    func findings(in context: RuleContext) -> [Diagnostic] { ofArtefacts(context) + ofContracts(context) }

    // MARK: Artefacts

    private struct Call {
        let mapping: Mapping
        let file: SourceFile
        let place: SourceSpan
        let mention: HostAddress.Mention
    }

    private func ofArtefacts(_ context: RuleContext) -> [Diagnostic] {
        let stated = KnownHosts(context, withContracts: false)
        let calls = calls(context).filter { !stated.knows($0.mention.host) }
        guard !calls.isEmpty else { return [] }
        let known = KnownHosts(context, withContracts: true)
        return calls.filter { !known.knows($0.mention.host) }.map { call in
            let span = SourceSpan(file: call.file, lower: call.mention.offset, upper: call.mention.offset + call.mention.host.utf8.count)
            // Where nothing says which hosts systems have, this is only not stated.
            return finding(
                call.mapping.ref, "\(call.file.path) talks to \(call.mention.host), which is no host of any system of the inventory",
                at: call.place, level: known.isEmpty ? .warning : nil, related: [RelatedPlace("it talks to it here", at: span)],
                detail: "host:\(call.mention.host)")
        }
    }

    /// More than this is generated code, or no code.
    private static let largestFile = 4 << 20

    /// What each artefact calls, at the first mapping that names it: one file often does many mappings.
    private func calls(_ context: RuleContext) -> [Call] {
        var seen: Set<Name> = []
        return context.estate.mappings.flatMap { mapping -> [Call] in
            guard let text = mapping.implementedBy?.file, let path = context.estate.path(of: text), seen.insert(path).inserted,
                let file = context.provider.file(path), file.bytes.count <= Self.largestFile
            else { return [] }
            let except = exceptions(context, mapping)
            return HostAddress.mentions(in: file.bytes).filter { mention in !except.contains { $0.matches(Name(mention.host)) } }.map {
                Call(mapping: mapping, file: file, place: text.span, mention: $0)
            }
        }
    }

    private func exceptions(_ context: RuleContext, _ spec: (any Spec)?) -> [Glob] {
        context.words("except", of: self, for: spec).compactMap { Glob($0.text.lowercased()) }
    }

    // MARK: Contracts

    /// Servers of contracts whose system states its hosts; where it states none, a contract's servers are the system.
    private func ofContracts(_ context: RuleContext) -> [Diagnostic] {
        let stated = KnownHosts(context, withContracts: false)
        guard !stated.isEmpty else { return [] }
        return context.interfaces.flatMap { ref, spec -> [Diagnostic] in
            guard let contract = spec.contract, KnownHosts.hosts(of: ref.system, context.estate) != nil else { return [] }
            let except = exceptions(context, context.spec(ofSubject: ref.description))
            return KnownHosts.servers(of: ref, context).compactMap { server in
                let isKnown = stated.knows(server.host) || except.contains { $0.matches(Name(server.host)) }
                guard !isKnown else { return nil }
                return finding(
                    ref, "the contract of \(ref) is served at \(server.host), which is no host of any system of the inventory",
                    at: contract.span, related: [RelatedPlace("what is served there", at: server.span)], detail: "host:\(server.host)")
            }
        }
    }
}
