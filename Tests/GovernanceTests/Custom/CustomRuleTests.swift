import Basics
import Estate
import Governance
import Impact
import Testing

/// Rules that an estate writes itself.
@Suite struct CustomRuleTests {
    private static let specs = """
        kind: Team
        name: night
        onCall: https://oncall.acme.example
        ---
        kind: Team
        name: day
        ---
        kind: System
        name: erp
        owner: team:night
        tags: [pci]
        interfaces:
          - {name: api, protocol: odata, contract: none, latency: {p95: 900ms}}
          - {name: drop, protocol: ftp, contract: none}
        ---
        kind: Platform
        name: bus
        status: in-use
        ---
        kind: Flow
        name: orders
        owner: team:day
        criticality: critical
        via: [bus]
        service: {peak: 10/s, freshness: 60s}
        steps:
          - {read: erp/api#A, timeout: 2s}
          - {when: a = 1, steps: [{call: erp/api#B, timeout: 20s}, {call: erp/drop#C}]}
        ---
        kind: Flow
        name: prices
        owner: night
        via: none
        steps: [{read: erp/drop#P}]

        """

    private func estate(_ rule: String) -> ExampleEstate {
        ExampleEstate(Self.specs + "-- rules.yaml --\nkind: Rule\nname: own\n\(rule)\n")
    }

    /// `place level message` of what a rule finds.
    private func found(_ rule: String) -> [String] {
        estate(rule).check().findings.map(\.diagnostic).filter { $0.rule == "custom/own" }.map {
            "\(place($0)) \($0.level.word) \($0.message)"
        }
    }

    /// `rule place help` of what is wrong with a rule.
    private func problems(_ rule: String) -> [String] {
        estate(rule).check().findings.map(\.diagnostic).filter { $0.rule.group == "spec" }.map {
            "\($0.rule) \(place($0)) \($0.help ?? "")"
        }
    }

    // MARK: What is found

    @Test func aPathGoesThroughReferences() {
        let rule = "select: flow:*\nrequire: owner.onCall exists\nmessage: '{subject} of {owner}, which has {owner.onCall} on call'"
        #expect(found(rule) == ["specs.yaml:21:7 warning flow:orders of team:day, which has nothing on call"])
    }

