internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

extension FlowTyper {
    /// Takes a map's sources from the pool, types it, and puts what it makes into the pool.
    mutating func map(_ reference: Located<EntityRef>, _ step: Step) {
        guard let mapping = context.estate.mappings[reference.value.name] else { return }
        result.dependencies.insert(mapping.ref)
        for row in mapping.fields ?? [] {
            if case .codes(let codes, _, _)? = row.lookup?.value { result.dependencies.insert(codes.value) }
        }
        var sources: [(name: Name?, shape: PoolShape)] = []
        for source in mapping.from {
            guard let shape = self.source(source, mapping, step) else { return skip(mapping, step) }
            sources.append((source.as?.value, shape))
        }
        guard let target = target(of: mapping, step) else { return skip(mapping, step) }
        if case .entity(let name) = target.identity { result.dependencies.insert(EntityRef(.entity, name)) }
        var typer = MappingTyper(context, mapping, sources: sources, target: target)
        let isHeld = !isSentLater(target.identity, mapping)
        let made =
            if let typed = context.known(for: typer) { isHeld ? typer.held(typed) : typed } else { typer.run(holdsAgainstTarget: isHeld) }
        // Of a source that nobody knows only the declaration is held against the target; what its values would fail is not known.
        let isGuess = sources.contains { untypedShapes.contains($0.shape.identity) }
        for failure in made.failures where !isGuess || failure.isOfTarget { fail(failure) }
        if isGuess { untypedShapes.insert(target.identity) }
        for source in sources {
            if let interface = source.shape.interface { result.interfaces.insert(interface) }
        }
        for found in made.uses { use(found) }
        result.lookups += isGuess ? made.lookups.map { LookupArrival(row: $0.row, codes: nil) } : made.lookups
        rows[mapping.name] = made.rows
        var shape = made.made
        shape.name = step.as?.value ?? shape.name
        shape.step = stepNumber
        shape.origin = mapping.anchor.span
        pool.append(shape)
        note(
            .map(
                FlowPlan.Map(
                    mapping: mapping, sources: sources, target: target, isHeld: isHeld, made: pool.count - 1
                )))
    }

    /// A map that cannot be typed still uses its interfaces, and still makes something, though nobody knows what.
    private mutating func skip(_ mapping: Mapping, _ step: Step) {
        if let target = try? context.target(of: mapping.to.value, resolver) { untypedShapes.insert(target.identity) }
        if let name = step.as { untypedNames.insert(name.value) }
        for place in mapping.from.map(\.shape) + [mapping.to] {
            if let interface = place.value.interface { result.interfaces.insert(interface) }
            if let entity = place.value.entity { result.dependencies.insert(entity) }
        }
    }

    /// The shape that a map's source is taken from.
    private mutating func source(_ source: MappingSource, _ mapping: Mapping, _ step: Step) -> PoolShape? {
        let resolution: Resolution
        do {
            resolution = try resolver.resolve(source.shape.value)
        } catch {
            failPlace(error, source.shape, step)
            return nil
        }
        if case .entity(let name) = resolution.identity { result.dependencies.insert(EntityRef(.entity, name)) }
        if let name = source.as?.value, let index = pool.lastIndex(where: { $0.name == name && $0.identity == resolution.identity }) {
            return taken(index, resolution.path)
        }
        let candidates = pool.indices.filter { pool[$0].identity == resolution.identity }
        if let last = candidates.last {
            let equallyLate = candidates.filter { pool[$0].step == pool[last].step && pool[$0].name != pool[last].name }
            if !equallyLate.isEmpty { failAmbiguous(equallyLate + [last], mapping, step) }
            return taken(last, resolution.path)
        }
        if let inside = containing(resolution) { return inside }
        if let interface = resolution.interface, documents.contains(interface) { return declared(resolution) }
        if untypedShapes.contains(resolution.identity) { return declared(resolution) }
        fail(
            CheckFailure(
                "model/source-not-in-flow", .breaks, .none, use: "map \(source.shape.value)", hop: mapping.ref.description,
                kind: "source-not-in-flow",
                detail: source.shape.value.description,
                "\(mapping.ref) starts from \(source.shape.value), which no earlier step of the flow brings", at: step.anchor.span,
                help: "add a step that receives, reads or maps it, before this one",
                trail: [source.shape.value.description, mapping.ref.description]))
        return declared(resolution)
    }

    /// What a reference declares, where nothing in the pool stands for it.
    private func declared(_ resolution: Resolution) -> PoolShape {
        PoolShape(
            name: Name(resolution.label), identity: resolution.identity, label: resolution.label, term: resolution.term,
            direction: resolution.direction ?? (resolution.interface == nil ? nil : .out), interface: resolution.interface,
            origin: resolution.origin)
    }

