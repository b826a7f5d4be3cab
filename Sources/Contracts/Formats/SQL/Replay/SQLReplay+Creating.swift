internal import Basics

extension SQLReplay {
    /// `CREATE TABLE`, `VIEW`, `TYPE`, `DOMAIN`; other statements make nothing that messages show.
    mutating func create(_ cursor: inout SQLCursor) {
        let start = cursor.current
        _ = cursor.take("OR", "REPLACE") || cursor.take("OR", "ALTER")
        while cursor.isAt("GLOBAL", "LOCAL", "TEMPORARY", "TEMP", "UNLOGGED", "FOREIGN", "EXTERNAL", "PRIVATE") {
            // A temporary table lives in one session only.
            if cursor.isAt("TEMPORARY", "TEMP") { return }
            cursor.advance()
        }
        while cursor.isAt("MATERIALIZED", "FORCE", "RECURSIVE", "EDITIONABLE", "NOFORCE") { cursor.advance() }
        if let view = viewStart(cursor) {
            cursor = view
            return createView(&cursor)
        }
        if cursor.take("TABLE") { return createTable(&cursor) }
        if cursor.take("TYPE") { return createType(&cursor) }
        if cursor.take("DOMAIN") { return createDomain(&cursor) }
        if cursor.take("SCHEMA") { hasDefinitions = hasDefinitions || start != nil }
    }

    /// Where `VIEW` stands, behind MySQL's options of a view.
    private func viewStart(_ cursor: SQLCursor) -> SQLCursor? {
        var probe = cursor
        var distance = 0
        while distance < 16, !probe.isAtEnd, !probe.isAt("TABLE", "TYPE", "DOMAIN", "SCHEMA", "(", "AS", "INDEX", "FUNCTION", "TRIGGER") {
            if probe.take("VIEW") { return probe }
            probe.advance()
            distance += 1
        }
        return nil
    }

    private mutating func createView(_ cursor: inout SQLCursor) {
        _ = cursor.take("IF", "NOT", "EXISTS")
        guard let name = cursor.takeQualifiedName() else { return }
        hasDefinitions = true
        catalogue.add(
            SQLTable(schema: name.schema, name: name.local, isOpaque: true, label: "view", origin: origin(name.lower, name.upper)))
    }

    private mutating func createTable(_ cursor: inout SQLCursor) {
        let mayExist = cursor.take("IF", "NOT", "EXISTS")
        guard let name = cursor.takeQualifiedName() else {
            return trouble("After `CREATE TABLE` the table's name is missing; the statement is left out.", at: cursor.place)
        }
        if name.local.text.hasPrefix("#") { return }
        hasDefinitions = true
        if mayExist, let known = catalogue.table(name), catalogue[table: known].schema == name.schema { return }
        var table = SQLTable(schema: name.schema, name: name.local, origin: origin(name.lower, name.upper))
        if cursor.take("PARTITION", "OF") || cursor.take("LIKE") {
            copyColumns(of: cursor.takeQualifiedName(), to: &table, at: cursor.place)
            return catalogue.add(table)
        }
        guard let body = cursor.takeParentheses() else {
            table.isOpaque = true
            trouble("The columns of `\(name.name)` come from elsewhere, so they are not known.", at: cursor.place)
            return catalogue.add(table)
        }
        for part in body.separatedByCommas { add(part, to: &table) }
        if cursor.take("INHERITS"), let parents = cursor.takeParentheses() {
            var parent = SQLCursor(parents)
            let own = table.columns
            table.columns = []
            copyColumns(of: parent.takeQualifiedName(), to: &table, at: parent.place)
            table.columns += own
        }
        catalogue.add(table)
    }

    private mutating func copyColumns(of source: SQLName?, to table: inout SQLTable, at place: SQLToken?) {
        guard let source, let index = catalogue.table(source), !catalogue[table: index].isOpaque else {
            table.isOpaque = true
            return trouble("The table that `\(table.name)` takes its columns from is not known, so its columns are not either.", at: place)
        }
        table.columns += catalogue[table: index].columns
        table.checks += catalogue[table: index].checks
    }

    /// Adds one part of a table's body: a column, or a constraint of the table.
    mutating func add(_ part: ArraySlice<SQLToken>, to table: inout SQLTable) {
        var cursor = SQLCursor(part)
        if addConstraint(&cursor, to: &table) { return }
        cursor = SQLCursor(part)
        if cursor.take("LIKE") { return copyColumns(of: cursor.takeQualifiedName(), to: &table, at: cursor.place) }
        guard let column = readColumn(&cursor, &table) else { return }
        table.columns.append(column)
    }

