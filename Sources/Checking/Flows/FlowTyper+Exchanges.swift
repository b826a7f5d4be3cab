internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

extension FlowTyper {
    /// A step that gets something from an interface, sends something to it, or both.
    mutating func exchange(_ place: Located<PlaceReference>, _ step: Step) {
        guard case .interface(let interface) = place.value.owner else { return }
        result.interfaces.insert(interface)
        if let document = step.document { return takeDocument(document, interface, place, step) }
        let target: StepTarget
        do {
            target = try stepTarget(place.value, step.verb)
        } catch {
            return failPlace(error, place, step)
        }
        if !context.isSketch {
            use(
                PlaceUse(
                    interface, .exists, .listed, label: target.label, path: "", span: place.span, operation: target.operation?.name,
                    origins: [target.origin].compactMap { $0 },
                    trail: [target.label]))
        }
        fillParameters(target, step)
        if step.verb.sends, let sent = target.sent { send(sent, target, step) }
        if step.verb.gets, let received = target.received { get(received, target, step) }
    }

    // MARK: What comes in

    private mutating func get(_ received: (term: Term, identity: ShapeIdentity, label: String), _ target: StepTarget, _ step: Step) {
        let isRequest = step.verb == .receive && target.operation != nil && received.label.hasSuffix("/request")
        var shape = PoolShape(
            name: step.as?.value ?? Name(step.target?.value.description ?? received.label), identity: received.identity,
            label: shownLabel(received, target), term: received.term,
            direction: isRequest ? Direction.in : Direction.out, interface: target.interface, origin: target.origin)
        shape.step = stepNumber
        pool.append(shape)
        note(.get(pool.count - 1))
        switch step.reads {
        case .paths(let paths)?:
            usedShapes.insert(shape.name)
            for path in paths { _ = read(path.value, in: shape, at: path.span, hop: hop(of: step)) }
        case .all(let anchor)?:
            usedShapes.insert(shape.name)
            useAll(shape, .read, anchor.span)
        case .mapped?, nil: break
        }
    }

    /// What a type is called, rather than the operation that brings it.
    private func shownLabel(_ shape: (term: Term, identity: ShapeIdentity, label: String), _ target: StepTarget) -> String {
        if case .type(let interface, let name) = shape.identity {
            return space[target.contract].types.contains { $0.kind == .root && $0.name == name }
                ? interface.description : "\(interface)#\(resolver.shownName(of: name, interface))"
        }
        return shape.label
    }

    private mutating func useAll(_ shape: PoolShape, _ access: PlaceUse.Access, _ span: SourceSpan) {
        guard let interface = shape.interface else { return }
        use(
            PlaceUse(
                interface, access, .all, label: shape.label, path: "", span: span, term: shape.term,
                origins: [shape.origin].compactMap { $0 }, trail: [shape.label]))
    }

    // MARK: What goes out

    private mutating func send(_ sent: (term: Term, identity: ShapeIdentity, label: String), _ target: StepTarget, _ step: Step) {
        let delivery = MappingTarget(
            identity: sent.identity, label: shownLabel(sent, target), term: sent.term, profile: target.profile,
            takesViolations: context.takesViolations(target.interface),
            interface: target.interface, origin: target.origin)
        if let index = body(sent.identity, target, step) {
            usedShapes.insert(pool[index].name)
            deliver(index, delivery, target, step)
        } else {
            sendUnmapped(delivery, target, step)
        }
    }

    /// The shape in the pool that a step sends.
    private mutating func body(_ identity: ShapeIdentity, _ target: StepTarget, _ step: Step) -> Int? {
        if let name = step.body {
            if let index = pool.lastIndex(where: { $0.name == name.value }) { return index }
            if untypedNames.contains(name.value) { return nil }
            failStep("body:\(name.value)", "no earlier step makes or brings `\(name.value)`", step, at: name.span)
            return nil
        }
        let made = pool.indices.filter { pool[$0].maker != nil && pool[$0].identity == identity }
        if let last = made.last {
            let equallyLate = made.filter { pool[$0].step == pool[last].step }
            if equallyLate.count > 1 {
                failStep("ambiguous-body", "several equally late shapes could be sent; name one with `body`", step, at: step.anchor.span)
            }
            return last
        }
        if let same = pool.lastIndex(where: { $0.identity == identity && $0.interface != nil }) { return same }
        return pool.lastIndex { $0.maker != nil && $0.identity.interface == target.interface && $0.interface == target.interface }
    }

