import Basics
import Compatibility
import Contracts
import Governance
import Testing

@Suite struct CatalogueTests {
    @Test func everyKindOfChangeIsExplainedOnce() {
        #expect(ChangeKindCatalogue.all.map(\.kind.rawValue).sorted() == ChangeKind.allCases.map(\.rawValue).sorted())
    }

    @Test func everyRuleHasItsGroupAndStandsOnce() {
        let ids = Rules.all.map(\.id.text)
        #expect(Set(ids).count == ids.count)
        let groups = Rules.groups.map(\.name)
        #expect(Rules.all.allSatisfy { groups.contains($0.group) })
    }
}
