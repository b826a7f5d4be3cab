internal import Basics

/// One word, text, number or sign of a SQL script, with its place.
struct SQLToken: Sendable {
    enum Kind: Sendable, Hashable {
        /// A keyword or a name without quotes.
        case word
        /// A name in quotes, backticks or brackets.
        case quotedName
        case text
        case number
        /// A single character that is none of these, or `::`.
        case sign
    }

    let kind: Kind
    /// What the token says: a name or a text without its quotes.
    let text: String
    /// A word in upper case, a sign as it is; empty for the rest, which is never a keyword.
    let keyword: String
    let lower: Int
    let upper: Int
    /// Whether it is the first on its line.
    let startsLine: Bool

    var isName: Bool { kind == .word || kind == .quotedName }
}

/// Why a script cannot be taken apart, and where.
struct SQLSyntaxError: Error {
    let message: String
    let lower: Int
    let upper: Int
}
