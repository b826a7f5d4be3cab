import Basics
import Testing

@testable import Contracts

@Suite struct ProtobufFuzzTests {
    private static let seeds = [
        """
        syntax = "proto2"; package a.b; import weak "x.proto"; option java_package = "a\\n";
        message M { optional group G = 1 { repeated int32 x = 2 [packed = true]; } oneof o { string s = 3; M m = 4; }
          map<string, G> by = 5; extensions 100 to max; reserved 6 to 8; reserved "q"; required E e = 9 [default = B]; }
        enum E { option allow_alias = true; A = 0; B = -1; C = 0; reserved 5; }
        extend M { optional double d = 100 [default = -inf, (opt).x = { [e.f] <a: [1, 2]> }]; }
        service S { rpc A(stream M) returns (.a.b.M) { option idempotency_level = IDEMPOTENT; } }
        """,
        """
        edition = "2023"; option features.(pb.java).utf8_validation = VERIFY; /* c */
        message N { string a = 1 [json_name = "b", features.field_presence = IMPLICIT]; repeated N n = 0x2; bytes c = 3 [ctype = CORD]; }
        """,
    ]

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

    @Test("Changed bytes never crash the reader or the comparison, and all places lie in the file", arguments: [1, 2, 3, 4])
    func mutations(seed: UInt64) {
        var generator = Generator(state: seed)
        let originals = Self.seeds.map { ProtoText.contract($0) }
        for round in 0..<250 {
            var bytes = Array(Self.seeds[round % 2].utf8)
            for _ in 0..<Int.random(in: 1...4, using: &generator) { Self.mutate(&bytes, &generator) }
            let contract = ProtobufFormat().read(ContractInput(files: [SourceFile(path: "fuzz.proto", bytes: bytes)]))
            var spans = contract.troubles.map(\.span) + contract.origins.map(contract.span(of:))
            if let new = contract.details as? ProtoSchema, let old = originals[round % 2].details as? ProtoSchema {
                spans += protobufChanges(old: old, new: new).compactMap(\.new) + protobufChanges(old: new, new: old).compactMap(\.old)
            }
            #expect(spans.allSatisfy { $0.lower >= 0 && $0.lower <= $0.upper && $0.upper <= bytes.count })
        }
    }

    @Test("Changed bytes of a descriptor set never crash the reader", arguments: [5, 6])
    func descriptorMutations(seed: UInt64) {
        var generator = Generator(state: seed)
        let original = DescriptorBytes.sample
        for _ in 0..<400 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...6, using: &generator) { Self.mutate(&bytes, &generator) }
            let file = SourceFile(path: "fuzz.binpb", bytes: bytes)
            let spans = DescriptorReader.read(file, index: 0).troubles.map(\.span)
            #expect(spans.allSatisfy { $0.upper <= bytes.count })
            _ = ProtobufFormat().read(ContractInput(files: [file]))
        }
    }

    private static func mutate(_ bytes: inout [UInt8], _ generator: inout Generator) {
        guard !bytes.isEmpty else { return }
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: index)
        case 2: bytes.insert(Array("{}()[]<>=;,.\"'\\-/*0aä".utf8).randomElement(using: &generator) ?? 0, at: index)
        case 3: bytes.removeSubrange(index..<min(bytes.count, index + Int.random(in: 1...20, using: &generator)))
        default:
            let other = Int.random(in: 0..<bytes.count, using: &generator)
            bytes.insert(
                contentsOf: Array(bytes[min(index, other)..<min(bytes.count, max(index, other), min(index, other) + 30)]), at: index)
        }
    }

    /// How long reading takes and how much more four times the text takes; far below sixteen, which would be quadratic.
    @Test(
        "Nothing grows faster than the text",
        arguments: [
            ("enum defaults", "enum E { %V } message M { %F }", "V# = #;", "optional E f# = 2# [default = V#];"),
            ("oneofs", "message M { %V }", "oneof o# { string f# = 2#; }", ""),
            ("ranges", "message M { %V }", "reserved 3#;", ""),
            ("imports", "%V", "import \"x#.proto\";", ""),
            ("unknown types", "package a.b.c.d.e.f.g.h; message M { %V }", "optional T# f# = 2#;", ""),
            ("methods", "message A {} service S { %V }", "rpc M#(A) returns (A);", ""),
        ])
    func growth(name: String, frame: String, one: String, two: String) {
        func time(_ count: Int) -> Duration {
            func list(_ piece: String) -> String {
                (1...count).map { number in
                    // Seven digits, so that one more before them still makes a field number.
                    let digits = "\(1_000_000 + number)"
                    return piece.split(separator: "#", omittingEmptySubsequences: false).joined(separator: digits)
                }.joined(separator: " ")
            }
            let text = frame.split(separator: "%V", omittingEmptySubsequences: false).joined(separator: list(one))
            let full = text.split(separator: "%F", omittingEmptySubsequences: false).joined(separator: list(two))
            let file = ProtoText.file(full)
            return ContinuousClock().measure {
                let contract = ProtobufFormat().read(ContractInput(files: [file]))
                if let schema = contract.details as? ProtoSchema { _ = protobufChanges(old: schema, new: schema) }
            }
        }
        _ = time(200)
        let ratios = (0..<2).map { _ in time(4_000) / time(500) }
        #expect((ratios.min() ?? 0) < 40, "\(name): eight times the text takes \(ratios) times as long")
    }
}
