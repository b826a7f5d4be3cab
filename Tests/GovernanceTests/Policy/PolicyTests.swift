import Basics
import Estate
import Governance
import Impact
import Testing

/// Levels, options, overrides, rule sets, baselines and waivers.
@Suite struct PolicyTests {
    private static let specs = """
        kind: Team
        name: architecture
        ---
        kind: Team
        name: storefront
        ---
        kind: System
        name: pim
        tags: [legacy]
        ---
        kind: System
        name: erp
        ---
        kind: System
        name: shop
        owner: team:storefront
        data: [{about: orders}]
        interfaces: [{name: api, protocol: rest}]

        """

    private func report(_ policy: String, _ more: String = "", rules: [any Rule] = Rules.all) -> CheckReport {
        ExampleEstate(
            Self.specs + more + "-- tieline.yaml --\nkind: Estate\nlanguage: 1\nname: example\npolicy: \(policy)\n"
        ).check(rules: rules)
    }

    private func found(_ report: CheckReport, _ rule: String) -> [String] {
        report.findings.filter { $0.diagnostic.rule.text == rule }.map { "\($0.diagnostic.level.word) \($0.diagnostic.subject)" }
    }

    @Test func groupsAndRulesSetLevels() {
        #expect(found(report("{}"), "inventory/system-without-owner") == ["error system:erp", "error system:pim"].reversed())
        #expect(found(report("{rules: {inventory/*: info}}"), "inventory/system-without-owner").allSatisfy { $0.hasPrefix("info") })
        let exact = report("{rules: {inventory/system-without-owner: warning, inventory/*: none}}")
        #expect(found(exact, "inventory/system-without-owner").count == 2)
        #expect(found(exact, "inventory/orphan-system") == [])
    }

    @Test(arguments: ["tag:legacy", "system:pim", "path:specs.yaml,tag:legacy", "owner:architecture system:p*", "pim+", "tag:old pim"])
    func overridesHoldForASelection(select: String) {
        let result = report("{overrides: [{select: '\(select)', rules: {inventory/*: info}}]}")
        #expect(found(result, "inventory/system-without-owner").sorted() == ["error system:erp", "info system:pim"])
    }

