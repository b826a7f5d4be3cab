import Glibc

/// Runs the built program as a user would.
enum Binary {
    struct Result {
        let status: Int32
        let output: String
        let errors: String
    }

    /// The program stands beside the bundle of the tests.
    static let path: String = {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        let own = String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? own
        return bundle.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/tieline"
    }()

    /// Runs a shell command in which `tieline` is the program; without the user's own variables.
    static func run(_ command: String, in folder: String) -> Result {
        let script = """
            cd '\(folder)' && tieline() { env -i PATH="$PATH" HOME=/nonexistent GIT_CONFIG_NOSYSTEM=1 '\(path)' "$@"; }
            { \(command)
            } > '\(folder)/.out' 2> '\(folder)/.err'
            """
        let status = system(script)
        return Result(
            status: (status >> 8) & 0xFF, output: text(folder + "/.out"), errors: text(folder + "/.err"))
    }

    /// Makes a folder with some files.
    static func folder(_ files: KeyValuePairs<String, String>) -> String {
        var template = Array("/tmp/tieline-test-XXXXXX".utf8CString)
        let folder = String(cString: mkdtemp(&template)!)
        for (path, content) in files {
            _ = system("mkdir -p \"$(dirname '\(folder)/\(path)')\"")
            let stream = fopen(folder + "/" + path, "w")
            fputs(content, stream)
            fclose(stream)
        }
        return folder
    }

    static func remove(_ folder: String) { _ = system("rm -rf '\(folder)'") }

    private static func text(_ path: String) -> String {
        guard let stream = fopen(path, "r") else { return "" }
        defer { fclose(stream) }
        var bytes: [UInt8] = []
        while case let byte = fgetc(stream), byte != EOF { bytes.append(UInt8(byte)) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
