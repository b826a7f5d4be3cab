internal import Basics

/// Finds a key that the spec language does not have.
struct SpecUnknownKey: SpecRule {
    let id: RuleID = "spec/unknown-key"
    let level = Level.error
    let summary = "a key that the spec language does not have"
    let rationale = "A misspelt key is silently without effect, and whoever wrote it believes otherwise."
    let fix = "Use the key that the finding suggests, or start your own keys with `x-`."

    let violating: RuleExample = """
        kind: Team
        name: a
        ▸contct: a@acme.example
        """

    let passing: RuleExample = """
        kind: Team
        name: a
        contact: a@acme.example
        """
}
