internal import Basics
internal import Documents

extension XSDReader {
    /// What stands where elements are too many to be told apart.
    private mutating func anything(at node: Node) -> Particle {
        let wildcard = WildcardParticle(.any, shape: contract.add(.any, at: origin(of: node)))
        return .repeated(.wildcard(wildcard), minimum: 0, maximum: nil)
    }

    private static let tooLarge = "The content models are larger or deeper than what is compared, so what stands here is not known."

    /// Counts the elements of a particle that is used once more.
    mutating func count(_ particle: Particle) {
        elementCount += particle.size(limit: Self.mostElements)
    }

    /// The content model that stands directly in a type or a derivation; empty where there is none.
    mutating func groupParticle(in node: Node, _ schema: Int) -> Particle {
        for child in node.elements {
            switch child.text {
            case "sequence", "choice", "all", "group": return particle(child, schema)
            default: continue
            }
        }
        return .empty
    }

    /// The particle that an element of a content model describes.
    mutating func particle(_ node: Node, _ schema: Int) -> Particle {
        nesting += 1
        defer { nesting -= 1 }
        guard elementCount <= Self.mostElements, nesting <= Self.deepest else {
            trouble(Self.tooLarge, at: node)
            return anything(at: node)
        }
        let minimum = node.attribute("minOccurs").flatMap { Int($0.text.xsdTrimmed) } ?? 1
        let most = node.attribute("maxOccurs")?.text.xsdTrimmed
        let maximum = most == "unbounded" ? nil : max(most.flatMap { Int($0) } ?? 1, 0)
        if maximum == 0 { return .empty }
        let bounds = (max(0, min(minimum, maximum ?? .max)), maximum)
        switch node.text {
        case "element": return element(node, schema).occurring(bounds.0, bounds.1)
        case "sequence": return Particle.sequence(parts(of: node, schema)).occurring(bounds.0, bounds.1)
        case "choice": return Particle.choice(parts(of: node, schema)).occurring(bounds.0, bounds.1)
        case "all": return Particle.all(parts(of: node, schema)).occurring(bounds.0, bounds.1)
        case "any": return wildcard(node, schema).occurring(bounds.0, bounds.1)
        case "group":
            guard let reference = node.attribute("ref"), let name = resolve(reference, schema) else { return .empty }
            return group(name, at: reference).occurring(bounds.0, bounds.1)
        default: return .empty
        }
    }

    private mutating func parts(of node: Node, _ schema: Int) -> [Particle] {
        var parts: [Particle] = []
        for child in node.elements where Self.particleNames.contains(child.text) { parts.append(particle(child, schema)) }
        return parts
    }

    private static let particleNames: Set<String> = ["element", "sequence", "choice", "all", "any", "group"]

    private mutating func group(_ name: XSDName, at reference: Node) -> Particle {
        let key = XSDKey(kind: .group, name: name)
        guard var component = schemas.components[key] else {
            trouble("The group `\(name.local)` is not declared, so what stands here is unknown.", at: reference)
            return anything(at: reference)
        }
        if active.contains(component), let original = schemas.originals[key] {
            component = original
        } else if let known = groups[key] {
            guard nesting + known.depth <= Self.deepest, known.size <= Self.mostInGroup else {
                trouble(Self.tooLarge, at: reference)
                return anything(at: reference)
            }
            elementCount += known.size
            return known.particle
        }
        guard active.count < Self.deepest, active.insert(component).inserted else {
            trouble("The group `\(name.local)` holds itself, or groups lie too deep in one another.", at: reference)
            return anything(at: reference)
        }
        let particle = groupParticle(in: component.node, component.schema)
        active.remove(component)
        if component == schemas.components[key] { groups[key] = (particle, particle.depth, particle.size(limit: Self.mostInGroup + 1)) }
        return particle
    }

    // MARK: Elements

    private mutating func element(_ node: Node, _ schema: Int) -> Particle {
        elementCount += 1
        if let reference = node.attribute("ref") {
            guard let name = resolve(reference, schema) else { return anything(at: node) }
            guard schemas.components[XSDKey(kind: .element, name: name)] != nil else {
                trouble("The element `\(name.local)` is not declared, so what stands in it is unknown.", at: reference)
                let shape = contract.add(.any, at: origin(of: node))
                return .element(ElementParticle(wireName: name.wire, field: name.local, shape: shape))
            }
            return global(name)
        }
        guard let local = node.attribute("name")?.text.xsdTrimmed, !local.isEmpty else { return .empty }
        let document = schemas.documents[schema]
        let isQualified = node.attribute("form").map { $0.isText("qualified") } ?? document.qualifiesElements
        let name = XSDName(isQualified ? document.namespace : "", Name(local))
        let shape = placed(elementShape(XSDComponent(node: node, schema: schema)), at: node)
        return .element(ElementParticle(wireName: name.wire, field: name.local, shape: shape, emptyMeans: emptyMeans(node)))
    }

