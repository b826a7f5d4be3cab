import Testing

@testable import Patterns

/// Checks automata against a backtracking matcher, on every text up to some length.
@Suite struct LanguagePropertyTests {
    private static let universe = texts(over: ["a", "b"], upTo: 6)

    private func members(_ language: Language) -> [String] {
        Self.universe.map { String($0) }.filter(language.matches)
    }

    @Test func matchesWhatABacktrackingMatcherMatches() throws {
        var random = TestRandom(state: 1)
        for _ in 0..<600 {
            let pattern = random.pattern(depth: 3)
            let language = try Language.reading(pattern: pattern.description)
            let expected = Self.universe.filter(pattern.matches).map { String($0) }
            #expect(members(language) == expected, "\(pattern)")
        }
    }

    @Test func looksFromTheEnds() throws {
        var random = TestRandom(state: 2)
        for _ in 0..<200 {
            let looks = (0..<(1 + random.next(2))).map { _ in
                NaivePattern.look(random.pattern(depth: 2), isNegative: random.next(2) == 0)
            }
            let behind = NaivePattern.lookBehind(random.pattern(depth: 2), isNegative: random.next(2) == 0)
            let ends = random.next(2) == 0 ? [] : [behind, .end]
            let branch = NaivePattern.sequence([.start] + looks + [random.pattern(depth: 2)] + ends)
            let pattern = random.next(2) == 0 ? branch : .choice([branch, random.pattern(depth: 1)])
            let language = try Language.reading(pattern: pattern.description)
            let expected = Self.universe.filter(pattern.matches).map { String($0) }
            #expect(members(language) == expected, "\(pattern)")
        }
    }

    @Test func operatesOnSets() throws {
        var random = TestRandom(state: 3)
        for _ in 0..<300 {
            let (one, other) = (random.pattern(depth: 2), random.pattern(depth: 2))
            let left = try Language.reading(pattern: one.description)
            let right = try Language.reading(pattern: other.description)
            let (inLeft, inRight) = (Set(members(left)), Set(members(right)))
            let all = Self.universe.map { String($0) }
            #expect(members(left.complement) == all.filter { !inLeft.contains($0) })
            #expect(members(try #require(left.intersection(right))) == all.filter { inLeft.contains($0) && inRight.contains($0) })
            #expect(members(try #require(left.union(right))) == all.filter { inLeft.contains($0) || inRight.contains($0) })
            let difference = try #require(left.subtracting(right))
            #expect(members(difference) == all.filter { inLeft.contains($0) && !inRight.contains($0) })
            #expect(left.isSubset(of: right) == difference.isEmpty)
            #expect(left.isDisjoint(with: right) == left.intersection(right)?.isEmpty)
            if left.isSubset(of: right) == true { #expect(inLeft.isSubset(of: inRight)) }
            #expect(left.complement.complement == left)
            #expect(left.intersection(right)?.complement == left.complement.union(right.complement))
        }
    }

    @Test func listsAndSamplesItsMembers() throws {
        var random = TestRandom(state: 4)
        let onlyLetters = try Language.reading(pattern: "^[ab]*$")
        for _ in 0..<300 {
            let pattern = random.pattern(depth: 3)
            let language = try #require(try Language.reading(pattern: pattern.description).intersection(onlyLetters))
            let expected = members(language)
            guard let bounds = language.lengthBounds else {
                #expect(language.isEmpty && expected.isEmpty && language.shortestMember() == nil && language.sample(count: 3).isEmpty)
                continue
            }
            let shortest = try #require(language.shortestMember())
            #expect(shortest.count == bounds.min && language.matches(shortest))
            if bounds.min <= 6 { #expect(expected.first?.count == bounds.min) }
            if let longest = bounds.max, longest <= 6 {
                #expect(language.members(limit: 200) == expected, "\(pattern)")
                #expect(language.memberCount == expected.count)
                #expect(expected.last?.count == longest)
                #expect(language.members(limit: expected.count - 1) == nil)
                #expect(Language.literals(expected) == language)
            }
            for minimum in 0...4 {
                let inRange = expected.filter { (minimum...minimum + 2).contains($0.count) }
                switch language.member(minLength: minimum, maxLength: minimum + 2) {
                case .found(let text): #expect(inRange.first?.count == text.count && inRange.contains(text))
                case .none: #expect(inRange == [])
                case .unknown: Issue.record("unknown for \(pattern)")
                }
            }
            let sample = language.sample(count: 5)
            #expect(sample.first == shortest && sample.allSatisfy(language.matches) && Set(sample).count == sample.count)
            #expect(sample == language.sample(count: 5))
        }
    }
}
