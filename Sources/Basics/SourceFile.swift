internal import Glibc
internal import Synchronization

/// The bytes of one file as they were read, with its path, shared by everything that was found in it.
package final class SourceFile: Sendable {
    /// The path relative to the repository's root (or as given on the command line).
    package let path: Name
    /// The file's content, unchanged: a byte-order mark is still there.
    package let bytes: [UInt8]
    /// How many lines end before each block of the file.
    private let lineCounts = Mutex<[Int]?>(nil)
    private static let blockSize = 4096

    package init(path: Name, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Returns the 1-based line and column of a byte offset; columns count Unicode scalars, and a byte-order mark is none.
    package func position(at offset: Int) -> (line: Int, column: Int) {
        let first = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let offset = min(max(offset, first), bytes.count)
        return bytes.withUnsafeBufferPointer { buffer in
            let block = offset / Self.blockSize
            let before = counts(in: buffer)[block]
            let line = 1 + before + Self.lineEnds(in: buffer, block * Self.blockSize..<offset)
            var start = offset
            while start > first, !Self.endsLine(buffer, at: start - 1) { start -= 1 }
            var column = 1
            for index in min(start, offset)..<offset where buffer[index] & 0xC0 != 0x80 { column += 1 }
            return (line, column)
        }
    }

    private func counts(in buffer: UnsafeBufferPointer<UInt8>) -> [Int] {
        lineCounts.withLock { cached in
            if let cached { return cached }
            var counts = [0]
            for block in stride(from: 0, to: buffer.count, by: Self.blockSize) {
                counts.append(counts[counts.count - 1] + Self.lineEnds(in: buffer, block..<min(block + Self.blockSize, buffer.count)))
            }
            cached = counts
            return counts
        }
    }

    /// Counts the bytes that end a line: `\n`, the last of `\r\n`, and a lone `\r`.
    private static func lineEnds(in buffer: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        guard let base = buffer.baseAddress, !range.isEmpty else { return 0 }
        var count = 0
        var index = range.lowerBound
        let raw = UnsafeRawBufferPointer(buffer)
        while index + 8 <= range.upperBound {
            count &+= lineFeeds(in: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        while index < range.upperBound {
            count &+= buffer[index] == 0x0A ? 1 : 0
            index += 1
        }
        guard memchr(base + range.lowerBound, 0x0D, range.count) != nil else { return count }
        for index in range where buffer[index] == 0x0D && endsLine(buffer, at: index) { count += 1 }
        return count
    }

    /// Counts the line feeds among eight bytes.
    @inline(__always)
    private static func lineFeeds(in word: UInt64) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let rest = word ^ (ones &* 0x0A)
        // The top bit of a byte stays unset where the byte is zero; one bit of each such byte is then added up in the top byte.
        let others = ((rest & (ones &* 0x7F)) &+ (ones &* 0x7F)) | rest
        return Int((((~others >> 7) & ones) &* ones) >> 56)
    }

    private static func endsLine(_ buffer: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        buffer[index] == 0x0A || buffer[index] == 0x0D && (index + 1 == buffer.count || buffer[index + 1] != 0x0A)
    }
}

/// A range of bytes in a file: where something stands.
package struct SourceSpan: Sendable, Hashable {
    package let file: SourceFile
    /// Half as wide as other numbers, since everything that is read has spans; no file is read that is too large for them.
    private let bounds: (lower: UInt32, upper: UInt32)

    package var lower: Int { Int(bounds.lower) }
    package var upper: Int { Int(bounds.upper) }

    package init(file: SourceFile, lower: Int, upper: Int) {
        self.file = file
        bounds = (UInt32(clamping: lower), UInt32(clamping: upper))
    }

    /// A span that stands for a whole file.
    package init(file: SourceFile) {
        self.init(file: file, lower: 0, upper: 0)
    }

    package var path: Name { file.path }
    /// The 1-based line and column where the span starts; columns count Unicode scalars.
    package var start: (line: Int, column: Int) { file.position(at: lower) }
    /// The 1-based line and column just after the span's end.
    package var end: (line: Int, column: Int) { file.position(at: upper) }

    package static func == (left: SourceSpan, right: SourceSpan) -> Bool {
        left.file.path == right.file.path && left.lower == right.lower && left.upper == right.upper
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(file.path)
        hasher.combine(lower)
        hasher.combine(upper)
    }

    /// The order in which findings are listed: by path, then by place.
    package static func precedes(_ left: SourceSpan, _ right: SourceSpan) -> Bool {
        left.path != right.path ? left.path < right.path : (left.lower, left.upper) < (right.lower, right.upper)
    }
}
