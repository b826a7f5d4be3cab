import Basics
import Contracts
import Estate
import Testing

/// Each rule that one file by itself can break, with the exact place.
struct SpecRuleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let findings: [String]
        var help: String?

        init(_ name: String, _ text: String, _ findings: [String], help: String? = nil) {
            testDescription = name
            self.text = text
            self.findings = findings
            self.help = help
        }
    }

    static let cases: [Case] = [
        Case("unknown key", "kind: Team\nname: a\ncontct: x\n", ["spec/unknown-key a.yaml:3:1 contct"], help: "did you mean `contact`?"),
        Case(
            "unknown key, far from all", "kind: Team\nname: a\nzzzzzz: x\n", ["spec/unknown-key a.yaml:3:1 zzzzzz"],
            help: "take it out, or start it with `x-` to keep it as your own"),
        Case("own key", "kind: Team\nname: a\nx-cost-centre: [1, {a: b}]\n", []),
        Case(
            "unknown key in a step", "kind: Flow\nname: a\nsteps:\n  - {map: m, timout: 3s}\n", ["spec/unknown-key a.yaml:4:14 timout"],
            help: "did you mean `timeout`?"),
        Case("no name", "kind: Team\n", ["spec/missing-key a.yaml:1:1 kind: Team"], help: "add `name: order-to-erp`"),
        Case("bad name", "kind: Team\nname: Über Team\n", ["spec/wrong-type a.yaml:2:7 Über Team"]),
        Case("unknown kind", "kind: Folw\nname: a\n", ["spec/wrong-type a.yaml:1:7 Folw"], help: "did you mean `Flow`?"),
        Case(
            "misspelt kind key", "kinds: Flow\nname: a\n", ["spec/unknown-key a.yaml:1:1 kinds", "spec/missing-key a.yaml:1:1 kinds: Flow"],
            help: "did you mean `kind`?"),
        Case("no mapping", "- a\n", ["spec/wrong-type a.yaml:1:1 - a"]),
        Case("estate without language", "kind: Estate\nname: a\n", ["spec/missing-key a.yaml:1:1 kind: Estate"]),
        Case("estate of a later language", "kind: Estate\nname: a\nlanguage: 2\n", ["spec/wrong-type a.yaml:3:11 2"]),
        Case("mapping without ends", "kind: Mapping\nname: a\n", ["spec/missing-key a.yaml:1:1 kind: Mapping", "spec/missing-key a.yaml:1:1 kind: Mapping"]),
        Case(
            "row with nothing", "kind: Mapping\nname: a\nfrom: s/i\nto: entity:e\nfields:\n  - {to: x}\n",
            ["spec/missing-key a.yaml:6:5 {to: x}"]),
        Case(
            "row with two sources", "kind: Mapping\nname: a\nfrom: s/i\nto: entity:e\nfields:\n  - {to: x, from: y, value: z}\n",
            ["spec/wrong-type a.yaml:6:22 value"], help: "take one of them out"),
        Case("step with no verb", "kind: Flow\nname: a\nsteps: [{when: x exists}]\n", ["spec/missing-key a.yaml:3:9 {when: x exists}"]),
        Case("step with two verbs", "kind: Flow\nname: a\nsteps: [{map: m, call: s/i}]\n", ["spec/wrong-type a.yaml:3:18 call"]),
        Case("flow without steps", "kind: Flow\nname: a\n", ["spec/missing-key a.yaml:1:1 kind: Flow"]),
        Case("call with no target", "kind: Journey\nname: a\ncalls: [{times: 2}]\n", ["spec/missing-key a.yaml:3:9 {times: 2}"]),
        Case("upgrade of nothing", "kind: Upgrade\nname: a\n", ["spec/missing-key a.yaml:1:1 kind: Upgrade"]),
        Case(
            "upgrade of no kind", "kind: Upgrade\nname: a\nof: erp\n", ["spec/wrong-type a.yaml:3:5 erp"],
            help: "write `system:erp` or `platform:erp`"),
        Case(
            "waiver with nothing", "kind: Waiver\nname: a\n",
            Array(repeating: "spec/missing-key a.yaml:1:1 kind: Waiver", count: 4)),
        Case("codes with nothing", "kind: Codes\nname: a\n", ["spec/missing-key a.yaml:1:1 kind: Codes"]),
        Case("codes without rows", "kind: Codes\nname: a\ncolumns: [x]\n", ["spec/missing-key a.yaml:1:1 kind: Codes"], help: "add `rows`"),
        Case("codes of both sorts", "kind: Codes\nname: a\ncolumns: [x]\nrows: []\nfile: a.csv\n", ["spec/wrong-type a.yaml:5:1 file"]),
        Case("interface without name", "kind: System\nname: a\ninterfaces: [{protocol: rest}]\n", ["spec/missing-key a.yaml:3:14 {protocol: rest}"]),
        Case("data about nothing", "kind: System\nname: a\ndata: [{freshness: 1d}]\n", ["spec/missing-key a.yaml:3:8 {freshness: 1d}"]),
        Case("wrong word", "kind: Flow\nname: a\nsteps: []\ncriticality: hihg\n", ["spec/wrong-type a.yaml:4:14 hihg"], help: "did you mean `high`?"),
        Case("text instead of a list", "kind: Team\nname: a\nskills: sap\n", ["spec/wrong-type a.yaml:3:9 sap"], help: "write it as a list: `[sap]`"),
        Case("list instead of text", "kind: Team\nname: a\ncontact: [x]\n", ["spec/wrong-type a.yaml:3:10 [x]"]),
        Case("text instead of a map", "kind: Team\nname: a\nengagement: x\n", ["spec/wrong-type a.yaml:3:13 x"]),
        Case(
            "no value", "kind: Team\nname: a\nowner:\n", ["spec/wrong-type a.yaml:3:7 "],
            help: "fill it in, or take the key out: what is left out is unknown"),
        Case("quoted number", "kind: Flow\nname: a\nsteps: []\nbatch: \"20\"\n", ["spec/wrong-type a.yaml:4:8 \"20\""], help: "take the quotes off"),
        Case("negative number", "kind: Flow\nname: a\nsteps: []\nbatch: -1\n", ["spec/wrong-type a.yaml:4:8 -1"]),
        Case("no boolean", "kind: System\nname: a\ninterfaces: [{name: b, validates: no}]\n", ["spec/wrong-type a.yaml:3:35 no"]),
        Case("reference of another kind", "kind: Team\nname: a\nowner: system:erp\n", ["spec/wrong-type a.yaml:3:8 system"], help: "did you mean `team:erp`?"),
        Case("misspelt prefix", "kind: Team\nname: a\nowner: taem:erp\n", ["spec/wrong-type a.yaml:3:8 taem"], help: "did you mean `team:erp`?"),
        Case(
            "transform", "kind: Mapping\nname: a\nfrom: s/i\nto: entity:e\nfields: [{to: x, from: y, transform: trim | uper}]\n",
            ["spec/wrong-type a.yaml:5:45 uper"], help: "did you mean `upper`?"),
        Case(
            "path in double quotes", "kind: Mapping\nname: a\nfrom: s/i\nto: entity:e\nunmapped: [\"a..b\"]\n", ["spec/wrong-type a.yaml:5:15 ."]),
        Case(
            "path behind an escape", "kind: Mapping\nname: a\nfrom: s/i\nto: entity:e\nunmapped: [\"\\u0061..b\"]\n",
            ["spec/wrong-type a.yaml:5:12 \"\\u0061..b\""]),
        Case("key twice", "kind: Team\nname: a\nname: b\n", ["spec/syntax a.yaml:3:1 name"]),
        Case("broken syntax", "kind: Team\nname: [a\n", ["spec/syntax a.yaml:3:1 "]),
        Case("two schedules", "kind: Flow\nname: a\nsteps: []\nschedule: {every: 1h, at: 01:30}\n", ["spec/wrong-type a.yaml:4:23 at"]),
        Case("weight of no failure mode", "kind: Estate\nlanguage: 1\nname: a\npolicy: {weights: {modle: 2}}\n", ["spec/wrong-type a.yaml:4:20 modle"], help: "did you mean `model`?"),
    ]

    @Test(arguments: cases)
    func isFoundAtItsPlace(example: Case) {
        #expect(findings(example.text) == example.findings)
        if let expected = example.help { #expect(help(example.text).first == expected) }
    }

    /// A key of a flow with its value, and what is covered by the finding; nil where the value is sound.
    static let units: [(String, String?)] = [
        ("reconcile: 24h", nil), ("reconcile: 0s", nil), ("reconcile: 1.5h", nil), ("reconcile: '24h'", nil),
        ("reconcile: 24", "spec/bad-unit a.yaml:4:12 24"), ("reconcile: 24 h", "spec/bad-unit a.yaml:4:12 24 h"),
        ("reconcile: 24min", "spec/bad-unit a.yaml:4:12 24min"), ("reconcile: -1h", "spec/bad-unit a.yaml:4:12 -1h"),
        ("reconcile: 0.5ms", "spec/bad-unit a.yaml:4:12 0.5ms"), ("reconcile: [1h]", "spec/wrong-type a.yaml:4:12 [1h]"),
        ("goLiveOn: 2026-02-28", nil), ("goLiveOn: 2028-02-29", nil), ("goLiveOn: 2026-02-29", "spec/bad-unit a.yaml:4:11 2026-02-29"),
        ("goLiveOn: 1.2.2026", "spec/bad-unit a.yaml:4:11 1.2.2026"), ("goLiveOn: 2026-2-1", "spec/bad-unit a.yaml:4:11 2026-2-1"),
        ("service: {peak: 10/s}", nil), ("service: {peak: 300/min}", nil), ("service: {peak: 5000/d}", nil),
        ("service: {peak: 10}", "spec/bad-unit a.yaml:4:17 10"), ("service: {peak: 10/sec}", "spec/bad-unit a.yaml:4:17 10/sec"),
        ("service: {payload: 512kB}", nil), ("service: {payload: 10MB}", nil), ("service: {payload: 10mb}", "spec/bad-unit a.yaml:4:20 10mb"),
        ("cache: {hits: 99.9%}", nil), ("cache: {hits: 101%}", "spec/bad-unit a.yaml:4:15 101%"), ("cache: {hits: 0.9}", "spec/bad-unit a.yaml:4:15 0.9"),
        ("schedule: {at: 01:30}", nil), ("schedule: {at: '24:00'}", "spec/bad-unit a.yaml:4:16 '24:00'"), ("schedule: {at: 1:30}", "spec/bad-unit a.yaml:4:16 1:30"),
    ]

    @Test(arguments: units)
    func unitsAreChecked(entry: String, expected: String?) {
        #expect(findings("kind: Flow\nname: a\nsteps: []\n\(entry)\n") == (expected.map { [$0] } ?? []))
    }

    @Test func placesCountScalarsBehindAMarkAndAcrossLineEnds() {
        #expect(findings("\u{FEFF}kind: Team\r\nname: a\r\ndescription: Grüße 👋🏽\r\ncontakt: x\r\n") == ["spec/unknown-key a.yaml:4:1 contakt"])
        #expect(findings("kind: Team\nname: a\nengagement: {partner: Müller 👋🏽, endsOn: heute}\n") == ["spec/bad-unit a.yaml:3:42 heute"])
    }

    @Test func jsonIsReadLikeYAML() {
        let text = #"{"kind": "Flow", "name": "a", "steps": [{"map": "m", "timout": "3s"}], "reconcile": "1x"}"#
        #expect(findings(text, path: "a.json") == ["spec/unknown-key a.json:1:54 \"timout\"", "spec/bad-unit a.json:1:85 \"1x\""])
    }

    @Test func textIsText() throws {
        let text = """
            kind: Mapping
            name: 01
            title: 4.10
            description: no
            from: s/i
            to: entity:e
            fields:
              - {to: a, from: b, lookup: {01: A, no: 1.0, null: ~}, otherwise: 007}
              - {to: c, value: 1e3}
            """
        let read = readSpecFile(file("a.yaml", text))
        #expect(read.problems.map(line) == [])
        let mapping = try #require(read.specs.first as? Mapping)
        #expect([mapping.header.name, mapping.header.title, mapping.header.description].map { $0?.value } == ["01", "4.10", "no"])
        guard case .inline(let codes) = mapping.fields?[0].lookup?.value else { return #expect(Bool(false)) }
        #expect(codes.map { "\($0.key.value)=\($0.value.value)" } == ["01=A", "no=1.0", "null=~"])
        #expect(mapping.fields?[0].otherwise?.value == .value(Constant(text: "007", literal: .number(ExactDecimal(7)))))
        guard case .value(let constant) = mapping.fields?[1].source else { return #expect(Bool(false)) }
        #expect(constant.value == Constant(text: "1e3", literal: .number(ExactDecimal(1000))))
    }
}