    @Test func whatIsNotThereIsAnErrorWithTheNearestName() {
        let problems = report(
            "{rules: {inventory/system-without-ownr: none, ownership/review-overdue: {level: info, evry: 3d}, inventory/retiring-soon: {within: soon}}, overrides: [{select: everything, rules: {}}, {select: 'state:new'}, {select: 'system:pin'}, {rules: {}}]}"
        ).findings.filter { $0.diagnostic.rule.group == "spec" }.map { "\($0.diagnostic.rule) \($0.diagnostic.help ?? "")" }
        #expect(
            problems == [
                "spec/unknown-reference did you mean `inventory/system-without-owner`?", "spec/unknown-key did you mean `every`?",
                "spec/wrong-type the default is 180d",
                "spec/unknown-reference There are architecture, erp, example, pim, shop, storefront.",
                "spec/wrong-type Select by name, tag, owner or path.",
                "spec/unknown-reference Did you mean `system:pim`? There are system:erp, system:pim, system:shop.",
                "spec/missing-key add `select:`, for example `select: tag:legacy`",
            ])
    }

    /// A rule of a later set.
    private struct LaterRule: Rule {
        let id: RuleID = "inventory/later"
        let level = Level.error
        let subjects = RuleSubjects.systems
        let summary = "anything"
        let rationale = ""
        let fix = ""
        let ruleset = 2
        let violating: RuleExample = ""
        let passing: RuleExample = ""

        func findings(in context: RuleContext) -> [Diagnostic] {
            [Diagnostic(id, subject: "system:pim", "later", at: nil)]
        }
    }

    @Test func laterRulesWaitUntilTheyAreAskedFor() {
        let rules = Rules.all + [LaterRule() as any Rule]
        #expect(found(report("{}", rules: rules), "inventory/later") == [])
        #expect(found(report("{ruleset: 2}", rules: rules), "inventory/later") == ["error system:pim"])
    }

    @Test func whatIsOnlyNotStatedStaysBelowWhatIsWrong() {
        #expect(EffectivePolicy.level(.warning, default: .warning, policy: .error) == .error)
        #expect(EffectivePolicy.level(.info, default: .warning, policy: .error) == .info)
        #expect(EffectivePolicy.level(.error, default: .warning, policy: .info) == .info)
        #expect(EffectivePolicy.level(.error, default: .warning, policy: .warning) == .error)
        #expect(EffectivePolicy.level(.info, default: .error, policy: Level.none) == .none)
        #expect(EffectivePolicy.level(.info, default: .error, policy: nil) == .info)
    }

    // MARK: Baseline

    @Test func aBaselineHidesWhatItHoldsAndNotMore() {
        let estate = ExampleEstate(Self.specs)
        let text = Baseline.text(of: estate.check().findings)
        let held = estate.adding("tieline.baseline", text).check()
        #expect(held.findings.isEmpty)
        #expect(held.baselined == estate.check().findings.count)
        let more = ExampleEstate(Self.specs + "---\nkind: System\nname: wms\n").adding("tieline.baseline", text).check()
        #expect(more.findings.allSatisfy { $0.diagnostic.subject == "system:wms" } && !more.findings.isEmpty)
    }

    @Test func linesWhoseFindingIsGoneAreNamed() {
        let held = ExampleEstate("kind: Team\nname: a\n").adding(
            "tieline.baseline", "# old\n0123456789ab inventory/orphan-system system:gone\n"
        ).check()
        #expect(held.staleBaseline == ["0123456789ab inventory/orphan-system system:gone"])
    }

    /// The fingerprint stays over a rename that is written down.
    @Test func aRenameKeepsItsPlaceInTheBaseline() {
        let text = Baseline.text(of: ExampleEstate("kind: System\nname: old\n").check().findings)
        let renamed = ExampleEstate("kind: System\nname: new\nformerly: [old]\n").adding("tieline.baseline", text).check()
        #expect(renamed.findings.isEmpty && renamed.staleBaseline.isEmpty)
    }

    // MARK: Waivers

    private func waiver(_ by: String, until day: String, policy: String = "{}", subject: String = "system:pim") -> Finding? {
        let waiver =
            "---\nkind: Waiver\nname: w\naccepts: [{rule: inventory/system-without-owner, subject: '\(subject)'}]\nreason: r\napprovedBy: team:\(by)\nexpiresOn: \(day)\n"
        return report(policy, waiver).findings.first {
            $0.diagnostic.rule == "inventory/system-without-owner" && $0.diagnostic.subject == subject
        }
    }

    @Test func theLastDayIsInclusive() {
        let policy = "{approvers: [team:architecture]}"
        #expect(waiver("architecture", until: "2026-11-25", policy: policy)?.waived != nil)
        #expect(waiver("architecture", until: "2026-11-24", policy: policy)?.waived == nil)
    }

    @Test func whoApprovesMustOwnTheHarmedSideOrBeNamed() {
        #expect(waiver("architecture", until: "2026-12-31")?.waived == nil)
        #expect(waiver("architecture", until: "2026-12-31", policy: "{approvers: [team:architecture]}")?.waived != nil)
        let own = report(
            "{}",
            "---\nkind: Waiver\nname: w\naccepts: [{rule: inventory/contract-missing, subject: shop/api}]\nreason: r\napprovedBy: team:storefront\nexpiresOn: 2026-12-31\n"
        )
        #expect(own.findings.first { $0.diagnostic.rule == "inventory/contract-missing" }?.waived != nil)
    }

    @Test func termAndApproverAreLookedAt() {
        let waiver =
            "---\nkind: Waiver\nname: w\naccepts: [{rule: inventory/contract-missing, subject: shop/api}]\nreason: r\napprovedBy: team:architecture\nexpiresOn: 2027-12-31\n"
        let broad = report("{waiverMax: 180d}", waiver).findings.filter { $0.diagnostic.rule == "waiver/too-broad" }.map(
            \.diagnostic.detail
        ).sorted()
        #expect(broad == ["approver", "long>180d"])
    }

    // MARK: Scores

    @Test func scoresStayOverIrrelevantChanges() {
        let one = report("{}")
        let two = ExampleEstate(
            "# moved\n\n" + Self.specs.replacing("kind: System\nname: erp\n---\n", with: "") + "---\nkind: System\nname: erp\n"
        ).check()
        let titled = ExampleEstate(Self.specs.replacing("name: pim\n", with: "name: pim\ntitle: Product data\n")).check()
        func text(_ report: CheckReport) -> String {
            report.scores.filter { $0.group != "spec" }.map { "\($0)" }.joined() + "\(report.teams)\(report.systems)\(report.total ?? 0)"
        }
        #expect(text(one) == text(two))
        #expect(text(one) == text(titled))
    }

    @Test func weightsCount() {
        let plain = report("{}").total ?? 0
        let weighted = report("{weights: {inventory: 9}}").total ?? 0
        #expect(weighted < plain)
    }
}
