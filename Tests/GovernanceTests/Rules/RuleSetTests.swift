import Basics
import Glibc
import Governance
import Testing

/// The sets of rules that were published: an upgrade of Tieline turns no green estate red unasked.
@Suite struct RuleSetTests {
    private static let path = "\(#filePath)".split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Fixtures/rule-set-1.txt"

    /// Each rule of a set with its level and its options: all that decides what is found where a policy says nothing.
    private static func lines(_ ruleset: Int) -> [String] {
        Rules.all.filter { $0.ruleset == ruleset }.map { rule in
            ([rule.id.text, rule.level.word] + rule.options.map { "\($0.name)=\($0.value.text)" }).joined(separator: " ")
        }.sorted()
    }

    /// The set may lose a rule, or find less by it. A new rule, a higher level or a stricter option belongs in the next set.
    @Test func thePublishedSetIsAsItWas() {
        let made = Self.lines(1).map { $0 + "\n" }.joined()
        if getenv("TIELINE_RECORD") != nil, let stream = fopen(Self.path, "w") {
            fputs(made, stream)
            fclose(stream)
        }
        #expect(
            Self.read(Self.path) == made,
            "rule set 1 is not what was published: give a new rule the next `ruleset`; record with TIELINE_RECORD=1 only before a release")
    }

    @Test func aPolicyWithoutASetHasTheFirst() {
        #expect(EffectivePolicy(nil).ruleset == 1)
        #expect(Rules.active(1).count == Rules.all.filter { $0.ruleset == 1 }.count)
    }

    private static func read(_ path: String) -> String {
        guard let stream = fopen(path, "r") else { return "" }
        defer { fclose(stream) }
        var bytes: [UInt8] = []
        while case let byte = fgetc(stream), byte != EOF { bytes.append(UInt8(byte)) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