    private mutating func failStep(_ kind: String, _ message: String, _ step: Step, at span: SourceSpan) {
        fail(
            CheckFailure(
                "model/step-does-not-fit", .breaks, .none, use: hop(of: step), hop: hop(of: step), kind: kind, detail: kind, message,
                at: span, trail: [hop(of: step)]))
    }

    private mutating func deliver(_ index: Int, _ delivery: MappingTarget, _ target: StepTarget, _ step: Step) {
        let shape = pool[index]
        let mapping = shape.maker.flatMap { context.estate.mappings[$0] }
        note(.send(FlowPlan.Send(index: index, target: delivery, label: target.label, hop: mapping?.ref.description ?? hop(of: step))))
        let check = DeliveryCheck(
            context: context, rows: shape.maker.flatMap { rows[$0] } ?? [:], mapping: mapping, step: (hop(of: step), step.anchor.span))
        let isSame = shape.term == delivery.term
        let isGuess = untypedShapes.contains(shape.identity) && shape.maker != nil
        for var failure in isSame ? [] : check.failures(shape.term, delivery) where !isGuess || failure.isOfTarget {
            failure.trail.append(target.label)
            if let origin = target.origin { failure.related.append(RelatedPlace("\(step.verb.rawValue) \(target.label)", at: origin)) }
            fail(failure)
        }
        if mapping == nil { useAll(shape, .read, step.anchor.span) }
        for (path, row) in shape.maker.flatMap({ rows[$0] })?.sorted(by: { $0.key < $1.key }) ?? [] {
            useWritten(path, row, delivery, target)
        }
        if case .paths(let paths)? = step.writes { useListed(paths, delivery, step) }
    }

    /// Notes that a row's target is written.
    private mutating func useWritten(_ path: String, _ row: MappedRow, _ delivery: MappingTarget, _ target: StepTarget) {
        guard context.notesUses, let interface = delivery.interface else { return }
        let found = (try? FieldPath(parsing: path)).flatMap { try? PathReader(space: space, direction: .in).read($0, in: delivery.term) }
        use(
            PlaceUse(
                interface, .write, .mapped, label: delivery.label, path: path, span: row.span, operation: target.operation?.name,
                term: found?.term,
                origins: (found?.places ?? []).compactMap { space.span(of: $0) } + [target.origin].compactMap { $0 },
                trail: row.trail + ["\(delivery.label).\(path)"]))
    }

    private mutating func useListed(_ paths: [Located<FieldPath>], _ delivery: MappingTarget, _ step: Step) {
        guard let interface = delivery.interface else { return }
        for path in paths {
            let place = "\(delivery.label).\(path.value.withoutMarkers)"
            do {
                let found = try PathReader(space: space, direction: .in).read(path.value, in: delivery.term)
                use(
                    PlaceUse(
                        interface, .write, .listed, label: delivery.label, path: path.value.withoutMarkers.description, span: path.span,
                        term: found.term,
                        origins: found.places.compactMap { space.span(of: $0) }, trail: [place]))
            } catch {
                let isDropped = error.place.map { space.isOpenRecord(at: $0) } ?? false || delivery.profile.unknownFields != .reject
                fail(
                    CheckFailure(
                        "model/unknown-target-field", isDropped ? .corrupts : .breaks, .none, use: "write \(place)", hop: hop(of: step),
                        kind: "missing-target", detail: "gone:\(error.segment)",
                        "\(delivery.label) has no field `\(error.segment)`", at: path.span,
                        help: error.nearest.map { "did you mean `\($0)`?" },
                        related: space.span(of: error.place).map { [RelatedPlace("`\(error.segment)` is not declared here", at: $0)] }
                            ?? [], trail: [place],
                        origins: error.places.compactMap { space.span(of: $0) } + (space.span(of: error.place).map { [$0] } ?? [])))
            }
        }
    }

