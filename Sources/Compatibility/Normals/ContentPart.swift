package import Basics
package import Contracts

/// The order and number in which a record's elements may stand.
package struct ContentPart: Sendable {
    package let contract: ContractHandle
    package let particle: Particle
    /// The fields that are elements; the others are attributes and text.
    package let elements: Set<Name>
    /// What elements mean that are sent empty, by field; the first of each name counts.
    let emptyMeans: [Name: Name]

    package init(contract: ContractHandle, particle: Particle) {
        self.contract = contract
        self.particle = particle
        elements = Set(particle.occurrences.map(\.field))
        emptyMeans = Dictionary(particle.emptyMeans) { first, _ in first }
    }
}

extension RecordPart {
    /// What stands beside the elements: attributes and text.
    func besideContent(_ content: ContentPart) -> RecordPart {
        var copy = self
        copy.content = nil
        copy.fields.removeAll { content.elements.contains($0.name) }
        copy.rest = .closed
        return copy
    }
}

extension Normal {
    /// Whether exactly one scalar is in the set.
    package var isSingleValue: Bool {
        guard !hasNull, arrays.isEmpty, records.isEmpty, instants.isEmpty, bytes == nil, !isFree else { return false }
        let texts = texts.map { $0.values?.count ?? 2 }.reduce(0, +)
        let numbers = numbers.map { $0.single == nil ? 2 : 1 }.reduce(0, +)
        let booleans = booleans.isEmpty ? 0 : booleans == .all ? 2 : 1
        return texts + numbers + booleans == 1
    }
}
