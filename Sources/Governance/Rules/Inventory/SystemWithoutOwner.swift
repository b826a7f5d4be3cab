internal import Basics
internal import Estate

/// Finds a system that nobody owns.
struct SystemWithoutOwner: Rule {
    let id: RuleID = "inventory/system-without-owner"
    let level = Level.error
    let subjects = RuleSubjects.systems
    let summary = "a system that nobody owns"
    let rationale = "When its interface fails or changes, nobody is called, and nobody was asked before."
    let fix = "Name the team that answers for it: `owner: team:NAME`."

    let violating: RuleExample = """
        kind: System
        name: ▸pim
        """

    let passing: RuleExample = """
        kind: System
        name: pim
        owner: team:product-data
        ---
        kind: Team
        name: product-data
        """

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.estate.systems.filter { $0.owner == nil && $0.lifecycle?.value != .retired }.map {
            finding($0.ref, "nobody owns \($0.ref), so nobody answers when it fails or changes", at: $0.header.name.span, detail: "owner")
        }
    }
}
