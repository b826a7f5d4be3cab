/// A pattern of `.gitignore`, as gitignore(5) and git's own wildmatch.c understand it: bytewise, `*`, `?` and classes not matching a slash.
///
/// It is matched as a set of states, so that no pattern takes longer than its length times that of the path.
struct GlobPattern: Sendable {
    private enum Token: Sendable {
        case byte(UInt8)
        /// `?`
        case any
        /// `*`
        case star
        /// `[a-z]`; 256 bits.
        case set([Bool])
        /// `**` at the end: everything below.
        case below
        /// `**/`: nothing, or folders with their slash.
        case folders

        var mayBeEmpty: Bool {
            switch self {
            case .star, .below, .folders: true
            case .byte, .any, .set: false
            }
        }
    }

    private var tokens: [Token] = []
    /// Of each token, whether it may stand for nothing.
    private let mayBeEmpty: [Bool]

    /// Reads a pattern; nil for one that git lets match nothing, such as `[a` or `a\`.
    init?(_ pattern: some Collection<UInt8>) {
        let bytes = Array(pattern)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\\"):
                guard index < bytes.count else { return nil }
                tokens.append(.byte(bytes[index]))
                index += 1
            case UInt8(ascii: "?"):
                tokens.append(.any)
            case UInt8(ascii: "["):
                guard let set = Self.readSet(bytes, &index) else { return nil }
                tokens.append(.set(set))
            case UInt8(ascii: "*"):
                tokens.append(Self.readStars(bytes, &index))
            default:
                tokens.append(.byte(byte))
            }
        }
        mayBeEmpty = tokens.map(\.mayBeEmpty)
    }

    /// Reads what follows a first star. Two mean folders only where they stand alone between slashes; elsewhere they are one.
    private static func readStars(_ bytes: [UInt8], _ index: inout Int) -> Token {
        let start = index - 1
        while index < bytes.count, bytes[index] == UInt8(ascii: "*") { index += 1 }
        let isAlone = index - start >= 2 && (start == 0 || bytes[start - 1] == UInt8(ascii: "/"))
        if isAlone, index == bytes.count { return .below }
        if isAlone, bytes[index] == UInt8(ascii: "/") {
            index += 1
            return .folders
        }
        return .star
    }

    /// Whether the whole of some bytes is matched.
    func matches(_ text: some Collection<UInt8>) -> Bool {
        var states = States(count: tokens.count)
        states.enter(0, mayBeEmpty)
        for byte in text {
            states = step(states, byte)
            if states.isEmpty { return false }
        }
        return states.isAt(tokens.count)
    }

    private func step(_ states: States, _ byte: UInt8) -> States {
        var next = States(count: tokens.count)
        let isSlash = byte == UInt8(ascii: "/")
        for (index, token) in tokens.enumerated() {
            let isHere = states.isAt(index)
            switch token {
            case .byte(let wanted): if isHere, wanted == byte { next.enter(index + 1, mayBeEmpty) }
            case .any: if isHere, !isSlash { next.enter(index + 1, mayBeEmpty) }
            case .set(let members): if isHere, !isSlash, members[Int(byte)] { next.enter(index + 1, mayBeEmpty) }
            case .star: if isHere, !isSlash { next.enter(index, mayBeEmpty) }
            case .below: if isHere { next.enter(index, mayBeEmpty) }
            case .folders:
                guard isHere || states.isWithin(index) else { continue }
                if isSlash { next.enter(index, mayBeEmpty) } else { next.stayWithin(index) }
            }
        }
        return next
    }

    /// The places of a pattern that a text can have led to.
    private struct States {
        private var at: [Bool]
        /// Within a folder's name, whose slash is still to come.
        private var within: [Bool]
        private(set) var isEmpty = true

        init(count: Int) {
            at = Array(repeating: false, count: count + 1)
            within = at
        }

        func isAt(_ index: Int) -> Bool { at[index] }
        func isWithin(_ index: Int) -> Bool { within[index] }

        mutating func enter(_ index: Int, _ mayBeEmpty: [Bool]) {
            var index = index
            at[index] = true
            while index < mayBeEmpty.count, mayBeEmpty[index] {
                index += 1
                at[index] = true
            }
            isEmpty = false
        }

        mutating func stayWithin(_ index: Int) {
            within[index] = true
            isEmpty = false
        }
    }
}
