internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

/// Where a row's target is, in the target's shape.
struct TargetPlace {
    var value: PathValue
    /// What it takes.
    var normal: Normal
    /// For each segment of the path, whether the target has an array there.
    var arrays: [Bool]
}

extension MappingTyper {
    /// What a row gives, with what is wrong on the way noted.
    mutating func value(of row: MappingRow, target: Normal) -> TypedValue {
        switch row.source {
        case .value(let constant):
            var value = TypedValue(ConstantTyper.normal(constant.value.text, like: target), isOptional: false)
            value.trail = ["`\(constant.value.text)`", hop]
            return value
        case .expression:
            if let reads = row.reads { usePaths(reads, manner: .opaque) } else { useEverything(row.anchor.span) }
            var value = TypedValue(target, isOptional: false)
            value.isTrusted = true
            value.trail = [hop]
            return value
        case .paths(let paths):
            return value(of: paths, row: row, target: target)
        }
    }

    private mutating func value(of paths: [Located<FieldPath>], row: MappingRow, target: Normal) -> TypedValue {
        let isForgiving = row.isForgiving
        let known = uses.count
        let parts = paths.map { part($0, row: row, isForgiving: isForgiving) }
        for index in known..<uses.count { uses[index].converted = row.converted }
        var typer = TransformTyper(space: space, target: target)
        var value = typer.apply(row.transform.map(\.value), to: parts)
        var troubles = typer.troubles
        if row.lookup != nil {
            let codes = value.isNeverThere ? [] : value.isTrusted ? nil : LookupTyper.codes(value.normal)
            lookups.append(LookupArrival(row: row.anchor.span, codes: codes.map(Set.init)))
        }
        if let lookup = row.lookup, !value.isNeverThere {
            value = context.lookups.apply(lookup.value, otherwise: row.otherwise?.value, to: value, target: target, &troubles)
            if case .codes(let codes, _, _) = lookup.value { context.depend(on: codes.value, at: codes.span, &value.origins) }
        }
        if !context.isSketch { value.trail.append(hop) }
        for trouble in troubles { note(trouble, row, value) }
        return value
    }

    private mutating func note(_ trouble: TransformTrouble, _ row: MappingRow, _ value: TypedValue) {
        let rule: RuleID =
            switch trouble.kind {
            case "lookup", "otherwise", "omitted": "model/incomplete-lookup"
            case "unit-mismatch", "currency-mismatch", "time zone-mismatch", "scale-mismatch": "model/unit-mismatch"
            default: trouble.fit == .none ? "model/type-mismatch" : "model/lossy-mapping"
            }
        let text = sourceWords(row)
        var failure = CheckFailure(
            rule, trouble.effect, trouble.fit, use: failureUse(row), hop: "\(hop).\(row.to.value.withoutMarkers)", kind: trouble.kind,
            detail: trouble.detail,
            "\(text) \(trouble.message)", at: row.anchor.span, refused: trouble.refused, trail: value.trail + [trailMark(row.to.value)],
            origins: value.origins)
        failure.condition = row.when?.value.description
        failure.isSilent = trouble.kind == "defaulted" || (trouble.kind == "convert" && trouble.effect == .review)
        failures.append(failure)
    }

    func failureUse(_ row: MappingRow) -> String {
        if case .paths(let paths) = row.source { return "read " + paths.map { sourceText($0.value) }.joined(separator: ", ") }
        return "row"
    }

    func sourceWords(_ row: MappingRow) -> String {
        if case .paths(let paths) = row.source { return paths.map { "`\($0.value)`" }.joined(separator: " or ") }
        return "the value"
    }

    /// One source field as it arrives.
    private mutating func part(_ path: Located<FieldPath>, row: MappingRow, isForgiving: Bool) -> TypedValue {
        guard let (shape, rest) = source(of: path.value) else {
            let names = sources.compactMap { $0.name?.text }.joined(separator: ", ")
            failures.append(
                CheckFailure(
                    "model/unknown-source-field", .breaks, .none, use: "read \(path.value)", hop: "\(hop).\(row.to.value.withoutMarkers)",
                    kind: "unknown-source",
                    detail: "source", "`\(path.value)` does not start with one of the mapping's sources (\(names))", at: path.span,
                    help: "start the path with the name of its source"))
            return .absent
        }
        switch read(rest, in: shape, at: path.span, manner: row.isOpaque ? .opaque : .mapped) {
        case .value(let value): return assumed(arranged(value, at: path.value), at: path.value, row)
        case .neverMade: return .absent
        case .gone(let trouble):
            missing(path, trouble, shape, row, isForgiving: isForgiving)
            return .absent
        }
    }

