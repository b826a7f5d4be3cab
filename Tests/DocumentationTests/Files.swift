import Glibc

/// The repository's files, and the built program.
enum Files {
    /// The folder of the repository.
    static let repository = "\(#filePath)".split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

    /// The folder of the built program, which stands beside the bundle of the tests.
    static let products: String = {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        let own = String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? own
        return bundle.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
    }()

    /// The text of a file; nil where it is not there.
    static func read(_ path: String) -> String? {
        guard let stream = fopen(path, "r") else { return nil }
        defer { fclose(stream) }
        var bytes: [UInt8] = []
        while case let byte = fgetc(stream), byte != EOF { bytes.append(UInt8(byte)) }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func write(_ text: String, to path: String) {
        guard let stream = fopen(path, "w") else { return }
        fputs(text, stream)
        fclose(stream)
    }

    /// Makes an empty folder.
    static func scratch() -> String {
        var template = Array("/tmp/tieline-docs-XXXXXX".utf8CString)
        return String(cString: mkdtemp(&template)!)
    }

    /// Runs a script with bash, the program on PATH and a git that knows no configuration but ours; standard error comes with the output.
    static func run(_ script: String, in folder: String, scratch: String) -> (status: Int32, output: String) {
        write(script, to: scratch + "/script.sh")
        let variables = """
            PATH='\(products)':"$PATH" HOME='\(scratch)' GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null LC_ALL=C.UTF-8 STARTER='\(repository)/Specs/starter' \
            GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@acme.example GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@acme.example \
            GIT_AUTHOR_DATE='2026-11-20T12:00:00Z' GIT_COMMITTER_DATE='2026-11-20T12:00:00Z'
            """
        let status = system(
            "cd '\(folder)' && env -i \(variables) bash -e '\(scratch)/script.sh' > '\(scratch)/output' 2>&1 < /dev/null")
        return ((status >> 8) & 0xFF, read(scratch + "/output") ?? "")
    }
}
