package import Compatibility
package import Contracts

/// What `diff --contract` answers over a history: the newest version of a contract against each older one.
package struct ContractHistoryReport: Sendable {
    /// The newest version against one older one.
    package struct Pair: Sendable {
        package var old: String
        /// Nil where one of the two cannot be read at all.
        package var difference: ContractDifference?

        package init(old: String, difference: ContractDifference?) {
            self.old = old
            self.difference = difference
        }
    }

    /// A change with the versions that it lies between.
    package struct DatedChange: Sendable {
        package var change: ContractChange
        /// The last version that was without the change.
        package var old: String
        /// The first version that had it.
        package var new: String
        /// The versions whose peers meet it, oldest first.
        package var against: [String]
    }

    /// The versions, oldest first; the last one is held against the others.
    package var versions: [String]
    package var format: ContractFormatID
    /// One pair for each version but the last, oldest first.
    package var pairs: [Pair]
    package var troubles: [(version: String, trouble: ContractTrouble)]

    package init(versions: [String], format: ContractFormatID, pairs: [Pair], troubles: [(version: String, trouble: ContractTrouble)]) {
        self.versions = versions
        self.format = format
        self.pairs = pairs
        self.troubles = troubles
    }

    package var newest: String { versions.last ?? "" }
    package var isBreaking: Bool { pairs.contains { $0.difference?.isBreaking ?? false } }
    /// Whether every pair could be compared.
    package var isComplete: Bool { pairs.allSatisfy { $0.difference != nil } }
    package var backward: Bool { pairs.allSatisfy { $0.difference?.backward ?? false } }
    package var forward: Bool { pairs.allSatisfy { $0.difference?.forward ?? false } }

    private struct Key: Hashable {
        let kind: ChangeKind
        let level: ChangeLevel
        let subject: String
        let detail: String
    }

    /// Every change once, the grave ones first, with the step in which it came.
    package var changes: [DatedChange] {
        var found: [Key: DatedChange] = [:]
        for (index, pair) in pairs.enumerated() {
            for change in pair.difference?.changes ?? [] {
                let key = Key(kind: change.kind, level: change.level, subject: change.subject, detail: change.detail)
                let against = (found[key]?.against ?? []) + (found[key]?.against.last == pair.old ? [] : [pair.old])
                found[key] = DatedChange(change: change, old: pair.old, new: versions[index + 1], against: against)
            }
        }
        return found.values.sorted { left, right in
            let (one, two) = (left.change, right.change)
            if one.level != two.level { return one.level > two.level }
            return (one.subject, one.kind.rawValue, one.detail) < (two.subject, two.kind.rawValue, two.detail)
        }
    }
}
