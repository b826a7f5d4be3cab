internal import Basics

/// What a database holds after some statements.
struct SQLCatalogue {
    private(set) var tables: [SQLTable] = []
    private(set) var types: [SQLNamedType] = []

    /// Finds a table by a name that a statement uses: with the same schema, or the only one where a schema is left out.
    func table(_ name: SQLName) -> Int? { Self.find(name, among: tables.map { ($0.schema, $0.name) }) }

    func type(_ name: SQLName) -> Int? { Self.find(name, among: types.map { ($0.schema, $0.name) }) }

    subscript(table index: Int) -> SQLTable {
        get { tables[index] }
        set { tables[index] = newValue }
    }

    subscript(type index: Int) -> SQLNamedType {
        get { types[index] }
        set { types[index] = newValue }
    }

    /// Adds a table, in place of one of the same name.
    mutating func add(_ table: SQLTable) {
        if let known = tables.firstIndex(where: { $0.schema == table.schema && $0.name == table.name }) {
            tables[known] = table
        } else {
            tables.append(table)
        }
    }

    mutating func add(_ type: SQLNamedType) {
        if let known = types.firstIndex(where: { $0.schema == type.schema && $0.name == type.name }) {
            types[known] = type
        } else {
            types.append(type)
        }
    }

    mutating func removeTable(_ index: Int) { tables.remove(at: index) }
    mutating func removeType(_ index: Int) { types.remove(at: index) }

    mutating func removeSchema(_ schema: Name) {
        tables.removeAll { $0.schema.map { equalFolded($0, schema) } ?? false }
        types.removeAll { $0.schema.map { equalFolded($0, schema) } ?? false }
    }

    /// The names as written come first, then those that differ in case only.
    private static func find(_ name: SQLName, among known: [(schema: Name?, local: Name)]) -> Int? {
        let candidates = known.indices.filter { index in
            guard let wanted = name.schema, let own = known[index].schema else { return true }
            return equalFolded(wanted, own)
        }
        let exact = candidates.filter { known[$0].local == name.local }
        let close = exact.isEmpty ? candidates.filter { equalFolded(known[$0].local, name.local) } : exact
        return close.first { known[$0].schema == name.schema } ?? close.first
    }
}

/// Whether two names are the same but for the case of ASCII letters.
func equalFolded(_ one: Name, _ other: Name) -> Bool {
    one.text.utf8.count == other.text.utf8.count
        && zip(one.text.utf8, other.text.utf8).allSatisfy { left, right in
            left == right || (left | 0x20 == right | 0x20 && (0x61...0x7A).contains(left | 0x20))
        }
}

/// One table or view.
struct SQLTable {
    var schema: Name?
    var name: Name
    var columns: [SQLColumn] = []
    /// Whether its columns are not known: a view, or what a query makes.
    var isOpaque = false
    var label = "table"
    var comment: String?
    /// Column constraints by the name that they have: what `DROP CONSTRAINT` takes back.
    var checks: [(name: Name?, column: Name, check: SQLCheck)] = []
    var origin: Origin

    func column(_ name: Name) -> Int? {
        columns.firstIndex { $0.name == name } ?? columns.firstIndex { equalFolded($0.name, name) }
    }
}

/// One column of a table.
struct SQLColumn {
    var name: Name
    var type: SQLType
    var isNullable = true
    var isKey = false
    /// Whether the database fills it where a writer leaves it out.
    var isFilled = false
    /// Whether writers may not set it: a computed column, an identity that is always generated.
    var isReadOnly = false
    var defaultValue: Literal?
    var comment: String?
    var origin: Origin
}

/// A type that a script declares: an enum, a domain, another name for a type.
struct SQLNamedType {
    enum Definition {
        case labels([Name])
        case alias(SQLType, isNullable: Bool, checks: [SQLCheck])
        /// A composite or another type whose values are not known.
        case other
    }

    var schema: Name?
    var name: Name
    var definition: Definition
    var origin: Origin
}

/// What a check demands of one column's values.
enum SQLCheck {
    case oneOf([Literal])
    case atLeast(ExactDecimal, isExclusive: Bool)
    case atMost(ExactDecimal, isExclusive: Bool)
}
