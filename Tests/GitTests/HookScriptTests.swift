import Foundation
import Testing

@Suite("Hook scripts") struct HookScriptTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Hooks")
        .standardizedFileURL.path
    static let names = ["pre-commit", "pre-merge-commit", "pre-push", "pre-receive"]

    @Test("The folder holds these hooks, executable", arguments: names) func executable(_ name: String) throws {
        #expect(FileManager.default.isExecutableFile(atPath: Self.folder + "/" + name))
        #expect(try FileManager.default.contentsOfDirectory(atPath: Self.folder).sorted() == ["README.md"] + Self.names)
    }

    @Test("Arguments, input and exit status pass through, with the binary of TIELINE or on PATH", arguments: names) func passing(
        _ name: String
    ) throws {
        let bin = NSTemporaryDirectory() + "tieline hook " + UUID().uuidString
        try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: bin) }
        try "#!/bin/sh\nprintf '<%s>' \"$@\"\ncat\nexit 3\n".write(toFile: bin + "/tieline", atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: bin + "/tieline")
        for environment in [["PATH": bin + ":/usr/bin:/bin"], ["PATH": "/usr/bin:/bin", "TIELINE": bin + "/tieline"]] {
            let (status, output) = try Self.run(name, ["origin", "a b"], environment)
            #expect(status == 3)
            #expect(output == "<hook><\(name)><origin><a b>the input\n")
        }
    }

    @Test("Without Tieline the hook stops, and says how to get it; only a client's may be told to pass", arguments: names)
    func missing(_ name: String) throws {
        for environment in [["PATH": "/usr/bin:/bin"], ["PATH": "/usr/bin:/bin", "TIELINE": "/absent/tieline"]] {
            let (status, output) = try Self.run(name, [], environment)
            #expect(status == 1)
            #expect(output.hasPrefix("\(name): tieline is not installed"))
            let optional = try Self.run(name, [], environment.merging(["TIELINE_OPTIONAL": "1"]) { $1 })
            #expect(optional.status == (name == "pre-receive" ? 1 : 0))
        }
    }

    private static func run(_ name: String, _ arguments: [String], _ environment: [String: String]) throws -> (
        status: Int32, output: String
    ) {
        let process = Process()
        let output = Pipe()
        // A file, since a hook that stops early does not read its input.
        let input = NSTemporaryDirectory() + "tieline-input-" + UUID().uuidString
        try "the input\n".write(toFile: input, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: input) }
        process.executableURL = URL(fileURLWithPath: folder + "/" + name)
        process.arguments = arguments
        process.environment = environment
        process.standardInput = FileHandle(forReadingAtPath: input)
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
    }
}
