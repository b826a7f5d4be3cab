internal import Basics
internal import Documents

/// Bindings: what one protocol alone says, as facts; where messages go by it, a change loses them.
extension AsyncAPIReader {
    /// The bindings that decide where a message goes, or how it is read: protocol and path, in channels, operations and messages.
    private static let deciding: Set<String> = [
        "kafka.topic", "amqp.is", "amqp.exchange.name", "amqp.exchange.vhost", "amqp.queue.name", "amqp.queue.vhost", "amqp1.address",
        "ibmmq.queue.objectName", "ibmmq.topic.string", "ibmmq.topic.objectName", "jms.destination", "sns.name", "sqs.queue.name",
        "pulsar.namespace", "anypointmq.destination", "solace.queueName", "stomp.destination", "redis.key", "ws.method", "http.method",
        "http.statusCode", "kafka.schemaIdLocation", "kafka.schemaIdPayloadEncoding", "amqp.contentEncoding", "mercure.topic",
    ]
    /// Those of them by which the message itself is read.
    private static let encoding: Set<String> = ["kafka.schemaIdLocation", "kafka.schemaIdPayloadEncoding", "amqp.contentEncoding"]
    /// Bindings that are schemas, read as such.
    private static let schemas: Set<String> = ["kafka.key", "http.query", "ws.query", "ws.headers", "http.headers"]
    private static let depthLimit = 8
    /// How many values of one set of bindings are looked at.
    private static let limit = 200

    func bindingTerms(_ owner: LocatedNode, _ what: String) -> [ExchangeTerm] {
        guard let bindings = owner.child("bindings").flatMap(schemas.followed) else { return [] }
        var terms: [ExchangeTerm] = []
        for entry in bindings.node.entries {
            guard let place = schemas.followed(bindings.at(entry.value)) else { continue }
            collect(place, entry.key.text, what, into: &terms, depth: 0)
        }
        return terms
    }

    private func collect(_ place: LocatedNode, _ path: String, _ what: String, into terms: inout [ExchangeTerm], depth: Int) {
        guard depth < Self.depthLimit, terms.count < Self.limit, !Self.schemas.contains(path) else { return }
        if place.node.isMapping {
            for entry in place.node.entries where !entry.key.isText("bindingVersion") && !entry.key.text.hasPrefix("x-") {
                collect(place.at(entry.value), "\(path).\(entry.key.text)", what, into: &terms, depth: depth + 1)
            }
            return
        }
        let decides = Self.deciding.contains(path)
        let term = ExchangeTerm(
            "\(what) binding \(path)", .bindingChanged, .exactly(canonicalText(place.node)), ifChanged: decides ? .breaking : .risky,
            ifRemoved: .risky, ifAdded: decides ? .risky : .safe, origin: origin(place))
        // Where messages go by a binding is between a peer and its broker; whoever is known to be on it loses them all the same.
        terms.append(Self.encoding.contains(path) ? term : term.atMost(.risky))
    }

    func canonicalText(_ node: Node) -> String {
        switch Literal(node) {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .number(let value): value.description
        case .text(let value), .composite(let value): value.text
        }
    }

    /// The query that HTTP and WebSocket bindings ask of whoever connects.
    func addQuery(_ parts: AsyncParts, _ channel: AsyncChannel, to operation: inout Operation) {
        for place in parts.all + [channel.place] {
            guard let bindings = place.child("bindings").flatMap(schemas.followed) else { continue }
            for key in ["http", "ws"] as [Name] {
                guard let binding = bindings.node[name: key].map(bindings.at).flatMap(schemas.followed), let query = binding.child("query"),
                    !operation.positions.contains(where: { $0.part == .query })
                else { continue }
                operation.positions.append(Position(.query, .in, schemas.readShape(query), origin: origin(query)))
            }
        }
    }
}
