internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

/// Executes one mapping on messages, as its rows are documented.
struct MappingRunner {
    let context: CheckContext
    let map: FlowPlan.Map
    /// The messages of the sources, in their order.
    let values: [MessageValue]
    let sampler: MessageSampler
    /// Which of the groups of the messages' records is made, from 0 on; of no meaning where nothing is grouped.
    let group: Int
    private(set) var events: [RunEvent] = []
    private(set) var trusted: Set<String> = []
    private let builder = TargetBuilder()

    var mapping: Mapping { map.mapping }
    private var space: ShapeSpace { context.space }

    init(context: CheckContext, map: FlowPlan.Map, values: [MessageValue], sampler: MessageSampler, group: Int = 0) {
        self.context = context
        self.map = map
        self.values = values
        self.sampler = sampler
        self.group = group
    }

    /// What the mapping makes; nil where its condition does not hold, or where it stops (the last event then says why).
    mutating func run() -> MessageValue? {
        if let groups, !groups.isTried {
            note(
                RunStop(kind: "untried", reason: "groups of items of several lists, or of lists in lists, which are not tried out"), "",
                isStop: true)
            return nil
        }
        // No items, no records.
        if let groups, groups.members.isEmpty { return nil }
        if let condition = mapping.where, !holds(condition.value) { return nil }
        for (path, rows) in rowsByTarget() {
            do throws(RunStop) {
                try fill(path, rows)
            } catch {
                note(error, path.withoutMarkers.description, isStop: true)
                return nil
            }
        }
        return builder.value ?? .object([])
    }

    private mutating func note(_ stop: RunStop, _ path: String, isStop: Bool) {
        let hop = path.isEmpty ? mapping.ref.description : "\(mapping.ref).\(path)"
        events.append(RunEvent(hop: hop, kind: stop.kind, reason: stop.reason, place: mapping.ref.description, isStop: isStop))
    }

    /// The rows for each target field, in order; fields with equal names come first.
    private func rowsByTarget() -> [(path: FieldPath, rows: [MappingRow])] {
        var found: [(path: FieldPath, rows: [MappingRow])] = []
        for row in sameRows() + (mapping.fields ?? []) {
            if let index = found.firstIndex(where: { $0.path.withoutMarkers == row.to.value.withoutMarkers }) {
                found[index].rows.append(row)
            } else {
                found.append((row.to.value, [row]))
            }
        }
        return found
    }

    private func sameRows() -> [MappingRow] {
        guard let same = mapping.same, let first = map.sources.first else { return [] }
        var names: [Located<FieldPath>] = []
        switch same {
        case .fields(let paths): names = paths
        case .all(let anchor):
            let own = Set((mapping.fields ?? []).compactMap { $0.to.value.segments.first?.step })
            let given = Set(space.normal(first.shape.term).records.flatMap { $0.fields.map(\.name) })
            let targets = space.normal(map.target.term).records.flatMap { $0.fields.map(\.name) }
            names = targets.filter { given.contains($0) && !own.contains(.field($0)) }.map {
                Located(FieldPath([PathSegment(field: $0)]), at: anchor.span)
            }
        }
        return names.map { name in
            var row = MappingRow(at: Anchor(name.span))
            row.to = name
            row.source = .paths([name])
            return row
        }
    }

    // MARK: Rows

    private mutating func fill(_ path: FieldPath, _ rows: [MappingRow]) throws(RunStop) {
        guard let place = try target(path) else { return }
        guard let row = rows.first(where: { row in row.when.map { holds($0.value) } ?? true }) else { return }
        let text = path.withoutMarkers.description
        var value = try value(of: row, space.normal(place.term), place.term, text)
        let wanted = place.arrays.filter { $0 }.count
        // A list of values into a list of objects goes item by item.
        if place.arrays.last == false, value.levels < wanted { value = value.spread }
        if value.levels > wanted {
            throw RunStop(kind: FitFailureKind.arrayForSingle.rawValue, reason: "`\(text)` holds one value, and a list comes")
        }
        builder.put(value, at: path.segments[...], place.arrays[...])
    }

    /// Where a row's target is, and at which segments there are lists; nil where it is dropped.
    private mutating func target(_ path: FieldPath) throws(RunStop) -> (term: Term, arrays: [Bool])? {
        if space.normal(map.target.term).isFree { return (ShapeSpace.anyTerm, []) }
        let reader = PathReader(space: space, direction: map.target.interface == nil ? nil : .in)
        do {
            let value = try reader.read(path, in: map.target.term)
            var arrays: [Bool] = []
            var walked = ""
            for segment in path.segments {
                walked += (walked.isEmpty ? "" : ".") + PathSegment(segment.step).description
                arrays.append(value.dimensions.contains { $0.key == walked })
            }
            if let last = arrays.indices.last, !arrays[last], space.normal(value.term).isArrayOnly { arrays[last] = true }
            return (value.term, arrays)
        } catch {
            let isOpen = error.place.map { space.isOpenRecord(at: $0) } ?? false
            let stop = RunStop(kind: "missing-target", reason: "`\(error.segment)` is not declared by \(map.target.label)")
            if map.target.profile.unknownFields == .reject, !isOpen { throw stop }
            note(stop, path.withoutMarkers.description, isStop: false)
            return nil
        }
    }

