import Basics
import Contracts
import Testing

@testable import Compatibility

/// Which kinds of users a Protobuf change harms, and which messages still fit.
@Suite struct ProtobufUsersTests {
    @Test(
        "Users and messages",
        arguments: [
            ("", "int32 b = 2;", "compatible ff", ""),
            ("int32 a = 1;", "", "breaking ff", "file package wireJson wire"),
            ("int32 a = 1;", "reserved 1; reserved \"a\";", "compatible ff", "file package"),
            ("int32 a = 1;", "reserved 1;", "breaking ff", "file package wireJson"),
            ("int32 a = 1;", "int64 a = 1;", "breaking f-", "file package wireJson"),
            ("int32 a = 1;", "int32 b = 1;", "breaking --", "file package wireJson"),
            ("int32 a = 1;", "optional int32 a = 1;", "compatible ff", "file package"),
            ("int32 a = 1;", "sint32 a = 1;", "breaking --", "file package wireJson wire"),
        ])
    func users(old: String, new: String, fits: String, harmed: String) throws {
        let format = try #require(ContractFormats.format(named: "protobuf"))
        let sides = [old, new].map { fields in
            format.read(
                ContractInput(files: [SourceFile(path: "a.proto", bytes: Array("syntax = \"proto3\"; message M { \(fields) }".utf8))]))
        }
        let difference = ContractComparison(old: sides[0], new: sides[1], asOf: "2026-11-25").difference()
        let outcome = difference.isBreaking ? "breaking" : "compatible"
        #expect("\(outcome) \(difference.backward ? "f" : "-")\(difference.forward ? "f" : "-")" == fits)
        let users = try #require(difference.harmedUsers)
        #expect(AffectedUsers.all.filter { users.contains($0.users) }.map(\.key).joined(separator: " ") == harmed)
    }
}
