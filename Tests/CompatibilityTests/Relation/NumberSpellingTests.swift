import Basics
import Contracts
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
}
