internal import Basics
internal import Contracts

/// Judges the changes of an AsyncAPI contract for peers whom nobody knows: by the published table, and by messages where they really differ.
///
/// What the table has for breaking is raised, or added where no message shows it. What it leaves open, such as how a server's scheme is
/// met or where a reference leads, is risky. To known peers every change stays what it is.
struct AsyncAPIJudgement {
    private(set) var changes: [ContractChange]
    private let operations: Set<String>
    /// The operations that nobody states: channels of which it is not said who sends.
    private let assumed: Set<String>
    /// Those of the new version alone.
    private let newlyAssumed: Set<Name>

    init(_ changes: [ContractChange], _ old: Contract, _ new: Contract) {
        self.changes = changes
        operations = Set((old.operations + new.operations).map(\.name.text))
        assumed = Set(old.operations.filter { !$0.possibleIdentities.isEmpty }.map(\.name.text))
        newlyAssumed = Set(new.operations.filter { !$0.possibleIdentities.isEmpty }.map(\.name))
    }

    mutating func apply(_ verdicts: AsyncAPIVerdicts) {
        let before = changes
        for index in changes.indices where changes[index].level == .breaking {
            let change = before[index]
            let isExcused = verdicts.excuses.contains { says(change, $0) }
            if isOpen(change) || isExcused || verdicts.moves.contains(where: { isOf($0, change) }) {
                changes[index] = change.judged(.risky)
            }
        }
        for found in verdicts.breaks { add(found, before) }
    }

    /// Whether the table says nothing of such a change, and no message differs.
    private func isOpen(_ change: ContractChange) -> Bool {
        switch change.kind {
        case .securityAdded, .securityChanged, .securityRemoved: true
        case .operationRemoved: assumed.contains(change.subject)
        // Of what is only assumed to be done, replies and bindings are not known.
        case .positionRemoved, .bindingChanged: newlyAssumed.contains { isOf($0, change) }
        default: !change.places.isEmpty && change.places.allSatisfy { $0.level == .safe || isOfAddress($0.place) }
        }
    }

    /// Whether a place is of an operation's address, or of what is asked of whoever connects, which are no messages.
    private func isOfAddress(_ place: String) -> Bool {
        [Position.Part.path, .query].contains { part in
            place.ranges(of: "/\(part.word)").contains { range in
                [nil, ".", "["].contains(place[range.upperBound...].first) && operations.contains(String(place[..<range.lowerBound]))
            }
        }
    }

    /// Whether a change comes of a reference that leads elsewhere; payloads that differ then, differ all the same.
    private func isOf(_ move: AsyncAPIMove, _ change: ContractChange) -> Bool {
        guard [.operationRemoved, .positionRemoved, .correlationChanged, .mediaTypeRemoved].contains(change.kind) else { return false }
        guard move.operations.contains(where: { isOf($0, change) }) else { return false }
        return move.message == nil || move.message == change.carried
    }

    private func isOf(_ operation: Name, _ change: ContractChange) -> Bool {
        change.subject == operation.text || change.subject.hasPrefix("\(operation)/")
    }

    /// Adds what breaks by the table, or finds it among the changes that are known.
    private mutating func add(_ found: AsyncAPIJudgedEdit, _ before: [ContractChange]) {
        let saying = before.indices.filter { says(before[$0], found) }
        let breaking = saying.filter { before[$0].level == .breaking }
        if !breaking.isEmpty {
            for index in breaking { changes[index] = before[index] }
            return
        }
        if let position = found.position, isBroken(position, of: found.operations) { return }
        if saying.isEmpty { return changes.append(found.change) }
        for index in saying where changes[index].level != .breaking {
            changes[index] = changes[index].judged(.breaking, because: found.reason)
            changes[index].isUndecided = false
        }
    }

    private func says(_ change: ContractChange, _ found: AsyncAPIJudgedEdit) -> Bool {
        guard found.saidBy.contains(change.kind) else { return false }
        return found.isSaidAnywhere || change.subject == found.change.subject || found.operations.contains { isOf($0, change) }
    }

    private func isBroken(_ part: Position.Part, of operations: Set<Name>) -> Bool {
        changes.contains { change in
            change.level == .breaking
                && change.places.contains { place in operations.contains { place.place.hasPrefix("\($0)/\(part.word)") } }
        }
    }
}
