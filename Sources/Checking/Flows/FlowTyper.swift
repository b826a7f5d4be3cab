internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

/// Types one flow: follows its steps, keeps its pool of named shapes, and notes what it uses and what fails.
struct FlowTyper {
    let context: CheckContext
    var result: CheckedFlow
    var pool: [PoolShape] = []
    /// The rows of each mapping as they were typed in this flow, for what a later step sends.
    var rows: [Name: [String: MappedRow]] = [:]
    /// Conditions of the groups that the current step is in.
    var conditions: [String] = []
    private var whens: [Condition] = []
    var stepNumber = 0
    /// The interfaces that a document was sent to: a map may start from the types that it selects.
    var documents: Set<InterfaceRef> = []
    /// What maps would have made that could not be typed, since a contract that they are on cannot be read: that it is missing is no failure.
    var untypedShapes: Set<ShapeIdentity> = []
    var untypedNames: Set<Name> = []
    /// The shapes that some map, step or condition of the flow used.
    var usedShapes: Set<Name> = []
    private let flow: Flow
    /// What steps turned out to stand for, since maps ask for the steps that send what they make.
    private var targets: [(place: PlaceReference, verb: Verb, target: StepTarget)] = []

    var space: ShapeSpace { context.space }
    var resolver: PlaceResolver { PlaceResolver(context: context) }

    init(_ context: CheckContext, _ flow: Flow) {
        self.context = context
        self.flow = flow
        result = CheckedFlow(flow: flow)
    }

    mutating func check() -> CheckedFlow {
        take(flow.steps)
        closeUnstated()
        result.plan.pool = pool
        return result
    }

    private mutating func take(_ steps: [Step]) {
        for step in steps {
            stepNumber += 1
            let depth = conditions.count
            let outer = whens.count
            if let condition = step.when {
                useCondition(condition)
                conditions.append(condition.value.description)
                whens.append(condition.value)
            }
            if let each = step.each { usePath(each, at: step) }
            take(step)
            conditions.removeSubrange(depth...)
            whens.removeSubrange(outer...)
        }
    }

    private mutating func take(_ step: Step) {
        switch step.action {
        case .steps(let steps): take(steps)
        case .parallel(let steps): takeParallel(steps)
        case .map(let mapping): map(mapping, step)
        case .approve: return
        case .start(let flow): result.dependencies.insert(flow.value)
        case .receive(let place), .read(let place), .call(let place), .write(let place), .reply(let place):
            exchange(place, step)
        }
    }

    /// What runs at once is equally late.
    private mutating func takeParallel(_ steps: [Step]) {
        let number = stepNumber
        for step in steps {
            stepNumber = number
            take([step])
        }
        stepNumber = number + 1
    }

    /// Notes what the flow does with messages, under the conditions that it is in.
    mutating func note(_ action: FlowPlan.Action) {
        result.plan.actions.append((action, whens))
    }

    // MARK: Failures

    mutating func fail(_ failure: CheckFailure) {
        var failure = failure
        failure.condition = ([failure.condition].compactMap { $0 } + conditions).joined(separator: " and ").nonEmpty
        failure.trail.append(flow.ref.description)
        result.failures.append(failure)
    }

    mutating func use(_ use: PlaceUse) {
        result.interfaces.insert(use.interface)
        guard context.notesUses else { return }
        var use = use
        use.condition = conditions.joined(separator: " and ").nonEmpty
        use.trail.append(flow.ref.description)
        result.uses.append(use)
    }

