internal import Basics
internal import Documents

/// Turns port types and their bindings into operations.
struct WSDLReader {
    /// A part of a description, and the definitions that it stands in.
    struct Part {
        let node: Node
        let definitions: WSDLDefinitions
    }

    var types: XSDReader
    private let definitions: [WSDLDefinitions]
    private var messages: [XSDName: Part] = [:]
    private var bindings: [XSDName: [WSDLBinding]] = [:]
    private var addresses: [XSDName: [String]] = [:]

    init(_ types: XSDReader, _ definitions: [WSDLDefinitions]) {
        self.types = types
        self.definitions = definitions
    }

    mutating func readAll() {
        for own in definitions {
            for message in own.root.elements(named: "message") {
                if let name = message.attribute("name") {
                    messages[XSDName(own.namespace, name.name)] = Part(node: message, definitions: own)
                }
            }
            for service in own.root.elements(named: "service") {
                for port in service.elements(named: "port") {
                    guard let binding = port.attribute("binding").flatMap(own.name) else { continue }
                    let found = port.elements.compactMap { $0.isText("address") ? $0.attribute("location")?.text : nil }
                    addresses[binding, default: []] += found
                }
            }
        }
        for own in definitions {
            for node in own.root.elements(named: "binding") {
                guard let binding = WSDLBinding(node, own), let portType = node.attribute("type").flatMap(own.name) else { continue }
                bindings[portType, default: []].append(binding)
            }
        }
        var taken: Set<Name> = []
        for own in definitions {
            for portType in own.root.elements(named: "portType") {
                for operation in portType.elements(named: "operation") { read(operation, of: portType, own, &taken) }
            }
        }
    }

    private mutating func read(_ node: Node, of portType: Node, _ own: WSDLDefinitions, _ taken: inout Set<Name>) {
        guard let name = node.attribute("name")?.name, let port = portType.attribute("name")?.name else { return }
        let portName = XSDName(own.namespace, port)
        let full = Name("\(port).\(name)")
        let isFirst = taken.insert(name).inserted
        if !isFirst, !taken.insert(full).inserted {
            return types.trouble("The operation `\(name)` stands twice in `\(port)`; overloaded operations are not told apart.", at: node)
        }
        var operation = Operation(
            name: isFirst ? name : full, identity: Name("\(portName.wire)/\(name)"), origin: types.origin(of: node))
        if isFirst { operation.aliases = [full] }
        let bound = bindings[portName] ?? []
        operation.servers = Array(Set(bound.flatMap { addresses[$0.name] ?? [] })).sorted()
        readFacts(of: operation.name, bound.compactMap { $0.operation(name) }, at: node)
        let binding = bound.lazy.compactMap { $0.operation(name) }.first
        addPositions(to: &operation, node, own, binding, name: name)
        types.contract.operations.append(operation)
    }

    private mutating func readFacts(of operation: Name, _ bound: [WSDLBinding.BoundOperation], at node: Node) {
        for binding in bound {
            for (name, value) in [
                ("action", binding.action), ("style", "\(binding.style)/\(binding.use)"), ("transport", binding.transport),
            ] {
                types.contract.facts.append(
                    ContractFact(
                        subject: operation.text, name: "\(binding.version) \(name)", value: value, weight: .binding,
                        origin: types.origin(of: binding.node)))
            }
        }
    }

    // MARK: Messages

    private mutating func addPositions(
        to operation: inout Operation, _ node: Node, _ own: WSDLDefinitions, _ binding: WSDLBinding.BoundOperation?, name: Name
    ) {
        for child in node.elements {
            switch child.text {
            case "input":
                let body = body(of: child, own, binding, binding?.input, wrapper: name, subject: "\(operation.name)/request")
                operation.positions.append(Position(.request, .in, body, origin: types.origin(of: child)))
                if let headers = headers(binding?.input, binding) {
                    operation.positions.append(Position(.headers, .in, headers, origin: types.origin(of: child)))
                }
            case "output":
                let body = body(
                    of: child, own, binding, binding?.output, wrapper: Name("\(name)Response"), subject: "\(operation.name)/response")
                operation.positions.append(Position(.response(""), .out, body, origin: types.origin(of: child)))
                if let headers = headers(binding?.output, binding) {
                    operation.positions.append(Position(.responseHeaders(""), .out, headers, origin: types.origin(of: child)))
                }
            case "fault":
                let fault = child.attribute("name")?.name ?? ""
                let body = body(of: child, own, binding, nil, wrapper: nil, subject: "\(operation.name)/fault/\(fault)")
                operation.positions.append(Position(.fault(fault), .out, body, required: false, origin: types.origin(of: child)))
            default: continue
            }
        }
    }

