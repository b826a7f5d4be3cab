package import Basics

/// When something holds.
package indirect enum Condition: Hashable, Sendable, CustomStringConvertible {
    /// All of some comparisons.
    case all([Comparison])
    /// Code that Tieline does not read, with what it reads; nil: it may read everything.
    case expression(Name, reads: [FieldPath]?)

    package var description: String {
        switch self {
        case .all(let comparisons): comparisons.map(\.description).joined(separator: " and ")
        case .expression(let text, _): text.text
        }
    }

    /// The paths that it reads; nil where that is not known.
    package var paths: [FieldPath]? {
        switch self {
        case .all(let comparisons): comparisons.map(\.path)
        case .expression(_, let reads): reads
        }
    }
}

/// A field held against values.
package struct Comparison: Hashable, Sendable, CustomStringConvertible {
    /// What is asked of the field; values are compared as text, or by their size where they are numbers.
    package enum Test: Hashable, Sendable {
        case equals(Name)
        case differs(Name)
        case less(Name)
        case greater(Name)
        case oneOf([Name])
        case exists
    }

    package let path: FieldPath
    package let test: Test

    package init(_ path: FieldPath, _ test: Test) {
        self.path = path
        self.test = test
    }

    package var description: String {
        switch test {
        case .equals(let value): "\(path) = \(Self.shown(value))"
        case .differs(let value): "\(path) != \(Self.shown(value))"
        case .less(let value): "\(path) < \(Self.shown(value))"
        case .greater(let value): "\(path) > \(Self.shown(value))"
        case .oneOf(let values): "\(path) in \(values.map { Self.shown($0, isInList: true) }.joined(separator: " "))"
        case .exists: "\(path) exists"
        }
    }

    private static func shown(_ value: Name, isInList: Bool = false) -> String {
        let words = value.text.split(separator: " ", omittingEmptySubsequences: false)
        let isPlain =
            !words.contains("") && !words.contains("and") && !value.text.utf8.contains(UInt8(ascii: "'")) && (words.count == 1 || !isInList)
        return isPlain ? value.text : quoted(value)
    }
}

extension Condition {
    private static let help =
        "write `PATH = value`, `!=`, `<`, `>`, `PATH in a b`, `PATH exists`, joined by `and`; "
        + "for anything else write `{expression: ..., reads: [...]}`"

    /// Reads comparisons joined by `and`.
    package init(parsing text: String) throws(GrammarTrouble) {
        var scanner = Scanner(text)
        var comparisons: [Comparison] = []
        repeat {
            comparisons.append(try Self.scanComparison(&scanner))
        } while Self.takeWord("and", &scanner)
        guard scanner.isAtEnd else {
            let rest = scanner.position..<scanner.end
            throw GrammarTrouble("the condition should end before `\(scanner.text(rest))`", help: Self.help, at: rest)
        }
        self = .all(comparisons)
    }

    private static func scanComparison(_ scanner: inout Scanner) throws(GrammarTrouble) -> Comparison {
        scanner.skipSpaces()
        let path = try FieldPath.scan(&scanner)
        scanner.skipSpaces()
        let start = scanner.position
        if takeWord("exists", &scanner) { return Comparison(path, .exists) }
        if takeWord("in", &scanner) {
            var values: [Name] = []
            while let value = try scanWord(&scanner) { values.append(value) }
            guard !values.isEmpty else {
                throw GrammarTrouble(
                    "no value follows `in`", help: "write the values with spaces between them: `in a b c`", at: start..<scanner.position)
            }
            return Comparison(path, .oneOf(values))
        }
        let sign = scanner.text(scanner.take(until: " \tabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'\"-+._"))
        let makeTest: (Name) -> Comparison.Test
        switch sign {
        case "=": makeTest = { .equals($0) }
        case "!=": makeTest = { .differs($0) }
        case "<": makeTest = { .less($0) }
        case ">": makeTest = { .greater($0) }
        default:
            let range = start..<max(scanner.position, min(scanner.end, start + 1))
            let found =
                start < scanner.end ? "`\(scanner.text(start..<scanner.end))` is no comparison" : "nothing is compared with `\(path)`"
            throw GrammarTrouble(found, help: help, at: range)
        }
        var words: [Name] = []
        while let word = try scanWord(&scanner) { words.append(word) }
        guard !words.isEmpty else {
            throw GrammarTrouble("no value follows `\(sign)`", help: help, at: start..<max(start + 1, scanner.position))
        }
        return Comparison(path, makeTest(Name(words.map(\.text).joined(separator: " "))))
    }

    /// Reads the next word of a value, or a quoted text; nil before `and` and at the end.
    private static func scanWord(_ scanner: inout Scanner) throws(GrammarTrouble) -> Name? {
        scanner.skipSpaces()
        if scanner.isAtEnd { return nil }
        if scanner.next == UInt8(ascii: "'") { return Name(try scanner.takeQuoted()) }
        let start = scanner.position
        let range = scanner.take(until: " \t")
        let word = scanner.text(range)
        if word == "and" {
            scanner.position = start
            return nil
        }
        if word.utf8.last == UInt8(ascii: ",") {
            throw GrammarTrouble(
                "values are separated by spaces, not commas", help: "write `in a b c`, and put a value with a comma in single quotes",
                at: range)
        }
        return Name(word)
    }

    private static func takeWord(_ word: String, _ scanner: inout Scanner) -> Bool {
        scanner.skipSpaces()
        var probe = scanner
        guard probe.text(probe.take(until: " \t")) == word else { return false }
        scanner = probe
        return true
    }
}
