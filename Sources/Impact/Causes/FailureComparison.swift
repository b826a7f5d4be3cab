internal import Basics
internal import Checking
internal import Compatibility

/// Tells which of head's failures base did not have.
struct FailureComparison {
    private let before: [CheckFailure.Identity: [CheckFailure]]
    private let texts = TextReasoner()

    init(base: [CheckFailure]) {
        before = Dictionary(grouping: base) { $0.identity }
    }

    enum Answer {
        case new
        /// It was there, for the same values or more.
        case old
        /// Whether it concerns more values than before cannot be told.
        case undecided
    }

    func judge(_ failure: CheckFailure) -> Answer {
        guard let olds = before[failure.identity] else { return .new }
        var answer = Answer.new
        for old in olds {
            switch isWithin(failure, old) {
            case true?: return .old
            case nil: answer = .undecided
            case false?: break
            }
        }
        return answer
    }

    /// Whether all values that fail now failed before.
    private func isWithin(_ now: CheckFailure, _ old: CheckFailure) -> Bool? {
        if old.fit == .none { return true }
        if now.fit == .none { return false }
        if now.effect > old.effect { return false }
        guard let after = now.refused, let before = old.refused else {
            return now.detail == old.detail ? true : now.fit == .unknown ? nil : false
        }
        if !NumberPart.areCovered(after.numbers, by: before.numbers) { return false }
        switch texts.areCovered(after.texts, by: before.texts) {
        case .yes: return after.instants.isSubset(of: before.instants)
        case .no: return false
        case .unknown: return now.detail == old.detail ? true : nil
        }
    }
}
