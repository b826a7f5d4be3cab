import Testing

@testable import Patterns

@Suite struct CharacterClassTests {
    @Test func categoriesAreThoseOfTheStandardLibrary() throws {
        let letters = try #require(ScalarSet.property(named: "Lu"))
        let unassigned = try #require(ScalarSet.property(named: "Cn"))
        let all = try #require(ScalarSet.property(named: "Any"))
        for code in stride(from: UInt32(0), to: ScalarSet.codeCount, by: 7) {
            let category = ScalarSet.scalar(ofCode: code).properties.generalCategory
            guard letters.contains(code: code) == (category == .uppercaseLetter),
                unassigned.contains(code: code) == (category == .unassigned)
            else {
                Issue.record("code \(code) is \(category)")
                return
            }
        }
        let groups = ["L", "M", "N", "P", "S", "Z", "C"].compactMap(ScalarSet.property(named:))
        #expect(groups.reduce(ScalarSet.none) { $0.union($1) } == all)
        #expect(groups.reduce(0) { $0 + $1.ranges.reduce(0) { $0 + $1.count } } == Int(ScalarSet.codeCount))
    }

    @Test func planesTakenForEmptyAre() throws {
        for code in ScalarSet.emptyPlanes where ScalarSet.scalar(ofCode: code).properties.generalCategory != .unassigned {
            Issue.record("code \(code) is assigned")
            return
        }
    }

    @Test func namesAreThoseOfECMAScript() {
        #expect(ScalarSet.property(named: "Uppercase_Letter") == ScalarSet.property(named: "gc=Lu"))
        #expect(ScalarSet.property(named: "General_Category=Nd") == ScalarSet.property(named: "digit"))
        #expect(["Greek", "", "gc=", "gc=Any", "lu"].allSatisfy { ScalarSet.property(named: $0) == nil })
    }

    @Test func setsLeaveSurrogatesOut() {
        let set = ScalarSet(points: 0xD700...0xE000)
        #expect(set.ranges == [0xD700..<0xD801])
        #expect(set.complement.complement == set)
        #expect(set.union(set.complement) == .all)
        #expect(ScalarSet(points: 0xD800...0xDFFF) == .none)
    }
}
