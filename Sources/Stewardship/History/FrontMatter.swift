/// The YAML between `---` and `---` at the start of a Markdown document.
package enum FrontMatter {
    /// Takes a document apart; the head is nil where there is none.
    package static func split(_ bytes: [UInt8]) -> (head: Range<Int>?, body: Int) {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard let first = line(bytes, from: start), isFence(bytes[first.content]) else { return (nil, start) }
        var next = first.end
        while let line = line(bytes, from: next) {
            if isFence(bytes[line.content]) { return (first.end..<line.content.lowerBound, line.end) }
            next = line.end
        }
        return (nil, start)
    }

    /// The head's bytes and the body's.
    static func parts(_ bytes: [UInt8]) -> (head: ArraySlice<UInt8>?, body: ArraySlice<UInt8>) {
        let parts = split(bytes)
        return (parts.head.map { bytes[$0] }, bytes[parts.body...])
    }

    private static func line(_ bytes: [UInt8], from start: Int) -> (content: Range<Int>, end: Int)? {
        guard start < bytes.count else { return nil }
        let end = bytes[start...].firstIndex(of: 0x0A)
        return (start..<(end ?? bytes.count), end.map { $0 + 1 } ?? bytes.count)
    }

    private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
        line.reversed().drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }.elementsEqual("---".utf8)
    }
}
