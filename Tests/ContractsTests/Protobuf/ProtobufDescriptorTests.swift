import Basics
import Testing

@testable import Contracts

@Suite struct ProtobufDescriptorTests {
    private static func contract(_ bytes: [UInt8]) -> Contract {
        ProtobufFormat().read(ContractInput(files: [SourceFile(path: "shop.binpb", bytes: bytes)]))
    }

    @Test("A descriptor set and the text that it is compiled from are one contract")
    func sameAsText() {
        let binary = Self.contract(DescriptorBytes.sample)
        let text = ProtoText.contract(DescriptorBytes.sampleText)
        #expect(binary.troubles.isEmpty && text.troubles.isEmpty)
        #expect(ProtoText.changes(binary, text) == [])
        #expect(ProtoText.changes(text, binary) == [])
        #expect(ContractOutline(contract: binary).types == ContractOutline(contract: text).types)
        #expect(ContractOutline(contract: binary).operations == ContractOutline(contract: text).operations)
    }

    @Test("It is told by its bytes, and damage is said")
    func damage() {
        let file = SourceFile(path: "noname", bytes: DescriptorBytes.sample)
        #expect(ContractFormats.detect(file)?.id == "protobuf")
        let cut = Self.contract(Array(DescriptorBytes.sample.dropLast()))
        #expect(cut.troubles.map(\.kind) == [.unreadable])
        #expect(!DescriptorReader.recognises(SourceFile(path: "a", bytes: Array("\n\n  a: b".utf8))))
    }

    @Test("Messages that nest without end are refused")
    func depth() {
        func nested(_ depth: Int) -> DescriptorBytes {
            DescriptorBytes { message in
                message.text(1, "M")
                if depth > 0 { message.message(3) { $0 = nested(depth - 1) } }
            }
        }
        let set = DescriptorBytes { set in
            set.message(1) { file in
                file.text(1, "a.proto")
                file.message(4) { $0 = nested(150) }
            }
        }
        #expect(Self.contract(set.bytes).troubles.map(\.kind) == [.unreadable])
    }
}
