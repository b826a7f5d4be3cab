import Glibc
import Testing

/// Holds a text against the golden file of a name; a missing one is recorded, and the test fails so that somebody looks at it.
func expectGolden(_ text: String, _ name: String, _ location: SourceLocation = #_sourceLocation, file: StaticString = #filePath) {
    let path = String("\(file)".split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 } + "/Golden/Reports/" + name)
    guard let golden = read(path) else {
        let stream = fopen(path, "w")
        fputs(text, stream)
        fclose(stream)
        Issue.record("\(name) was missing and has been recorded; look at it and run the test again", sourceLocation: location)
        return
    }
    let isSame = Array(text.utf8) == golden
    #expect(isSame, "differs from \(path); delete the file and run the test to record it anew:\n\(text)", sourceLocation: location)
}

private func read(_ path: String) -> [UInt8]? {
    guard let stream = fopen(path, "r") else { return nil }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
        let count = fread(&buffer, 1, buffer.count, stream)
        if count == 0 { return bytes }
        bytes += buffer[..<count]
    }
}