    private mutating func missing(
        _ path: Located<FieldPath>, _ trouble: PathTrouble, _ shape: PoolShape, _ row: MappingRow, isForgiving: Bool
    ) {
        let place = "\(shape.label).\(path.value.withoutMarkers)"
        let effect: Effect = isForgiving ? .corrupts : .breaks
        let related = space.span(of: trouble.place).map { [RelatedPlace("`\(trouble.segment)` is not declared here", at: $0)] } ?? []
        let message =
            trouble.isOtherDirection
            ? "`\(trouble.segment)` is never sent by \(shape.label): it is write-only"
            : "\(shape.label) has no field `\(trouble.segment)`\(isForgiving ? "; its default takes its place" : "")"
        var failure = CheckFailure(
            "model/unknown-source-field", effect, .none, use: "read \(place)", hop: "\(hop).\(row.to.value.withoutMarkers)",
            kind: "missing-source",
            detail: "gone:\(trouble.segment)", message, at: path.span, help: trouble.nearest.map { "did you mean `\($0)`?" },
            related: related,
            trail: [place, hop, trailMark(row.to.value)],
            origins: trouble.places.compactMap { space.span(of: $0) } + (space.span(of: trouble.place).map { [$0] } ?? []))
        failure.condition = row.when?.value.description
        failures.append(failure)
    }

    // MARK: The target

    /// Finds a row's target; nil, with a failure, where the target has no such field.
    mutating func targetPlace(_ path: FieldPath, _ row: MappingRow) -> TargetPlace? {
        if isTargetFree {
            return TargetPlace(value: PathValue(term: ShapeSpace.anyTerm), normal: space.normal(ShapeSpace.anyTerm), arrays: [])
        }
        let reader = PathReader(space: space, direction: target.interface == nil ? nil : .in)
        do {
            let value = try reader.read(path, in: target.term)
            let normal = space.normal(value.term)
            return TargetPlace(value: value, normal: normal, arrays: arrays(path, value, normal))
        } catch {
            unknownTarget(path, error, row)
            return nil
        }
    }

    /// For each segment of a path, whether the target has an array there.
    private func arrays(_ path: FieldPath, _ value: PathValue, _ normal: Normal) -> [Bool] {
        var arrays = [Bool](repeating: false, count: path.segments.count)
        if !value.dimensions.isEmpty {
            var walked = ""
            for (index, segment) in path.segments.enumerated() {
                walked += (walked.isEmpty ? "" : ".") + PathSegment(segment.step).description
                arrays[index] = value.dimensions.contains { $0.key == walked }
            }
        }
        // An array at the path's own end is filled as a whole, or item by item.
        if let last = arrays.indices.last, !arrays[last], normal.isArrayOnly { arrays[last] = true }
        return arrays
    }

    private mutating func unknownTarget(_ path: FieldPath, _ trouble: PathTrouble, _ row: MappingRow) {
        let sources: [String] = if case .paths(let paths) = row.source { paths.prefix(1).map { sourceText($0.value) } } else { [] }
        let place = "\(target.label).\(path.withoutMarkers)"
        let effect: Effect = target.profile.unknownFields == .reject && !isOpen(trouble) ? .breaks : .corrupts
        let why =
            trouble.isOtherDirection
            ? "is read-only" : effect == .breaks ? "is not declared, and nothing undeclared is accepted" : "is not declared, and is dropped"
        failures.append(
            CheckFailure(
                "model/unknown-target-field", effect, .none, use: "write \(place)", hop: "\(hop).\(path.withoutMarkers)",
                kind: "missing-target",
                detail: "gone:\(trouble.segment)", "`\(trouble.segment)` of \(target.label) \(why)", at: row.to.span,
                help: trouble.nearest.map { "did you mean `\($0)`?" },
                related: space.span(of: trouble.place).map { [RelatedPlace("the record that does not have it", at: $0)] } ?? [],
                trail: sources + [hop, place],
                origins: trouble.places.compactMap { space.span(of: $0) } + (space.span(of: trouble.place).map { [$0] } ?? [])))
    }

