import Basics
import Estate
import Testing

/// Every example of the spec language, one file per kind.
struct ExamplesTests {
    static let kinds = [
        "estate", "team", "system", "entity", "codes", "mapping", "flow", "journey", "platform", "upgrade", "waiver", "rule",
    ]

    @Test(arguments: kinds)
    func isSound(kind: String) throws {
        let text = try readText("\(fixtures)/examples/\(kind).yaml")
        let read = readSpecFile(file("\(kind).yaml", text))
        #expect(read.problems.map { "\(line($0)): \($0.message)" } == [])
        #expect(read.specs.map { type(of: $0).kind.prefix } == [kind])
        #expect(read.declarations.map(\.isRead) == [true])
    }
}
