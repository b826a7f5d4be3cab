internal import Basics
internal import Estate
internal import Stewardship

/// Finds CODEOWNERS and the specs name different owners for a file.
struct CodeownersDiffers: Rule {
    let id: RuleID = "ownership/codeowners-differs"
    let level = Level.warning
    let subjects = RuleSubjects.specs
    let looksAt: RuleSources = [.specs, .files]
    let summary = "CODEOWNERS and the specs name different owners for a file"
    let rationale = "The change is approved by a team that does not answer for it, and those who do were not asked."
    let fix = "Correct the one that is wrong; `tieline owners --codeowners` writes the file."

    let violating: RuleExample = """
        -- platforms/ipaas.yaml --
        kind: Platform
        name: ipaas
        owner: ▸team:integration
        -- teams.yaml --
        kind: Team
        name: integration
        -- CODEOWNERS --
        /platforms/ @acme/storefront
        """

    var passing: RuleExample { violating.changing(["storefront": "integration"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        guard let (path, owners) = CodeOwners.find(in: context) else { return [] }
        let handles = Handles(context.estate, file: owners)
        return context.estate.headers.compactMap { spec in
            guard let owner = spec.header.owner else { return nil }
            let named = owners.owners(of: spec.header.name.span.path)
            guard !named.isEmpty, !named.contains(where: { handles.stands($0, for: owner.value) }) else { return nil }
            return finding(
                spec.ref, "\(spec.ref) belongs to \(owner.value), and \(path) gives its file to \(named.joined(separator: " "))",
                at: owner.span)
        }
    }
}
