internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

/// What a mapping makes, put together row by row.
struct TargetTree {
    private(set) var nodes: [TargetNode] = [TargetNode()]

    /// The node at a path, made where it is missing.
    ///
    /// - Parameter arrays: For each segment, whether the target has an array there.
    mutating func node(at path: FieldPath, arrays: [Bool]) -> Int {
        var current = 0
        for (position, segment) in path.segments.enumerated() {
            guard case .field(let name) = segment.step else {
                nodes[current].isArray = true
                continue
            }
            current = child(of: current, name)
            if position < arrays.count, arrays[position] { nodes[current].isArray = true }
            if !segment.predicate.isEmpty {
                nodes[current].isArray = true
                current = item(of: current, segment.predicate)
            }
        }
        return current
    }

    private mutating func child(of parent: Int, _ name: Name) -> Int {
        if let known = nodes[parent].children.first(where: { $0.name == name }) { return known.node }
        nodes.append(TargetNode())
        nodes[parent].children.append((name, nodes.count - 1))
        return nodes.count - 1
    }

    /// The item of an array that has some constants.
    private mutating func item(of parent: Int, _ predicate: [PredicateTerm]) -> Int {
        if let known = nodes[parent].items.first(where: { $0.predicate == predicate }) { return known.node }
        nodes.append(TargetNode())
        let item = nodes.count - 1
        nodes[parent].items.append((predicate, item))
        for term in predicate {
            let constant = child(of: item, term.field)
            var value = TypedValue(Normal(texts: [TextPart(values: [term.value])]), isOptional: false)
            value.trail = ["`\(term.value)`"]
            nodes[constant].values.append(value)
            nodes[constant].isOfPredicate = true
        }
        return item
    }

    mutating func add(_ value: TypedValue, to node: Int) {
        nodes[node].values.append(value)
    }

    /// Notes a level of repetition at the arrays on the way to a node.
    mutating func repeats(_ path: FieldPath, arrays: [Bool], _ dimensions: [Dimension]) {
        var current = 0
        var next = 0
        for (position, segment) in path.segments.enumerated() {
            guard case .field(let name) = segment.step else { continue }
            current = child(of: current, name)
            guard position < arrays.count, arrays[position], segment.predicate.isEmpty else { continue }
            if next < dimensions.count { nodes[current].dimensions.append(dimensions[next]) }
            next += 1
        }
    }

    /// The made shape as a term, and whether it is in every message.
    func term(_ index: Int, _ space: ShapeSpace) -> (term: Term, isCertain: Bool)? {
        let node = nodes[index]
        if !node.values.isEmpty {
            let value = TypedValue.union(node.values)
            guard !value.isNeverThere else { return nil }
            return wrapped(node, space.make(value.normal), isCertain: !value.isOptional, space)
        }
        if !node.items.isEmpty {
            let items = node.items.compactMap { term($0.node, space) }
            var union = Normal.never
            for item in items { union.formUnion(space.normal(item.term)) }
            let array = ArrayPart(items: space.make(union), minItems: items.filter(\.isCertain).count, maxItems: items.count)
            return (space.make(Normal(arrays: [array])), !items.isEmpty)
        }
        var record = RecordPart(rest: .closed)
        var constants: [FieldPart] = []
        for child in node.children {
            guard let made = term(child.node, space) else { continue }
            let field = FieldPart(child.name, made.term, required: made.isCertain)
            if nodes[child.node].isOfPredicate { constants.append(field) } else { record.fields.append(field) }
        }
        let isPicked = !constants.isEmpty
        guard !record.fields.isEmpty || (index == 0 && !isPicked) else { return nil }
        let isCertain = record.fields.contains(where: \.isRequired)
        // A record of which nothing is there is none: where it is there, so is its only field.
        if record.fields.count == 1, index != 0, node.dimensions.isEmpty { record.fields[0].isRequired = true }
        record.fields = (record.fields + constants).sorted { $0.name < $1.name }
        return wrapped(node, space.make(Normal(records: [record])), isCertain: isCertain, space)
    }

    private func wrapped(_ node: TargetNode, _ term: Term, isCertain: Bool, _ space: ShapeSpace) -> (term: Term, isCertain: Bool) {
        guard node.isArray else { return (term, isCertain) }
        if node.values.contains(where: { !$0.normal.arrays.isEmpty && $0.normal.records.isEmpty }), node.dimensions.isEmpty {
            return (term, isCertain)
        }
        let source = node.dimensions.first
        // An item of which nothing is there is none.
        let array = ArrayPart(
            items: term, minItems: isCertain ? source.map { $0.isCertain ? $0.minItems : 0 } ?? 1 : 0,
            maxItems: source == nil ? 1 : source?.maxItems)
        return (space.make(Normal(arrays: [array])), source == nil ? isCertain : true)
    }
}

/// One field of what a mapping makes.
struct TargetNode {
    var children: [(name: Name, node: Int)] = []
    /// What its rows give, where it has no fields of its own.
    var values: [TypedValue] = []
    /// Items that are told by constants.
    var items: [(predicate: [PredicateTerm], node: Int)] = []
    var isArray = false
    /// Whether it holds a constant that tells an item from others.
    var isOfPredicate = false
    /// The repetition that it gets from its sources.
    var dimensions: [Dimension] = []
}