    /// Whether the record that lacks the field takes undeclared ones.
    private func isOpen(_ trouble: PathTrouble) -> Bool {
        guard let place = trouble.place else { return false }
        return space.isOpenRecord(at: place)
    }

    /// Holds the levels of repetition on both sides against each other.
    mutating func pair(_ row: MappingRow, _ place: TargetPlace, _ value: inout TypedValue) {
        guard !value.isNeverThere, !value.isTrusted else { return }
        let wanted = place.arrays.filter { $0 }.count
        if value.normal.isArrayOnly, place.arrays.last == false, value.dimensions.count < wanted, let array = value.normal.arrays.first {
            // A list of values into a list of objects: item by item.
            let key = "\(failureUse(row))[]"
            value.dimensions.append(
                Dimension(
                    key: key, minItems: array.minItems, maxItems: array.effectiveMaximum,
                    isCertain: !value.isOptional && !value.normal.hasNull))
            value.normal = array.items.map(space.normal) ?? .never
        }
        let isWholeArray = value.normal.isArrayOnly && place.arrays.last == true
        let given = value.dimensions.count + (isWholeArray ? 1 : 0)
        guard given > wanted else { return }
        failures.append(
            CheckFailure(
                "model/type-mismatch", .breaks, .none, use: failureUse(row), hop: "\(hop).\(row.to.value.withoutMarkers)",
                kind: "array-for-single",
                detail: "dimensions:\(given)>\(wanted)", "\(sourceWords(row)) is a list where `\(row.to.value)` holds one value",
                at: row.anchor.span,
                help: "say which one: add `first`, `last`, `count`, `sum`, `join(...)`, or pick one with a predicate", trail: value.trail,
                origins: value.origins))
        value.dimensions.removeLast(min(value.dimensions.count, given - wanted))
    }

    /// Units, currency, tax, time zone and scale must be equal where both sides state them.
    mutating func compareFacts(_ value: TypedValue, _ place: TargetPlace, _ row: MappingRow) {
        guard !value.isNeverThere, !value.isTrusted, case .paths = row.source else { return }
        let wanted = context.facts(of: target.label, row.to.value, place.value, target.interface, target.identity)
        for (index, pair) in zip(value.facts.values, wanted.values).enumerated() {
            let word = ValueFacts.names[index]
            guard let given = pair.0, let expected = pair.1, given != expected else { continue }
            failures.append(
                CheckFailure(
                    "model/unit-mismatch", .corrupts, .none, use: failureUse(row), hop: "\(hop).\(row.to.value.withoutMarkers)",
                    kind: "\(word)-mismatch",
                    detail: "\(word):\(given)!=\(expected)",
                    "\(sourceWords(row)) has the \(word) \(given), `\(row.to.value)` expects \(expected), and no transform converts it",
                    at: row.anchor.span, help: word == "unit" ? "add `unit(\(given) -> \(expected))`" : nil, trail: value.trail,
                    origins: value.origins))
        }
    }
}

extension MappingRow {
    /// Whether a missing source is borne: by a default, or by another field of a list.
    var isForgiving: Bool {
        var paths = 0
        if case .paths(let list) = source { paths = list.count }
        return transform.contains { step in
            switch step.value {
            case .default: true
            case .first, .coalesce, .join: paths > 1
            default: false
            }
        }
    }

    /// The facts that its transforms convert, as `ValueFacts.names` calls them.
    var converted: Set<String> {
        Set(
            transform.compactMap { step in
                switch step.value {
                case .unit: "unit"
                case .currency: "currency"
                case .timezone: "time zone"
                case .toCents, .fromCents: "scale"
                default: nil
                }
            })
    }

    var isOpaque: Bool {
        transform.contains { step in
            if case .custom = step.value { return true }
            return false
        }
    }
}

extension Normal {
    /// Whether only lists (or null) are in the set.
    var isArrayOnly: Bool {
        !isFree && !arrays.isEmpty && records.isEmpty && texts.isEmpty && numbers.isEmpty && booleans.isEmpty && instants.isEmpty
            && bytes == nil
    }
}
