internal import Basics

/// How two versions of an Avro schema or protocol differ.
package struct AvroDifference: Sendable {
    package var changes: [ContractChange]
    /// Whether the new version reads all that was written with the old one.
    package var backward: Bool
    /// Whether the old version reads all that is written with the new one.
    package var forward: Bool
}

/// Compares two contracts that were read from Avro files; nothing differs where either could not be read.
package func avroDifference(old: Contract, new: Contract) -> AvroDifference {
    guard let before = old.details as? AvroModel, let after = new.details as? AvroModel else {
        return AvroDifference(changes: [], backward: true, forward: true)
    }
    var comparison = AvroComparison(old: before, new: after, oldContract: old, newContract: new)
    comparison.compareEntries()
    comparison.compareMessages()
    return comparison.difference
}

/// A schema inside a contract of another format: the payload of a message.
package struct AvroPayload: Sendable {
    let model: AvroModel
    let schema: AvroSchema
}

/// Compares two payloads that stand at the same place of two contracts.
package func avroDifference(
    old: AvroPayload, new: AvroPayload, in oldContract: Contract, _ newContract: Contract, at place: String, _ direction: Direction
) -> AvroDifference {
    var comparison = AvroComparison(old: old.model, new: new.model, oldContract: oldContract, newContract: newContract)
    comparison.compare(old.schema, new.schema, at: place, direction)
    return comparison.difference
}

/// Gathers the differences between two models.
struct AvroComparison {
    /// How many places of a change are listed; all are counted.
    static let listedPlaces = 20
    /// How many pairs of schemas are walked over before only new ones are.
    private static let visitLimit = 2_000

    let old: AvroModel
    let new: AvroModel
    let oldContract: Contract
    let newContract: Contract
    /// The new version as the reader of the old one's data, and the reverse.
    let backwardResolution: AvroResolution
    let forwardResolution: AvroResolution
    private(set) var difference = AvroDifference(changes: [], backward: true, forward: true)
    private var positions: [ChangeKey: Int] = [:]
    private var visits = 0
    private var visited: Set<NamedPair> = []
    /// The named pairs on the way from the root.
    private var way: Set<NamedPair> = []

    private struct ChangeKey: Hashable {
        let kind: ChangeKind
        let subject: String
        let detail: String
        let old: Origin?
        let new: Origin?
    }

    struct NamedPair: Hashable {
        let old: Int
        let new: Int
    }

    init(old: AvroModel, new: AvroModel, oldContract: Contract, newContract: Contract) {
        self.old = old
        self.new = new
        self.oldContract = oldContract
        self.newContract = newContract
        backwardResolution = AvroResolution(reader: new, writer: old)
        forwardResolution = AvroResolution(reader: old, writer: new)
    }

    /// Where a comparison stands.
    struct Place {
        /// The nearest named type and the way from there: `Order.lines[]`.
        var subject: String
        /// The way from the entry, message or operation.
        var path: String
        let direction: Direction
        /// Whether what is around it reads all the same.
        var isCovered = false

        func step(_ text: String) -> Place {
            var copy = self
            copy.subject += text
            copy.path += text
            return copy
        }
    }

    /// What a change does in each direction.
    struct Effect {
        /// Whether the new version reads the old one's data, and the reverse.
        var backward = AvroResolution.Answer.yes
        var forward = AvroResolution.Answer.yes
        /// Whether it may surprise a reader although everything is read.
        var isSurprising = false
    }

    // MARK: Roots

    /// Compares two schemas that stand at the same place.
    mutating func compare(_ before: AvroSchema, _ after: AvroSchema, at path: String, _ direction: Direction) {
        let count = difference.changes.count
        let (backward, forward) = (backwardResolution.reads(after, before), forwardResolution.reads(before, after))
        if backward != .yes { difference.backward = false }
        if forward != .yes { difference.forward = false }
        let subject = new.named(after)?.shortName.text ?? path
        way = []
        walk(before, after, Place(subject: subject, path: path, direction: direction))
        let answer = direction == .in ? backward : forward
        let worst: ChangeLevel = answer == .no ? .breaking : answer == .unknown ? .risky : .safe
        guard !difference.changes[count...].contains(where: { $0.level >= worst && worst != .safe }), worst != .safe,
            !difference.changes.contains(where: { $0.level >= worst && $0.places.contains { $0.place.utf8.starts(with: path.utf8) } })
        else { return }
        note(
            answer == .no ? .typeNarrowed : .undecided,
            answer == .no ? "data is no longer read" : "whether data is still read cannot be decided: a type is not defined",
            detail: "resolution", Effect(backward: answer, forward: answer), Place(subject: subject, path: path, direction: direction),
            old: before.origin, new: after.origin)
    }

    // MARK: Notes

    /// Writes a change down; one cause that shows at several places is one change.
    mutating func note(
        _ kind: ChangeKind, _ message: String, detail: String, _ effect: Effect, _ place: Place, old: Origin?, new: Origin?
    ) {
        let answer = place.isCovered ? .yes : place.direction == .in ? effect.backward : effect.forward
        let level: ChangeLevel = answer == .no ? .breaking : answer == .unknown || effect.isSurprising ? .risky : .safe
        let shown = ChangePlace(place.path, place.direction, level)
        let key = ChangeKey(kind: kind, subject: place.subject, detail: detail, old: old, new: new)
        if let known = positions[key] {
            difference.changes[known].placesTotal += 1
            if difference.changes[known].places.count < Self.listedPlaces { difference.changes[known].places.append(shown) }
            if level > difference.changes[known].level {
                difference.changes[known].level = level
                difference.changes[known].isUndecided = answer == .unknown
            }
            return
        }
        positions[key] = difference.changes.count
        difference.changes.append(
            ContractChange(
                kind, level, subject: place.subject, message, places: [shown], isUndecided: answer == .unknown, detail: detail,
                old: old.map { oldContract.span(of: $0) }, new: new.map { newContract.span(of: $0) }))
    }

    /// Whether everything at a pair reads, in the direction that counts there.
    func reads(_ before: AvroSchema, _ after: AvroSchema, _ direction: Direction) -> Bool {
        direction == .in ? backwardResolution.reads(after, before) == .yes : forwardResolution.reads(before, after) == .yes
    }

    func effect(_ before: AvroSchema, _ after: AvroSchema, surprising: Bool = false) -> Effect {
        Effect(
            backward: backwardResolution.reads(after, before), forward: forwardResolution.reads(before, after), isSurprising: surprising)
    }

    /// Enters a pair of named types, unless it is on the way already, or was seen and there is no time to see it again.
    mutating func enter(_ pair: NamedPair) -> Bool {
        visits += 1
        let isNew = visited.insert(pair).inserted
        guard isNew || visits < Self.visitLimit, way.count < 500 else { return false }
        return way.insert(pair).inserted
    }

    mutating func leave(_ pair: NamedPair) { way.remove(pair) }

    mutating func fail(backward: Bool, forward: Bool) {
        if backward { difference.backward = false }
        if forward { difference.forward = false }
    }
}
