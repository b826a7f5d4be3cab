internal import Basics

/// A column's type.
indirect enum SQLType {
    case scalar(Scalar)
    case literals([Literal])
    case any
    case array(SQLType)
    /// A whole number that the database counts up by itself.
    case serial(NumberDomain)
    /// What the database writes anew with every change of a row.
    case rowVersion
    /// A type that a script declares, with the place where it is used.
    case named(SQLName, Origin)
    /// No type is said.
    case none

    var isSerial: Bool { if case .serial = self { true } else { false } }
    var isRowVersion: Bool { if case .rowVersion = self { true } else { false } }

    /// Sets the place where the type is used.
    func at(_ origin: Origin) -> SQLType {
        switch self {
        case .named(let name, _): .named(name, origin)
        case .array(let item): .array(item.at(origin))
        default: self
        }
    }

    /// Reads a type with its arguments; nil where no name stands.
    init?(_ cursor: inout SQLCursor) {
        guard let name = cursor.takeQualifiedName() else { return nil }
        var words = [name.local.text.uppercased()]
        let isQualified = name.schema != nil && name.schema.map { !Self.systemSchemas.contains($0.text.lowercased()) } ?? false
        if !isQualified { Self.takeMore(&cursor, &words) }
        let arguments = cursor.isAt("(") ? SQLTypeArguments(cursor.takeParentheses() ?? []) : SQLTypeArguments([])
        if !isQualified { Self.takeMore(&cursor, &words) }
        var type = isQualified ? nil : SQLTypeTable.type(words, arguments)
        if type == nil {
            type = .named(name, Origin(file: 0, lower: name.lower, upper: name.upper))
        }
        var dimensions = 0
        while dimensions < Self.dimensionLimit, let current = type, cursor.isAt("[") || cursor.isAt("ARRAY") {
            cursor.advance()
            while !cursor.isAtEnd, cursor.current?.kind == .number || cursor.isAt("]", "[") { cursor.advance() }
            type = .array(current)
            dimensions += 1
        }
        guard let type else { return nil }
        self = type
    }

    /// How many dimensions of an array are told apart.
    private static let dimensionLimit = 16

    /// Schemas in which databases keep their own types.
    private static let systemSchemas: Set<String> = ["pg_catalog", "sys"]
    /// The words that follow a type's first one.
    private static let followers: Set<String> = [
        "VARYING", "PRECISION", "WITH", "WITHOUT", "UNSIGNED", "SIGNED", "ZEROFILL", "LARGE", "CHARACTER", "CHAR", "RAW",
    ]

    private static func takeMore(_ cursor: inout SQLCursor, _ words: inout [String]) {
        while let token = cursor.current, token.kind == .word, followers.contains(token.keyword) {
            switch token.keyword {
            case "WITH", "WITHOUT":
                var probe = cursor
                probe.advance()
                _ = probe.take("LOCAL")
                guard probe.take("TIME", "ZONE") else { return }
                cursor = probe
            case "CHARACTER" where cursor.peek(1)?.keyword == "SET":
                cursor.advance()
                cursor.advance()
                cursor.advance()
            case "LARGE":
                cursor.advance()
                _ = cursor.take("OBJECT")
                words.append("LARGE")
            default:
                cursor.advance()
                words.append(token.keyword)
            }
        }
        // An interval's fields: `YEAR TO MONTH`, `DAY(2) TO SECOND(6)`.
        if words == ["INTERVAL"] {
            while cursor.isAt("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND", "TO", "(") { cursor.skipOne() }
        }
    }

    /// Whether a word is a type's name.
    static func isBuiltIn(_ word: String) -> Bool { SQLTypeTable.type([word], SQLTypeArguments([])) != nil }
}

/// What stands in the parentheses behind a type's name.
struct SQLTypeArguments {
    var numbers: [Int] = []
    var texts: [Name] = []
    /// Whether a length is `MAX`.
    var isUnbounded = false

    init(_ tokens: ArraySlice<SQLToken>) {
        for part in tokens.separatedByCommas {
            guard let first = part.first else { continue }
            if first.kind == .text { texts.append(Name(first.text)) }
            if first.kind == .number, let value = Int(first.text) { numbers.append(value) }
            if first.keyword == "-", let second = part.dropFirst().first, let value = Int(second.text) { numbers.append(-value) }
            if first.keyword == "MAX" { isUnbounded = true }
            if first.keyword == "*" { numbers.append(38) }
        }
    }

    var length: Int? { isUnbounded ? nil : numbers.first.flatMap { $0 > 0 ? $0 : nil } }
}