    /// Reads a constraint of a table; false where the part is none. A name that is a keyword too is a column's where a type follows.
    mutating func addConstraint(_ cursor: inout SQLCursor, to table: inout SQLTable) -> Bool {
        var name: Name?
        if cursor.isAt("CONSTRAINT"), cursor.peek(1)?.isName == true {
            cursor.advance()
            let isUnnamed = cursor.isAt("PRIMARY", "UNIQUE", "FOREIGN", "CHECK") && cursor.peek(1)?.kind != .word
            if !isUnnamed { name = cursor.takeName().map { Name($0.text) } }
        }
        if cursor.take("PRIMARY", "KEY") {
            while !cursor.isAtEnd, !cursor.isAt("(") { cursor.advance() }
            for token in cursor.takeParentheses() ?? [] where token.isName {
                guard let index = table.column(Name(token.text)) else { continue }
                table.columns[index].isKey = true
                table.columns[index].isNullable = false
            }
            return true
        }
        if cursor.isAt("CHECK"), cursor.peek(1)?.keyword == "(" {
            cursor.advance()
            addChecks(cursor.takeParentheses() ?? [], name: name, to: &table)
            return true
        }
        if cursor.take("DEFAULT") { return addDefault(&cursor, to: &table) }
        if cursor.isAt("FOREIGN", "EXCLUDE", "PERIOD"), cursor.peek(1)?.kind == .word || cursor.peek(1)?.keyword == "(" { return true }
        if cursor.isAt("UNIQUE", "INDEX", "KEY", "FULLTEXT", "SPATIAL") {
            return cursor.peek(1)?.keyword == "(" || cursor.rest.contains { $0.keyword == "(" } && !isTyped(cursor)
        }
        return name != nil
    }

    /// Whether a type's name follows: then `key varchar(3)` is a column called key.
    private func isTyped(_ cursor: SQLCursor) -> Bool {
        guard let next = cursor.peek(1), next.kind == .word else { return false }
        return SQLType.isBuiltIn(next.keyword)
    }

    /// SQL Server's `ADD CONSTRAINT name DEFAULT value FOR column`.
    private func addDefault(_ cursor: inout SQLCursor, to table: inout SQLTable) -> Bool {
        while !cursor.isAtEnd {
            if cursor.take("FOR"), let column = cursor.takeName(), let index = table.column(Name(column.text)) {
                table.columns[index].isFilled = true
                return true
            }
            cursor.skipOne()
        }
        return true
    }

    // MARK: Types

    private mutating func createType(_ cursor: inout SQLCursor) {
        guard let name = cursor.takeQualifiedName() else { return }
        hasDefinitions = true
        let place = origin(name.lower, name.upper)
        var definition = SQLNamedType.Definition.other
        if cursor.take("AS", "ENUM") {
            definition = .labels((cursor.takeParentheses() ?? []).filter { $0.kind == .text }.map { Name($0.text) })
        } else if cursor.take("FROM"), let type = SQLType(&cursor) {
            definition = .alias(type, isNullable: !cursor.take("NOT", "NULL"), checks: [])
        }
        catalogue.add(SQLNamedType(schema: name.schema, name: name.local, definition: definition, origin: place))
    }

    /// `CREATE DOMAIN name AS type [NOT NULL] [CHECK (VALUE ...)]`.
    private mutating func createDomain(_ cursor: inout SQLCursor) {
        guard let name = cursor.takeQualifiedName() else { return }
        _ = cursor.take("AS")
        hasDefinitions = true
        guard let type = SQLType(&cursor) else { return }
        var isNullable = true
        var checks: [SQLCheck] = []
        while !cursor.isAtEnd {
            if cursor.take("NOT", "NULL") { isNullable = false; continue }
            if cursor.take("CHECK") {
                checks += SQLCheckReader.read(cursor.takeParentheses() ?? []).filter { equalFolded($0.column, "value") }.map(\.check)
                continue
            }
            cursor.skipOne()
        }
        catalogue.add(
            SQLNamedType(
                schema: name.schema, name: name.local, definition: .alias(type, isNullable: isNullable, checks: checks),
                origin: origin(name.lower, name.upper)))
    }

    /// PostgreSQL's `ALTER TYPE name ADD VALUE | RENAME VALUE | RENAME TO`.
    mutating func alterType(_ cursor: inout SQLCursor) {
        guard let name = cursor.takeQualifiedName(), let index = catalogue.type(name) else { return }
        if cursor.take("RENAME", "TO"), let new = cursor.takeName() {
            catalogue[type: index].name = Name(new.text)
            return
        }
        guard case .labels(var labels) = catalogue[type: index].definition else { return }
        if cursor.take("ADD", "VALUE") {
            _ = cursor.take("IF", "NOT", "EXISTS")
            if let label = cursor.current, label.kind == .text, !labels.contains(Name(label.text)) { labels.append(Name(label.text)) }
        } else if cursor.take("RENAME", "VALUE"), let old = cursor.current, cursor.peek(1)?.keyword == "TO", let new = cursor.peek(2) {
            labels = labels.map { $0 == Name(old.text) ? Name(new.text) : $0 }
        } else {
            return
        }
        catalogue[type: index].definition = .labels(labels)
    }
}
