internal import Basics

/// Runs the statements of scripts on a catalogue, as a database would, as far as they say what tables are.
struct SQLReplay {
    var catalogue = SQLCatalogue()
    var troubles: [ContractTrouble] = []
    /// Whether any statement made something.
    var hasDefinitions = false
    private var file: SourceFile?
    private var fileIndex = 0

    /// The next statements stand in this file.
    mutating func begin(_ file: SourceFile, index: Int) { (self.file, fileIndex) = (file, index) }

    mutating func run(_ statement: [SQLToken]) {
        var cursor = SQLCursor(statement[...])
        if cursor.take("CREATE") { return create(&cursor) }
        if cursor.take("ALTER", "TABLE") { return alterTable(&cursor) }
        if cursor.take("ALTER", "TYPE") { return alterType(&cursor) }
        if cursor.take("DROP") { return drop(&cursor) }
        if cursor.take("RENAME") { return rename(&cursor) }
        if cursor.take("COMMENT", "ON") { return comment(&cursor) }
        if cursor.take("EXEC") || cursor.take("EXECUTE") { return execute(&cursor) }
        if cursor.take("ALTER", "VIEW") || cursor.isAt("IF", "DO", "BEGIN", "DECLARE") { noteUnread(cursor.rest) }
    }

    func origin(_ lower: Int, _ upper: Int) -> Origin { Origin(file: fileIndex, lower: lower, upper: upper) }
    func origin(_ token: SQLToken?) -> Origin { origin(token?.lower ?? 0, token?.upper ?? 0) }

    /// Reports a part whose effect is not known.
    mutating func trouble(_ message: String, at token: SQLToken?) {
        guard let file else { return }
        troubles.append(
            ContractTrouble(.partUnknown, message, at: SourceSpan(file: file, lower: token?.lower ?? 0, upper: token?.upper ?? 0)))
    }

    /// A block that runs by conditions counts only where it changes a table that is known: what becomes of that is not.
    private mutating func noteUnread(_ tokens: ArraySlice<SQLToken>) {
        for position in tokens.indices.dropLast(2) where tokens[position].keyword == "ALTER" && tokens[position + 1].keyword == "TABLE" {
            var cursor = SQLCursor(tokens[(position + 2)...])
            _ = cursor.take("IF", "EXISTS")
            guard let place = cursor.current, let name = cursor.takeQualifiedName(), catalogue.table(name) != nil else { continue }
            trouble("`\(name.name)` is changed under a condition, which is not evaluated; the change is left out.", at: place)
        }
    }

    // MARK: Other statements

    /// `DROP TABLE`, `VIEW`, `TYPE`, `SCHEMA`; what else is dropped makes no difference to tables.
    private mutating func drop(_ cursor: inout SQLCursor) {
        _ = cursor.take("MATERIALIZED")
        let isTable = cursor.take("TABLE") || cursor.take("VIEW") || cursor.take("FOREIGN", "TABLE")
        let isType = !isTable && (cursor.take("TYPE") || cursor.take("DOMAIN"))
        let isSchema = !isTable && !isType && (cursor.take("SCHEMA") || cursor.take("DATABASE"))
        guard isTable || isType || isSchema else { return }
        _ = cursor.take("IF", "EXISTS")
        repeat {
            guard let name = cursor.takeQualifiedName() else { return }
            if isTable, let index = catalogue.table(name) { catalogue.removeTable(index) }
            if isType, let index = catalogue.type(name) { catalogue.removeType(index) }
            if isSchema { catalogue.removeSchema(name.local) }
        } while cursor.take(",")
    }

    /// MySQL's `RENAME TABLE a TO b, ...` and Oracle's `RENAME a TO b`.
    private mutating func rename(_ cursor: inout SQLCursor) {
        _ = cursor.take("TABLE")
        repeat {
            guard let old = cursor.takeQualifiedName(), cursor.take("TO"), let new = cursor.takeQualifiedName() else { return }
            renameTable(old, to: new)
        } while cursor.take(",")
    }

    mutating func renameTable(_ old: SQLName, to new: SQLName) {
        guard let index = catalogue.table(old) else { return }
        catalogue[table: index].name = new.local
        if let schema = new.schema { catalogue[table: index].schema = schema }
    }

    /// `COMMENT ON TABLE | COLUMN name IS 'text'`.
    private mutating func comment(_ cursor: inout SQLCursor) {
        let isColumn = cursor.take("COLUMN")
        guard isColumn || cursor.take("TABLE") || cursor.take("VIEW") else { return }
        var parts: [SQLToken] = []
        while let token = cursor.takeName() {
            parts.append(token)
            guard cursor.take(".") else { break }
        }
        guard cursor.take("IS"), let text = cursor.current, text.kind == .text else { return }
        let column = isColumn ? parts.popLast() : nil
        guard let last = parts.last else { return }
        let schema = parts.count > 1 ? Name(parts[parts.count - 2].text) : nil
        let name = SQLName(schema: schema, local: Name(last.text), lower: last.lower, upper: last.upper)
        guard let index = catalogue.table(name) else { return }
        if let column, let position = catalogue[table: index].column(Name(column.text)) {
            catalogue[table: index].columns[position].comment = text.text
        } else if !isColumn {
            catalogue[table: index].comment = text.text
        }
    }

    /// SQL Server's `EXEC sp_rename 'table.column', 'new', 'COLUMN'`.
    private mutating func execute(_ cursor: inout SQLCursor) {
        guard let procedure = cursor.takeQualifiedName(), equalFolded(procedure.local, "sp_rename") else { return }
        let texts = cursor.rest.filter { $0.kind == .text }.map(\.text)
        guard texts.count >= 2 else { return }
        var parts = texts[0].split(separator: ".").map { Name($0.trimmed(of: "[]\"")) }
        let isColumn = texts.count > 2 && equalFolded(Name(texts[2]), "column")
        let column = isColumn ? parts.popLast() : nil
        guard let local = parts.last else { return }
        let name = SQLName(schema: parts.count > 1 ? parts[parts.count - 2] : nil, local: local, lower: 0, upper: 0)
        guard let index = catalogue.table(name) else { return }
        if let column {
            guard let position = catalogue[table: index].column(column) else { return }
            catalogue[table: index].columns[position].name = Name(texts[1])
        } else if texts.count == 2 || equalFolded(Name(texts[2]), "object") {
            catalogue[table: index].name = Name(texts[1])
        }
    }
}

extension Substring {
    fileprivate func trimmed(of characters: String) -> Substring {
        var text = self
        while let first = text.first, characters.contains(first) { text = text.dropFirst() }
        while let last = text.last, characters.contains(last) { text = text.dropLast() }
        return text
    }
}
