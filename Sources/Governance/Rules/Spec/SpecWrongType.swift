internal import Basics

/// Finds a value of another type than its key takes.
struct SpecWrongType: SpecRule {
    let id: RuleID = "spec/wrong-type"
    let level = Level.error
    let summary = "a value of another type than its key takes"
    let rationale = "It would have to be guessed what was meant."
    let fix = "Write the value as the finding says: a list, a text, one of the words that the key knows."

    let violating: RuleExample = """
        kind: Flow
        name: a
        criticality: ▸1
        steps: []
        """

    let passing: RuleExample = """
        kind: Flow
        name: a
        criticality: high
        steps: []
        """
}