    /// A global element, or one that may stand for it.
    mutating func global(_ name: XSDName) -> Particle {
        var parts: [Particle] = []
        var seen: Set<XSDName> = [name]
        var queue = [name]
        var next = 0
        while next < queue.count {
            let key = XSDKey(kind: .element, name: queue[next])
            next += 1
            guard let component = schemas.components[key] else { continue }
            if !(component.node.attribute("abstract")?.isTrue ?? false) { parts.append(.element(leaf(key, component))) }
            let blocked = component.node.attribute("block")?.text ?? schemas.documents[component.schema].blockDefault
            if Self.ways(blocked).contains("substitution") { continue }
            for other in substitutes[key.name] ?? [] where seen.insert(other).inserted { queue.append(other) }
        }
        elementCount += parts.count
        return parts.count == 1 ? parts[0] : .choice(parts)
    }

    private mutating func leaf(_ key: XSDKey, _ component: XSDComponent) -> ElementParticle {
        let shape = contract.add(.reference(declare(key)), at: origin(of: component.node))
        return ElementParticle(wireName: key.name.wire, field: key.name.local, shape: shape, emptyMeans: emptyMeans(component.node))
    }

    /// The value that an element stands for where it is empty.
    func emptyMeans(_ node: Node) -> Name? { (node.attribute("default") ?? node.attribute("fixed"))?.name }

    /// The shape under a place of its own, so that what is said of the element points at it and not at its type.
    private mutating func placed(_ shape: ShapeID, at node: Node) -> ShapeID {
        let place = origin(of: node)
        if contract.origins[Int(shape.index)] == place { return shape }
        return contract.add(contract[shape], at: place)
    }

    // MARK: Wildcards

    func namespaces(of node: Node, _ schema: Int) -> WildcardParticle.Namespaces {
        let own = schemas.documents[schema].namespace
        let words = (node.attribute("namespace")?.text ?? "##any").xsdWords
        if words.isEmpty || words.contains("##any") { return .any }
        if words.contains("##other") { return .except(own.isEmpty ? [""] : [own, ""]) }
        return .only(words.map { $0 == "##targetNamespace" ? own : $0 == "##local" ? "" : Name($0) })
    }

    func processing(of node: Node) -> XSDProcessing {
        node.attribute("processContents").flatMap { XSDProcessing(rawValue: $0.text.xsdTrimmed) } ?? .strict
    }

    /// Elements that are not named. Where they are looked at, those that the schemas declare must be as declared, and a namespace of these
    /// schemas has no others; of other namespaces nothing is known.
    private mutating func wildcard(_ node: Node, _ schema: Int) -> Particle {
        elementCount += 1
        let taken = namespaces(of: node, schema)
        let process = processing(of: node)
        let free = contract.add(.any, at: origin(of: node))
        if process == .skip { return .wildcard(WildcardParticle(taken, shape: free)) }
        let probe = WildcardParticle(taken, shape: free)
        let known = schemas.order.filter { $0.kind == .element && probe.takes(namespace: $0.name.namespace) }
        if known.count > 256 { return .wildcard(probe) }
        var parts: [Particle] = []
        for key in known {
            guard let component = schemas.components[key], !(component.node.attribute("abstract")?.isTrue ?? false) else { continue }
            elementCount += 1
            parts.append(.element(leaf(key, component)))
        }
        if process == .lax {
            parts.append(.wildcard(WildcardParticle(taken, excluded: known.map(\.name.wire), shape: free)))
        } else {
            let loaded = Set(schemas.documents.map(\.namespace))
            switch taken {
            case .any: parts.append(.wildcard(WildcardParticle(.except(loaded.sorted()), shape: free)))
            case .except(let others):
                parts.append(.wildcard(WildcardParticle(.except(loaded.union(others).sorted()), shape: free)))
            case .only(let these):
                let rest = these.filter { !loaded.contains($0) }
                if !rest.isEmpty { parts.append(.wildcard(WildcardParticle(.only(rest), shape: free))) }
            }
        }
        return parts.count == 1 ? parts[0] : .choice(parts)
    }
}

extension Particle {
    /// How many elements a particle names; counted up to a limit.
    func size(limit: Int) -> Int {
        switch self {
        case .element, .wildcard: return 1
        case .repeated(let part, _, _): return part.size(limit: limit)
        case .sequence(let parts), .choice(let parts), .all(let parts):
            var sum = 0
            for part in parts where sum < limit { sum += part.size(limit: limit - sum) }
            return sum
        }
    }
}
