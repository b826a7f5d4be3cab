internal import Basics

/// The statements of a script, one after the other.
struct SQLStatements {
    private(set) var statements: [[SQLToken]] = []
    /// Why the rest of the script could not be taken apart.
    private(set) var error: SQLSyntaxError?
    private var current: [SQLToken] = []
    /// The places of the parentheses that are open.
    private var open: [SQLToken] = []
    /// How many blocks of a routine are open.
    private var blocks = 0
    private var isRoutine = false

    init(_ file: SourceFile) {
        var lexer = SQLLexer(file)
        do throws(SQLSyntaxError) {
            while let token = try lexer.next() { add(token) }
            if let first = open.first, !isRoutine {
                throw SQLSyntaxError(message: "This parenthesis is never closed.", lower: first.lower, upper: first.upper)
            }
        } catch {
            self.error = error
            current = []
        }
        finish()
    }

    private mutating func add(_ token: SQLToken) {
        if isSeparator(token) || token.keyword == ";" && open.isEmpty && blocks == 0 { return finish() }
        if startsStatement(token) { finish() }
        current.append(token)
        if current.count <= 4, Self.routines.contains(token.keyword), current[0].keyword == "CREATE" { isRoutine = true }
        if current.count == 1, token.keyword == "BEGIN" || token.keyword == "DECLARE" { isRoutine = true }
        countBlocks(token)
        if token.keyword == "(" { open.append(token) }
        if token.keyword == ")" { _ = open.popLast() }
    }

    private mutating func finish() {
        if !current.isEmpty { statements.append(current) }
        current = []
        open = []
        blocks = 0
        isRoutine = false
    }

    private static let routines: Set<String> = ["FUNCTION", "PROCEDURE", "PROC", "TRIGGER", "PACKAGE", "EVENT"]
    private static let transactions: Set<String> = ["TRANSACTION", "TRAN", "WORK", ";"]

    /// Counts what `BEGIN` and `CASE` open and `END` closes in a routine; semicolons between are no ends.
    private mutating func countBlocks(_ token: SQLToken) {
        guard isRoutine else { return }
        let previous = current.dropLast().last?.keyword
        switch token.keyword {
        case "BEGIN", "CASE": if previous != "END" { blocks += 1 }
        case "END": blocks = max(0, blocks - 1)
        case "IF", "LOOP", "WHILE", "REPEAT", "FOR": if previous == "END" { blocks += 1 }
        case let word where previous == "BEGIN" && current.count == 2 && Self.transactions.contains(word): finish()
        default: break
        }
    }

    /// What ends a statement in the clients of SQL Server and Oracle.
    private func isSeparator(_ token: SQLToken) -> Bool {
        token.startsLine && (token.keyword == "GO" || token.keyword == "/" || token.keyword == "DELIMITER")
    }

    /// Whether a word begins a statement though no semicolon came before it, as SQL Server lets it.
    private func startsStatement(_ token: SQLToken) -> Bool {
        guard token.startsLine, open.isEmpty, !isRoutine, let first = current.first else { return false }
        guard ["CREATE", "ALTER", "DROP"].contains(first.keyword), current.count > 2 else { return false }
        return token.keyword == "CREATE" || token.keyword == "EXEC"
    }
}
