internal import Basics
internal import Documents

/// Which of JSON's types a shape's values can have, as far as that shows without solving anything: never too few.
extension SchemaReader {
    func kinds(of shape: Shape) -> TypeSet {
        switch shape {
        case .any, .complement: .all
        case .never: []
        case .scalar(.null): .null
        case .scalar(.boolean): .boolean
        case .scalar(.number(let domain)): domain.step?.isInteger == true ? .integer : .number
        case .scalar: .string
        case .literals(let values): values.reduce(into: []) { $0.formUnion(TypeSet(of: $1)) }
        case .record, .content: .object
        case .array: .array
        case .union(let union): union.branches.reduce(into: []) { $0.formUnion(kinds(of: contract[$1])) }
        case .intersection(let parts): parts.reduce(.all) { $0.intersection(kinds(of: contract[$1])) }
        case .reference(let type): kinds(of: type)
        }
    }

    private func kinds(of type: TypeID) -> TypeSet {
        Int(type.index) < targets.count ? kinds(behind: targets[Int(type.index)], depth: 0) : .all
    }

    /// The types of a reference's target, found once; while they are being looked for they may be all.
    private func kinds(behind target: LocatedNode, depth: Int) -> TypeSet {
        if let known = kindsOfTargets[target] { return known }
        kindsOfTargets.set(.all, for: target)
        let found = kinds(at: target, depth: depth + 1)
        kindsOfTargets.set(found, for: target)
        return found
    }

    /// The types that a schema's text allows; a type may not have been read when another asks.
    private func kinds(at place: LocatedNode, depth: Int) -> TypeSet {
        guard depth < 16, place.node.isMapping else { return .all }
        let dialect = references.dialect(of: place.resource)
        let schema = SchemaNode(place, dialect: dialect)
        func kinds(behind reference: Node) -> TypeSet {
            guard case .success(let target) = references.resolve(reference, from: schema.resource) else { return .all }
            return self.kinds(behind: target, depth: depth)
        }
        if dialect.referenceStandsAlone, let reference = schema[.ref] { return kinds(behind: reference) }
        var found = declaredTypes(schema, dialect: dialect) ?? .all
        if let reference = schema[.ref] { found.formIntersection(kinds(behind: reference)) }
        let coerces = dialect.describesAPI && found == .string
        if let values = schema[.enum], !coerces {
            found.formIntersection(values.items.reduce(into: []) { $0.formUnion(TypeSet(of: Literal($1))) })
        }
        if let value = schema[.const] { found.formIntersection(TypeSet(of: Literal(value))) }
        if let list = schema[.allOf] {
            for part in list.items { found.formIntersection(self.kinds(at: schema.place(part), depth: depth + 1)) }
        }
        for keyword in [SchemaKeyword.anyOf, .oneOf] {
            guard let list = schema[keyword], list.isSequence else { continue }
            found.formIntersection(list.items.reduce(into: []) { $0.formUnion(self.kinds(at: schema.place($1), depth: depth + 1)) })
        }
        if schema.isTrue(.nullable) || schema.isTrue(.vendorNullable) { found.formUnion(.null) }
        return found
    }
}
