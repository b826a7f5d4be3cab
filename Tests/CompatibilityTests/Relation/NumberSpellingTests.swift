import Basics
import Contracts
import Patterns
import Testing

@testable import Compatibility

/// How short the digits of numbers can be, for texts that must have some length.
@Suite("Spellings of numbers")
struct NumberSpellingTests {
    private func part(_ low: String?, _ high: String?, _ step: String? = nil) -> NumberPart {
        func bound(_ text: String?) -> NumberDomain.Bound? { text.flatMap { ExactDecimal(parsing: $0) }.map { NumberDomain.Bound($0) } }
        return NumberPart(low: bound(low), high: bound(high), step: step.flatMap { ExactDecimal(parsing: $0) })
    }

    @Test(
        "The shortest spelling",
        arguments: [
            (nil, nil, 1), ("0", nil, 1), ("-5", "5", 1), ("100", "999", 3), ("100", nil, 3), ("12.5", "12.75", 4), ("99.5", "200", 3),
            ("9.5", nil, 2), (nil, "-10", 3), ("-99.5", "-12.5", 3),
        ] as [(String?, String?, Int)])
    func shortest(low: String?, high: String?, expected: Int) {
        #expect(part(low, high).shortestSpelling == expected)
    }

    @Test(
        "Numbers into texts of a least length",
        arguments: [("100", "999", 3, "fits"), ("100", "999", 4, "too-short"), ("0", "999", 2, "too-short"), ("0", "999", 1, "fits")])
    func lengths(low: String, high: String, least: Int, expected: String) {
        let space = ShapeSpace()
        let numbers = space.make(Normal(numbers: [part(low, high, "1")]))
        let texts = space.make(Normal(texts: [TextPart(minLength: least, maxLength: 20)]))
        var rules = FitRules.delivery(to: .openAPI)
        rules.textTakesScalars = true
        let failures = Relation(space: space, rules: rules).failures(numbers, texts)
        #expect((failures.first?.kind.rawValue ?? "fits") == expected)
    }

    @Test(
        "Dates and times into texts of a greatest length",
        arguments: [
            (InstantSet.dateTime, 8, "too-long"), (.dateTime, 30, "fits"), (.date, 10, "fits"), (.date, 8, "too-long"), (.time, 8, "fits"),
        ])
    func moments(kind: InstantSet, most: Int, expected: String) {
        let space = ShapeSpace()
        let moments = space.make(Normal(instants: kind))
        let texts = space.make(Normal(texts: [TextPart(maxLength: most)]))
        var rules = FitRules.delivery(to: .openAPI)
        rules.textTakesScalars = true
        let failures = Relation(space: space, rules: rules).failures(moments, texts)
        #expect((failures.first?.kind.rawValue ?? "fits") == expected)
    }

    /// Every bound, inclusive and exclusive, in every step, against all numbers of two digits with two decimals.
    @Test("The pattern of a range takes the numbers of the range, and no others", arguments: [nil, "1", "0.1", "0.01"] as [String?])
    func patterns(step: String?) throws {
        let bounds: [NumberDomain.Bound?] =
            [nil]
            + ["-11", "-1", "0", "1", "9", "10", "0.9", "9.99"].flatMap { text in
                ExactDecimal(parsing: text).map { value in [false, true].map { NumberDomain.Bound(value, isExclusive: $0) } } ?? []
            }
        let numbers = (-1_205...1_205).map { ExactDecimal(coefficient: Int128($0), exponent: -2) }
        let step = step.flatMap { ExactDecimal(parsing: $0) }
        var compared = 0
        for low in bounds {
            for high in bounds {
                let domain = NumberDomain(minimum: low, maximum: high, step: step)
                guard let pattern = domain.pattern(.canonical) else { continue }
                let language = try #require(Language.parse(pattern: "^(?:\(pattern))$"))
                compared += 1
                for number in numbers {
                    let isWithin =
                        (low.map { $0.value < number || !$0.isExclusive && $0.value == number } ?? true)
                        && (high.map { number < $0.value || !$0.isExclusive && $0.value == number } ?? true)
                        && (step.map { number.roundedDown(to: $0) == number } ?? true)
                    if language.matches(number.description) != isWithin {
                        Issue.record("\(number) and \(pattern) of \(String(describing: low)) to \(String(describing: high))")
                        return
                    }
                }
            }
        }
        #expect(compared > 60)
    }
}
