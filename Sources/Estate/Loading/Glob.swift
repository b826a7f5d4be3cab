package import Basics

/// A pattern for paths: `*` and `?` within a folder, `**` across folders, `{a,b}` for alternatives; all else is itself, byte by byte.
///
/// Matching takes at most (length of the pattern) × (length of the path) steps, and braces unfold to at most 256 alternatives.
package struct Glob: Hashable, Sendable, CustomStringConvertible {
    private enum Token: Hashable, Sendable {
        case byte(UInt8)
        case anyByte
        /// Any run without a slash.
        case run
        /// Any run; with `folders`, one that is empty or ends in a slash.
        case deepRun(folders: Bool)
    }

    package let description: String
    private let alternatives: [[Token]]

    /// Reads a pattern; nil where its braces do not close or unfold to too many alternatives. One without wildcards also stands for the
    /// folder of that name.
    package init?(_ text: String) {
        description = text
        var bytes = Array(text.utf8)
        if bytes.starts(with: [UInt8(ascii: "."), UInt8(ascii: "/")]) { bytes.removeFirst(2) }
        if bytes.last == UInt8(ascii: "/") { bytes += Array("**".utf8) }
        guard let unfolded = Self.unfold(bytes) else { return nil }
        let isPlain = !bytes.contains { "*?{".utf8.contains($0) }
        alternatives = (isPlain ? unfolded + [bytes + Array("/**".utf8)] : unfolded).map(Self.tokens)
    }

    /// Whether a whole path is one that the pattern stands for.
    package func matches(_ path: Name) -> Bool {
        var text = path.text
        return text.withUTF8 { bytes in alternatives.contains { Self.matches($0, bytes) } }
    }

    private static func unfold(_ pattern: [UInt8]) -> [[UInt8]]? {
        var done: [[UInt8]] = []
        var waiting = [pattern]
        while let next = waiting.popLast() {
            guard done.count + waiting.count < 256 else { return nil }
            guard let open = next.firstIndex(of: UInt8(ascii: "{")) else {
                if next.contains(UInt8(ascii: "}")) { return nil }
                done.append(next)
                continue
            }
            guard let (parts, end) = alternatives(in: next, from: open) else { return nil }
            for part in parts.reversed() { waiting.append(next[..<open] + part + next[end...]) }
        }
        return done
    }

    /// The parts between the brace that opens at an index and the one that closes it, and the index behind that.
    private static func alternatives(in pattern: [UInt8], from open: Int) -> ([[UInt8]], Int)? {
        var parts: [[UInt8]] = [[]]
        var depth = 0
        for index in (open + 1)..<max(open + 1, pattern.count) {
            let byte = pattern[index]
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") {
                if depth == 0 { return (parts, index + 1) }
                depth -= 1
            }
            if byte == UInt8(ascii: ","), depth == 0 {
                parts.append([])
            } else {
                parts[parts.count - 1].append(byte)
            }
        }
        return nil
    }

    private static func tokens(_ pattern: [UInt8]) -> [Token] {
        var tokens: [Token] = []
        var index = 0
        while index < pattern.count {
            let byte = pattern[index]
            index += 1
            guard byte == UInt8(ascii: "*") else {
                tokens.append(byte == UInt8(ascii: "?") ? .anyByte : .byte(byte))
                continue
            }
            guard index < pattern.count, pattern[index] == UInt8(ascii: "*") else {
                tokens.append(.run)
                continue
            }
            while index < pattern.count, pattern[index] == UInt8(ascii: "*") { index += 1 }
            let startsSegment = tokens.isEmpty || tokens.last == .byte(UInt8(ascii: "/"))
            if startsSegment, index < pattern.count, pattern[index] == UInt8(ascii: "/") {
                index += 1
                tokens.append(.deepRun(folders: true))
            } else {
                tokens.append(.deepRun(folders: false))
            }
        }
        return tokens
    }

    /// Keeps the set of token positions that the bytes so far can have led to.
    private static func matches(_ all: [Token], _ path: UnsafeBufferPointer<UInt8>) -> Bool {
        // What stands before the first wildcard decides for most paths.
        var start = 0
        while start < all.count, case .byte(let wanted) = all[start] {
            guard start < path.count, path[start] == wanted else { return false }
            start += 1
        }
        let tokens = all[start...]
        let bytes = path[start...]
        if tokens.isEmpty { return bytes.isEmpty }
        return tokens.elementsEqual([.deepRun(folders: false)]) || matchesWildcards(Array(tokens), bytes)
    }

    /// Matches tokens that start with a wildcard, at a path's start or where those before them ended.
    private static func matchesWildcards(_ tokens: [Token], _ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var reached = [Bool](repeating: false, count: tokens.count + 1)
        reached[0] = true
        passEmpty(&reached, tokens)
        for byte in bytes {
            var next = [Bool](repeating: false, count: tokens.count + 1)
            for (index, token) in tokens.enumerated() where reached[index] {
                switch token {
                case .byte(let wanted): if byte == wanted { next[index + 1] = true }
                case .anyByte: if byte != UInt8(ascii: "/") { next[index + 1] = true }
                case .run: if byte != UInt8(ascii: "/") { next[index] = true }
                case .deepRun(folders: false): next[index] = true
                case .deepRun(folders: true):
                    // Stays inside; may be left only where a folder's name ends.
                    next[index] = true
                    if byte == UInt8(ascii: "/") { next[index + 1] = true }
                }
            }
            passEmpty(&next, tokens, afterSlash: byte == UInt8(ascii: "/"))
            reached = next
        }
        return reached[tokens.count]
    }

    /// Passes over tokens that may stand for nothing. Inside a run of folders that is so only at its start, which `afterSlash` covers.
    private static func passEmpty(_ reached: inout [Bool], _ tokens: [Token], afterSlash: Bool = true) {
        for (index, token) in tokens.enumerated() where reached[index] {
            switch token {
            case .run, .deepRun(folders: false): reached[index + 1] = true
            case .deepRun(folders: true): if afterSlash { reached[index + 1] = true }
            case .byte, .anyByte: break
            }
        }
    }
}
