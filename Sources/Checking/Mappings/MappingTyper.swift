internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

/// What a mapping is typed against.
struct MappingTarget {
    var identity: ShapeIdentity
    var label: String
    var term: Term
    var profile: Profile
    /// Whether what does not fit is taken all the same.
    var takesViolations: Bool
    var interface: InterfaceRef?
    var origin: SourceSpan?
}

/// What comes out of a mapping: the shape that it makes, what fails, what it reads.
struct MappingResult {
    var made: PoolShape
    var failures: [CheckFailure]
    var uses: [PlaceUse]
    /// The rows that fill each target field, by path without markers.
    var rows: [String: MappedRow]
    /// What comes to the lookups.
    var lookups: [LookupArrival]
}

/// A row as it was typed.
struct MappedRow {
    var span: SourceSpan
    var use: String
    var trail: [String]
    var origins: [SourceSpan]
    var condition: String?
    var isTrusted: Bool
    var isOptional: Bool
    var isUnmarked: Bool
}

/// Types one mapping on given sources.
struct MappingTyper {
    let context: CheckContext
    let mapping: Mapping
    let sources: [(name: Name?, shape: PoolShape)]
    let target: MappingTarget
    var failures: [CheckFailure] = []
    var uses: [PlaceUse] = []
    var lookups: [LookupArrival] = []
    var rows: [String: MappedRow] = [:]
    var tree = TargetTree()
    var annotations: [String: Annotation] = [:]

    /// The mapping as a hop of a path.
    let hop: String
    /// Whether nothing is promised of the target.
    let isTargetFree: Bool

    var space: ShapeSpace { context.space }

    init(_ context: CheckContext, _ mapping: Mapping, sources: [(name: Name?, shape: PoolShape)], target: MappingTarget) {
        self.context = context
        self.mapping = mapping
        self.sources = sources
        self.target = target
        hop = mapping.ref.description
        isTargetFree = context.space.isFree(target.term)
    }

    /// Types all rows.
    ///
    /// - Parameter holdsAgainstTarget: Whether what is made is held against the target here, or at the step that sends it.
    mutating func run(holdsAgainstTarget: Bool) -> MappingResult {
        let made = typed()
        return holdsAgainstTarget ? held(made) : made
    }

    /// Types all rows, and leaves open whether the target takes what they make.
    mutating func typed() -> MappingResult {
        if let condition = mapping.where { useCondition(condition) }
        for pair in mapping.join ?? [] {
            usePaths([Located(pair.value.left, at: pair.span), Located(pair.value.right, at: pair.span)], manner: .compared)
        }
        for path in mapping.groupBy ?? [] { usePaths([path], manner: .compared) }
        typeSameFields()
        typeRows()
        let made = tree.term(0, space)?.term ?? space.make(Normal(records: [RecordPart(rest: .closed)]))
        var shape = PoolShape(name: Name(target.label), identity: target.identity, label: target.label, term: made, maker: mapping.name)
        shape.annotations = annotations
        shape.interface = target.interface
        return MappingResult(made: shape, failures: failures, uses: uses, rows: rows, lookups: lookups)
    }

    /// Holds what the rows make against the target; what goes on is what it takes.
    func held(_ typed: MappingResult) -> MappingResult {
        var result = typed
        result.failures += refused(typed)
        result.made.term = Narrowing(space: space).narrowed(typed.made.term, by: target.term, fillsRequired: true)
        return result
    }

    /// What the target does not take of what the rows make.
    func refused(_ typed: MappingResult) -> [CheckFailure] {
        DeliveryCheck(context: context, rows: typed.rows, mapping: mapping).failures(typed.made.term, target)
    }

    // MARK: Rows

