import Basics
import Checking
import Contracts
import Estate
import Governance
import Impact
import Testing

/// What rules say that they look at, by which a gate passes over rules that a change cannot have touched.
struct RuleSourcesTests {
    private static let rules = Rules.all.filter { !["spec", "waiver"].contains($0.group) }

    private static func told(_ findings: [Diagnostic]) -> [String] { findings.map { "\($0.fingerprint) \($0.message)" } }

    private static func examples(of rule: any Rule) -> [ExampleEstate] { [ExampleEstate(rule.violating), ExampleEstate(rule.passing)] }

    @Test func `a rule that does not look at contracts finds the same without them`() {
        for rule in Self.rules where !rule.looksAt.contains(.contracts) && !rule.looksAt.contains(.change) {
            for example in Self.examples(of: rule) {
                let head = example.head
                let files = head.provider
                let context = RuleContext(
                    head.estate, provider: NoContracts(files: files), asOf: RuleExample.today, history: { example.history })
                #expect(Self.told(rule.findings(in: context)) == Self.told(example.findings(of: rule)), "\(rule.id)")
            }
        }
    }

    @Test func `a rule that does not look at files finds the same where only specs and contracts are there`() {
        for rule in Self.rules where !rule.looksAt.contains(.files) && !rule.looksAt.contains(.change) {
            for example in Self.examples(of: rule) {
                var specs = example
                let contracts = Set(
                    example.head.estate.interfaceRefs.flatMap { ref in
                        (example.head.estate.interface(ref)?.contract?.file).map { file in
                            example.head.estate.contractFiles(file).map(\.path.text)
                        } ?? []
                    })
                let specFiles = Set(example.head.estate.allSpecs.map { $0.span.path.text })
                specs.files = example.files.filter { specFiles.contains($0.path) || contracts.contains($0.path) }
                #expect(Self.told(specs.findings(of: rule)) == Self.told(example.findings(of: rule)), "\(rule.id)")
            }
        }
    }

    @Test func `a rule that does not look at the change finds the same without one`() {
        for rule in Self.rules where !rule.looksAt.contains(.change) {
            for example in Self.examples(of: rule) {
                var still = example
                still.baseFiles = nil
                #expect(Self.told(still.findings(of: rule)) == Self.told(example.findings(of: rule)), "\(rule.id)")
            }
        }
    }

    @Test func `every rule looks at specs, and only a few at a change`() {
        #expect(Self.rules.allSatisfy { $0.looksAt.contains(.specs) })
        #expect(Self.rules.filter { $0.looksAt.contains(.change) }.count < 20)
    }
}

/// A revision of which no contract can be had.
private struct NoContracts: ContractProvider {
    let files: any ContractProvider

    func contract(of interface: InterfaceRef, variant: Name?) -> ContractAnswer { .none }
    func contentID(of interface: InterfaceRef, variant: Name?) -> String? { nil }
    func file(_ path: Name) -> SourceFile? { files.file(path) }
}
