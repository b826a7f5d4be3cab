import Basics
import Checking
import Estate
import Governance
import Impact
import Testing

/// Checks that only ask whether anything fails say the same of what does as those that also note what is used, and by which way.
@Suite("Sketches of checks") struct SketchTests {
    private func described(_ failures: [CheckFailure]) -> [String] {
        failures.filter { !$0.isSilent }.map { failure in
            let place = failure.span.map { "\($0.path):\($0.lower)" } ?? ""
            let words = "\(failure.rule) \(failure.identity) \(failure.message)"
            return "\(words) \(place) \(failure.trail) \(failure.origins.count) \(failure.related)"
        }
    }

    @Test("Every example of a rule fails in the same places", arguments: Rules.all.map(\.id))
    func examples(id: RuleID) throws {
        let rule = try #require(Rules.all.first { $0.id == id })
        for example in [rule.violating, rule.passing] {
            let input = ExampleEstate(example).head
            let whole = EstateChecker(estate: input.estate, provider: input.provider)
            let sketching = EstateChecker(estate: input.estate, provider: input.provider, notesUses: false)
            // Mappings come first, so that flows take what these make.
            for mapping in input.estate.mappings { #expect(described(sketching.check(mapping)) == described(whole.check(mapping))) }
            for flow in input.estate.flows {
                #expect(described(sketching.check(flow).failures) == described(whole.check(flow).failures))
            }
        }
    }
}
