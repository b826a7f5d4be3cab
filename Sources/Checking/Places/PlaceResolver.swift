internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

/// What a step's place stands for: an operation, or a message or table.
struct StepTarget {
    var interface: InterfaceRef
    var label: String
    var contract: ContractHandle
    var profile: Profile
    var operation: Operation?
    /// What the flow gets, and what makes it the same shape as a mapping's source.
    var received: (term: Term, identity: ShapeIdentity, label: String)?
    /// What the flow sends.
    var sent: (term: Term, identity: ShapeIdentity, label: String)?
    /// The records of parameters, by part.
    var parameters: [(part: Position.Part, term: Term)] = []
    var origin: SourceSpan?
}

/// Binds references to places in contracts and entities.
struct PlaceResolver {
    let context: CheckContext
    var space: ShapeSpace { context.space }

    /// What a mapping's source or target, or a fact, refers to.
    ///
    /// - Parameter isTarget: Whether the place is written: a type that has a way to be created is then what its creation takes.
    func resolve(_ reference: PlaceReference, isTarget: Bool = false) throws(ResolutionTrouble) -> Resolution {
        switch reference.owner {
        case .entity(let name):
            guard let term = context.entities.term(of: name) else { throw .unknownName("entity:\(name)", nearest: nil) }
            return Resolution(
                identity: .entity(name), label: "entity:\(name)", term: term, path: reference.path,
                origin: context.estate.entities[name]?.anchor.span)
        case .interface(let interface):
            let contract = try contract(of: interface)
            let handle = context.handle(of: contract)
            let readings = reference.place?.readings ?? []
            if readings.isEmpty { return try root(interface, contract, handle) }
            return try place(readings, interface, contract, handle, isTarget: isTarget)
        }
    }

    func contract(of interface: InterfaceRef) throws(ResolutionTrouble) -> LoadedContract {
        switch context.answer(for: interface) {
        case .contract(let contract): return contract
        case .none: throw .noContract
        case .unreadable: throw .unreadable
        }
    }

    private func root(_ interface: InterfaceRef, _ contract: LoadedContract, _ handle: ContractHandle) throws(ResolutionTrouble)
        -> Resolution
    {
        guard let index = contract.index.root else { throw .unknownName(interface.description, nearest: contract.index.names.first) }
        return resolution(of: contract.contract.types[index], interface, handle, path: FieldPath([]), isRoot: true)
    }

    private func place(
        _ readings: [ContractPlace.Reading], _ interface: InterfaceRef, _ contract: LoadedContract, _ handle: ContractHandle, isTarget: Bool
    ) throws(ResolutionTrouble) -> Resolution {
        for reading in readings where !reading.name.isEmpty {
            if let part = reading.part {
                if let index = contract.index.operation(reading.name) {
                    return try position(contract.contract.operations[index], part, interface, contract, handle, reading.path)
                }
                continue
            }
            if let index = contract.index.type(reading.name) {
                if let viewed = try view(of: index, reading, interface, contract, handle, isTarget: isTarget) { return viewed }
                return resolution(of: contract.contract.types[index], interface, handle, path: reading.path, isRoot: false)
            }
            if let index = contract.index.operation(reading.name) {
                let operation = contract.contract.operations[index]
                return try position(operation, isTarget ? "request" : "response", interface, contract, handle, reading.path)
            }
        }
        if let path = readings.last, path.name.isEmpty, let index = contract.index.root, path.part == nil {
            return resolution(of: contract.contract.types[index], interface, handle, path: path.path, isRoot: true)
        }
        let wanted = readings.first { !$0.name.isEmpty }?.name.text ?? ""
        throw .unknownName(wanted, nearest: nearest(to: wanted, among: contract.index.names))
    }

