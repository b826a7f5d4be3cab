internal import Basics
internal import Contracts

/// A position's part and media type: what it is matched by.
private struct PositionKey: Hashable {
    let part: Position.Part
    let mediaType: Name?

    init(_ position: Position) {
        part = position.part
        mediaType = position.mediaType
    }
}

/// An operation's positions, found by part and media type; of two that are alike the first counts.
private struct PositionTable {
    private let positions: [Position]
    /// Filled where there are too many positions to look at each.
    private var indices: [PositionKey: Int] = [:]

    init(_ positions: [Position]) {
        self.positions = positions
        guard positions.count > 32 else { return }
        for (index, position) in positions.enumerated() where indices[PositionKey(position)] == nil {
            indices[PositionKey(position)] = index
        }
    }

    /// Whether the position at an index is matched with the one that stands at the same index of another version, as most are.
    func isNamesake(at index: Int, of other: PositionTable) -> Bool {
        guard index < positions.count, index < other.positions.count else { return false }
        return positions.withUnsafeBufferPointer { mine in
            other.positions.withUnsafeBufferPointer { theirs in
                mine[index].part == theirs[index].part && mine[index].mediaType == theirs[index].mediaType
            }
        }
    }

    /// The position that is matched with one of the other version.
    func namesake(of position: Position) -> Position? {
        guard indices.isEmpty else { return indices[PositionKey(position)].map { positions[$0] } }
        return positions.first { $0.part == position.part && $0.mediaType == position.mediaType }
    }
}

extension ContractComparison {
    func comparePositions(_ before: Operation, _ after: Operation, _ result: inout ContractDifference, _ roots: inout [PositionPair]) {
        if before.namesMessages || after.namesMessages {
            compareMessages(before, after, &result, &roots)
            comparePlainPositions(before.withoutMessages(named: after), after.withoutMessages(named: before), &result, &roots)
        } else {
            comparePlainPositions(before, after, &result, &roots)
        }
    }

    /// Compares what stands at positions whose messages have no names.
    private func comparePlainPositions(
        _ before: Operation, _ after: Operation, _ result: inout ContractDifference, _ roots: inout [PositionPair]
    ) {
        guard before.hasStatusRanges || after.hasStatusRanges else { return compareAligned(before, after, &result, &roots) }
        compareAligned(
            before.writingOutRanges(as: after, isReplaced: true), after.writingOutRanges(as: before, isReplaced: false), &result, &roots)
    }

    private func compareAligned(
        _ before: Operation, _ after: Operation, _ result: inout ContractDifference, _ roots: inout [PositionPair]
    ) {
        let olds = PositionTable(before.positions)
        let news = PositionTable(after.positions)
        var renamed: Set<PositionKey> = []
        for index in before.positions.indices where !(olds.isNamesake(at: index, of: news) && isUnchanged(before, after, at: index)) {
            let position = before.positions[index]
            let known = news.namesake(of: position)
            if known == nil, let successor = successor(of: position, in: after, besides: { olds.namesake(of: $0) != nil }) {
                renamed.insert(PositionKey(successor))
                renamedMediaType(position, successor, after, &result)
                roots.append(pair(after, successor, space.term(old, position.shape), space.term(new, successor.shape)))
                continue
            }
            guard let now = known else {
                if position.part.isParameters {
                    roots.append(pair(after, position, space.term(old, position.shape), space.make(Normal(records: [RecordPart()]))))
                } else if isBodiless(position, old), after.positions.contains(where: { $0.part == position.part }) {
                    continue  // A body where there was none: nobody waited for it.
                } else if position.mediaType == nil, position.part == .request, let typed = after.positions.first(where: \.isRequest) {
                    compareRequired(position, typed, after, &result)  // Of what was sent nothing was said.
                } else {
                    gone(position, before, after, &result)
                }
                continue
            }
            compareRequired(position, now, after, &result)
            compareEncodings(position, now, after, &result)
            if space.isUnchanged(space.term(old, position.shape), space.term(new, now.shape)) { continue }
            roots.append(pair(after, now, space.term(old, position.shape), space.term(new, now.shape)))
        }
        for index in after.positions.indices where !news.isNamesake(at: index, of: olds) {
            let position = after.positions[index]
            if olds.namesake(of: position) != nil { continue }
            if renamed.contains(PositionKey(position)) { continue }
            if position.part.isParameters {
                roots.append(pair(after, position, space.make(Normal(records: [RecordPart()])), space.term(new, position.shape)))
            } else if isBodiless(position, new), before.positions.contains(where: { $0.part == position.part }) {
                continue  // The body is gone: said where it was.
            } else {
                appeared(position, before, after, &result)
            }
        }
    }

