internal import Basics
internal import Documents

/// Where a path item stands: under `paths`, as a webhook, or as a callback of an operation.
struct PathContext {
    enum Kind { case path, webhook, callback }

    let kind: Kind
    /// The path, the webhook's name, or the callback's name and expression.
    let path: String
    /// The operation that a callback belongs to; empty otherwise.
    let owner: String
    /// Which way requests go, seen from the contract's owner.
    let direction: Direction
    /// The expression by which a callback's address is found; nil otherwise.
    let address: String?
    /// The names of a path's parameters, in order.
    let parameterNames: [Name]
    /// The path with parameters written as `:name`, and with all of them the same.
    let withColons: String
    let withoutNames: String

    init(_ kind: Kind, _ path: String, owner: String = "", direction: Direction, address: String? = nil) {
        self.kind = kind
        self.path = path
        self.owner = owner
        self.direction = direction
        self.address = address
        let template = PathTemplate(path)
        parameterNames = template.parameterNames
        withColons = template.rewritten { ":\($0)" }
        withoutNames = template.withoutNames
    }
}

/// Path items and their operations.
extension APIReader {
    static let methods: [(key: StaticString, name: String)] = [
        ("get", "GET"), ("put", "PUT"), ("post", "POST"), ("delete", "DELETE"), ("options", "OPTIONS"), ("head", "HEAD"),
        ("patch", "PATCH"), ("trace", "TRACE"), ("query", "QUERY"),
    ]

    func readPathItem(_ place: LocatedNode, _ context: PathContext) {
        guard place.node.isMapping else {
            if !place.node.isNull {
                schemas.report("a path's value is an object of operations, and this is none; it is left out", at: place.node)
            }
            return
        }
        if place.node["$ref"] != nil, let target = followed(place), target != place { readOperations(in: target, context) }
        readOperations(in: place, context)
    }

    /// Takes the ids of a path item's operations for taken, without reading them.
    func noteNames(of item: Node) {
        for entry in item.entries where Self.methods.contains(where: { entry.key.isText($0.key) }) {
            if let id = entry.value["operationId"], id.isScalar { operationNames.insert(id.name) }
        }
    }

    private func readOperations(in item: LocatedNode, _ context: PathContext) {
        let shared = child("parameters", of: item)
        let itemServers = servers(of: item)
        func read(_ method: String, _ node: Node) {
            let place = item.at(node)
            guard node.isMapping else {
                return schemas.report("an operation is an object, and this is none; \(method) \(context.path) is left out", at: node)
            }
            readOperation(place, method: method, context, shared: shared, itemServers: itemServers)
        }
        for entry in item.node.entries {
            if let method = Self.methods.first(where: { entry.key.isText($0.key) }) { read(method.name, entry.value) }
        }
        if let others = item.node["additionalOperations"] {
            for entry in others.entries { read(entry.key.text, entry.value) }
        }
    }

    private func readOperation(
        _ place: LocatedNode, method: String, _ context: PathContext, shared: LocatedNode?, itemServers: [String]?
    ) {
        var operation = namedOperation(place, method: method, context)
        operation.isDeprecated = isTrue("deprecated", of: place)
        operation.sunset = text("x-sunset", of: place)
        operation.servers = servers(of: place) ?? itemServers ?? globalServers ?? []
        operation.security = securityAlternatives(of: place) ?? globalSecurity
        let back: Direction = context.direction == .in ? .out : .in
        let parameters = parameters(of: place, shared: shared)
        operation.positions = requestPositions(place, parameters, context.direction)
        operation.positions += parameterPositions(parameters, context, at: place)
        operation.positions += responsePositions(place, back)
        if hasLinks { operation.terms = linkTerms(of: place) }
        if let address = context.address {
            operation.terms.append(ExchangeTerm("callback address", .bindingChanged, .exactly(address), origin: origin(place)))
        }
        let index = schemas.contract.operations.count
        schemas.contract.operations.append(operation)
        operationIndexes[operation.identity] = operationIndexes[operation.identity] ?? index
        readCallbacks(place, of: operation)
    }

    /// An operation with its names: `operationId`, else method and path; and what identifies it, where parameters' names do not count.
    private func namedOperation(_ place: LocatedNode, method: String, _ context: PathContext) -> Operation {
        let prefix =
            switch context.kind {
            case .path: ""
            case .webhook: "webhook "
            case .callback: "callback \(context.owner) "
            }
        let colon = Name(context.owner.isEmpty ? "\(method) \(context.withColons)" : "\(context.owner)/\(context.path)")
        let braces = Name(context.owner.isEmpty ? "\(method) \(context.path)" : "\(context.owner)/\(context.path)/\(method)")
        let stated = text("operationId", of: place).map { Name($0) }
        let name = stated.flatMap { operationNames.contains($0) ? nil : $0 } ?? (operationNames.contains(colon) ? braces : colon)
        var identity = Name("\(prefix)\(method) \(context.kind == .path ? context.withoutNames : context.path)")
        if operationIndexes[identity] != nil { identity = Name("\(prefix)\(method) \(context.path)") }
        var operation = Operation(name: name, identity: identity, origin: origin(place))
        for alias in [colon, braces] where alias != name && !operation.aliases.contains(alias) { operation.aliases.append(alias) }
        operationNames.insert(name)
        return operation
    }

    /// Reads an operation's callbacks as operations that the contract's owner calls.
    private func readCallbacks(_ place: LocatedNode, of operation: Operation) {
        guard operation.positions.first?.direction != .out || !operation.identity.text.utf8.starts(with: "callback ".utf8),
            let callbacks = child("callbacks", of: place)
        else { return }
        for named in callbacks.node.entries {
            guard let callback = followed(callbacks.at(named.value)) else { continue }
            let items = Array(callback.node.entries).filter { !$0.key.withBytes { $0.starts(with: "x-".utf8) } }
            for entry in items {
                let path = items.count == 1 ? named.key.text : "\(named.key.text) \(entry.key.text)"
                let address = entry.key.text.filter { $0 != "{" && $0 != "}" }
                let context = PathContext(.callback, path, owner: operation.name.text, direction: .out, address: address)
                readPathItem(callback.at(entry.value), context)
            }
        }
    }
}
