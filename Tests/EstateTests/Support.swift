import Glibc
import Basics
import Estate

/// The folder of these tests' fixtures.
let fixtures = repository + "/Tests/Fixtures/Estate"

/// The repository's folder.
let repository = #filePath.split(separator: "/").dropLast(3).map { "/\($0)" }.joined()

/// A file in memory.
func file(_ path: String, _ text: String) -> SourceFile {
    SourceFile(path: Name(path), bytes: Array(text.utf8))
}

/// A finding as `rule path:line:column text`, where text is what the span covers (its first line).
func line(_ problem: Diagnostic) -> String {
    guard let span = problem.span else { return "\(problem.rule)" }
    let start = span.start
    let covered = String(decoding: span.file.bytes[span.lower..<min(span.upper, span.file.bytes.count)], as: UTF8.self)
    let shown = covered.prefix { !$0.isNewline }
    return "\(problem.rule) \(span.path):\(start.line):\(start.column) \(shown)"
}

/// The findings of one file by itself, references apart.
func findings(_ text: String, path: String = "a.yaml") -> [String] {
    readSpecFile(file(path, text), mustBeSpec: true).problems.map(line)
}

/// The help of the findings of one file by itself.
func help(_ text: String) -> [String] {
    readSpecFile(file("a.yaml", text), mustBeSpec: true).problems.map { $0.help ?? "" }
}

/// Loads files as an estate at the top.
func load(_ texts: KeyValuePairs<String, String>, jobs: Int = 1) -> Estate {
    loadEstate(at: "", from: MemorySource(texts), jobs: jobs)
}

/// A document that makes an estate of what stands beside it.
let estateText = "kind: Estate\nlanguage: 1\nname: test\n"

/// Loads one more file beside a `tieline.yaml`, and gives its findings.
func estateFindings(_ texts: KeyValuePairs<String, String>) -> [String] {
    let files = texts.map { file($0.key, $0.value) } + [file("tieline.yaml", estateText)]
    return loadEstate(at: "", from: MemorySource(files)).problems.map(line)
}

/// Reads a file of these tests.
func readText(_ path: String) throws -> String {
    guard let handle = fopen(path, "rb") else { throw MissingFixture(path: path) }
    defer { fclose(handle) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = fread(&buffer, 1, buffer.count, handle)
        if count == 0 { return String(decoding: bytes, as: UTF8.self) }
        bytes += buffer[..<count]
    }
}

struct MissingFixture: Error {
    let path: String
}

/// Reads all files below a folder of the repository, with their paths from that folder.
func readFolder(_ folder: String) throws -> [SourceFile] {
    var files: [SourceFile] = []
    var waiting = [""]
    while let next = waiting.popLast() {
        guard let handle = opendir("\(folder)/\(next)") else { throw MissingFixture(path: "\(folder)/\(next)") }
        defer { closedir(handle) }
        while let entry = readdir(handle) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) }
            if name.hasPrefix(".") { continue }
            let path = next.isEmpty ? name : "\(next)/\(name)"
            if entry.pointee.d_type == UInt8(DT_DIR) {
                waiting.append(path)
            } else {
                files.append(file(path, try readText("\(folder)/\(path)")))
            }
        }
    }
    return files
}

/// Writes a file of the repository.
func writeText(_ text: String, to path: String) throws {
    guard let handle = fopen(path, "wb") else { throw MissingFixture(path: path) }
    defer { fclose(handle) }
    let bytes = Array(text.utf8)
    guard fwrite(bytes, 1, bytes.count, handle) == bytes.count else { throw MissingFixture(path: path) }
}
