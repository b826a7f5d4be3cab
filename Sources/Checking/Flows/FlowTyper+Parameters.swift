internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

/// What fills the parameters of a step's operation.
extension FlowTyper {
    /// Fills the parameters of a step from `with`, and notes those that are required and not filled.
    mutating func fillParameters(_ target: StepTarget, _ step: Step) {
        for entry in step.with ?? [] { fill(entry, target, step) }
        guard step.verb != .receive, step.verb != .reply else { return }
        let given = Set((step.with ?? []).map(\.key.value))
        for (part, term) in target.parameters {
            for field in space.normal(term).records.flatMap(\.fields) where field.isRequired && !given.contains(field.name) {
                let isSilent = step.with == nil || part == .headers || part == .cookies
                if isSilent, context.isSketch { continue }
                var failure = CheckFailure(
                    "model/unmapped-required", .breaks, .none, use: "write \(target.label)/\(part.word).\(field.name)", hop: hop(of: step),
                    kind: "missing-parameter", detail: "missing",
                    "the \(part.word) parameter `\(field.name)` of \(target.label) is required, and `with` does not fill it",
                    at: step.anchor.span,
                    help: "add `\(field.name)` to `with`",
                    related: space.span(of: field.place).map { [RelatedPlace("declared here", at: $0)] } ?? [],
                    trail: ["\(target.label)/\(part.word).\(field.name)"],
                    origins: [space.span(of: field.place), target.origin].compactMap { $0 })
                failure.isSilent = isSilent
                fail(failure)
            }
        }
    }

    private mutating func fill(_ entry: Entry<Located<FieldPath>>, _ target: StepTarget, _ step: Step) {
        var given: PathValue?
        var filled: (index: Int, path: FieldPath)?
        if let (index, rest) = poolShape(of: entry.value.value) {
            usedShapes.insert(pool[index].name)
            given = read(rest, in: pool[index], at: entry.value.span, hop: hop(of: step))
            filled = (index, rest)
        }
        let name = entry.key.value
        let candidates = target.parameters.flatMap { parameter in space.normal(parameter.term).records.compactMap { $0.field(name) } }
        let sent = target.sent.flatMap { sent in space.normal(sent.term).records.compactMap { $0.field(name) }.first }
        let received = target.received.flatMap { shape in
            try? PathReader(space: space, direction: .out).read(FieldPath([PathSegment(field: name)]), in: shape.term).field
        }
        guard let field = candidates.first ?? sent ?? received else {
            guard target.operation != nil else { return }
            let known = target.parameters.flatMap { space.normal($0.term).records.flatMap { $0.fields.map(\.name.text) } }
            fail(
                CheckFailure(
                    "model/unknown-target-field", .breaks, .none, use: "write \(target.label)/\(name)", hop: hop(of: step),
                    kind: "missing-parameter-place", detail: "gone:\(name)",
                    "\(target.label) takes no parameter `\(name)`", at: entry.key.span,
                    help: nearest(to: name.text, among: known).map { "did you mean `\($0)`?" },
                    trail: ["\(target.label).\(name)"], origins: [target.origin].compactMap { $0 }))
            return
        }
        use(
            PlaceUse(
                target.interface, .write, .listed, label: target.label, path: name.text, isOptional: !field.isRequired,
                span: entry.key.span, operation: target.operation?.name,
                term: field.term, origins: [space.span(of: field.place), target.origin].compactMap { $0 },
                trail: ["\(target.label).\(name)"]))
        if let given, candidates.first != nil {
            holdParameter(given, field, entry, target, step)
            if let (index, path) = filled, field.isRequired, !isStatedRequired(path, of: pool[index]) {
                holdPresence(given, field, entry, target, step)
            }
        }
        if let filled, candidates.first != nil {
            note(
                .fill(
                    FlowPlan.Fill(
                        index: filled.index, path: filled.path, field: field, profile: target.profile, label: target.label,
                        hop: "\(hop(of: step)) with \(name)")))
        }
    }

    private mutating func holdParameter(
        _ given: PathValue, _ field: FieldPart, _ entry: Entry<Located<FieldPath>>, _ target: StepTarget, _ step: Step
    ) {
        // Parameters are text on the wire: any scalar is written out.
        var rules = FitRules.delivery(to: target.profile)
        rules.textTakesScalars = true
        let relation = Relation(space: space, rules: rules)
        for found in relation.failures(given.term, field.isRequired ? field.term : space.nullable(field.term), limit: 4)
        where found.kind != .arrayForSingle {
            var failure = CheckFailure(
                found.fit == .none ? "model/type-mismatch" : "model/lossy-mapping", found.fit == .unknown ? .review : .breaks, found.fit,
                use: "read \(entry.value.value)",
                hop: "\(hop(of: step)) with \(field.name)", kind: found.kind.rawValue, detail: found.detail,
                "`\(entry.value.value)`, which fills `\(field.name)`, \(found.message)",
                at: entry.value.span, refused: found.refused, trail: ["\(target.label).\(field.name)"],
                origins: given.places.compactMap { space.span(of: $0) } + [space.span(of: field.place)].compactMap { $0 })
            failure.isSilent = found.kind == .unknown || found.kind == .mayBeNull
            fail(failure)
        }
    }

    /// A required parameter is not filled where its field is absent.
    private mutating func holdPresence(
        _ given: PathValue, _ field: FieldPart, _ entry: Entry<Located<FieldPath>>, _ target: StepTarget, _ step: Step
    ) {
        guard !given.isCertain, !given.isFree, given.dimensions.isEmpty, field.facets.defaultValue == nil else { return }
        var failure = CheckFailure(
            "model/optional-into-required", .breaks, .some, use: "read \(entry.value.value)", hop: "\(hop(of: step)) with \(field.name)",
            kind: FitFailureKind.mayBeAbsent.rawValue, detail: "absent",
            "`\(entry.value.value)`, which fills the required parameter `\(field.name)` of \(target.label), may be absent",
            at: entry.value.span,
            trail: ["\(target.label).\(field.name)"],
            origins: given.places.compactMap { space.span(of: $0) } + [space.span(of: field.place)].compactMap { $0 })
        failure.isSilent = true
        failure.isMild = given.isUnmarked
        fail(failure)
    }

    private func isStatedRequired(_ path: FieldPath, of shape: PoolShape) -> Bool {
        guard let interface = shape.interface, shape.maker == nil else { return false }
        return context.statedFacts(shape.label, path, interface)?.required?.value == true
    }
}
