import Basics
import Checking
import Contracts
import Estate
import Governance
import Impact
import Testing

/// An interface's contract is held to what its owner promises, in each mode.
@Suite struct PromiseBrokenTests {
    private static let narrow = #"{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "string", "maxLength": 10}"#
    private static let wide = #"{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "string", "maxLength": 40}"#
    private static let number = #"{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "integer"}"#
    private static let either = #"{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": ["string", "integer"]}"#

    private static func input(_ contract: String, _ promise: String, _ label: String) -> RevisionInput {
        let system = "kind: System\nname: erp\ninterfaces: [{name: a, protocol: kafka, contract: a.json\(promise)}]\n"
        let source = MemorySource(
            [("tieline.yaml", "kind: Estate\nname: e\nlanguage: 1\n"), ("erp.yaml", system), ("a.json", contract)].map {
                SourceFile(path: Name($0.0), bytes: Array($0.1.utf8))
            })
        let estate = loadEstate(at: "", from: source)
        return RevisionInput(
            estate: estate, provider: EstateContracts(estate, source, cache: ContractCache()),
            label: RevisionLabel(revision: label, commit: nil))
    }

    /// What is broken: the way, the old version and the others.
    private static func broken(_ old: String, _ new: String, _ promise: String, headPromise: String? = nil, earlier: [String] = [])
        -> [String]
    {
        let stated = promise.isEmpty ? "" : ", compatibility: \(promise)"
        let olds = earlier.enumerated().compactMap { number, text -> EarlierContract? in
            let input = input(text, "", "")
            guard case .contract(let contract) = input.provider.contract(of: input.estate.interfaceRefs.first!, variant: nil) else {
                return nil
            }
            return EarlierContract(label: "v\(number)", contract: contract)
        }
        let report = ImpactAnalysis(
            base: input(old, stated, "base"), head: input(new, headPromise.map { ", compatibility: \($0)" } ?? stated, "head"),
            asOf: RuleExample.today, earlier: { _, _ in olds }
        ).run()
        return report.brokenPromises.map { "\($0.way.rawValue) \($0.old) \($0.others.joined(separator: " "))" }
    }

    @Test(arguments: [
        ("backward", narrow, wide, []), ("backward", wide, narrow, ["backward base "]),
        ("forward", narrow, wide, ["forward base "]), ("forward", wide, narrow, []),
        ("full", narrow, wide, ["forward base "]), ("full", narrow, number, ["backward base ", "forward base "]),
        ("none", wide, narrow, []), ("", wide, narrow, []),
    ])
    func modes(_ promise: String, _ old: String, _ new: String, _ expected: [String]) {
        #expect(Self.broken(old, new, promise) == expected)
    }

    @Test func transitiveModesLookAtEarlierVersionsToo() {
        // From text to either to number: each step takes what the one before took, but the last one takes no text.
        #expect(Self.broken(Self.number, Self.number + " ", "backward-transitive", earlier: [Self.wide]) == [])
        #expect(Self.broken(Self.either, Self.number, "backward-transitive", earlier: [Self.wide]) == ["backward base v0"])
        #expect(Self.broken(Self.narrow, Self.wide, "forward-transitive", earlier: [Self.wide]) == ["forward base "])
        #expect(Self.broken(Self.wide, Self.wide + " ", "full-transitive", earlier: [Self.number]) == [])
    }

    @Test func aChangeCannotTakeThePromiseBack() {
        #expect(Self.broken(Self.wide, Self.narrow, "backward", headPromise: "none") == ["backward base "])
        #expect(Self.broken(Self.wide, Self.narrow, "", headPromise: "backward") == ["backward base "])
    }
}