    @Test func aPathGoesThroughPlacesToInterfaces() {
        #expect(
            found("select: flow:*\nforbid: steps.read.protocol = ftp\nlevel: error") == [
                "specs.yaml:14:28 error flow:prices: `steps.read.protocol = ftp` holds"
            ])
    }

    @Test func findingsStandAtTheValueThatIsWrong() {
        #expect(
            found("select: flow:*\nwhere: service exists\nrequire: service.peak < 5/s\nmessage: '{name}: {service.peak}'") == [
                "specs.yaml:25:17 warning orders: 10/s"
            ])
        #expect(
            found("select: flow:*\nforbid: via = none\nlevel: info") == ["specs.yaml:33:6 info flow:prices: `via = none` holds"])
    }

    @Test func itemsAreLookedAtOneByOneThoseOfGroupsToo() {
        let rule = "select: flow:*\neach: steps\nwhere: call exists\nrequire: timeout < 10s\nmessage: '{call} in {subject} waits {timeout}'"
        #expect(
            found(rule) == [
                "specs.yaml:28:54 warning erp/api#B in flow:orders waits 20s",
                "specs.yaml:28:60 warning erp/drop#C in flow:orders waits nothing",
            ])
    }

    @Test func aPredicatePicksItemsOfGroupsToo() {
        #expect(
            found("select: flow:*\neach: steps(call=erp/api#B)\nrequire: timeout < 10s") == [
                "specs.yaml:28:54 warning flow:orders: `timeout < 10s` does not hold"
            ])
    }

    @Test func interfacesCanBeChosen() {
        #expect(
            found("select: 'interface:*/*'\nwhere: protocol != ftp\nrequire: latency.p95 < 0.5s") == [
                "specs.yaml:13:65 warning erp/api: `latency.p95 < 0.5s` does not hold"
            ])
    }

    @Test func referencesAreEqualHoweverTheyAreWritten() {
        #expect(found("select: flow:*\nforbid: owner = night") == ["specs.yaml:32:8 warning flow:prices: `owner = night` holds"])
        #expect(found("select: flow:*\nrequire: via in none platform:bus") == [])
    }

    /// 60 s and one minute are the same, and a share is no duration.
    @Test func sizesAreComparedWithTheirUnits() {
        #expect(found("select: flow:orders\nrequire: service.freshness = 1m") == [])
        #expect(found("select: flow:orders\nrequire: service.freshness < 61s and service.freshness > 59s") == [])
    }

    @Test func theReachOfASelectionCounts() {
        #expect(
            found("select: tag:pci+,flow:*\nrequire: via = platform:bus") == [
                "specs.yaml:33:6 warning flow:prices: `via = platform:bus` does not hold"
            ])
    }

    /// What a kind does not have cannot be asked of it.
    @Test func otherKindsArePassedOver() {
        #expect(
            found("select: owner:night\nrequire: runbook exists") == ["specs.yaml:31:7 warning flow:prices: `runbook exists` does not hold"]
        )
    }

    // MARK: What is wrong with a rule

    @Test(arguments: [
        ("select: flow:*\nrequire: runbok exists", ["spec/unknown-key rules.yaml:4:10 did you mean `runbook`?"]),
        ("select: flow:*\neach: step\nrequire: call exists", ["spec/unknown-key rules.yaml:4:7 did you mean `steps`?"]),
        ("select: flow:*\nrequire: owner.onCal exists", ["spec/unknown-key rules.yaml:4:10 did you mean `onCall`?"]),
        ("select: flow:*\nrequire: criticality in critical hgh", ["spec/wrong-type rules.yaml:4:10 did you mean `high`?"]),
        ("select: flow:*\nrequire: service.peak > 5", ["spec/wrong-type rules.yaml:4:10 "]),
        ("select: flow:*\nrequire: owner = team:nigt", ["spec/unknown-reference rules.yaml:4:10 did you mean `team:night`?"]),
        (
            "select: flow:*\nrequire: title < soon",
            ["spec/bad-unit rules.yaml:4:10 compare with a number, a duration, a rate, a size, a percentage or a date"]
        ),
        (
            "select: flow:order\nrequire: title exists",
            ["spec/unknown-reference rules.yaml:3:9 Did you mean `flow:orders`? There are flow:orders, flow:prices."]
        ),
        (
            "select: flows:*\nrequire: title exists",
            [
                "spec/wrong-type rules.yaml:3:9 Did you mean `flow:`? There are estate: team: system: entity: codes: mapping: flow: journey: platform: upgrade: waiver: rule: interface: owner: tag: criticality: lifecycle: path: state:."
            ]
        ),
        ("select: flow:*\nrequire: title exists\nmessage: 'a {tilte}'", ["spec/unknown-key rules.yaml:5:10 did you mean `title`?"]),
        (
            "select: flow:*\nrequire: title exists\nmessage: 'a {title'",
            ["spec/wrong-type rules.yaml:5:10 write `{PATH}` for a value, or `{{` for a brace"]
        ),
        ("select: flow:*\nrequire: title exists\nforbid: title exists", ["spec/wrong-type rules.yaml:5:1 take one of them out"]),
        ("select: flow:*", ["spec/missing-key rules.yaml:1:1 add one of them"]),
        (
            "select: flow:*\nrequires: title exists",
            ["spec/unknown-key rules.yaml:4:1 did you mean `require`?", "spec/missing-key rules.yaml:1:1 add one of them"].reversed()
        ),
        (
            "select: flow:*\nrequire: title == a",
            [
                "spec/wrong-type rules.yaml:4:16 write `PATH = value`, `!=`, `<`, `>`, `PATH in a b`, `PATH exists`, joined by `and`; for anything else write `{expression: ..., reads: [...]}`"
            ]
        ),
    ])
    func mistakesAreNamed(_ rule: String, _ expected: [String]) {
        #expect(problems(rule) == expected)
        #expect(found(rule).isEmpty || expected.contains { $0.hasPrefix("spec/unknown-reference") })
    }

    @Test func aRuleMayHaveNothingToDo() {
        #expect(problems("select: tag:none path:none/**,flow:* interface:a*/*\nrequire: title exists") == [])
    }

    // MARK: Policy, waivers, scores, gate

    private func levels(_ policy: String, _ more: String = "") -> [String] {
        estate("select: flow:prices\nrequire: title exists\nfailureMode: ownership\(more)").adding(
            "tieline.yaml", "kind: Estate\nlanguage: 1\nname: example\npolicy: \(policy)\n"
        ).withoutDefaults.check().findings.filter { $0.diagnostic.rule == "custom/own" }.map {
            $0.diagnostic.level.word + ($0.waived == nil ? "" : " waived")
        }
    }

    @Test func policySetsItsLevel() {
        #expect(levels("{}") == ["warning"])
        #expect(levels("{rules: {custom/own: error}}") == ["error"])
        #expect(levels("{rules: {custom/*: none}}") == [])
        #expect(levels("{overrides: [{select: flow:prices, rules: {custom/own: info}}]}") == ["info"])
        let unknown = estate("select: flow:*\nrequire: name exists").adding(
            "tieline.yaml", "kind: Estate\nlanguage: 1\nname: example\npolicy: {rules: {custom/owm: error}}\n"
        ).withoutDefaults.check().findings.map(\.diagnostic).filter { $0.rule.group == "spec" }
        #expect(unknown.map(\.help) == ["did you mean `custom/own`?"])
    }

    @Test func itCanBeWaived() {
        let waiver =
            "\n---\nkind: Waiver\nname: w\naccepts: [{rule: custom/own, subject: 'flow:prices'}]\nreason: r\napprovedBy: team:night\nexpiresOn: 2026-12-31"
        #expect(levels("{}", waiver) == ["warning waived"])
    }

    @Test func theScoreOfItsFailureModeCountsIt() {
        func score(_ rule: String) -> (passed: Int, checked: Int)? {
            estate(rule).check().scores.first { $0.group == "ownership" }.map { ($0.passed, $0.checked) }
        }
        let with = score("select: flow:*\nrequire: title exists\nfailureMode: ownership")
        let without = score("select: flow:*\nrequire: title exists")
        #expect(with?.checked == (without?.checked ?? 0) + 2)
        #expect(with?.passed == without?.passed)
        #expect(estate("select: flow:*\nrequire: title exists").check().scores.map(\.group).contains("custom") == false)
    }

    /// A change is judged by the rules that were there before it, and says so where it alters them.
    @Test func aChangeIsJudgedByTheRulesOfTheBase() {
        func introduced(_ before: String, _ after: String) -> [String] {
            let (base, head) = (ExampleEstate(before).head, ExampleEstate(after).head)
            let report = ImpactAnalysis(base: base, head: head, asOf: RuleExample.today).run()
            return IntroducedFindings(base: base, head: head, report: report, rules: base.estate, asOf: RuleExample.today).findings.map {
                "\($0.rule) \($0.subject)"
            }
        }
        let rule = "-- rules.yaml --\nkind: Rule\nname: own\nselect: flow:*\nrequire: title exists\n"
        let titled = Self.specs.replacing("name: orders\n", with: "name: orders\ntitle: Orders\n")
        #expect(introduced(titled + rule, Self.specs + rule) == ["custom/own flow:orders"])
        #expect(introduced(titled + rule, Self.specs) == ["policy/changed rule:own", "custom/own flow:orders"])
        #expect(introduced(titled, Self.specs + rule) == [])
        let loosened = rule.replacing("title exists", with: "name exists")
        #expect(introduced(titled + rule, titled + loosened) == ["policy/changed rule:own"])
        let broken = rule.replacing("title exists", with: "titel exists")
        #expect(introduced(titled + rule, titled + broken) == ["spec/unknown-key rule:own", "policy/changed rule:own"])
    }
}

extension ExampleEstate {
    /// Without the `tieline.yaml` that every example gets, where another one was added.
    fileprivate var withoutDefaults: ExampleEstate {
        var copy = self
        if let own = copy.files.firstIndex(where: { $0.path == "tieline.yaml" }), copy.files.count(where: { $0.path == "tieline.yaml" }) > 1
        {
            copy.files.remove(at: own)
        }
        return copy
    }
}