    /// What a type's messages are where they go one way: what its creation takes, the rows that a query of it gives. Nil where both are the same.
    private func view(
        of index: Int, _ reading: ContractPlace.Reading, _ interface: InterfaceRef, _ contract: LoadedContract, _ handle: ContractHandle,
        isTarget: Bool
    ) throws(ResolutionTrouble) -> Resolution? {
        let (verb, part): (String, Name) = isTarget ? ("create", "request") : ("select", "response")
        guard let operation = contract.index.operation(Name("\(reading.name)/\(verb)")),
            shape(of: contract.contract.operations[operation], part, handle) != nil
        else { return nil }
        var result = try position(contract.contract.operations[operation], part, interface, contract, handle, reading.path)
        result.identity =
            self.resolution(of: contract.contract.types[index], interface, handle, path: reading.path, isRoot: false).identity
        result.label = "\(interface)#\(reading.name)"
        return result
    }

    private func resolution(of type: NamedType, _ interface: InterfaceRef, _ handle: ContractHandle, path: FieldPath, isRoot: Bool)
        -> Resolution
    {
        let term = space.term(handle, type.shape)
        let name = type.kind == .entitySet ? space.typeName(of: term) ?? type.name : type.name
        return Resolution(
            identity: .type(interface, name),
            label: isRoot && type.kind == .root ? interface.description : "\(interface)#\(shownName(of: type.name, interface))",
            term: term, path: path,
            interface: interface, contract: handle, origin: space[handle].span(of: type.origin))
    }

    /// What references call a type: the entity set that stands for it, where there is one.
    func shownName(of type: Name, _ interface: InterfaceRef) -> Name {
        guard case .contract(let contract) = context.answer(for: interface) else { return type }
        return contract.index.shownName(of: type)
    }

    private func position(
        _ operation: Operation, _ part: Name, _ interface: InterfaceRef, _ contract: LoadedContract, _ handle: ContractHandle,
        _ path: FieldPath
    ) throws(ResolutionTrouble) -> Resolution {
        guard let found = shape(of: operation, part, handle) else { throw .unknownPart("\(operation.name)/\(part)") }
        return Resolution(
            identity: identity(of: found.term, operation, part, interface, contract, handle),
            label: "\(interface)#\(operation.name)/\(part)", term: found.term, path: path,
            interface: interface, contract: handle, direction: found.direction, origin: space[handle].span(of: operation.origin))
    }

    /// The shape of one part of an operation.
    private func shape(of operation: Operation, _ part: Name, _ handle: ContractHandle) -> (term: Term, direction: Direction)? {
        let word = part == "args" ? "request" : part.text
        if word == "response" { return response(of: operation, handle).map { ($0, .out) } }
        if let found = union(operation.positions.filter { $0.part.word == word }, handle) { return found }
        return word == "request" ? union(operation.positions.filter { $0.part == .payload }, handle) : nil
    }

    /// The shape of one position, or what may stand at one of several: the messages of an operation.
    private func union(_ positions: [Position], _ handle: ContractHandle) -> (term: Term, direction: Direction)? {
        guard let first = positions.first else { return nil }
        let messages = positions.filter { $0.message != nil }
        guard messages.count > 1 else { return (space.term(handle, first.shape), first.direction) }
        var union = Normal.never
        for message in messages { union.formUnion(space.normal(space.term(handle, message.shape))) }
        return (space.make(union), first.direction)
    }

    /// What a success gives: all 2xx responses, else the default one.
    private func response(of operation: Operation, _ handle: ContractHandle) -> Term? {
        var byStatus: [(status: Name, term: Term)] = []
        for position in operation.positions {
            guard case .response(let status) = position.part, !byStatus.contains(where: { $0.status == status }) else { continue }
            let same = operation.positions.filter { $0.part == position.part && $0.message != nil }
            byStatus.append((status, union(same.isEmpty ? [position] : same, handle)?.term ?? space.term(handle, position.shape)))
        }
        var chosen = byStatus.filter { $0.status.text.hasPrefix("2") || $0.status.isEmpty }
        if chosen.isEmpty { chosen = byStatus.filter { $0.status == "default" } }
        if chosen.isEmpty { return union(operation.positions.filter { $0.part == .payload }, handle)?.term }
        if chosen.count == 1 { return chosen[0].term }
        var union = Normal.never
        for response in chosen { union.formUnion(space.normal(response.term)) }
        return space.make(union)
    }

