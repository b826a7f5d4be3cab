internal import Basics
internal import Documents

extension XSDReader {
    /// Adds the shape of a simple type.
    mutating func add(_ type: XSDSimpleType, at origin: Origin) -> ShapeID {
        let shapes = simpleShapes.shapes(of: type)
        if shapes.count == 1 { return contract.add(shapes[0], at: origin) }
        let parts = shapes.map { contract.add($0, at: origin) }
        return contract.add(.union(Union(parts)), at: origin)
    }

    /// The simple type of a name; any text where it is not known.
    mutating func simpleType(named name: XSDName) -> XSDSimpleType {
        if name.namespace == XMLNames.schema, let builtIn = XSDBuiltIns.type(name.local) { return builtIn }
        if let known = simpleTypes[name] { return known }
        guard let component = schemas.components[XSDKey(kind: .type, name: name)] else { return .anySimple }
        guard component.node.isText("simpleType") else { return complexType(named: name).text ?? .anySimple }
        guard active.count < Self.deepest, active.insert(component).inserted else {
            if let original = schemas.originals[XSDKey(kind: .type, name: name)], !active.contains(original) {
                return simpleType(original)
            }
            trouble("The type `\(name.local)` is derived from itself or too many others, so its values are unknown.", at: component.node)
            return .anySimple
        }
        let type = simpleType(component)
        active.remove(component)
        simpleTypes[name] = type
        return type
    }

    /// The simple type that a `simpleType` element describes.
    mutating func simpleType(_ component: XSDComponent) -> XSDSimpleType {
        let (node, schema) = (component.node, component.schema)
        if let list = node.element(named: "list") {
            var type = XSDSimpleType(variety: .list(part(list, "itemType", schema) ?? .anySimple))
            type.facets.whiteSpace = .collapse
            return type
        }
        if let union = node.element(named: "union") {
            var members: [XSDSimpleType] = []
            if let named = union.attribute("memberTypes") {
                for word in named.text.xsdWords {
                    guard let name = schemas.documents[schema].name(word, at: named) else { continue }
                    members.append(known(name, at: named))
                }
            }
            for inner in union.elements(named: "simpleType") { members.append(simpleType(XSDComponent(node: inner, schema: schema))) }
            return XSDSimpleType(variety: .union(members), facets: XSDFacets())
        }
        guard let restriction = node.element(named: "restriction") else { return .anySimple }
        let base = part(restriction, "base", schema) ?? .anySimple
        return restricted(base, by: restriction)
    }

    /// A type that is named in an attribute or spelled out inside.
    private mutating func part(_ node: Node, _ attribute: StaticString, _ schema: Int) -> XSDSimpleType? {
        if let named = node.attribute(attribute) { return resolve(named, schema).map { known($0, at: named) } }
        return node.element(named: "simpleType").map { simpleType(XSDComponent(node: $0, schema: schema)) }
    }

    private mutating func known(_ name: XSDName, at node: Node) -> XSDSimpleType {
        let isBuiltIn = name.namespace == XMLNames.schema && XSDBuiltIns.type(name.local) != nil
        if !isBuiltIn, schemas.components[XSDKey(kind: .type, name: name)] == nil {
            trouble("The type `\(name.local)` is not declared, so its values are unknown.", at: node)
        }
        return simpleType(named: name)
    }

    /// Adds the facets of a restriction to those of its base.
    mutating func restricted(_ base: XSDSimpleType, by restriction: Node) -> XSDSimpleType {
        var type = base
        var patterns: [String] = []
        var values: [String] = []
        for facet in restriction.elements {
            guard let value = facet.attribute("value") else { continue }
            switch facet.text {
            case "pattern":
                if let pattern = XSDPattern.translate(value.text) {
                    patterns.append(pattern)
                } else {
                    trouble("The pattern `\(value.text)` is no regular expression of XML Schema, so it is not compared.", at: value)
                    type.facets.labels.append("pattern \(value.text)")
                }
            case "enumeration": values.append(value.text)
            default: apply(facet, value, to: &type.facets)
            }
        }
        if !patterns.isEmpty { type.facets.patterns.append(patterns.joined(separator: "|")) }
        if !values.isEmpty { type.facets.enumeration = values }
        return type
    }

    private func apply(_ facet: Node, _ value: Node, to facets: inout XSDFacets) {
        let text = value.text.xsdTrimmed
        let count = Int(text)
        switch facet.text {
        case "length": (facets.minLength, facets.maxLength) = (count ?? facets.minLength, count ?? facets.maxLength)
        case "minLength": facets.minLength = count.map { max($0, facets.minLength ?? 0) } ?? facets.minLength
        case "maxLength": facets.maxLength = count.map { min($0, facets.maxLength ?? .max) } ?? facets.maxLength
        case "totalDigits": facets.totalDigits = count.map { min($0, facets.totalDigits ?? .max) } ?? facets.totalDigits
        case "fractionDigits": facets.fractionDigits = count.map { min($0, facets.fractionDigits ?? .max) } ?? facets.fractionDigits
        case "minInclusive": facets.minimum = XSDFacets.Bound(text: text, isExclusive: false)
        case "minExclusive": facets.minimum = XSDFacets.Bound(text: text, isExclusive: true)
        case "maxInclusive": facets.maximum = XSDFacets.Bound(text: text, isExclusive: false)
        case "maxExclusive": facets.maximum = XSDFacets.Bound(text: text, isExclusive: true)
        case "whiteSpace":
            let mode: XSDWhiteSpace = text == "collapse" ? .collapse : text == "replace" ? .replace : .preserve
            facets.whiteSpace = max(facets.whiteSpace, mode)
        default: break
        }
    }
}
