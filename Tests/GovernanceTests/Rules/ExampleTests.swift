import Basics
import Estate
import Governance
import Impact
import Testing

/// Each rule on its own examples, in every spelling that means the same.
@Suite struct ExampleTests {
    static let ids = Rules.all.map(\.id.text)

    private func rule(_ id: String) throws -> any Rule { try #require(Rules.rule(id)) }

    @Test(arguments: ids) func findsWhatIsMarked(id: String) throws {
        let rule = try rule(id)
        let found = ExampleEstate(rule.violating).findings(of: rule)
        #expect(found.map(place).sorted() == rule.violating.places.sorted(), "\(found.map(\.message))")
        #expect(found.allSatisfy { $0.rule == rule.id })
    }

    @Test(arguments: ids) func findsNothingInWhatPasses(id: String) throws {
        let rule = try rule(id)
        #expect(ExampleEstate(rule.passing).findings(of: rule).map(\.message) == [])
    }

    /// An example that the reader stumbles over would show nothing.
    @Test(arguments: ids) func examplesAreSoundSpecs(id: String) throws {
        let rule = try rule(id)
        #expect(ExampleEstate(rule.passing).head.estate.problems.map(\.message) == [])
        if rule.group != "spec" { #expect(ExampleEstate(rule.violating).head.estate.problems.map(\.message) == []) }
    }

    @Test(arguments: ids) func lineEndsDoNotMatter(id: String) throws {
        let rule = try rule(id)
        let estate = ExampleEstate(rule.violating).respelt { path, text in [(path, text.replacing("\n", with: "\r\n"))] }
        #expect(estate.findings(of: rule).map(place).sorted() == rule.violating.places.sorted())
    }

    @Test(arguments: ids) func aByteOrderMarkDoesNotMatter(id: String) throws {
        let rule = try rule(id)
        let estate = ExampleEstate(rule.violating).respelt { path, text in [(path, path.hasSuffix(".yaml") ? "\u{FEFF}" + text : text)] }
        #expect(estate.findings(of: rule).map(place).sorted() == rule.violating.places.sorted())
    }

    /// Columns count Unicode scalars, and lines are counted, whatever stands before.
    @Test(arguments: ids) func longLettersBeforeThePlaceDoNotMatter(id: String) throws {
        let rule = try rule(id)
        let estate = ExampleEstate(rule.violating).respelt { path, text in
            [(path, path.hasSuffix(".yaml") ? "# é 漢字 😀\n" + text : text)]
        }
        let moved = rule.violating.places.map { place -> String in
            let parts = place.split(separator: ":")
            guard parts[0].hasSuffix(".yaml"), let line = Int(parts[1]) else { return place }
            return "\(parts[0]):\(line + 1):\(parts[2])"
        }
        #expect(estate.findings(of: rule).map(place).sorted() == moved.sorted())
    }

    @Test(arguments: ids.filter { !$0.hasPrefix("spec/") }, [false, true]) func jsonSaysTheSame(id: String, reversed: Bool) throws {
        let rule = try rule(id)
        let estate = ExampleEstate(rule.violating)
        let specs = estate.respelt { path, text in
            let isSpec = path == "specs.yaml" || path == "tieline.yaml" || path == "teams.yaml" || path.hasPrefix("platforms/")
            return isSpec ? jsonFiles(path, text, reversed: reversed) : [(path, text)]
        }
        func key(_ finding: Diagnostic) -> String { "\(finding.level) \(finding.subject) \(finding.fingerprint)" }
        #expect(specs.findings(of: rule).map(key).sorted() == estate.findings(of: rule).map(key).sorted())
    }

    /// A waiver marks its finding, and takes nothing away.
    @Test(arguments: ids.filter { !["spec", "impact", "change", "waiver", "policy"].contains(String($0.prefix { $0 != "/" })) })
    func aWaiverMarksTheFinding(id: String) throws {
        let rule = try rule(id)
        let estate = ExampleEstate(rule.violating)
        let open = estate.check().findings.filter { $0.diagnostic.rule == rule.id }
        let accepts = open.map { "{fingerprint: \($0.diagnostic.fingerprint)}" }.joined(separator: ", ")
        guard !open.isEmpty else { return }
        var waived = estate.adding(
            "waiver.yaml",
            "kind: Team\nname: arbiters\n---\nkind: Waiver\nname: for-now\naccepts: [\(accepts)]\nreason: It is being mended.\napprovedBy: team:arbiters\nexpiresOn: 2026-11-25\n"
        )
        waived.files = waived.files.map { path, text in
            path == "tieline.yaml" ? (path, text + "policy: {approvers: [team:arbiters]}\n") : (path, text)
        }
        let after = waived.check().findings.filter { $0.diagnostic.rule == rule.id }
        #expect(after.map(\.diagnostic.fingerprint) == open.map(\.diagnostic.fingerprint))
        #expect(after.allSatisfy { $0.waived?.waiver.name == "for-now" })
    }

    @Test(arguments: ids.filter { !$0.hasPrefix("spec/") }) func aPolicyTurnsItOffAndRaisesIt(id: String) throws {
        let rule = try rule(id)
        func levels(_ level: String) -> [Level] {
            var estate = ExampleEstate(rule.violating)
            estate.files = estate.files.map { path, text in
                guard path == "tieline.yaml" else { return (path, text) }
                let rules = "rules: {'\(id)': \(level)}"
                return (
                    path,
                    text.contains("policy: {") ? text.replacing("policy: {", with: "policy: {\(rules), ") : text + "policy: {\(rules)}\n"
                )
            }
            return estate.check().findings.filter { $0.diagnostic.rule == rule.id }.map(\.diagnostic.level)
        }
        #expect(levels("none") == [])
        let raised = levels("error")
        #expect(!raised.isEmpty && raised.contains(.error))
    }
}