    private func identity(
        of term: Term, _ operation: Operation, _ part: Name, _ interface: InterfaceRef, _ contract: LoadedContract, _ handle: ContractHandle
    ) -> ShapeIdentity {
        // An operation on an entity set handles that set's type.
        if let slash = operation.name.text.lastIndex(of: "/"), let index = contract.index.type(Name(operation.name.text[..<slash])) {
            return resolution(of: contract.contract.types[index], interface, handle, path: FieldPath([]), isRoot: false).identity
        }
        if let name = space.typeName(of: term) { return .type(interface, name) }
        return .position(interface, operation.name, part.text)
    }

    // MARK: Steps

    /// What a step's place stands for.
    func stepTarget(_ reference: PlaceReference, verb: Verb) throws(ResolutionTrouble) -> StepTarget {
        guard case .interface(let interface) = reference.owner else { throw .unknownName(reference.description, nearest: nil) }
        let contract = try contract(of: interface)
        let handle = context.handle(of: contract)
        for reading in reference.place?.readings ?? [] where !reading.name.isEmpty && reading.path.isEmpty {
            let whole = reading.part.map { Name("\(reading.name)/\($0)") } ?? reading.name
            if let index = contract.index.operation(whole) ?? contract.index.operation(reading.name) {
                return operationTarget(contract.contract.operations[index], interface, contract, handle, verb)
            }
            if reading.part == nil, contract.index.type(reading.name) != nil { break }
        }
        let resolution = try resolve(reference)
        let written = verb.sends ? try resolve(reference, isTarget: true) : resolution
        // A step names an operation, message or table; only where there are no operations is the rest a way into the root.
        guard resolution.path.isEmpty || contract.contract.operations.isEmpty else {
            let wanted = reference.place?.text.text ?? ""
            throw .unknownName(wanted, nearest: nearest(to: wanted, among: contract.index.names))
        }
        var target = StepTarget(
            interface: interface, label: resolution.label, contract: handle, profile: contract.contract.profile, origin: resolution.origin)
        let shape = (resolution.term, resolution.identity, resolution.label)
        if case .type(_, let name) = resolution.identity {
            target.operation = contract.contract.operation(carrying: name, verb.sends ? .in : .out)
        }
        target.received = shape
        target.sent = (written.term, written.identity, written.label)
        return target
    }

    private func operationTarget(
        _ operation: Operation, _ interface: InterfaceRef, _ contract: LoadedContract, _ handle: ContractHandle, _ verb: Verb
    ) -> StepTarget {
        var target = StepTarget(
            interface: interface, label: "\(interface)#\(operation.name)", contract: handle, profile: contract.contract.profile,
            operation: operation,
            origin: space[handle].span(of: operation.origin))
        func shape(_ part: Name) -> (term: Term, identity: ShapeIdentity, label: String)? {
            self.shape(of: operation, part, handle).map { found in
                (found.term, identity(of: found.term, operation, part, interface, contract, handle), "\(target.label)/\(part)")
            }
        }
        // A flow that receives gets the request, and its reply is the response.
        let isServed = verb == .receive || verb == .reply
        let hasPayload = operation.positions.contains { $0.part == .payload }
        let answers = operation.positions.contains { if case .response = $0.part { true } else { false } }
        // A message that nothing answers is the same for who sends and who receives it.
        target.received = hasPayload && (isServed || !answers) ? shape("payload") : shape(isServed ? "request" : "response")
        target.sent = hasPayload && (!isServed || !answers) ? shape("payload") : shape(isServed ? "response" : "request")
        for position in operation.positions where position.part.isParameters && position.direction == .in {
            target.parameters.append((position.part, space.term(handle, position.shape)))
        }
        return target
    }
}

extension Contract {
    /// The operation that carries a message, in the wanted direction where there is one.
    fileprivate func operation(carrying message: Name, _ direction: Direction) -> Operation? {
        func carries(_ position: Position) -> Bool { position.part == .payload && position.message == message }
        return operations.first { $0.positions.contains { carries($0) && $0.direction == direction } }
            ?? operations.first { $0.positions.contains(where: carries) }
    }
}
