internal import Basics

/// Finds a quantity without a unit, or with an unknown one.
struct SpecBadUnit: SpecRule {
    let id: RuleID = "spec/bad-unit"
    let level = Level.error
    let summary = "a quantity without a unit, or with an unknown one"
    let rationale = "300 milliseconds and 300 seconds are both a latency, and only one of them is a page."
    let fix =
        "Write durations as `250ms`, rates as `20/s`, sizes as `512kB`, shares as `99.9%`, dates as `2027-06-30`."

    let violating: RuleExample = """
        kind: Flow
        name: a
        reconcile: ▸300
        steps: []
        """

    let passing: RuleExample = """
        kind: Flow
        name: a
        reconcile: 300s
        steps: []
        """
}