    /// A step without a map: what it lists is sent, or all, or nobody says what.
    private mutating func sendUnmapped(_ delivery: MappingTarget, _ target: StepTarget, _ step: Step) {
        guard let interface = delivery.interface else { return }
        var listed: [Located<FieldPath>] = []
        switch step.writes {
        case .paths(let paths)?:
            listed = paths
            useListed(paths, delivery, step)
        case .all(let anchor)?:
            use(
                PlaceUse(
                    interface, .write, .all, label: delivery.label, path: "", span: anchor.span, operation: target.operation?.name,
                    term: delivery.term,
                    origins: [target.origin].compactMap { $0 }, trail: [delivery.label]))
            return
        case .mapped?, nil:
            use(
                PlaceUse(
                    interface, .write, .unstated, label: delivery.label, path: "", span: step.anchor.span,
                    operation: target.operation?.name, term: delivery.term,
                    origins: [target.origin].compactMap { $0 }, trail: [delivery.label]))
        }
        guard !untypedShapes.contains(delivery.identity) else { return }
        noteUnfilled(
            delivery.term, [], Set(listed.map { $0.value.withoutMarkers.description } + (step.with ?? []).map(\.key.value.text)), delivery,
            step, depth: 0)
    }

    /// Required inputs that nothing is said to fill. On their own they only say that the specs leave out what is sent; one that is new breaks the step.
    private mutating func noteUnfilled(
        _ term: Term, _ path: [Name], _ filled: Set<String>, _ delivery: MappingTarget, _ step: Step, depth: Int
    ) {
        // All of it is silent.
        guard depth < 8, !context.isSketch else { return }
        let normal = space.normal(term)
        guard normal.records.count == 1 else { return }
        for field in normal.records[0].fields where field.isRequired && field.exists(.in) && !field.facets.flags.contains(.serverFilled) {
            if delivery.profile.fillsDefaults, field.facets.defaultValue != nil { continue }
            if !delivery.profile.hasTypedScalars, space.normal(field.term).isSingleValue { continue }
            let names = path + [field.name]
            let text = names.map(pathText).joined(separator: ".")
            if filled.contains(text) { continue }
            if filled.contains(where: { $0.hasPrefix(text + ".") }) {
                noteUnfilled(field.term, names, filled, delivery, step, depth: depth + 1)
                continue
            }
            var failure = CheckFailure(
                "model/unmapped-required", .breaks, .none, use: "write \(delivery.label).\(text)", hop: hop(of: step), kind: "missing",
                detail: "missing",
                "`\(field.name)` of \(delivery.label) is required, and nothing fills it", at: step.anchor.span,
                help: "fill it with a map, or list it under `writes`",
                related: space.span(of: field.place).map { [RelatedPlace("declared here", at: $0)] } ?? [],
                trail: ["\(delivery.label).\(text)"],
                origins: [space.span(of: field.place), delivery.origin].compactMap { $0 })
            failure.isSilent = true
            fail(failure)
        }
    }

    // MARK: At the end

    /// Shapes that came in and that nobody used: the operation exists, and that is all that is known.
    mutating func closeUnstated() {
        for shape in pool where shape.interface != nil && shape.maker == nil && !usedShapes.contains(shape.name) {
            guard let interface = shape.interface else { continue }
            use(
                PlaceUse(
                    interface, .read, .unstated, label: shape.label, path: "", span: shape.origin, term: shape.term,
                    origins: [shape.origin].compactMap { $0 }, trail: [shape.label]))
        }
    }
}

extension Verb {
    /// Whether the flow sends something with the step.
    var sends: Bool { self == .call || self == .write || self == .reply }
    /// Whether the flow gets something.
    var gets: Bool { self == .receive || self == .read || self == .call }
}
