/// Counts the work of comparisons, so that every machine gives up at the same place: what is beyond the count is "unknown".
///
/// A unit is about a microsecond of an optimised build. Each question has its share, and all questions of a space together have a limit.
package final class WorkMeter {
    private let share: Int
    private var total: Int
    /// What is left for the question that is being answered.
    private var left: Int

    package init(share: Int = 250_000, total: Int = 4_000_000) {
        self.share = share
        self.total = total
        left = min(share, total)
    }

    /// Counts without ever giving up, for questions that are bounded by themselves.
    package static func unlimited() -> WorkMeter { WorkMeter(share: .max, total: .max) }

    /// Starts a question with a full share.
    func startQuestion() { left = min(share, total) }

    /// Whether nothing is left for the question.
    var isSpent: Bool { left <= 0 }

    /// Takes some units; false where none are left.
    @discardableResult
    func spend(_ units: Int) -> Bool {
        guard left > 0 else { return false }
        left -= units
        total -= units
        return true
    }
}
