internal import Contracts

extension Particle {
    /// The elements of two particles that differ in nothing but what stands in their elements, in pairs; nil for others.
    ///
    /// Most changes of a schema are of this kind, and need no comparison of languages.
    func alignedElements(with other: Particle) -> [(ElementParticle, ElementParticle)]? {
        var pairs: [(ElementParticle, ElementParticle)] = []
        return align(with: other, &pairs) ? pairs : nil
    }

    private func align(with other: Particle, _ pairs: inout [(ElementParticle, ElementParticle)]) -> Bool {
        switch (self, other) {
        case (.element(let one), .element(let two)):
            pairs.append((one, two))
            return one.wireName == two.wireName
        case (.wildcard(let one), .wildcard(let two)): return one.namespaces == two.namespaces && one.excluded == two.excluded
        case (.sequence(let one), .sequence(let two)), (.choice(let one), .choice(let two)), (.all(let one), .all(let two)):
            guard one.count == two.count else { return false }
            for (first, second) in zip(one, two) where !first.align(with: second, &pairs) { return false }
            return true
        case (.repeated(let one, let minimum, let maximum), .repeated(let two, let least, let most)):
            return minimum == least && maximum == most && one.align(with: two, &pairs)
        default: return false
        }
    }
}