    private mutating func value(of row: MappingRow, _ target: Normal, _ term: Term, _ path: String) throws(RunStop) -> NestedValue {
        switch row.source {
        case .value(let constant): return Self.constant(constant.value.text, like: target).map { .one($0) } ?? .absent
        case .expression:
            trusted.insert("\(mapping.ref).\(path)")
            return sampler.value(term).map { .one($0) } ?? .absent
        case .paths(let paths):
            var parts: [NestedValue] = []
            for part in paths { parts.append(try read(part.value, row, path)) }
            var transforms = TransformRunner(target: target)
            var value = try transforms.run(row.transform.map(\.value), parts)
            for loss in transforms.losses { note(RunStop(kind: loss.kind, reason: loss.words), path, isStop: false) }
            if transforms.isOpaque {
                trusted.insert("\(mapping.ref).\(path)")
                let made = sampler.value(term)
                return try value.mapped { _ in made }
            }
            if let lookup = row.lookup { value = try looked(up: lookup.value, row.otherwise?.value, value, target, path) }
            return value
        }
    }

    private mutating func read(_ path: FieldPath, _ row: MappingRow, _ target: String) throws(RunStop) -> NestedValue {
        guard let (index, rest) = source(of: path) else { return .absent }
        let shape = map.sources[index].shape
        if shape.maker == nil {
            do throws(PathTrouble) {
                _ = try PathReader(space: space, direction: shape.direction).read(rest, in: shape.term)
            } catch {
                let stop = RunStop(kind: "missing-source", reason: "`\(error.segment)` is not in the message any more")
                guard row.isForgiving else { throw stop }
                note(stop, target, isStop: false)
                return .absent
            }
        }
        return arranged(values[index].nested(rest), at: path)
    }

    func source(of path: FieldPath) -> (index: Int, path: FieldPath)? {
        if case .field(let name)? = path.segments.first?.step, let named = map.sources.firstIndex(where: { $0.name == name }) {
            return (named, FieldPath(Array(path.segments.dropFirst())))
        }
        return map.sources.count == 1 ? (0, path) : nil
    }

    private mutating func looked(up lookup: Lookup, _ otherwise: Otherwise?, _ value: NestedValue, _ target: Normal, _ path: String)
        throws(RunStop) -> NestedValue
    {
        let pairs: [(from: Name, to: Name)]
        switch lookup {
        case .inline(let entries): pairs = entries.map { ($0.key.value, $0.value.value) }
        case .codes(let codes, let from, let to):
            guard let listed = context.lookups.pairs(codes.value.name, from.value, to.value) else { return value }
            pairs = listed
        }
        var misses: [RunStop] = []
        let result = try value.mapped { (value) throws(RunStop) in
            guard let key = value.plainText else { return value }
            if let found = pairs.first(where: { $0.from == key }) { return Self.constant(found.to, like: target) }
            switch otherwise {
            case .value(let constant)?:
                misses.append(RunStop(kind: "otherwise", reason: "`\(key)` is not in the lookup and becomes `\(constant.text)`"))
                return Self.constant(constant.text, like: target)
            case .omit?:
                misses.append(RunStop(kind: "omitted", reason: "`\(key)` is not in the lookup and is left out"))
                return nil
            case .fail?, nil: throw RunStop(kind: "lookup", reason: "`\(key)` is not in the lookup")
            }
        }
        for miss in misses { note(miss, path, isStop: false) }
        return result
    }

    /// Whether a condition holds; code that is not read is taken to hold.
    private func holds(_ condition: Condition) -> Bool {
        ConditionRunner.holds(condition) { path in source(of: path).map { values[$0.index].nested($0.path) } ?? .absent }
    }

    /// A constant typed by where it goes.
    static func constant(_ text: Name, like target: Normal) -> MessageValue? {
        let normal = ConstantTyper.normal(text, like: target)
        if let value = normal.texts.first?.values?.first { return .text(value) }
        if let number = normal.numbers.first?.single { return .number(number) }
        if normal.booleans.contains(.yes) { return .boolean(true) }
        if normal.booleans.contains(.no) { return .boolean(false) }
        return normal.hasNull ? .null : nil
    }
}

/// Says whether conditions hold in a message.
enum ConditionRunner {
    static func holds(_ condition: Condition, _ read: (FieldPath) -> NestedValue) -> Bool {
        guard case .all(let comparisons) = condition else { return true }
        return comparisons.allSatisfy { holds($0, read($0.path)) }
    }

    private static func holds(_ comparison: Comparison, _ value: NestedValue) -> Bool {
        let texts = texts(of: value)
        switch comparison.test {
        case .equals(let wanted): return texts.contains(wanted)
        case .differs(let unwanted): return !texts.contains(unwanted)
        case .oneOf(let wanted): return texts.contains { wanted.contains($0) }
        case .exists: return !texts.isEmpty
        case .less(let limit): return texts.contains { precedes($0, limit) }
        case .greater(let limit): return texts.contains { precedes(limit, $0) }
        }
    }

    private static func precedes(_ one: Name, _ two: Name) -> Bool {
        if let left = ExactDecimal(parsing: one.text), let right = ExactDecimal(parsing: two.text) { return left < right }
        return one < two
    }

    private static func texts(of value: NestedValue) -> [Name] {
        switch value {
        case .absent: []
        case .one(let value): value.plainText.map { [$0] } ?? (value.isNull ? [] : ["object"])
        case .each(let items): items.flatMap(texts)
        }
    }
}
