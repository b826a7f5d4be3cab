import Basics
import Testing

@Suite("Places in files") struct SourceFileTests {
    /// Line and column found byte by byte.
    private func walked(_ bytes: [UInt8], to offset: Int) -> (line: Int, column: Int) {
        var (line, column) = (1, 1)
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        for index in start..<max(start, min(offset, bytes.count)) {
            let isEnd = bytes[index] == 0x0A || bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
            if isEnd { (line, column) = (line + 1, 1) } else if bytes[index] & 0xC0 != 0x80 { column += 1 }
        }
        return (line, column)
    }

    @Test("Lines end with \\n, \\r\\n and a lone \\r; columns count letters", arguments: 0..<12)
    func positions(seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let pieces: [String] = ["a", "long words ", "é", "€", "\n", "\r\n", "\r", "\t"]
        var text = seed % 3 == 0 ? "\u{FEFF}" : ""
        for _ in 0..<(seed < 6 ? 40 : 6_000) { text += pieces[next(pieces.count)] }
        let bytes = Array(text.utf8)
        let file = SourceFile(path: "f", bytes: bytes)
        let offsets = seed < 6 ? Array(-1...bytes.count + 1) : (0..<60).map { _ in next(bytes.count + 1) }
        for offset in offsets {
            let (found, expected) = (file.position(at: offset), walked(bytes, to: offset))
            #expect(found.line == expected.line && found.column == expected.column, "at \(offset)")
        }
    }

    @Test func anEmptyFileHasOnePlace() {
        let place = SourceFile(path: "f", bytes: []).position(at: 0)
        #expect(place.line == 1 && place.column == 1)
    }

    @Test func aFileOfNothingButLineEndsIsCounted() {
        let file = SourceFile(path: "a", bytes: Array(repeating: 0x0A, count: 40_000))
        #expect(file.position(at: 40_000).line == 40_001)
        #expect(file.position(at: 12_345) == (12_346, 1))
    }
}
