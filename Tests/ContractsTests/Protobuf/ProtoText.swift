import Basics

@testable import Contracts

/// Makes Protobuf values from text for the tests.
enum ProtoText {
    static func file(_ text: String, _ path: Name = "test.proto") -> SourceFile { SourceFile(path: path, bytes: Array(text.utf8)) }

    static func contract(_ text: String) -> Contract { ProtobufFormat().read(ContractInput(files: [file(text)])) }

    /// The contract of a folder's files.
    static func contract(_ files: [Name: String]) -> Contract {
        let inputs = files.sorted { $0.key < $1.key }.map { file($0.value, Name("dir/" + $0.key.text)) }
        return ProtobufFormat().read(ContractInput(files: inputs, root: "dir/"))
    }

    static func schema(_ text: String) -> ProtoSchema { contract(text).details as? ProtoSchema ?? ProtoSchema() }

    static func place(_ span: SourceSpan?) -> String { span.map { "\($0.start.line):\($0.start.column)" } ?? "-" }

    /// The troubles of a file as `line:column message`.
    static func troubles(_ text: String) -> [String] {
        contract(text).troubles.map { "\(place($0.span)) \($0.message)" }
    }

    /// The differences as `level kind subject`, with the rules that they break.
    static func changes(_ old: Contract, _ new: Contract) -> [String] {
        guard let before = old.details as? ProtoSchema, let after = new.details as? ProtoSchema else { return ["unreadable"] }
        return protobufChanges(old: before, new: after).map { change in
            "\(change.level.rawValue) \(change.kind.rawValue) \(change.subject)"
        }
    }

    /// The rules of buf that a change breaks, in their order.
    static func rules(_ old: Contract, _ new: Contract) -> [String] {
        guard let before = old.details as? ProtoSchema, let after = new.details as? ProtoSchema else { return ["unreadable"] }
        let known = Set(ProtobufRule.allCases.map(\.rawValue))
        let words = protobufChanges(old: before, new: after).flatMap { $0.detail.split(separator: " ").map(String.init) }
        return Set(words.filter(known.contains)).sorted()
    }
}
