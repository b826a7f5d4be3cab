package import Basics

/// What stands inside an element of XML or a group of EDI segments: named fields, and the order and number in which they may stand.
///
/// The record is what paths see: an element that may stand more than once is an array, one that need not stand is optional. The particle is
/// what decides whether a message is one.
package struct Content: Sendable {
    package var record: Record
    package var particle: Particle

    package init(record: Record, particle: Particle) {
        self.record = record
        self.particle = particle
    }
}

/// A regular expression over the names of child elements.
package indirect enum Particle: Sendable, Hashable {
    case element(ElementParticle)
    case wildcard(WildcardParticle)
    case sequence([Particle])
    case choice([Particle])
    /// Each of the parts once, in any order.
    case all([Particle])
    case repeated(Particle, minimum: Int, maximum: Int?)

    /// No element at all.
    package static let empty = Particle.sequence([])

    /// The particle with bounds on how often it stands.
    package func occurring(_ minimum: Int, _ maximum: Int?) -> Particle {
        minimum == 1 && maximum == 1 ? self : .repeated(self, minimum: minimum, maximum: maximum)
    }
}

/// One element that a particle names.
package struct ElementParticle: Sendable, Hashable {
    /// What names it in messages: the namespace in braces, and the local name.
    package var wireName: Name
    /// What paths call it.
    package var field: Name
    package var shape: ShapeID
    /// The value that an empty element stands for; nil where the contract gives none.
    package var emptyMeans: Name?

    /// Whether an empty element stands for a value that the contract gives.
    package var fillsEmpty: Bool { emptyMeans != nil }

    package init(wireName: Name, field: Name, shape: ShapeID, emptyMeans: Name? = nil) {
        self.wireName = wireName
        self.field = field
        self.shape = shape
        self.emptyMeans = emptyMeans
    }
}

/// Any element whose name lies in some namespaces.
package struct WildcardParticle: Sendable, Hashable {
    package enum Namespaces: Sendable, Hashable {
        case any
        /// Every namespace but these; the empty name is that of names without one.
        case except([Name])
        case only([Name])
    }

    package var namespaces: Namespaces
    /// Names that are left out, since other particles stand for them.
    package var excluded: [Name]
    package var shape: ShapeID

    package init(_ namespaces: Namespaces, excluded: [Name] = [], shape: ShapeID) {
        self.namespaces = namespaces
        self.excluded = excluded
        self.shape = shape
    }

    /// Whether names of a namespace are meant.
    package func takes(namespace: Name) -> Bool {
        switch namespaces {
        case .any: true
        case .except(let others): !others.contains(namespace)
        case .only(let these): these.contains(namespace)
        }
    }
}

/// How often an element may stand in a content.
package struct Occurrence: Sendable, Hashable {
    package var shapes: [ShapeID]
    package var minimum: Int
    package var maximum: Int?
}

extension Particle {
    /// How often each field may stand, by its name, in the order in which they are first met.
    package var occurrences: [(field: Name, occurrence: Occurrence)] {
        var order: [Name] = []
        var seen: Set<Name> = []
        let counted = count(&order, &seen)
        return order.compactMap { name in counted[name].map { (name, $0) } }
    }

    /// Fields and what their elements mean where they are sent empty.
    package var emptyMeans: [(Name, Name)] {
        switch self {
        case .element(let element): element.emptyMeans.map { [(element.field, $0)] } ?? []
        case .wildcard: []
        case .sequence(let parts), .choice(let parts), .all(let parts): parts.flatMap(\.emptyMeans)
        case .repeated(let part, _, _): part.emptyMeans
        }
    }

    /// Whether an element that the particle does not name may stand somewhere.
    package var hasWildcard: Bool {
        switch self {
        case .element: false
        case .wildcard: true
        case .sequence(let parts), .choice(let parts), .all(let parts): parts.contains(where: \.hasWildcard)
        case .repeated(let part, _, let maximum): maximum != 0 && part.hasWildcard
        }
    }

    /// Whether no order of elements is one: a choice of nothing that must be made.
    package var isUnsatisfiable: Bool {
        switch self {
        case .element, .wildcard: false
        case .sequence(let parts), .all(let parts): parts.contains(where: \.isUnsatisfiable)
        case .choice(let parts): parts.allSatisfy(\.isUnsatisfiable)
        case .repeated(let part, let minimum, _): minimum > 0 && part.isUnsatisfiable
        }
    }

