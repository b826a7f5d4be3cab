internal import Basics

/// Finds a file that is no YAML or JSON.
struct SpecSyntax: SpecRule {
    let id: RuleID = "spec/syntax"
    let level = Level.error
    let summary = "a file that is no YAML or JSON"
    let rationale = "What cannot be read says nothing: neither its rules nor its flows are checked."
    let fix = "Mend the place that the finding names; put a value with `,` `[` or `{` in single quotes."

    let violating: RuleExample = """
        kind: Team
        name: a
        tags: [a, ▸}
        """

    let passing: RuleExample = """
        kind: Team
        name: a
        tags: [a]
        """
}
