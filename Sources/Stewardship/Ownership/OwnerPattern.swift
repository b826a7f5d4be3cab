internal import Basics

/// A pattern of a CODEOWNERS file, matched against paths from the repository's root, byte by byte and in this case of letters.
///
/// It takes at most (length of the pattern) × (length of the path) steps.
struct OwnerPattern: Hashable, Sendable {
    private enum Token: Hashable, Sendable {
        case byte(UInt8)
        /// `?`: any byte but a slash.
        case any
        /// `*`: any run without a slash.
        case run
        /// At least one byte without a slash: a whole name.
        case name
        /// Nothing, or folders with their slash.
        case folders
        /// Any run, slashes too.
        case rest
        /// `[a-z]`: one of some bytes, or none of them.
        case set([ClosedRange<UInt8>], isNegated: Bool)
        /// Nothing, or a slash and any run.
        case below
    }

    private let tokens: [Token]

    /// Whether a whole path is one that the pattern stands for.
    func matches(_ path: Name) -> Bool {
        var states = closure(Set([0]))
        for byte in path.text.utf8 {
            var next: Set<Int> = []
            for state in states { step(state, byte, &next) }
            states = closure(next)
            if states.isEmpty { return false }
        }
        return states.contains(Self.key(tokens.count, 0))
    }

    /// A state is a token and how far it is within it.
    private static func key(_ token: Int, _ inside: Int) -> Int { token * 2 + inside }

    private func closure(_ states: Set<Int>) -> Set<Int> {
        var all = states
        var waiting = Array(states)
        while let state = waiting.popLast() {
            let index = state / 2
            guard index < tokens.count else { continue }
            let mayEnd: Bool
            switch tokens[index] {
            case .run, .rest: mayEnd = true
            case .folders, .below: mayEnd = state.isMultiple(of: 2)
            case .name: mayEnd = !state.isMultiple(of: 2)
            case .byte, .any, .set: mayEnd = false
            }
            let after = Self.key(index + 1, 0)
            if mayEnd, all.insert(after).inserted { waiting.append(after) }
            // What is below goes on to the end of the path.
            if case .below = tokens[index], !state.isMultiple(of: 2), all.insert(after).inserted { waiting.append(after) }
        }
        return all
    }

    private func step(_ state: Int, _ byte: UInt8, _ next: inout Set<Int>) {
        let index = state / 2
        guard index < tokens.count else { return }
        let isSlash = byte == UInt8(ascii: "/")
        let isInside = !state.isMultiple(of: 2)
        switch tokens[index] {
        case .byte(let wanted): if byte == wanted { next.insert(Self.key(index + 1, 0)) }
        case .any: if !isSlash { next.insert(Self.key(index + 1, 0)) }
        case .set(let ranges, let isNegated):
            if !isSlash, ranges.contains(where: { $0.contains(byte) }) != isNegated { next.insert(Self.key(index + 1, 0)) }
        case .run: if !isSlash { next.insert(state) }
        case .name: if !isSlash { next.insert(Self.key(index, 1)) }
        case .rest: next.insert(state)
        case .folders: next.insert(Self.key(index, isSlash ? 0 : 1))
        case .below: if isInside || isSlash { next.insert(Self.key(index, 1)) }
        }
    }
}

extension OwnerPattern {
    /// Reads a pattern as GitHub does: gitignore(5), but without negation, ranges of characters, and folders behind a last `*`.
    init?(gitHub text: String) {
        var bytes = Array(text.utf8)
        guard bytes != [UInt8(ascii: "/")], !text.contains("***") else { return nil }
        let isAnchored = bytes.dropLast().contains(UInt8(ascii: "/"))
        if bytes.first == UInt8(ascii: "/") { bytes.removeFirst() }
        var segments = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Array.init)
        let stars = Array("**".utf8)
        if segments.last == [] { segments[segments.count - 1] = stars }
        if !isAnchored { segments.insert(stars, at: 0) }
        var tokens: [Token] = []
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            if segment == stars {
                tokens += isLast ? (index == 0 ? [.rest] : [.name, .below]) : [.folders]
                continue
            }
            if segment == [UInt8(ascii: "*")] {
                tokens.append(.name)
            } else {
                Self.append(segment, hasSets: false, to: &tokens)
                if isLast { tokens.append(.below) }
            }
            if !isLast { tokens.append(.byte(UInt8(ascii: "/"))) }
        }
        self.tokens = tokens
    }

    /// Reads a pattern as GitLab does: as Ruby's `File.fnmatch`, at any depth unless it begins with a slash.
    init(gitLab text: String) {
        var text = text.hasPrefix("\\#") ? String(text.dropFirst()) : text
        if text == "*" { text = "/**/*" }
        if !text.hasPrefix("/") { text = "/**/" + text }
        if text.hasSuffix("/") { text += "**/*" }
        let segments = text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Array.init)
        var tokens: [Token] = []
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            if !isLast, segment == Array("**".utf8) {
                tokens.append(.folders)
                continue
            }
            Self.append(segment, hasSets: true, to: &tokens)
            if !isLast { tokens.append(.byte(UInt8(ascii: "/"))) }
        }
        self.tokens = tokens
    }

    /// Reads what stands between two slashes.
    private static func append(_ segment: [UInt8], hasSets: Bool, to tokens: inout [Token]) {
        var index = 0
        while index < segment.count {
            let byte = segment[index]
            index += 1
            switch byte {
            case UInt8(ascii: "*"): if tokens.last != .run { tokens.append(.run) }
            case UInt8(ascii: "?"): tokens.append(.any)
            case UInt8(ascii: "\\") where index < segment.count:
                tokens.append(.byte(segment[index]))
                index += 1
            case UInt8(ascii: "[") where hasSets:
                if let (token, end) = set(segment, index) { (index, _) = (end, tokens.append(token)) } else { tokens.append(.byte(byte)) }
            default: tokens.append(.byte(byte))
            }
        }
    }

    /// Reads a set after its `[`; nil where it does not end.
    private static func set(_ segment: [UInt8], _ start: Int) -> (Token, Int)? {
        var index = start
        let isNegated = index < segment.count && [UInt8(ascii: "!"), UInt8(ascii: "^")].contains(segment[index])
        if isNegated { index += 1 }
        var ranges: [ClosedRange<UInt8>] = []
        while index < segment.count, segment[index] != UInt8(ascii: "]") {
            let low = segment[index]
            if index + 2 < segment.count, segment[index + 1] == UInt8(ascii: "-"), segment[index + 2] != UInt8(ascii: "]") {
                if low <= segment[index + 2] { ranges.append(low...segment[index + 2]) }
                index += 3
            } else {
                ranges.append(low...low)
                index += 1
            }
        }
        return index < segment.count ? (.set(ranges, isNegated: isNegated), index + 1) : nil
    }
}
