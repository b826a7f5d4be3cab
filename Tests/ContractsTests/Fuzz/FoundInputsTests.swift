import Basics
import Contracts
import Glibc
import Testing

/// Reads the inputs that `make fuzz` starts from and those that it once found: each must end, with whatever troubles.
@Suite("Inputs of the fuzzer")
struct FoundInputsTests {
    private static let folder = String(#filePath.prefix(upTo: #filePath.firstRange(of: "/ContractsTests/")!.lowerBound)) + "/Fuzz/"

    /// The names in a folder; none where there is no such folder.
    private static func names(in folder: String) -> [String] {
        guard let handle = opendir(folder) else { return [] }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    private static func bytes(of path: String) -> [UInt8] {
        guard let file = fopen(path, "rb") else { return [] }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = fread(&bytes, 1, bytes.count, file)
        return Array(bytes.prefix(count))
    }

    private static let inputs: [(format: String, path: String)] = ["seeds", "found"].flatMap { kind in
        names(in: folder + kind).flatMap { format in
            names(in: "\(folder)\(kind)/\(format)").map { (format, "\(folder)\(kind)/\(format)/\($0)") }
        }
    }

    @Test(arguments: inputs.map(\.path))
    func isRead(_ path: String) throws {
        let format = try #require(Self.inputs.first { $0.path == path }?.format)
        let reader = try #require(ContractFormats.format(named: format))
        let file = SourceFile(
            path: format == "salesforce" ? "objects/Thing__c/fields/F__c.field-meta.xml" : "contract", bytes: Self.bytes(of: path))
        var contract: Contract?
        DeepStack.run { contract = reader.read(ContractInput(files: [file])) }
        #expect(contract != nil)
    }

    @Test func everyFormatHasASeed() {
        #expect(Set(Self.names(in: Self.folder + "seeds")) == Set(ContractFormats.all.map(\.id.text)))
    }

    @Test(arguments: ContractFormats.all.map(\.id.text))
    func seedsAreSound(_ format: String) throws {
        let reader = try #require(ContractFormats.format(named: format))
        let bytes = Self.bytes(of: "\(Self.folder)seeds/\(format)/one")
        let file = SourceFile(path: format == "salesforce" ? "objects/Thing__c/fields/F__c.field-meta.xml" : "contract", bytes: bytes)
        #expect(reader.recognises(file))
        #expect(!reader.read(ContractInput(files: [file])).troubles.contains { $0.kind == .unreadable })
    }
}
