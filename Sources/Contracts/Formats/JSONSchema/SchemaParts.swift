internal import Basics
internal import Documents

/// A shape on its way into an intersection or a union.
struct ShapePart {
    let shape: Shape
    let origin: Origin
    /// The shape's index, where it was added before.
    var id: ShapeID?
}

/// A schema as the intersection of what its keywords say.
extension SchemaReader {
    /// Builds what a schema's own keywords and the schemas that it applies in place say together.
    func buildAllParts(_ schema: SchemaNode, dialect: SchemaDialect, within limit: TypeSet) -> Shape {
        guard schema.present.intersects(Self.beyondTypes) else { return buildTyped(schema, dialect: dialect, within: limit).shape }
        let typed = buildTyped(schema, dialect: dialect, within: limit)
        var others: [ShapePart] = []
        let inner = typed.types
        for keyword in [SchemaKeyword.ref, .dynamicRef, .recursiveRef] {
            guard let reference = schema[keyword], let type = type(for: reference, in: schema.resource) else { continue }
            others.append(ShapePart(shape: .reference(type), origin: origin(reference, schema)))
        }
        for keyword in [SchemaKeyword.allOf, .extends] {
            guard let list = schema[keyword] else { continue }
            for part in list.isSequence ? Array(list.items) : [list] {
                others.append(ShapePart(shape: buildShape(schema.place(part), within: inner), origin: origin(part, schema)))
            }
        }
        if let list = schema[.anyOf] { others.append(alternatives(list, schema, .anyOf, within: inner)) }
        if let list = schema[.oneOf] { others.append(alternatives(list, schema, .oneOf, within: inner)) }
        if let not = schema[.not], statelessTypes(not) == nil {
            let shape = complement(of: buildShape(schema.place(not), within: inner), at: origin(not, schema))
            others.append(ShapePart(shape: shape, origin: origin(not, schema)))
        }
        if let disallow = schema[.disallow] { others.append(disallowed(disallow, schema)) }
        if let condition = schema[.if] { others.append(conditional(condition, schema, within: inner)) }
        let own = ShapePart(shape: typed.shape, origin: origin(schema.node, schema))
        if typed.isTrivial {
            let rest = allOf(others)
            // The other parts say already that the values are of these types.
            if kinds(of: rest).isSubset(of: typed.types) { return rest }
        }
        return allOf([own] + others)
    }

    private static let beyondTypes = KeywordSet.inPlace.union(.references)

    /// The shape that is in all parts; the simplest that says so.
    func allOf(_ parts: [ShapePart]) -> Shape {
        var kept: [ShapePart] = []
        for part in parts {
            switch part.shape {
            case .any: continue
            case .never: return .never
            default: kept.append(part)
            }
        }
        guard kept.count != 1 else { return kept[0].shape }
        guard !kept.isEmpty else { return .any }
        var ids: [ShapeID] = []
        for part in kept {
            if case .intersection(let inner) = part.shape {
                ids += inner
            } else {
                ids.append(part.id ?? contract.add(part.shape, at: part.origin))
            }
        }
        return .intersection(ids)
    }

    /// A union whose branches may overlap; branches that are such unions themselves are spliced in, and null comes last.
    func anyOf(_ shapes: [Shape], at origin: Origin) -> Shape {
        anyOf(shapes.map { ShapePart(shape: $0, origin: origin) })
    }

    func anyOf(_ parts: [ShapePart]) -> Shape {
        var ids: [ShapeID] = []
        var single: Shape = .never
        var null: Origin?
        for part in parts {
            switch part.shape {
            case .any: return .any
            case .never: continue
            case .scalar(.null): null = null ?? part.origin
            case .union(let union) where union.mode == .anyOf && union.discriminator == nil:
                for branch in union.branches {
                    if case .scalar(.null) = contract[branch] {
                        null = null ?? contract.origins[Int(branch.index)]
                    } else {
                        ids.append(branch)
                    }
                }
            default:
                single = part.shape
                ids.append(contract.add(part.shape, at: part.origin))
            }
        }
        if let null {
            if ids.isEmpty { return .scalar(.null) }
            ids.append(contract.add(.scalar(.null), at: null))
        }
        if ids.count == 1 {
            if case .never = single { return contract[ids[0]] }
            return single
        }
        return ids.isEmpty ? .never : .union(Union(ids))
    }

    func complement(of shape: Shape, at origin: Origin) -> Shape {
        switch shape {
        case .any: .never
        case .never: .any
        default: .complement(contract.add(shape, at: origin))
        }
    }

    /// Reads `if`, `then`, `else` as what they say about values: (if and then) or (else and not if).
    private func conditional(_ condition: Node, _ schema: SchemaNode, within types: TypeSet) -> ShapePart {
        let place = origin(condition, schema)
        func branch(_ keyword: SchemaKeyword) -> Shape {
            schema[keyword].map { buildShape(schema.place($0), within: types) } ?? .any
        }
        if let dependency = dependency(condition, schema, within: types) {
            var record = Record()
            record.dependentRequired = [dependency]
            let others = trivialShape(of: types.subtracting(.object), at: place)
            return ShapePart(shape: anyOf([.record(record), others], at: place), origin: place)
        }
        let (then, otherwise) = (branch(.then), branch(.else))
        if case .any = then, case .any = otherwise { return ShapePart(shape: .any, origin: place) }
        let holds = buildShape(schema.place(condition), within: types)
        let fails = complement(of: holds, at: place)
        var condition = ShapePart(shape: holds, origin: place)
        if case .complement(let id) = fails { condition.id = id }
        let first = allOf([condition, ShapePart(shape: then, origin: place)])
        let second = allOf([ShapePart(shape: fails, origin: place), ShapePart(shape: otherwise, origin: place)])
        return ShapePart(shape: anyOf([first, second], at: place), origin: place)
    }

    /// A condition that asks for one field, and a consequence that asks for others, say what `dependentRequired` says.
    private func dependency(_ condition: Node, _ schema: SchemaNode, within types: TypeSet) -> (field: Name, required: [Name])? {
        func required(_ node: Node) -> [Name]? {
            guard node.isMapping, let list = node["required"], list.isSequence, list.items.allSatisfy({ $0.kind == .text }),
                node.entries.allSatisfy({ $0.key.isText("required") || $0.key.isText("description") || $0.key.isText("title") })
            else { return nil }
            return list.items.map(\.name)
        }
        guard types.contains(.object), schema[.else] == nil, let fields = required(condition), fields.count == 1,
            let names = schema[.then].flatMap(required), !names.isEmpty
        else { return nil }
        return (fields[0], names)
    }

    /// Draft 3's `disallow`: types and schemas that values must not have.
    private func disallowed(_ node: Node, _ schema: SchemaNode) -> ShapePart {
        let place = origin(node, schema)
        let shapes = (node.isSequence ? Array(node.items) : [node]).map { item -> Shape in
            if item.isMapping { return buildShape(schema.place(item)) }
            return TypeSet(named: item).map { trivialShape(of: $0, at: place) } ?? .never
        }
        return ShapePart(shape: complement(of: anyOf(shapes, at: place), at: place), origin: place)
    }
}