    /// A place that the contract does not have: gone, or never there.
    mutating func failPlace(_ trouble: ResolutionTrouble, _ place: Located<PlaceReference>, _ step: Step) {
        guard case .interface(let interface) = place.value.owner else { return }
        result.interfaces.insert(interface)
        let label = place.value.description
        switch trouble {
        case .noContract, .unreadable: return
        case .unknownName(let name, let nearest):
            fail(
                CheckFailure(
                    "inventory/missing-capability", .breaks, .none, use: "\(step.verb.rawValue) \(label)",
                    hop: "\(step.verb.rawValue) \(label)", kind: "missing-place",
                    detail: "gone:\(name)", "the contract of \(interface) has no `\(name)`", at: place.span,
                    help: nearest.map { "did you mean `\($0)`?" },
                    trail: [label]))
        case .unknownPart(let part):
            fail(
                CheckFailure(
                    "inventory/missing-capability", .breaks, .none, use: "\(step.verb.rawValue) \(label)",
                    hop: "\(step.verb.rawValue) \(label)", kind: "missing-place",
                    detail: "gone:\(part)", "the contract of \(interface) has no `\(part)`", at: place.span, trail: [label]))
        }
    }

    // MARK: Conditions and paths of steps

    mutating func useCondition(_ condition: Located<Condition>) {
        for path in condition.value.paths ?? [] { usePath(Located(path, at: condition.span)) }
    }

    mutating func usePath(_ path: Located<FieldPath>, at step: Step? = nil) {
        guard let (index, rest) = poolShape(of: path.value) else { return }
        let shape = pool[index]
        usedShapes.insert(shape.name)
        _ = read(rest, in: shape, at: path.span, hop: step.map { hop(of: $0) } ?? "condition")
    }

    /// The shape in the pool that a path starts with, and the path inside it.
    func poolShape(of path: FieldPath) -> (index: Int, rest: FieldPath)? {
        guard case .field(let name)? = path.segments.first?.step, let index = pool.lastIndex(where: { $0.name == name }) else { return nil }
        var rest = Array(path.segments.dropFirst())
        if path.segments[0].isArray { rest.insert(PathSegment(.items), at: 0) }
        return (index, FieldPath(rest))
    }

    /// Reads a path of a shape whose value goes nowhere: the place must exist.
    mutating func read(_ path: FieldPath, in shape: PoolShape, at span: SourceSpan, hop: String) -> PathValue? {
        do throws(PathTrouble) {
            let found = try PathReader(space: space, direction: shape.direction).read(path, in: shape.term)
            if !context.isSketch, let interface = shape.interface, shape.maker == nil {
                var listed =
                    PlaceUse(
                        interface, .read, .listed, label: shape.label, path: path.withoutMarkers.description, isOptional: !found.isCertain,
                        span: span, term: found.term,
                        origins: found.places.compactMap { space.span(of: $0) }
                            + [space.span(of: space.place(of: found.term)), shape.origin].compactMap { $0 },
                        trail: ["\(shape.label).\(path.withoutMarkers)"])
                listed.dimensions = found.dimensions.count
                use(listed)
            }
            return found
        } catch {
            if shape.maker != nil, context.declares(shape.identity, path) { return nil }
            let place = "\(shape.label).\(path.withoutMarkers)"
            fail(
                CheckFailure(
                    "model/unknown-source-field", .breaks, .none, use: "read \(place)", hop: hop, kind: "missing-source",
                    detail: "gone:\(error.segment)",
                    "\(shape.label) has no field `\(error.segment)`", at: span, help: error.nearest.map { "did you mean `\($0)`?" },
                    related: space.span(of: error.place).map { [RelatedPlace("`\(error.segment)` is not declared here", at: $0)] } ?? [],
                    trail: [place],
                    origins: error.places.compactMap { space.span(of: $0) } + (space.span(of: error.place).map { [$0] } ?? [])))
            return nil
        }
    }

    /// What a step's place stands for.
    mutating func stepTarget(_ place: PlaceReference, _ verb: Verb) throws(ResolutionTrouble) -> StepTarget {
        if let known = targets.first(where: { $0.verb == verb && $0.place == place }) { return known.target }
        let target = try resolver.stepTarget(place, verb: verb)
        targets.append((place, verb, target))
        return target
    }

    func hop(of step: Step) -> String {
        step.target.map { "\(step.verb.rawValue) \($0.value)" } ?? step.verb.rawValue
    }
}

extension String {
    var nonEmpty: String? { isEmpty ? nil : self }
}
