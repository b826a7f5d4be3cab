internal import Glibc
internal import Synchronization

/// The bytes of one file as they were read, with its path, shared by everything that was found in it.
package final class SourceFile: Sendable {
    /// The path relative to the repository's root (or as given on the command line).
    package let path: Name
    /// The file's content, unchanged: a byte-order mark is still there.
    package let bytes: [UInt8]
    private let lineStarts = Mutex<[Int]?>(nil)

    package init(path: Name, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Returns the 1-based line and column of a byte offset; columns count Unicode scalars, and a byte-order mark is none.
    package func position(at offset: Int) -> (line: Int, column: Int) {
        let offset = min(max(offset, 0), bytes.count)
        let starts = lineStarts.withLock { cached -> [Int] in
            if let cached { return cached }
            let found = Self.findLineStarts(bytes)
            cached = found
            return found
        }
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        var column = 1
        for index in starts[low]..<max(offset, starts[low]) where bytes[index] & 0xC0 != 0x80 {
            column += 1
        }
        return (low + 1, column)
    }

    /// Finds where lines start; `\n`, `\r\n` and a lone `\r` end one.
    private static func findLineStarts(_ bytes: [UInt8]) -> [Int] {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var starts = [start]
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress, start < buffer.count else { return }
            let hasReturns = memchr(base + start, 0x0D, buffer.count - start) != nil
            var index = start
            while index < buffer.count {
                if !hasReturns {
                    guard let found = memchr(base + index, 0x0A, buffer.count - index) else { break }
                    index = found.assumingMemoryBound(to: UInt8.self) - UnsafeMutablePointer(mutating: base)
                    starts.append(index + 1)
                } else if buffer[index] == 0x0A || buffer[index] == 0x0D && (index + 1 == buffer.count || buffer[index + 1] != 0x0A) {
                    starts.append(index + 1)
                }
                index += 1
            }
        }
        return starts
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
