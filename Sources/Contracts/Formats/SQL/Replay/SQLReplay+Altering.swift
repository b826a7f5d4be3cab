internal import Basics

extension SQLReplay {
    /// `ALTER TABLE name action, action ...`.
    mutating func alterTable(_ cursor: inout SQLCursor) {
        _ = cursor.take("IF", "EXISTS")
        _ = cursor.take("ONLY")
        let place = cursor.current
        guard let name = cursor.takeQualifiedName() else { return }
        _ = cursor.take("*")
        // SQL Server's `WITH CHECK ADD CONSTRAINT`.
        _ = cursor.take("WITH", "CHECK") || cursor.take("WITH", "NOCHECK")
        guard let index = catalogue.table(name) else {
            return trouble("The table `\(name.name)` is not made by any statement before this one, so its change is left out.", at: place)
        }
        if catalogue[table: index].isOpaque { return }
        var table = catalogue[table: index]
        var verb = ""
        for action in cursor.rest.separatedByCommas { alter(&table, action, &verb) }
        guard index < catalogue.tables.count else { return }
        catalogue[table: index] = table
    }

    /// Applies one action.
    ///
    /// - Parameter verb: What the action before did, which SQL Server and MySQL need not say again.
    private mutating func alter(_ table: inout SQLTable, _ action: ArraySlice<SQLToken>, _ verb: inout String) {
        var cursor = SQLCursor(action)
        guard let first = cursor.current else { return }
        if Self.verbs.contains(first.keyword) {
            verb = first.keyword
            cursor.advance()
        }
        switch verb {
        case "ADD": add(&cursor, to: &table)
        case "DROP": drop(&cursor, from: &table)
        case "ALTER": alterColumn(&cursor, of: &table)
        case "MODIFY": modify(&cursor, of: &table)
        case "CHANGE": change(&cursor, of: &table)
        case "RENAME": rename(&cursor, in: &table)
        case "SET" where cursor.take("SCHEMA"): table.schema = cursor.takeName().map { Name($0.text) } ?? table.schema
        case let word where Self.verbs.contains(word) || Self.harmless.contains(first.keyword): return
        default: trouble("What `\(first.text)` does to `\(table.name)` is not known; it is left out.", at: first)
        }
    }

    private static let verbs: Set<String> = ["ADD", "DROP", "ALTER", "MODIFY", "CHANGE", "RENAME", "SET"]
    /// What changes how a table is kept, not what is in it.
    private static let harmless: Set<String> = [
        "OWNER", "ENABLE", "DISABLE", "VALIDATE", "CLUSTER", "ATTACH", "DETACH", "INHERIT", "NO", "REPLICA", "ENGINE", "COMMENT", "CONVERT",
        "DEFAULT", "AUTO_INCREMENT", "CHECK", "NOCHECK", "REBUILD", "SWITCH", "MOVE", "LOGGING", "NOLOGGING", "CACHE", "PARALLEL", "ORDER",
        "CHARACTER", "COLLATE", "ROW_FORMAT", "FORCE", "TRUNCATE", "PARTITION", "RESET", "LOCK", "ALGORITHM", "SPLIT", "COMPRESS", "UNSET",
        "READ", "INITRANS", "PCTFREE", "STORAGE", "ROW", "SHRINK", "FLASHBACK", "RESULT_CACHE", "NOPARALLEL", "NOCACHE",
    ]

    private mutating func add(_ cursor: inout SQLCursor, to table: inout SQLTable) {
        var probe = cursor
        if addConstraint(&probe, to: &table) { return }
        if cursor.isAt("PARTITION", "SUPPLEMENTAL") { return }
        if !(cursor.isAt("COLUMN") && cursor.peek(1)?.isName == false) { _ = cursor.take("COLUMN") }
        let mayExist = cursor.take("IF", "NOT", "EXISTS")
        let columns = cursor.takeParentheses()?.separatedByCommas ?? [cursor.rest]
        for part in columns {
            if mayExist, let name = part.first, table.column(Name(name.text)) != nil { continue }
            let count = table.columns.count
            add(part, to: &table)
            guard table.columns.count > count, let column = table.columns.last else { continue }
            if let known = table.columns.dropLast().firstIndex(where: { equalFolded($0.name, column.name) }) {
                trouble("`\(table.name)` has a column `\(column.name)` already; this one takes its place.", at: part.first)
                table.columns.remove(at: known)
            }
        }
    }

    private mutating func drop(_ cursor: inout SQLCursor, from table: inout SQLTable) {
        if cursor.take("CONSTRAINT") || cursor.take("CHECK") {
            _ = cursor.take("IF", "EXISTS")
            guard let name = cursor.takeName() else { return }
            table.checks.removeAll { check in check.name.map { equalFolded($0, Name(name.text)) } ?? false }
            return
        }
        if cursor.isAt("PRIMARY", "FOREIGN", "INDEX", "KEY", "PARTITION", "PERIOD", "UNIQUE"), cursor.peek(1) != nil { return }
        let isColumn = cursor.take("COLUMN")
        let mayBeGone = cursor.take("IF", "EXISTS")
        let list = cursor.takeParentheses() ?? cursor.rest.prefix(1)
        for token in list where token.isName {
            if let index = table.column(Name(token.text)) {
                let name = table.columns.remove(at: index).name
                table.checks.removeAll { equalFolded($0.column, name) }
            } else if !mayBeGone {
                let what = isColumn ? "column" : "column or constraint"
                trouble("`\(table.name)` has no \(what) `\(token.text)` to drop.", at: token)
            }
        }
    }