    /// The shape of a body.
    ///
    /// - Parameter wrapper: The element that holds the parts in the style rpc; nil for faults, which have none.
    private mutating func body(
        of node: Node, _ own: WSDLDefinitions, _ binding: WSDLBinding.BoundOperation?, _ bound: Node?, wrapper: Name?, subject: String
    ) -> ShapeID {
        let origin = types.origin(of: node)
        guard let reference = node.attribute("message"), let name = own.name(reference), let message = messages[name] else {
            types.trouble("The message of this \(node.text) is not defined, so what it holds is unknown.", at: node)
            return types.contract.add(.any, at: origin)
        }
        let headerParts = binding?.headerParts(bound, of: name) ?? []
        var parts = message.node.elements(named: "part").filter { part in
            part.attribute("name").map { !headerParts.contains($0.name) } ?? true
        }
        let body = bound?.element(named: "body")
        if let listed = body?.attribute("parts")?.text.xsdWords {
            parts = parts.filter { listed.contains($0.attribute("name")?.text ?? "") }
        }
        let isRPC = binding?.style == "rpc" && wrapper != nil
        if !isRPC, parts.count == 1, let part = parts.first {
            if let element = part.attribute("element"), let name = message.definitions.name(element) {
                noteElement(name.wire, subject, at: part)
            }
            return shape(of: part, message.definitions)
        }
        if isRPC, let wrapper {
            let namespace = body?.attribute("namespace")?.name ?? ""
            noteElement(XSDName(namespace, wrapper).wire, subject, at: node)
        }
        let particles = parts.compactMap { part -> Particle? in
            guard let local = part.attribute("name")?.name else { return nil }
            let element = part.attribute("element").flatMap(message.definitions.name)
            let wire = isRPC ? XSDName("", local) : element ?? XSDName("", local)
            return .element(ElementParticle(wireName: wire.wire, field: wire.local, shape: shape(of: part, message.definitions)))
        }
        return types.contract.addContent(.sequence(particles), attributes: Record(rest: .closed), at: origin)
    }

    /// The element that is the body is part of the message, though paths start inside it.
    private mutating func noteElement(_ name: Name, _ subject: String, at node: Node) {
        types.contract.facts.append(
            ContractFact(subject: subject, name: "body element", value: name.text, weight: .binding, origin: types.origin(of: node)))
    }

    /// The shape of a part: that of its element, or of its type.
    private mutating func shape(of part: Node, _ own: WSDLDefinitions) -> ShapeID {
        let origin = types.origin(of: part)
        if let reference = part.attribute("element"), let name = own.name(reference) {
            let key = XSDKey(kind: .element, name: name)
            if types.schemas.components[key] != nil { return types.contract.add(.reference(types.declare(key)), at: origin) }
            types.trouble("The element `\(name.local)` is not declared, so what this part holds is unknown.", at: reference)
        } else if let reference = part.attribute("type"), let name = own.name(reference) {
            return types.use(of: name, block: [], at: reference)
        } else {
            types.trouble("This part names neither an element nor a type that is known.", at: part)
        }
        return types.contract.add(.any, at: origin)
    }

    /// The headers of a message as a record; nil where there are none. A header need not be there to be understood.
    private mutating func headers(_ bound: Node?, _ binding: WSDLBinding.BoundOperation?) -> ShapeID? {
        guard let bound, let binding else { return nil }
        var record = Record(rest: .closed)
        for header in bound.elements(named: "header") {
            guard let reference = header.attribute("message"), let name = binding.definitions.name(reference), let message = messages[name],
                let wanted = header.attribute("part")?.name,
                let part = message.node.elements(named: "part").first(where: { $0.attribute("name")?.name == wanted })
            else { continue }
            let field = part.attribute("element").flatMap(message.definitions.name)?.local ?? wanted
            record.fields.append(Field(field, shape(of: part, message.definitions), origin: types.origin(of: header)))
        }
        return record.fields.isEmpty ? nil : types.contract.add(.record(record), at: types.origin(of: bound))
    }
}
