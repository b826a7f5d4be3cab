internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

/// What reading a path gives.
enum ReadOutcome {
    case value(TypedValue)
    /// The shape declares it, and nothing earlier in the flow makes it.
    case neverMade
    case gone(PathTrouble)
}

extension MappingTyper {
    /// Reads a path in a source and notes the use.
    mutating func read(_ path: FieldPath, in shape: PoolShape, at span: SourceSpan, manner: PlaceUse.Manner) -> ReadOutcome {
        let reader = PathReader(space: space, direction: shape.direction)
        let found: PathValue
        do throws(PathTrouble) {
            found = try reader.read(path, in: shape.term)
        } catch {
            return shape.maker != nil && context.declares(shape.identity, path) ? .neverMade : .gone(error)
        }
        var value = TypedValue(space.normal(found.term), isOptional: !found.isCertain)
        value.dimensions = found.dimensions
        value.isUnmarked = found.isUnmarked
        if let interface = shape.interface, shape.maker == nil, context.statedFacts(shape.label, path, interface)?.required?.value == true {
            value.isOptional = false
        }
        if !shape.annotations.isEmpty, let known = shape.annotations[path.withoutMarkers.description] {
            (value.trail, value.origins, value.facts) = (known.trail, known.origins, known.facts)
        } else if shape.maker != nil, let known = shape.nearestAnnotation(to: path) {
            (value.trail, value.origins) = (known.trail, known.origins)
        } else {
            if !context.isSketch {
                value.trail = [path.isEmpty ? shape.label : "\(shape.label).\(path.withoutMarkers)"]
                value.origins =
                    found.places.compactMap { space.span(of: $0) }
                    + [space.span(of: space.place(of: found.term)), shape.origin].compactMap { $0 }
            }
            value.facts = context.facts(of: shape.label, path, found, shape.interface, shape.identity)
            narrowToCodes(&value, shape, path)
        }
        if context.notesUses, let interface = shape.interface, shape.maker == nil {
            var use = PlaceUse(
                interface, .read, manner, label: shape.label, path: path.withoutMarkers.description, isOptional: !found.isCertain,
                span: span, term: found.term,
                origins: value.origins,
                trail: value.trail + [hop])
            use.facts = value.facts
            use.dimensions = found.dimensions.count
            uses.append(use)
        }
        return .value(value)
    }

    /// A stated code list of a place that its contract leaves as plain text.
    private func narrowToCodes(_ value: inout TypedValue, _ shape: PoolShape, _ path: FieldPath) {
        guard let interface = shape.interface, let codes = context.codes(of: shape.label, path, interface),
            LookupTyper.codes(value.normal) == nil
        else { return }
        let hadNull = value.normal.hasNull
        value.normal = Normal(texts: [TextPart(values: codes)])
        value.normal.hasNull = hadNull
    }

    /// Notes reads that fill nothing: conditions, joins, what code reads.
    mutating func usePaths(_ paths: [Located<FieldPath>], manner: PlaceUse.Manner = .listed) {
        for path in paths {
            guard let (shape, rest) = source(of: path.value) else { continue }
            if case .gone(let trouble) = read(rest, in: shape, at: path.span, manner: manner) {
                let place = "\(shape.label).\(path.value.withoutMarkers)"
                failures.append(
                    CheckFailure(
                        "model/unknown-source-field", .breaks, .none, use: "read \(place)", hop: hop, kind: "missing-source",
                        detail: "gone:\(trouble.segment)",
                        "\(shape.label) has no field `\(trouble.segment)`", at: path.span,
                        help: trouble.nearest.map { "did you mean `\($0)`?" },
                        related: space.span(of: trouble.place).map { [RelatedPlace("`\(trouble.segment)` is not declared here", at: $0)] }
                            ?? [],
                        trail: [place, hop],
                        origins: trouble.places.compactMap { space.span(of: $0) } + (space.span(of: trouble.place).map { [$0] } ?? [])))
            }
        }
    }

    mutating func useCondition(_ condition: Located<Condition>) {
        guard let paths = condition.value.paths else { return useEverything(condition.span) }
        let isOpaque = if case .expression = condition.value { true } else { false }
        usePaths(paths.map { Located($0, at: condition.span) }, manner: isOpaque ? .opaque : .listed)
    }

    /// Code that does not say what it reads may read the whole source.
    mutating func useEverything(_ span: SourceSpan) {
        for source in sources {
            guard let interface = source.shape.interface, source.shape.maker == nil else { continue }
            uses.append(
                PlaceUse(
                    interface, .read, .opaque, label: source.shape.label, path: "", span: span, term: source.shape.term,
                    origins: [source.shape.origin].compactMap { $0 }, trail: [source.shape.label, hop]))
        }
    }
}

extension PoolShape {
    /// What is known of the field that a deeper or shallower path lies in.
    func nearestAnnotation(to path: FieldPath) -> Annotation? {
        let key = path.withoutMarkers.description
        return annotations.keys.sorted().first { key.hasPrefix($0 + ".") || $0.hasPrefix(key + ".") }.flatMap { annotations[$0] }
    }
}