    /// Whether nothing changed at an index of two operations' positions.
    private func isUnchanged(_ before: Operation, _ after: Operation, at index: Int) -> Bool {
        before.positions.withUnsafeBufferPointer { olds in
            after.positions.withUnsafeBufferPointer { news in
                olds[index].isPlain && news[index].isPlain && olds[index].isRequired == news[index].isRequired
                    && space.isUnchanged(space.term(old, olds[index].shape), space.term(new, news[index].shape))
            }
        }
    }

    /// Whether a position only says that there is an answer, and that it has no body.
    private func isBodiless(_ position: Position, _ contract: ContractHandle) -> Bool {
        guard position.mediaType == nil, case .never = space[contract][position.shape] else { return false }
        return true
    }

    func pair(_ operation: Operation, _ position: Position, _ one: Term, _ two: Term) -> PositionPair {
        var (left, right) = position.part == .path ? alignPath(one, two) : (one, two)
        let isTextualBody = !position.part.isParameters && position.mediaType.map { MediaRange($0).isTextual } ?? false
        if isTextualBody { (left, right) = (raw(left, beside: right), raw(right, beside: left)) }
        return PositionPair(
            place: "\(operation.name)/\(position.word(in: operation))", direction: position.direction, old: left, new: right,
            isTextual: position.part.isParameters, isTextualBody: isTextualBody)
    }

    /// A body that is text on the wire and of type `string` is the body as it stands, whatever another version sees in it.
    private func raw(_ term: Term, beside other: Term) -> Term {
        let (own, rival) = (space.normal(term), space.normal(other))
        let isRaw = own.texts.contains(where: \.isUniversal) && own.withoutTexts.hasNoParts
        return isRaw && rival.texts.isEmpty ? ShapeSpace.anyTerm : term
    }

    /// The position that a body's media type became: what covers it where others send it, what its readers can read where they read it.
    private func successor(of position: Position, in after: Operation, besides isKnown: (Position) -> Bool) -> Position? {
        guard let mediaType = position.mediaType, !position.part.isParameters else { return nil }
        let range = MediaRange(mediaType)
        let others = after.positions.filter { $0.part == position.part }
        if position.direction == .in { return others.first { $0.mediaType.map { MediaRange($0).covers(range) } ?? true } }
        return others.first { other in
            other.mediaType != nil && !isKnown(other)
                && range.isReadable(from: MediaRange(other.mediaType ?? ""))
        }
    }

    private func renamedMediaType(_ before: Position, _ now: Position, _ operation: Operation, _ result: inout ContractDifference) {
        let isSent = before.direction == .in
        if !isSent { result.backward = false }
        result.forward = false
        note(
            .mediaTypeRemoved, isSent ? .safe : .risky, operation, before,
            isSent
                ? "the \(before.part.words) may be any \(now.mediaType?.text ?? "body"), which takes in \(before.mediaType?.text ?? "")"
                : "the \(before.part.words) is \(now.mediaType?.text ?? ""), was \(before.mediaType?.text ?? "")",
            before, now, &result)
    }

