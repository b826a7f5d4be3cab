import Basics

@testable import Contracts

/// Makes Avro contracts from text for the tests.
enum AvroText {
    static func file(_ text: String, _ path: Name) -> SourceFile { SourceFile(path: path, bytes: Array(text.utf8)) }

    static func schema(_ text: String) -> Contract { AvroFormat().read(ContractInput(files: [file(text, "test.avsc")])) }
    static func idl(_ text: String) -> Contract { AvroFormat().read(ContractInput(files: [file(text, "test.avdl")])) }

    /// The types of a contract, one a line, as `ContractOutline` writes them.
    static func types(_ contract: Contract) -> [String] { ContractOutline(contract: contract).types }

    /// What is wrong, as `line:column message`.
    static func troubles(_ contract: Contract) -> [String] {
        contract.troubles.map { "\($0.span.start.line):\($0.span.start.column) \($0.message)" }
    }
}
