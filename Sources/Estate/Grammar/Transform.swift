package import Basics

/// One step from a source value to a target value; a chain of them is written with `|`.
package enum Transform: Hashable, Sendable {
    case trim, upper, lower
    case truncate(Int)
    case pad(width: Int, side: PadSide, fill: Name)
    case unpad(side: PadSide, fill: Name)
    case join(Name)
    case split(Name)
    /// From a character up to another one that is not included.
    case substring(from: Int, to: Int)
    case replace(from: Name, to: Name)
    case decimal, integer, boolean
    /// To a number of places after the point, half up.
    case round(Int)
    case `default`(Name)
    case coalesce
    case parse(Name)
    case format(Name)
    case timezone(from: Name, to: Name)
    case first, last, count, sum, flatten
    /// A decimal to a whole number that is ten to this power times as large.
    case toCents(Int)
    case fromCents(Int)
    case multiply, divide
    case unit(from: Name, to: Name)
    case currency(from: Name, to: Name)
    case hash
    /// A function that only its code documents.
    case custom(Name)
}

/// The side that is filled, or cleared.
package enum PadSide: String, Sendable, CaseIterable {
    case left, right
}

extension Transform: CustomStringConvertible {
    /// The transform as a spec writes it.
    package var description: String {
        switch self {
        case .truncate(let length): "truncate(\(length))"
        case .pad(let width, let side, let fill): "pad(\(width) \(side.rawValue) \(Self.written(fill)))"
        case .unpad(let side, let fill): "unpad(\(side.rawValue) \(Self.written(fill)))"
        case .join(let separator): "join(\(Self.written(separator)))"
        case .split(let separator): "split(\(Self.written(separator)))"
        case .substring(let from, let to): "substring(\(from)..\(to))"
        case .replace(let from, let to): "replace(\(Self.written(from)) -> \(Self.written(to)))"
        case .round(let places): "round(\(places))"
        case .default(let value): "default(\(Self.written(value)))"
        case .parse(let pattern): "parse(\(Self.written(pattern)))"
        case .format(let pattern): "format(\(Self.written(pattern)))"
        case .timezone(let from, let to): "timezone(\(from) -> \(to))"
        case .toCents(let power): "to-cents(\(power))"
        case .fromCents(let power): "from-cents(\(power))"
        case .unit(let from, let to): "unit(\(from) -> \(to))"
        case .currency(let from, let to): "currency(\(from) -> \(to))"
        case .custom(let name): "custom(\(Self.written(name)))"
        case .trim, .upper, .lower, .decimal, .integer, .boolean, .coalesce, .first, .last, .count, .sum, .flatten, .multiply, .divide,
            .hash:
            name
        }
    }

    /// The word before the arguments.
    package var name: String {
        switch self {
        case .trim: "trim"
        case .upper: "upper"
        case .lower: "lower"
        case .truncate: "truncate"
        case .pad: "pad"
        case .unpad: "unpad"
        case .join: "join"
        case .split: "split"
        case .substring: "substring"
        case .replace: "replace"
        case .decimal: "decimal"
        case .integer: "integer"
        case .boolean: "boolean"
        case .round: "round"
        case .default: "default"
        case .coalesce: "coalesce"
        case .parse: "parse"
        case .format: "format"
        case .timezone: "timezone"
        case .first: "first"
        case .last: "last"
        case .count: "count"
        case .sum: "sum"
        case .flatten: "flatten"
        case .toCents: "to-cents"
        case .fromCents: "from-cents"
        case .multiply: "multiply"
        case .divide: "divide"
        case .unit: "unit"
        case .currency: "currency"
        case .hash: "hash"
        case .custom: "custom"
        }
    }

    /// Words that stand for signs which YAML or the grammar would take for their own.
    static let signs: [(word: String, sign: String)] = [
        ("space", " "), ("comma", ","), ("tab", "\t"), ("newline", "\n"), ("pipe", "|"), ("colon", ":"), ("hash", "#"), ("quote", "'"),
        ("nothing", ""),
    ]

    /// An argument as it is written: by its word, quoted, or plain.
    private static func written(_ argument: Name) -> String {
        if let sign = signs.first(where: { Name($0.sign) == argument }) { return sign.word }
        let text = argument.text
        let isWord = signs.contains { Name($0.word) == argument }
        let hasSigns = text.utf8.contains { "()|'".utf8.contains($0) } || text.first == " " || text.last == " " || text.contains("->")
        return isWord || hasSigns ? quoted(argument) : text
    }
}