    private mutating func taken(_ index: Int, _ path: FieldPath) -> PoolShape {
        usedShapes.insert(pool[index].name)
        var shape = pool[index]
        shape.taken = (index, FieldPath([]))
        guard !path.isEmpty, let inner = try? PathReader(space: space, direction: pool[index].direction).read(path, in: pool[index].term)
        else { return shape }
        shape.taken = (index, path)
        shape.term = inner.term
        shape.label += ".\(path.withoutMarkers)"
        return shape
    }

    /// The wanted type inside a list or an envelope that a step brought: the map then runs for each of them.
    private mutating func containing(_ resolution: Resolution) -> PoolShape? {
        guard case .type(let interface, let wanted) = resolution.identity else { return nil }
        for index in pool.indices.reversed() where pool[index].interface == interface && pool[index].maker == nil {
            guard let term = find(wanted, in: pool[index].term, depth: 0) else { continue }
            usedShapes.insert(pool[index].name)
            var shape = pool[index]
            shape.term = term
            shape.label = resolution.label
            shape.identity = resolution.identity
            return shape
        }
        return nil
    }

    private func find(_ wanted: Name, in term: Term, depth: Int) -> Term? {
        if space.typeName(of: term) == wanted { return term }
        guard depth < 4 else { return nil }
        let normal = space.normal(term)
        if normal.records.contains(where: { $0.typeName == wanted }) { return term }
        for array in normal.arrays {
            if let items = array.items, let found = find(wanted, in: items, depth: depth + 1) { return found }
        }
        for record in normal.records {
            for field in record.fields {
                if let found = find(wanted, in: field.term, depth: depth + 1) { return found }
            }
        }
        return nil
    }

    private mutating func failAmbiguous(_ candidates: [Int], _ mapping: Mapping, _ step: Step) {
        let names = candidates.map { pool[$0].name.text }.sorted().joined(separator: ", ")
        fail(
            CheckFailure(
                "model/source-not-in-flow", .breaks, .none, use: "map \(mapping.ref)", hop: mapping.ref.description,
                kind: "ambiguous-source", detail: names,
                "\(mapping.ref) could start from several equally late shapes: \(names)", at: step.anchor.span,
                help: "name the one that is meant in the mapping's `from` with `as`"))
    }

    // MARK: Targets

    private mutating func target(of mapping: Mapping, _ step: Step) -> MappingTarget? {
        do {
            return try context.target(of: mapping.to.value, resolver)
        } catch {
            failPlace(error, mapping.to, step)
            return nil
        }
    }

    /// Whether a later step of the flow sends what a map makes; it is then held against that operation.
    private mutating func isSentLater(_ identity: ShapeIdentity, _ mapping: Mapping) -> Bool {
        guard let interface = identity.interface else { return false }
        for (place, verb) in context.sendingSteps(of: result.flow) where place.interface == interface {
            if let target = try? stepTarget(place, verb), let sent = target.sent, sent.identity == identity { return true }
        }
        return false
    }
}

extension CheckContext {
    /// What a mapping's target is.
    func target(of place: PlaceReference, _ resolver: PlaceResolver) throws(ResolutionTrouble) -> MappingTarget {
        let resolution = try resolver.resolve(place, isTarget: true)
        var term = resolution.term
        var label = resolution.label
        if !resolution.path.isEmpty {
            do {
                term = try PathReader(space: space, direction: nil).read(resolution.path, in: term).term
                label += ".\(resolution.path.withoutMarkers)"
            } catch {
                throw .unknownName("\(resolution.path)", nearest: error.nearest)
            }
        }
        return MappingTarget(
            identity: resolution.identity, label: label, term: term, profile: profile(of: resolution.interface),
            takesViolations: takesViolations(resolution.interface),
            interface: resolution.interface, origin: resolution.origin)
    }

    /// The places that a flow sends to, in order.
    func sendingSteps(of flow: Flow) -> [(place: PlaceReference, verb: Verb)] {
        var found: [(PlaceReference, Verb)] = []
        func walk(_ steps: [Step]) {
            for step in steps {
                switch step.action {
                case .call(let place), .write(let place), .reply(let place): found.append((place.value, step.verb))
                default: walk(step.nested)
                }
            }
        }
        walk(flow.steps)
        return found
    }
}

extension CheckFailure {
    /// Whether it fails whatever the source's values are: a target that is not there, or that must be filled and is not.
    var isOfTarget: Bool { identity.kind == "missing-target" || identity.kind == "missing" }
}
