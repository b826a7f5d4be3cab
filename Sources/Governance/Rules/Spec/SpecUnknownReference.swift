internal import Basics

/// Finds a reference to something that the estate does not have.
struct SpecUnknownReference: SpecRule {
    let id: RuleID = "spec/unknown-reference"
    let level = Level.error
    let summary = "a reference to something that the estate does not have"
    let rationale = "The link between spec and estate is cut there: changes on the other side are not followed."
    let fix = "Correct the name (the nearest one is suggested), or add the spec."

    let violating: RuleExample = """
        kind: Flow
        name: a
        after: [▸flow:b]
        steps: []
        """

    let passing: RuleExample = """
        kind: Flow
        name: a
        after: [flow:b]
        steps: []
        ---
        kind: Flow
        name: b
        steps: []
        """
}
