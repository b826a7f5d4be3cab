internal import Basics

/// Finds a reference that can be read in two ways.
struct SpecAmbiguousReference: SpecRule {
    let id: RuleID = "spec/ambiguous-reference"
    let level = Level.error
    let summary = "a reference that can be read in two ways"
    let rationale = "A change of one of the two would be followed, or not, by chance."
    let fix = "Quote a segment, or say which kind is meant: `element:Order`, `'Order.type'`."

    let violating: RuleExample = """
        kind: Team
        name: a
        """

    let passing: RuleExample = """
        kind: Team
        name: a
        """
}
