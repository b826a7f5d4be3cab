import Basics
import Checking
import Estate
import Governance
import Impact
import Testing

/// Every rule that only a comparison shows can be turned off, raised and waived, as those of one state can (`ExampleTests`).
@Suite struct GatePolicyTests {
    static let ids = Rules.all.filter { ["impact", "change", "policy"].contains($0.group) }.map(\.id.text)

    /// What a gate says of the example of a rule under a policy of the base, with waivers on the base.
    private struct Gate {
        let outcome: Outcome
        /// What the rule finds, with its level, and whether it is waived.
        let found: [(level: Level, isWaived: Bool, fingerprint: Fingerprint)]
    }

    private func gate(_ id: String, policy: String, waivers: String = "") throws -> Gate {
        let rule = try #require(Rules.rule(id))
        var example = ExampleEstate(rule.violating)
        let law = "policy: {approvers: [team:arbiters]\(policy)}\n"
        func ruled(_ files: [(path: String, text: String)], _ isBase: Bool) -> [(path: String, text: String)] {
            let texts = files.map { path, text -> (path: String, text: String) in
                guard path == "tieline.yaml" else { return (path, text) }
                // The example of `policy/changed` has a policy on both sides.
                let lines = text.split(separator: "\n").filter { !$0.hasPrefix("policy:") }.joined(separator: "\n")
                return (path, lines + "\n" + (isBase || id != "policy/changed" ? law : "policy: {failOn: never}\n"))
            }
            return texts
                + (isBase ? [("gate.yaml", "kind: Team\nname: arbiters\n\(waivers)")] : [("gate.yaml", "kind: Team\nname: arbiters\n")])
        }
        example.files = ruled(example.files, false)
        example.baseFiles = example.baseFiles.map { ruled($0, true) }
        let context = example.context
        let comparison = try #require(context.comparison)
        let base = comparison.base
        let head = RevisionInput(estate: context.estate, provider: context.provider, label: RevisionLabel(revision: "head", commit: nil))
        let start = RevisionInput(estate: base.estate, provider: base.provider, label: RevisionLabel(revision: "base", commit: nil))
        var report = comparison.report
        report.introduced +=
            IntroducedFindings(
                base: start, head: head, report: report, alone: comparison.alone, rules: base.estate, asOf: RuleExample.today
            ).findings
        let outcome = ImpactPolicy(rules: base.estate, asOf: RuleExample.today).apply(to: &report, head: context.estate)
        if rule.group == "impact" { return Gate(outcome: outcome, found: causes(of: rule, in: report, context)) }
        let own = report.introduced.filter { $0.rule == rule.id }
        return Gate(
            outcome: outcome, found: own.map { ($0.level, report.introducedWaivers[$0.fingerprint] != nil, $0.fingerprint) })
    }

    private func causes(of rule: any Rule, in report: ImpactReport, _ context: RuleContext) -> [(Level, Bool, Fingerprint)] {
        let subjects = Set(rule.findings(in: context).map(\.detail))
        let all = report.flows.flatMap(\.causes) + report.journeys.flatMap(\.causes) + report.consumers.flatMap(\.causes)
        return all.filter { subjects.contains($0.fingerprint.text) }.map { (.error, $0.waived != nil, $0.fingerprint) }
    }

    @Test(arguments: ids) func isTurnedOffAndRaised(_ id: String) throws {
        // All others are off, so that the outcome speaks of one rule.
        let off = try gate(id, policy: ", rules: {'*': none}")
        #expect(!off.outcome.failed, "\(off.outcome.reasons)")
        let raised = try gate(id, policy: ", rules: {'*': none, '\(id)': error}")
        #expect(raised.outcome.failed)
        #expect(!raised.found.isEmpty)
    }

    @Test(arguments: ids) func isWaived(_ id: String) throws {
        let open = try gate(id, policy: ", rules: {'*': none, '\(id)': error}")
        let accepts = open.found.map { "{fingerprint: '\($0.fingerprint)'}" }.joined(separator: ", ")
        let waiver =
            "---\nkind: Waiver\nname: for-now\naccepts: [\(accepts)]\nreason: It is known.\napprovedBy: team:arbiters\nexpiresOn: 2026-11-25\n"
        let waived = try gate(id, policy: ", rules: {'*': none, '\(id)': error}", waivers: waiver)
        #expect(waived.found.map(\.fingerprint) == open.found.map(\.fingerprint))
        #expect(waived.found.allSatisfy { $0.isWaived })
        #expect(!waived.outcome.failed, "\(waived.outcome.reasons)")
    }
}

/// What a policy may say of the rules on the specs themselves.
@Suite struct SpecPolicyTests {
    private func levels(_ specs: String, _ policy: String) -> [String] {
        ExampleEstate("\(specs)\n-- tieline.yaml --\nkind: Estate\nlanguage: 1\nname: example\npolicy: {rules: {\(policy)}}\n").check()
            .findings
            .map(\.diagnostic).filter { $0.rule.group == "spec" }.map { "\($0.rule) \($0.level.word)" }
    }

    @Test func whatCanBeReadCanBeLowered() {
        let misspelt = "kind: Team\nname: one\nonCal: https://oncall.acme.example"
        #expect(levels(misspelt, "") == ["spec/unknown-key error"])
        #expect(levels(misspelt, "spec/unknown-key: info") == ["spec/unknown-key info"])
        #expect(levels(misspelt, "spec/*: none") == [])
    }

    /// An estate that cannot be read cannot be judged, whatever its policy says.
    @Test func whatCannotBeReadStaysAnError() {
        #expect(levels("kind: Flow\nname: one", "spec/*: none") == ["spec/missing-key error"])
        #expect(levels("kind: Team\nname: [", "spec/*: none") == ["spec/syntax error"])
    }

    /// A policy cannot hide what is wrong with it.
    @Test func mistakesOfThePolicyStayErrors() {
        #expect(levels("kind: Team\nname: one", "spec/*: none, model/nothing: info") == ["spec/unknown-reference error"])
    }
}
