internal import Basics

extension SQLReplay {
    /// Reads a column's name, type and constraints; nil where it has no name.
    mutating func readColumn(_ cursor: inout SQLCursor, _ table: inout SQLTable) -> SQLColumn? {
        guard let name = cursor.takeName() else {
            trouble("Here a column's name should stand; this part of `\(table.name)` is left out.", at: cursor.place)
            return nil
        }
        var column = SQLColumn(name: Name(name.text), type: .none, origin: origin(name))
        readType(&cursor, &column, after: name)
        readConstraints(&cursor, &column, &table)
        return column
    }

    private mutating func readType(_ cursor: inout SQLCursor, _ column: inout SQLColumn, after name: SQLToken) {
        // A computed column of SQL Server has an expression in place of a type.
        if cursor.isAt("AS") { return }
        guard let place = cursor.current, let type = SQLType(&cursor) else {
            return trouble("The column `\(column.name)` has no type, so its values are not known.", at: name)
        }
        column.type = type.at(origin(place.lower, cursor.place?.upper ?? place.upper))
        if type.isSerial {
            column.isFilled = true
            column.isNullable = false
        }
    }

    /// Reads what follows a column's type, in any order.
    mutating func readConstraints(_ cursor: inout SQLCursor, _ column: inout SQLColumn, _ table: inout SQLTable) {
        var constraint: Name?
        while !cursor.isAtEnd {
            if cursor.take("CONSTRAINT") { constraint = cursor.takeName().map { Name($0.text) }; continue }
            if cursor.take("NOT", "NULL") { column.isNullable = false; continue }
            if cursor.take("NULL") { column.isNullable = true; continue }
            if cursor.take("PRIMARY", "KEY") {
                (column.isKey, column.isNullable) = (true, false)
                continue
            }
            if cursor.isAt("DEFAULT") { readDefault(&cursor, &column); continue }
            if readGeneration(&cursor, &column) { continue }
            if cursor.take("CHECK") {
                addChecks(cursor.takeParentheses() ?? [], name: constraint, to: &table, own: column.name)
                continue
            }
            if cursor.take("COMMENT"), let text = cursor.current, text.kind == .text { column.comment = text.text }
            if cursor.take("ON", "UPDATE") || cursor.take("ON", "DELETE") { cursor.advance(); continue }
            if cursor.take("REFERENCES") { _ = cursor.takeQualifiedName(); continue }
            cursor.skipOne()
        }
    }

    /// Reads a default, whose expression ends before the next constraint.
    mutating func readDefault(_ cursor: inout SQLCursor, _ column: inout SQLColumn) {
        guard cursor.take("DEFAULT") else { return }
        _ = cursor.take("ON", "NULL")
        let isNegative = cursor.take("-")
        let first = cursor.current
        let following = cursor.peek(1)?.keyword
        column.isFilled = first?.keyword != "NULL"
        if let first, following != "(", following != "|" {
            switch first.kind {
            case .text: column.defaultValue = .text(Name(first.text))
            case .number: column.defaultValue = ExactDecimal(parsing: first.text).map { .number(isNegative ? -$0 : $0) }
            case .word where first.keyword == "TRUE" || first.keyword == "FALSE": column.defaultValue = .boolean(first.keyword == "TRUE")
            default: column.defaultValue = nil
            }
        }
        cursor.skipOne()
        while !cursor.isAtEnd, !Self.ends.contains(cursor.current?.keyword ?? "") { cursor.skipOne() }
    }

    /// The words that end a default's expression.
    private static let ends: Set<String> = [
        "NOT", "NULL", "CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "REFERENCES", "COMMENT", "ON", "GENERATED", "COLLATE", "AFTER", "FIRST",
        "ENABLE", "DISABLE", "FOR", "WITH",
    ]

    /// Reads what makes the database fill a column; false where nothing does.
    private func readGeneration(_ cursor: inout SQLCursor, _ column: inout SQLColumn) -> Bool {
        if cursor.take("GENERATED") {
            let isAlways = cursor.take("ALWAYS")
            if !isAlways { _ = cursor.take("BY", "DEFAULT") }
            _ = cursor.take("ON", "NULL")
            guard cursor.take("AS") else { return true }
            let isIdentity = cursor.take("IDENTITY")
            column.isFilled = true
            column.isReadOnly = isAlways
            if isIdentity { column.isNullable = false }
            _ = cursor.takeParentheses()
            return true
        }
        if cursor.take("IDENTITY") {
            (column.isFilled, column.isReadOnly, column.isNullable) = (true, true, false)
            _ = cursor.takeParentheses()
            return true
        }
        if cursor.take("AUTO_INCREMENT") || cursor.take("AUTOINCREMENT") {
            (column.isFilled, column.isNullable) = (true, false)
            return true
        }
        if cursor.isAt("AS"), cursor.peek(1)?.keyword == "(" {
            cursor.advance()
            _ = cursor.takeParentheses()
            (column.isFilled, column.isReadOnly) = (true, true)
            return true
        }
        if column.type.isRowVersion {
            (column.isFilled, column.isReadOnly) = (true, true)
        }
        return false
    }

    /// Adds what a check says of single columns.
    mutating func addChecks(_ condition: ArraySlice<SQLToken>, name: Name?, to table: inout SQLTable, own: Name? = nil) {
        for (column, check) in SQLCheckReader.read(condition) { table.checks.append((name, own ?? column, check)) }
    }
}
