internal import Basics
internal import Governance

/// Measures what each rule costs in a check.
///
/// A rule is asked twice: what the first time costs more went into tables that it shares with rules after it. A class, since a closure fills
/// it; used by one thread.
final class RuleProfile {
    private struct Cost {
        let rule: RuleID
        let first: Duration
        let again: Duration
    }

    private var costs: [Cost] = []
    private let clock = ContinuousClock()

    /// Asks a rule, and keeps how long that took.
    func measure(_ rule: RuleID, _ look: () -> [Diagnostic]) -> [Diagnostic] {
        var found: [Diagnostic] = []
        let first = clock.measure { found = look() }
        let again = clock.measure { found = look() }
        costs.append(Cost(rule: rule, first: first, again: again))
        return found
    }

    /// A line for each rule, the dearest first: `profile RULE OWN SHARED`, in milliseconds.
    var text: String {
        let sorted = costs.sorted { $0.again != $1.again ? $0.again > $1.again : $0.rule < $1.rule }
        return sorted.map { cost in
            "profile \(cost.rule) \(Self.milliseconds(cost.again)) \(Self.milliseconds(max(.zero, cost.first - cost.again)))\n"
        }.joined()
    }

    private static func milliseconds(_ duration: Duration) -> String {
        let tenths = Int(duration.components.seconds) * 10_000 + Int(duration.components.attoseconds / 100_000_000_000_000)
        return "\(tenths / 10).\(tenths % 10)"
    }
}