    /// Finds the column that an action is about.
    private mutating func column(_ cursor: inout SQLCursor, of table: SQLTable) -> Int? {
        _ = cursor.take("COLUMN")
        _ = cursor.take("IF", "EXISTS")
        guard let token = cursor.takeName() else { return nil }
        if let index = table.column(Name(token.text)) { return index }
        trouble("`\(table.name)` has no column `\(token.text)`; its change is left out.", at: token)
        return nil
    }

    /// PostgreSQL's `ALTER COLUMN x SET NOT NULL` and its like, and SQL Server's `ALTER COLUMN x type`.
    private mutating func alterColumn(_ cursor: inout SQLCursor, of table: inout SQLTable) {
        if cursor.isAt("CONSTRAINT", "INDEX", "CHECK") { return }
        guard let index = column(&cursor, of: table) else { return }
        var column = table.columns[index]
        if cursor.take("SET", "NOT", "NULL") {
            column.isNullable = false
        } else if cursor.take("DROP", "NOT", "NULL") {
            column.isNullable = true
        } else if cursor.take("DROP", "DEFAULT") {
            (column.isFilled, column.defaultValue) = (false, nil)
        } else if cursor.take("DROP", "IDENTITY") || cursor.take("DROP", "EXPRESSION") {
            (column.isFilled, column.isReadOnly) = (false, false)
        } else if cursor.take("SET", "GENERATED") {
            column.isReadOnly = cursor.isAt("ALWAYS")
        } else if cursor.isAt("SET"), cursor.peek(1)?.keyword == "DEFAULT" {
            cursor.advance()
            readDefault(&cursor, &column)
        } else if cursor.take("ADD") {
            readConstraints(&cursor, &column, &table)
        } else if cursor.isAt("SET"),
            ["STATISTICS", "STORAGE", "COMPRESSION", "VISIBLE", "INVISIBLE", "("].contains(cursor.peek(1)?.keyword)
        {
            return
        } else {
            _ = cursor.take("SET", "DATA", "TYPE") || cursor.take("TYPE")
            retype(&cursor, &column, isWhole: false, in: &table)
        }
        table.columns[index] = column
    }

    /// Gives a column another type, and what is said after it.
    ///
    /// - Parameter isWhole: Whether what is not said is taken back (MySQL), or stays.
    private mutating func retype(_ cursor: inout SQLCursor, _ column: inout SQLColumn, isWhole: Bool, in table: inout SQLTable) {
        guard let place = cursor.current else { return }
        if isWhole { (column.isNullable, column.isFilled, column.defaultValue) = (!column.isKey, false, nil) }
        // The new place is where the column's values are now said.
        if !Self.constraints.contains(place.keyword) {
            guard let type = SQLType(&cursor) else {
                return trouble("The new type of `\(table.name).\(column.name)` cannot be read; the old one stays.", at: place)
            }
            column.type = type.at(origin(place))
            column.origin = origin(place)
        }
        if cursor.take("USING") { return }
        readConstraints(&cursor, &column, &table)
    }

    private static let constraints: Set<String> = ["NOT", "NULL", "DEFAULT", "CONSTRAINT", "CHECK", "VISIBLE", "INVISIBLE"]

    /// Oracle's and MySQL's `MODIFY x type ...`; a list in parentheses is Oracle's.
    private mutating func modify(_ cursor: inout SQLCursor, of table: inout SQLTable) {
        if let list = cursor.takeParentheses() {
            for part in list.separatedByCommas {
                var inner = SQLCursor(part)
                modifyOne(&inner, of: &table, isWhole: false)
            }
            return
        }
        // Only MySQL says COLUMN here, and there the whole column is said again.
        modifyOne(&cursor, of: &table, isWhole: cursor.isAt("COLUMN"))
    }

    private mutating func modifyOne(_ cursor: inout SQLCursor, of table: inout SQLTable, isWhole: Bool) {
        guard let index = column(&cursor, of: table) else { return }
        var column = table.columns[index]
        retype(&cursor, &column, isWhole: isWhole, in: &table)
        table.columns[index] = column
    }

    /// MySQL's `CHANGE [COLUMN] old new type ...`.
    private mutating func change(_ cursor: inout SQLCursor, of table: inout SQLTable) {
        guard let index = column(&cursor, of: table), let name = cursor.takeName() else { return }
        var column = table.columns[index]
        column.name = Name(name.text)
        retype(&cursor, &column, isWhole: true, in: &table)
        renameChecks(from: table.columns[index].name, to: column.name, in: &table)
        table.columns[index] = column
    }

    private mutating func rename(_ cursor: inout SQLCursor, in table: inout SQLTable) {
        if cursor.isAt("CONSTRAINT", "INDEX", "KEY"), cursor.peek(1)?.isName == true, cursor.peek(2)?.keyword == "TO" { return }
        if cursor.take("TO") || cursor.take("AS") {
            guard let new = cursor.takeQualifiedName() else { return }
            table.name = new.local
            table.schema = new.schema ?? table.schema
            return
        }
        guard let index = column(&cursor, of: table), cursor.take("TO"), let new = cursor.takeName() else { return }
        renameChecks(from: table.columns[index].name, to: Name(new.text), in: &table)
        table.columns[index].name = Name(new.text)
        table.columns[index].origin = origin(new)
    }

    private func renameChecks(from old: Name, to new: Name, in table: inout SQLTable) {
        for index in table.checks.indices where equalFolded(table.checks[index].column, old) { table.checks[index].column = new }
    }
}
