internal import Basics
internal import Contracts

/// Operations that carry several messages: each is held against what it was, by its name.
extension ContractComparison {
    private struct MessagePair {
        let part: Position.Part
        let old: Position?
        let new: Position?
    }

    func compareMessages(_ before: Operation, _ after: Operation, _ result: inout ContractDifference, _ roots: inout [PositionPair]) {
        for pair in pairs(before, after) {
            switch (pair.old, pair.new) {
            case (let old?, let new?): compare(old, new, after, &result, &roots)
            case (let old?, nil): lost(old, after, &result, &roots)
            case (nil, let new?): gained(new, before, after, &result, &roots)
            case (nil, nil): break
            }
        }
    }

    /// For each message of an operation that is still there, the one that it became.
    func messages(_ before: Operation, _ after: Operation) -> [Name: Name] {
        guard before.namesMessages, after.namesMessages else { return [:] }
        let found = pairs(before, after).compactMap { pair in pair.old?.message.flatMap { old in pair.new?.message.map { (old, $0) } } }
        return Dictionary(found) { first, _ in first }
    }

    /// Pairs messages by name; the only one that is left on each side is the same under another name, since no name is on the wire.
    private func pairs(_ before: Operation, _ after: Operation) -> [MessagePair] {
        let parts = (before.positions + after.positions).filter { $0.message != nil }.map(\.part)
        var seen: Set<Position.Part> = []
        var pairs: [MessagePair] = []
        for part in parts where seen.insert(part).inserted {
            let olds = before.positions.filter { $0.part == part }
            var news = after.positions.filter { $0.part == part }
            var left: [Position] = []
            for old in olds {
                if let index = news.firstIndex(where: { $0.label == old.label }) {
                    pairs.append(MessagePair(part: part, old: old, new: news.remove(at: index)))
                } else {
                    left.append(old)
                }
            }
            if left.count == 1, news.count == 1, !part.isParameters || olds.count == 1 {
                pairs.append(MessagePair(part: part, old: left[0], new: news[0]))
                continue
            }
            pairs += left.map { MessagePair(part: part, old: $0, new: nil) } + news.map { MessagePair(part: part, old: nil, new: $0) }
        }
        return pairs
    }

    private func compare(
        _ before: Position, _ after: Position, _ operation: Operation, _ result: inout ContractDifference, _ roots: inout [PositionPair]
    ) {
        if before.isUnknown || after.isUnknown {
            guard before.isUnknown != after.isUnknown else { return }
            return note(
                .undecided, .risky, operation, after,
                "the message \(after.label?.text ?? "") \(after.isUnknown ? "cannot be read any more" : "can be read now, and could not before")",
                before, after, &result)
        }
        if before.mediaType != after.mediaType { compareMediaTypes(before, after, operation, &result) }
        let (one, two) = (space.term(old, before.shape), space.term(new, after.shape))
        switch (before.embedded, after.embedded) {
        case (nil, nil): roots.append(pair(operation, after, one, two))
        case (let was?, let isNow?) where was.format == isNow.format:
            compareEmbedded(was, isNow, after, operation, &result)
            // The shapes are paired too, so that successors of removed fields can be looked for.
            _ = graph.compare(one, two, subject: operation.name.text)
        default:
            (result.backward, result.forward) = (false, false)
            note(
                .formatChanged, .breaking, operation, after,
                "the \(after.part.words) was written as \(before.embedded?.format.text ?? "JSON"), and is as \(after.embedded?.format.text ?? "JSON")",
                before, after, &result)
        }
    }

    private func compareMediaTypes(_ before: Position, _ after: Position, _ operation: Operation, _ result: inout ContractDifference) {
        guard let was = before.mediaType else {
            return note(
                .mediaTypeAdded, .safe, operation, after, "the \(after.part.words) is now said to be \(after.mediaType?.text ?? "")", nil,
                after,
                &result)
        }
        (result.backward, result.forward) = (false, false)
        note(
            .mediaTypeRemoved, .breaking, operation, after,
            "the \(after.part.words) was \(was), and is \(after.mediaType?.text ?? "of no stated type") now", before, after, &result)
    }

    private func compareEmbedded(
        _ before: EmbeddedSchema, _ after: EmbeddedSchema, _ position: Position, _ operation: Operation, _ result: inout ContractDifference
    ) {
        guard let rule = IdentityRules.embedded[after.format] else { return }
        let place = "\(operation.name)/\(position.word(in: operation))"
        let found = rule(before, after, space[old], space[new], place, position.direction)
        result.backward = result.backward && found.backward
        result.forward = result.forward && found.forward
        for change in found.changes where !result.changes.contains(where: { $0.isSame(as: change) }) { result.changes.append(change) }
    }

    private func lost(
        _ position: Position, _ operation: Operation, _ result: inout ContractDifference, _ roots: inout [PositionPair]
    ) {
        if position.part.isParameters {
            // Headers of a message that is still there.
            guard operation.positions.contains(where: { $0.label == position.label }) else { return }
            return roots.append(pair(operation, position, space.term(old, position.shape), space.make(Normal(records: [RecordPart()]))))
        }
        if position.part == .key { return }
        result.backward = false
        note(
            .positionRemoved, .breaking, operation, position, "the message \(position.label?.text ?? "") is gone", position, nil, &result)
    }

    private func gained(
        _ position: Position, _ before: Operation, _ operation: Operation, _ result: inout ContractDifference, _ roots: inout [PositionPair]
    ) {
        if position.part.isParameters {
            guard before.positions.contains(where: { $0.label == position.label }) else { return }
            return roots.append(pair(operation, position, space.make(Normal(records: [RecordPart()])), space.term(new, position.shape)))
        }
        if position.part == .key { return }
        result.forward = false
        note(
            .positionAdded, position.direction == .out ? .risky : .safe, operation, position,
            "the message \(position.label?.text ?? "") is new", nil, position, &result)
    }
}

extension Operation {
    /// Whether it carries messages that have names; most operations carry none.
    var namesMessages: Bool {
        positions.withUnsafeBufferPointer { positions in positions.indices.contains { positions[$0].message != nil } }
    }

    /// The operation without the parts whose messages are compared by name, as they are where either version names some.
    func withoutMessages(named other: Operation) -> Operation {
        let named = Set((positions + other.positions).filter { $0.message != nil }.map(\.part))
        guard !named.isEmpty else { return self }
        var copy = self
        copy.positions.removeAll { named.contains($0.part) }
        return copy
    }
}

extension Operation {
    /// The terms but those of messages that could not be read in the other version, where nothing is known of them.
    func terms(besidesUnknownIn other: Operation) -> [ExchangeTerm] {
        guard !terms.isEmpty, other.positions.contains(where: { $0.isUnknown }) else { return terms }
        // The unknown message may be any of them under another name.
        let known = Set(other.positions.filter { !$0.isUnknown }.compactMap(\.label))
        let labels = Dictionary(positions.compactMap { position in position.message.map { ($0, position.label) } }) { first, _ in first }
        return terms.filter { $0.message.map { (labels[$0] ?? nil).map(known.contains) ?? true } ?? true }
    }
}

extension Position {
    /// How the position is written after an operation's name: with the message where there are several.
    func word(in operation: Operation) -> String {
        guard let label, operation.positions.contains(where: { $0.part == part && $0.label != label }) else { return part.word }
        return "\(part.word)/\(label)"
    }
}

extension ContractChange {
    /// Whether two changes are of one cause, met at two places.
    fileprivate func isSame(as other: ContractChange) -> Bool {
        kind == other.kind && subject == other.subject && detail == other.detail && old == other.old && new == other.new
            && level == other.level
    }
}
