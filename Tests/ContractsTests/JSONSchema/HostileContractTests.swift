import Basics
import Contracts
import Testing

/// Contracts that nobody writes in good faith are answered with a message, or read as far as they make sense.
@Suite(.timeLimit(.minutes(1))) struct HostileContractTests {
    @Test func deepNestingIsRefused() {
        let text = String(repeating: #"{"properties": {"a": "#, count: 10_000) + "{}" + String(repeating: "}}", count: 10_000)
        #expect(
            Self.troubles(text) == [
                "The file nests more than 512 levels deep here, which is beyond what is read. "
                    + "Split the file, or flatten what nests this deep."
            ])
    }

    @Test func aliasBombsAreRefused() {
        var text = "a0: &a0 {type: string}\n"
        for level in 1...11 {
            text += "a\(level): &a\(level) {allOf: [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))]}\n"
        }
        #expect(
            Self.troubles(text + "allOf: [*a11]\n", "bomb.yaml") == [
                "With its aliases followed, the file has more than 20000000 nodes (an alias bomb). "
                    + "Write the nodes out, or use fewer aliases of aliases."
            ])
    }

    @Test(arguments: ["1e999999999", "1e-999999999", "123456789012345678901234567890123456789012345678901"])
    func numbersBeyondAllMeasureAreLeftOut(number: String) {
        for keyword in ["maximum", "minimum", "multipleOf"] {
            #expect(
                Self.troubles(#"{"type": "number", "\#(keyword)": \#(number)}"#) == [
                    "'\(keyword)' takes a number, and this has more than 37 digits; it is left out"
                ])
        }
        #expect(
            Self.troubles(#"{"type": "string", "maxLength": \#(number)}"#) == [
                "'maxLength' takes a whole number that is not negative, and this is none; it is left out"
            ])
    }

    @Test func typesThatAreAllOfThemselvesAreCut() {
        let text = ##"{"$ref": "#/$defs/A", "$defs": {"A": {"allOf": [{"$ref": "#/$defs/B"}]}, "B": {"allOf": [{"$ref": "#/$defs/A"}]}}}"##
        #expect(Self.troubles(text).count == 1)
    }

    private static func troubles(_ text: String, _ path: Name = "contract.json") -> [String] {
        guard let format = ContractFormats.format(named: "json-schema") else { return ["no such format"] }
        return format.read(ContractInput(files: [SourceFile(path: path, bytes: Array(text.utf8))])).troubles.map(\.message)
    }
}
