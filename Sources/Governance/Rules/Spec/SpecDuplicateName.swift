internal import Basics

/// Finds two specs of one kind that have one name.
struct SpecDuplicateName: SpecRule {
    let id: RuleID = "spec/duplicate-name"
    let level = Level.error
    let summary = "two specs of one kind that have one name"
    let rationale = "References to that name could mean either."
    let fix = "Rename one of them and its references; `formerly: [old-name]` keeps its history."

    let violating: RuleExample = """
        kind: Team
        name: ▸erp
        ---
        kind: Team
        name: ▸erp
        """

    let passing: RuleExample = """
        kind: Team
        name: erp
        ---
        kind: Team
        name: erp-platform
        """
}