    private mutating func typeRows() {
        rows.reserveCapacity(mapping.fields?.count ?? 0)
        annotations.reserveCapacity(mapping.fields?.count ?? 0)
        var byTarget: [(path: FieldPath, rows: [MappingRow])] = []
        var numbers: [FieldPath: Int] = [:]
        for row in mapping.fields ?? [] {
            let path = row.to.value
            let number = numbers[path.withoutMarkers, default: byTarget.count]
            if number < byTarget.count {
                byTarget[number].rows.append(row)
            } else {
                numbers[path.withoutMarkers] = number
                byTarget.append((path, [row]))
            }
        }
        for (path, rows) in byTarget { typeField(path, rows) }
    }

    /// Types the rows for one target field: the first whose condition holds wins.
    private mutating func typeField(_ path: FieldPath, _ rows: [MappingRow]) {
        guard let place = targetPlace(path, rows[0]) else {
            for row in rows { _ = value(of: row, target: .free) }
            return
        }
        var values: [TypedValue] = []
        var isDecided = false
        let wanted = place.normal
        for row in rows {
            if let condition = row.when { useCondition(condition) }
            var value = value(of: row, target: wanted)
            pair(row, place, &value)
            values.append(value)
            if row.when == nil { isDecided = true }
        }
        var result = TypedValue.union(values)
        if !isDecided { result.isOptional = true }
        let key = path.withoutMarkers.description
        let row = rows[0]
        self.rows[key] = MappedRow(
            span: row.anchor.span, use: context.isSketch ? "" : useText(of: row), trail: result.trail, origins: result.origins,
            condition: rows.count == 1 ? row.when?.value.description : nil,
            isTrusted: result.isTrusted, isOptional: result.isOptional, isUnmarked: result.isUnmarked)
        compareFacts(result, place, row)
        if result.isTrusted { result.normal = wanted }
        annotations[key] = Annotation(
            trail: context.isSketch ? [] : result.trail + [trailMark(path)], origins: result.origins, facts: result.facts)
        tree.add(result, to: tree.node(at: path, arrays: place.arrays))
        if !result.isNeverThere { tree.repeats(path, arrays: place.arrays, result.dimensions) }
    }

    /// The target field as a hop of a path.
    func trailMark(_ path: FieldPath) -> String { "\(target.label).\(path.withoutMarkers)" }

    /// The names of what a row uses, for the identity of its failures.
    private func useText(of row: MappingRow) -> String {
        switch row.source {
        case .paths(let paths): "read " + paths.map { sourceText($0.value) }.joined(separator: ", ")
        case .value(let constant): "constant \(constant.value.text)"
        case .expression: "expression"
        }
    }

    func sourceText(_ path: FieldPath) -> String {
        guard let (shape, rest) = source(of: path) else { return path.description }
        return rest.isEmpty ? shape.label : "\(shape.label).\(rest.withoutMarkers)"
    }

    /// The source that a path starts in, and the path inside it.
    func source(of path: FieldPath) -> (shape: PoolShape, path: FieldPath)? {
        if case .field(let name)? = path.segments.first?.step, let named = sources.first(where: { $0.name == name }) {
            return (named.shape, FieldPath(Array(path.segments.dropFirst())))
        }
        return sources.count == 1 ? (sources[0].shape, path) : nil
    }

    // MARK: Fields with equal names

    private mutating func typeSameFields() {
        guard let same = mapping.same, let first = sources.first else { return }
        var names: [Located<FieldPath>] = []
        switch same {
        case .fields(let paths): names = paths
        case .all(let anchor):
            let own = Set((mapping.fields ?? []).compactMap { $0.to.value.segments.first?.step })
            let targets = space.normal(target.term).records.flatMap { $0.fields.map(\.name) }
            let given = Set(space.normal(first.shape.term).records.flatMap { $0.fields.map(\.name) })
            for name in targets where given.contains(name) && !own.contains(.field(name)) {
                names.append(Located(FieldPath([PathSegment(field: name)]), at: anchor.span))
            }
        }
        for name in names {
            var row = MappingRow(at: Anchor(name.span))
            row.to = name
            row.source = .paths([name])
            typeField(name.value, [row])
        }
    }
}
