import Basics
import Testing

@testable import Contracts

@Suite struct AvroFuzzTests {
    private static let idl = """
        /** Mail. */ @namespace("org.x") @version({"a": [1, -2.5e3, null, true]}) protocol Mail {
          import schema "a.avsc"; enum Kind { A, B } = A; fixed Digest(16); @aliases(["N"]) record Message {
            /** Who. */ string to = "x\\u00e4\\n"; Kind? kind = null; union { null, array<map<int>> } all; decimal(8, 2) price;
            @logicalType("time-micros") long `record`, @order("ignore") other = 1; Message? next; }
          error Curse { Digest digest; } string send(Message message, int tries = 3) throws Curse; void ping() oneway; }
        """
    private static let schema = """
        {"type": "record", "name": "a.R", "aliases": ["Old"], "fields": [{"name": "x", "type": ["null", "R", "double"], "default": null},
        {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["A", "B"], "default": "A"}, "aliases": ["f"]},
        {"name": "d", "type": {"type": "fixed", "name": "D", "size": 4, "logicalType": "decimal", "precision": 8, "scale": 2}},
        {"name": "m", "type": {"type": "map", "values": {"type": "array", "items": "long"}}, "default": {"k": [1]}}]}
        """

    /// A generator with a fixed start (SplitMix64), so that every run tries the same.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    @Test("Changed bytes never crash the reader or the comparison, and all places lie in the file", arguments: [1, 2, 3, 4, 5, 6])
    func mutations(seed: UInt64) {
        var generator = Generator(state: seed)
        for (text, path) in [(Self.idl, Name("fuzz.avdl")), (Self.schema, "fuzz.avsc")] {
            let whole = AvroFormat().read(ContractInput(files: [AvroText.file(text, path)]))
            for _ in 0..<150 {
                var bytes = Array(text.utf8)
                for _ in 0..<Int.random(in: 1...4, using: &generator) { Self.mutate(&bytes, &generator) }
                let changed = AvroFormat().read(ContractInput(files: [SourceFile(path: path, bytes: bytes)]))
                var spans = changed.troubles.map(\.span)
                for difference in [avroDifference(old: whole, new: changed), avroDifference(old: changed, new: whole)] {
                    spans += difference.changes.flatMap { [$0.old, $0.new] }.compactMap { $0 }
                }
                #expect(spans.allSatisfy { $0.lower >= 0 && $0.lower <= $0.upper && $0.upper <= $0.file.bytes.count })
                let itself = avroDifference(old: changed, new: changed)
                #expect(itself.changes.filter { $0.level == .breaking }.isEmpty)
            }
        }
    }

    private static func mutate(_ bytes: inout [UInt8], _ generator: inout Generator) {
        guard !bytes.isEmpty else { return }
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: index)
        case 2: bytes.insert(Array("{}()[]<>@:=,;?`\"'/*\\.,-0aä".utf8).randomElement(using: &generator) ?? 0, at: index)
        case 3: bytes.removeSubrange(index..<min(bytes.count, index + Int.random(in: 1...20, using: &generator)))
        default:
            let other = Int.random(in: 0..<bytes.count, using: &generator)
            bytes.insert(
                contentsOf: Array(bytes[min(index, other)..<min(bytes.count, max(index, other), min(index, other) + 30)]), at: index)
        }
    }

    @Test("Records that lead to each other in long chains and many ways end") func adversarial() {
        let chain = (0..<1_500).map { #"{"type": "record", "name": "R\#($0)", "fields": [{"name": "a", "type": "R\#($0 + 1)"}]}"# }
        let long = "[" + (chain + [#"{"type": "record", "name": "R1500", "fields": []}"#]).joined(separator: ",") + "]"
        let longer = long.replacing(#""name": "R1500", "fields": []"#, with: #""name": "R1500", "fields": [{"name": "b", "type": "int"}]"#)
        let found = avroDifference(old: AvroText.schema(long), new: AvroText.schema(longer))
        #expect(!found.backward && found.forward)
        let mesh = (0..<60).map { index in
            let fields = (0..<60).map { #"{"name": "f\#($0)", "type": ["null", "R\#($0)"]}"# }.joined(separator: ",")
            return #"{"type": "record", "name": "R\#(index)", "fields": [\#(fields)]}"#
        }
        let wide = "[" + mesh.joined(separator: ",") + "]"
        let wider = wide.replacing(
            #"{"type": "record", "name": "R7", "fields": ["#,
            with: #"{"type": "record", "name": "R7", "fields": [{"name": "n", "type": "int"},"#)
        #expect(avroDifference(old: AvroText.schema(wide), new: AvroText.schema(wider)).backward == false)
    }
}