    /// How deep particles lie in one another.
    package var depth: Int {
        switch self {
        case .element, .wildcard: 1
        case .repeated(let part, _, _): part.depth + 1
        case .sequence(let parts), .choice(let parts), .all(let parts): (parts.map(\.depth).max() ?? 0) + 1
        }
    }

    private func count(_ order: inout [Name], _ seen: inout Set<Name>) -> [Name: Occurrence] {
        switch self {
        case .element(let element):
            if seen.insert(element.field).inserted { order.append(element.field) }
            return [element.field: Occurrence(shapes: [element.shape], minimum: 1, maximum: 1)]
        case .wildcard: return [:]
        case .sequence(let parts), .all(let parts):
            var sum: [Name: Occurrence] = [:]
            for part in parts { sum.merge(part.count(&order, &seen)) { $0.followed(by: $1) } }
            return sum
        case .choice(let parts):
            let counts = parts.map { $0.count(&order, &seen) }
            var result: [Name: Occurrence] = [:]
            for one in counts { result.merge(one) { $0.or($1) } }
            for name in result.keys where counts.contains(where: { $0[name] == nil }) { result[name]?.minimum = 0 }
            return result
        case .repeated(let part, let minimum, let maximum):
            if maximum == 0 { return [:] }
            return part.count(&order, &seen).mapValues { $0.times(minimum, maximum) }
        }
    }
}

extension Occurrence {
    private func merged(_ other: Occurrence) -> [ShapeID] { shapes + other.shapes.filter { !shapes.contains($0) } }

    fileprivate func followed(by other: Occurrence) -> Occurrence {
        let most = maximum.flatMap { one in other.maximum.map { one.clampedSum($0) } }
        return Occurrence(shapes: merged(other), minimum: minimum.clampedSum(other.minimum), maximum: most)
    }

    fileprivate func or(_ other: Occurrence) -> Occurrence {
        let most = maximum.flatMap { one in other.maximum.map { max(one, $0) } }
        return Occurrence(shapes: merged(other), minimum: min(minimum, other.minimum), maximum: most)
    }

    fileprivate func times(_ least: Int, _ most: Int?) -> Occurrence {
        let greatest = maximum == 0 ? 0 : maximum.flatMap { one in most.map { one.clampedProduct($0) } }
        return Occurrence(shapes: shapes, minimum: minimum.clampedProduct(least), maximum: greatest)
    }
}

extension Int {
    /// Counts above a billion are all the same to a reader of messages.
    private static var ceiling: Int { 1_000_000_000 }

    fileprivate func clampedSum(_ other: Int) -> Int { Swift.min(self + other, Self.ceiling) }

    fileprivate func clampedProduct(_ other: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? Self.ceiling : Swift.min(product, Self.ceiling)
    }
}

extension Contract {
    /// Adds what stands inside an element: its attributes and text as fields of a record, and child elements in the order of a particle.
    ///
    /// - Parameter attributes: The fields that are no child elements, and what else may stand beside them.
    package mutating func addContent(_ particle: Particle, attributes: Record, at origin: Origin) -> ShapeID {
        add(makeContent(particle, attributes: attributes, at: origin), at: origin)
    }

    /// The same, for a type that has its place already.
    package mutating func makeContent(_ particle: Particle, attributes: Record, at origin: Origin) -> Shape {
        var record = attributes
        for (name, occurrence) in particle.occurrences where occurrence.maximum != 0 {
            let single = occurrence.shapes.count == 1 ? occurrence.shapes[0] : add(.union(Union(occurrence.shapes)), at: origin)
            let place = origins[Int(occurrence.shapes[0].index)]
            var shape = single
            if occurrence.maximum != 1 {
                shape = add(
                    .array(ArrayShape(items: single, minItems: max(occurrence.minimum, 1), maxItems: occurrence.maximum)), at: place)
            }
            record.fields.append(Field(name, shape, required: occurrence.minimum > 0, origin: place))
        }
        if particle.hasWildcard { record.rest = .shape(add(.any, at: origin)) }
        return .content(Content(record: record, particle: particle))
    }
}
