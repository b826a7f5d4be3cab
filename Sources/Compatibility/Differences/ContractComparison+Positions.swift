internal import Basics
internal import Contracts

/// An operation's positions, found by part and media type; of two that are alike the first counts.
private struct PositionTable {
    /// A position's part and media type: what it is matched by.
    private struct Key: Hashable {
        let part: Position.Part
        let mediaType: Name?
    }

    private let positions: [Position]
    /// Filled where there are too many positions to look at each.
    private var indices: [Key: Int] = [:]

    init(_ positions: [Position]) {
        self.positions = positions
        guard positions.count > 32 else { return }
        for (index, position) in positions.enumerated() {
            let key = Key(part: position.part, mediaType: position.mediaType)
            if indices[key] == nil { indices[key] = index }
        }
    }

    /// The position that is matched with one of the other version.
    func namesake(of position: Position) -> Position? {
        guard indices.isEmpty else { return indices[Key(part: position.part, mediaType: position.mediaType)].map { positions[$0] } }
        return positions.first { $0.part == position.part && $0.mediaType == position.mediaType }
    }
}

extension ContractComparison {
    func comparePositions(_ before: Operation, _ after: Operation, _ result: inout ContractDifference, _ roots: inout [PositionPair]) {
        let olds = PositionTable(before.positions)
        let news = PositionTable(after.positions)
        for position in before.positions {
            guard let now = news.namesake(of: position) else {
                if position.part.isParameters {
                    roots.append(pair(after, position, space.term(old, position.shape), space.make(Normal(records: [RecordPart()]))))
                } else if isBodiless(position, old), after.positions.contains(where: { $0.part == position.part }) {
                    continue  // A body where there was none: nobody waited for it.
                } else {
                    gone(position, before, after, &result)
                }
                continue
            }
            compareRequired(position, now, after, &result)
            if space.isUnchanged(space.term(old, position.shape), space.term(new, now.shape)) { continue }
            roots.append(pair(after, now, space.term(old, position.shape), space.term(new, now.shape)))
        }
        for position in after.positions where olds.namesake(of: position) == nil {
            if position.part.isParameters {
                roots.append(pair(after, position, space.make(Normal(records: [RecordPart()])), space.term(new, position.shape)))
            } else if isBodiless(position, new), before.positions.contains(where: { $0.part == position.part }) {
                continue  // The body is gone: said where it was.
            } else {
                appeared(position, before, after, &result)
            }
        }
    }

    /// Whether a position only says that there is an answer, and that it has no body.
    private func isBodiless(_ position: Position, _ contract: ContractHandle) -> Bool {
        guard position.mediaType == nil, case .never = space[contract][position.shape] else { return false }
        return true
    }

    private func pair(_ operation: Operation, _ position: Position, _ one: Term, _ two: Term) -> PositionPair {
        let (left, right) = position.part == .path ? alignPath(one, two) : (one, two)
        return PositionPair(
            place: "\(operation.name)/\(position.part.word)", direction: position.direction, old: left, new: right,
            isTextual: position.part.isParameters)
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

    private func compareRequired(_ before: Position, _ after: Position, _ operation: Operation, _ result: inout ContractDifference) {
        guard before.isRequired != after.isRequired else { return }
        let breaks = after.isRequired == (after.direction == .in)
        if after.isRequired { result.backward = false } else { result.forward = false }
        note(
            after.isRequired ? .positionBecameRequired : .positionBecameOptional, breaks ? .breaking : .safe, operation, after,
            "the \(after.part.words) \(after.isRequired ? "must now" : "need no longer") be there", before, after, &result)
    }

    private func gone(_ position: Position, _ before: Operation, _ after: Operation, _ result: inout ContractDifference) {
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

    private func appeared(_ position: Position, _ before: Operation, _ after: Operation, _ result: inout ContractDifference) {
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

    private func note(
        _ kind: ChangeKind, _ level: ChangeLevel, _ operation: Operation, _ position: Position, _ message: String, _ before: Position?,
        _ after: Position?,
        _ result: inout ContractDifference
    ) {
        let place = "\(operation.name)/\(position.part.word)"
        result.changes.append(
            ContractChange(
                kind, level, subject: place, message, places: [ChangePlace(place, position.direction, level)],
                detail: "\(kind.rawValue):\(position.mediaType?.text ?? "")", old: before.map { space[old].span(of: $0.origin) },
                new: after.map { space[new].span(of: $0.origin) }))
    }
}

extension Position.Part {
    /// Whether the part is a record of parameters, where absence and emptiness are the same.
    package var isParameters: Bool {
        switch self {
        case .query, .path, .headers, .cookies, .responseHeaders: true
        default: false
        }
    }

    /// How the part is written after an operation's name.
    package var word: String {
        switch self {
        case .request: "request"
        case .query: "query"
        case .path: "path"
        case .headers: "headers"
        case .cookies: "cookies"
        case .response(let status): status.isEmpty ? "response" : "response/\(status)"
        case .responseHeaders(let status): "response/\(status)/headers"
        case .payload: "payload"
        case .fault(let name): "fault/\(name)"
        }
    }

    var words: String {
        switch self {
        case .request: "request body"
        case .response(let status): status.isEmpty ? "response" : "response \(status)"
        case .responseHeaders(let status): "headers of response \(status)"
        default: word
        }
    }
}

extension Name {
    /// Whether an HTTP status means success.
    fileprivate var isSuccess: Bool { text.hasPrefix("2") || isEmpty }
}
