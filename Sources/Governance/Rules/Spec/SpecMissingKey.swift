internal import Basics

/// Finds a key that a kind needs and that is not there.
struct SpecMissingKey: SpecRule {
    let id: RuleID = "spec/missing-key"
    let level = Level.error
    let summary = "a key that a kind needs and that is not there"
    let rationale = "Without it the spec has no meaning: a mapping without a target maps nothing."
    let fix = "Add the key; `tieline init` shows each kind with what it needs."

    let violating: RuleExample = """
        ▸kind: Mapping
        name: a
        from: entity:b
        ---
        kind: Entity
        name: b
        """

    let passing: RuleExample = """
        kind: Mapping
        name: a
        from: entity:b
        to: entity:b
        ---
        kind: Entity
        name: b
        """
}
