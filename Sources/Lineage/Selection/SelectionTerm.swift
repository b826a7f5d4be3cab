internal import Basics
internal import Estate

/// What a term looks at: a name, a kind, or a property.
enum SelectionMethod: Hashable, Sendable {
    /// A name without a kind, or an interface as `system/interface`.
    case name
    case kind(Kind)
    case interface, owner, tag, criticality, lifecycle, path, state

    /// The words that stand before the colon.
    static let words: [(word: String, method: SelectionMethod)] =
        Kind.allCases.map { ($0.prefix, .kind($0)) } + [
            ("interface", .interface), ("owner", .owner), ("tag", .tag), ("criticality", .criticality), ("lifecycle", .lifecycle),
            ("path", .path), ("state", .state),
        ]

    /// Compared by their words, since `Kind` has an equality of its own.
    init?(word: String) {
        guard let method = Self.words.first(where: { $0.word == word })?.method else { return nil }
        self = method
    }
}

/// A method with the pattern that it is held against: `owner:team-*`.
struct SelectionCriterion: Hashable, Sendable {
    let method: SelectionMethod
    let pattern: Glob

    /// As it was written, for messages.
    let text: String
    var value: String { pattern.description }
    var hasWildcard: Bool { value.utf8.contains { "*?{".utf8.contains($0) } }

    /// Whether it names one thing, which should be there, and is no property that things may come to have.
    var isExact: Bool {
        switch method {
        case .name, .kind, .interface, .owner: !hasWildcard
        case .criticality, .lifecycle: true
        case .tag, .path, .state: false
        }
    }
}

/// A criterion with its reach; a depth of 0 is none, and nil is as far as it goes.
struct SelectionTerm: Hashable, Sendable {
    let criterion: SelectionCriterion
    let upstream: Int?
    let downstream: Int?

    init(parsing text: String) throws(SelectionTrouble) {
        var rest = Array(text.utf8)
        upstream = Self.leadingReach(&rest)
        downstream = Self.trailingReach(&rest)
        criterion = try Self.criterion(String(decoding: rest, as: UTF8.self), in: text)
    }

    /// `+` or `2+` at the start.
    private static func leadingReach(_ bytes: inout [UInt8]) -> Int? {
        let digits = bytes.prefix { (48...57).contains($0) }
        guard bytes.dropFirst(digits.count).first == UInt8(ascii: "+") else { return 0 }
        let depth = digits.isEmpty ? nil : Int(String(decoding: digits, as: UTF8.self))
        bytes.removeFirst(digits.count + 1)
        return depth
    }

    /// `+` or `+2` at the end.
    private static func trailingReach(_ bytes: inout [UInt8]) -> Int? {
        let digits = bytes.reversed().prefix { (48...57).contains($0) }
        guard bytes.dropLast(digits.count).last == UInt8(ascii: "+") else { return 0 }
        let depth = digits.isEmpty ? nil : Int(String(decoding: digits.reversed(), as: UTF8.self))
        bytes.removeLast(digits.count + 1)
        return depth
    }

    private static func criterion(_ text: String, in term: String) throws(SelectionTrouble) -> SelectionCriterion {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var method = SelectionMethod.name
        if parts.count == 2 {
            guard let known = SelectionMethod(word: parts[0]) else {
                let words = SelectionMethod.words.map(\.word)
                let guess = nearest(to: parts[0], among: words).map { "Did you mean `\($0):`? " } ?? ""
                throw SelectionTrouble(
                    "`\(term)` selects by `\(parts[0]):`, which is no way to select.",
                    help: guess + "There are \(words.map { "\($0):" }.joined(separator: " ")).")
            }
            method = known
        }
        let value = parts.last ?? ""
        guard !value.isEmpty, !value.utf8.contains(UInt8(ascii: "@")), let pattern = Glob(value) else {
            throw SelectionTrouble(
                value.isEmpty ? "A term of the selection has no name." : "`\(term)` is no term of a selection.",
                help: "Write NAME, KIND:NAME, owner:TEAM, tag:TAG or path:GLOB; blanks join alternatives, commas what must all hold.")
        }
        return SelectionCriterion(method: method, pattern: pattern, text: text)
    }
}
