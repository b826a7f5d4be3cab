internal import Basics

/// Finds a `tieline.yaml` below the estate's root.
struct SpecTwoEstates: SpecRule {
    let id: RuleID = "spec/two-estates"
    let level = Level.error
    let summary = "a `tieline.yaml` below the estate's root"
    let rationale = "It is not clear to which estate the specs around it belong."
    let fix = "Remove the inner file, or move its estate out of this one."

    let violating: RuleExample = """
        kind: Team
        name: a
        -- teams/tieline.yaml --
        kind: Estate
        language: 1
        name: ▸inner
        """

    let passing: RuleExample = """
        kind: Team
        name: a
        """
}
