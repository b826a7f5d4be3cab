import Testing

@testable import Basics

@Suite struct ExactDecimalTests {
    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("12.50", "12.5"), ("1e3", "1000"), ("1.5E-3", "0.0015"), ("-7", "-7"), ("0.10", "0.1"), ("100", "100"),
    ])
    func printsPlainly(text: String, expected: String) {
        #expect(ExactDecimal(parsing: text)?.description == expected)
    }

    @Test(arguments: ["", "-", ".", "1e", "abc", "1.2.3", "1e99999"])
    func refuses(text: String) {
        #expect(ExactDecimal(parsing: text) == nil)
    }

    @Test func comparesAsDecimals() throws {
        let small = try #require(ExactDecimal(parsing: "0.1"))
        let large = try #require(ExactDecimal(parsing: "1e40"))
        #expect(small < large)
        #expect(-large < small)
        #expect(ExactDecimal(3).isMultiple(of: small) == true)
        #expect(small.isMultiple(of: ExactDecimal(3)) == false)
        #expect(ExactDecimal.leastCommonMultiple(ExactDecimal(4), ExactDecimal(6)) == ExactDecimal(12))
        #expect(ExactDecimal(-5).roundedDown(to: ExactDecimal(3)) == ExactDecimal(-6))
    }
}
