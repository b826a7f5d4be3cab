import Glibc
import Governance
import Testing

/// Runs the stories in Tests/Scenarios.
@Suite struct ScenarioTests {
    private static let folder = "\(#filePath)".split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Scenarios"

    private static let names: [String] = {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { names.append(String(cString: $0)) }
            }
        }
        return names.filter { $0.hasSuffix(".md") && $0 != "README.md" }.sorted()
    }()

    private static func read(_ path: String) -> String {
        guard let stream = fopen(path, "r") else { return "" }
        defer { fclose(stream) }
        var bytes: [UInt8] = []
        while case let byte = fgetc(stream), byte != EOF { bytes.append(UInt8(byte)) }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: names) func story(_ name: String) {
        let path = "\(Self.folder)/\(name)"
        let scenario = Scenario(Self.read(path))
        let findings = scenario.findings
        if getenv("TIELINE_RECORD") != nil, let stream = fopen(path, "w") {
            fputs(scenario.text(with: findings), stream)
            fclose(stream)
        }
        #expect(findings == scenario.expected)
        #expect(!findings.isEmpty)
    }

    /// Every failure mode has a story.
    @Test func everyFailureModeHasOne() {
        let modes = Set(Self.names.map { String($0.prefix { $0 != "-" }) })
        #expect(modes == Set(Rules.failureModes))
    }
}