    /// Path parameters are told by their place in the path: one that only its name changed is the same.
    private func alignPath(_ one: Term, _ two: Term) -> (Term, Term) {
        var left = space.normal(one)
        let right = space.normal(two)
        guard left.records.count == 1, right.records.count == 1 else { return (one, two) }
        let lost = left.records[0].fields.indices.filter { right.records[0].field(left.records[0].fields[$0].name) == nil }
        let gained = right.records[0].fields.filter { left.records[0].field($0.name) == nil }
        guard !lost.isEmpty, lost.count == gained.count else { return (one, two) }
        for (index, field) in zip(lost, gained) { left.records[0].fields[index].name = field.name }
        left.records[0].fields.sort { $0.name < $1.name }
        return (space.make(left), two)
    }

    func compareRequired(_ before: Position, _ after: Position, _ operation: Operation, _ result: inout ContractDifference) {
        guard before.isRequired != after.isRequired else { return }
        let breaks = after.isRequired == (after.direction == .in)
        if after.isRequired { result.backward = false } else { result.forward = false }
        note(
            after.isRequired ? .positionBecameRequired : .positionBecameOptional, breaks ? .breaking : .safe, operation, after,
            "the \(after.part.words) \(after.isRequired ? "must now" : "need no longer") be there", before, after, &result)
    }

    /// A form's field that is written in another way is another text to who reads it.
    private func compareEncodings(_ before: Position, _ after: Position, _ operation: Operation, _ result: inout ContractDifference) {
        guard before.encodings != after.encodings else { return }
        // The way in which a list is written where nothing is said.
        let usual = "form explode"
        for name in Set(before.encodings.keys).union(after.encodings.keys).sorted() {
            let (was, isNow) = (before.encodings[name] ?? usual, after.encodings[name] ?? usual)
            // Which media type a part has where nothing is said depends on its schema.
            let isStated = before.encodings[name] != nil && after.encodings[name] != nil
            if was == isNow || !isStated && [was, isNow].contains(where: { $0.utf8.contains(UInt8(ascii: "/")) }) { continue }
            (result.backward, result.forward) = (false, false)
            note(
                .parameterStyleChanged, .breaking, operation, after, "the form's field \(name) was written as \(was), is now as \(isNow)",
                before, after, &result)
        }
    }

    func gone(_ position: Position, _ before: Operation, _ after: Operation, _ result: inout ContractDifference) {
        let isWholePart = !after.positions.contains { $0.part == position.part }
        result.backward = false
        var level = ChangeLevel.breaking
        if case .response(let status) = position.part, isWholePart, !status.isSuccess { level = .safe }
        if case .responseHeaders = position.part { level = .risky }
        note(
            isWholePart ? .positionRemoved : .mediaTypeRemoved, level, after, position,
            isWholePart
                ? "the \(position.part.words) is gone" : "the \(position.part.words) is no longer \(position.mediaType?.text ?? "typed")",
            position, nil, &result)
    }

    func appeared(_ position: Position, _ before: Operation, _ after: Operation, _ result: inout ContractDifference) {
        let isWholePart = !before.positions.contains { $0.part == position.part }
        let breaks = isWholePart && position.direction == .in && position.isRequired
        result.forward = false
        if breaks { result.backward = false }
        note(
            isWholePart ? .positionAdded : .mediaTypeAdded, breaks ? .breaking : .safe, after, position,
            isWholePart
                ? "the \(position.part.words) is new\(breaks ? " and required" : "")"
                : "the \(position.part.words) may now be \(position.mediaType?.text ?? "typed")",
            nil, position, &result)
    }

    func note(
        _ kind: ChangeKind, _ level: ChangeLevel, _ operation: Operation, _ position: Position, _ message: String, _ before: Position?,
        _ after: Position?,
        _ result: inout ContractDifference
    ) {
        let place = "\(operation.name)/\(position.word(in: operation))"
        var change = ContractChange(
            kind, level, subject: place, message, places: [ChangePlace(place, position.direction, level)],
            isUndecided: kind == .undecided, detail: "\(kind.rawValue):\(position.mediaType?.text ?? "")",
            old: before.map { space[old].span(of: $0.origin) },
            new: after.map { space[new].span(of: $0.origin) })
        change.carried = position.message
        result.changes.append(change)
    }
}
