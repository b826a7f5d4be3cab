package import Basics

/// SQL DDL: one script, or a folder of migrations that are replayed in order.
package struct SQLFormat: ContractFormat {
    package init() {}

    package var id: ContractFormatID { "sql" }
    package var title: String {
        "SQL DDL of PostgreSQL, SQL Server, Oracle and MySQL; folders of Flyway or Liquibase SQL migrations; no views' columns, routines or Liquibase XML"
    }

    /// How much of a file is looked at to tell what it is, in bytes and tokens.
    private static let probe = (bytes: 1 << 18, tokens: 20_000)

    /// Looks for a statement that makes or changes a table or type.
    package func recognises(_ file: SourceFile) -> Bool {
        let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let first = file.bytes.dropFirst(start).first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
        guard let first, first != UInt8(ascii: "{"), first != UInt8(ascii: "<") else { return false }
        var lexer = SQLLexer(file, limit: Self.probe.bytes)
        var verb: String?
        var distance = 0
        do throws(SQLSyntaxError) {
            for count in 0..<Self.probe.tokens {
                guard let token = try lexer.next() else { return false }
                if ["CREATE", "ALTER", "DROP"].contains(token.keyword), count == 0 || token.startsLine {
                    (verb, distance) = (token.keyword, 0)
                } else if verb != nil {
                    distance += 1
                    if Self.objects.contains(token.keyword) { return Self.isName(try lexer.next()) }
                    if distance > 3 { verb = nil }
                }
            }
        } catch {
            return false
        }
        return false
    }

    private static let objects: Set<String> = ["TABLE", "VIEW", "TYPE", "DOMAIN", "SCHEMA"]
    private static func isName(_ token: SQLToken?) -> Bool { token?.isName ?? false }

    package func notation(of contract: Contract) -> any MessageNotation { SQLNotation() }

    package func read(_ input: ContractInput) -> Contract {
        var contract = Contract(format: id, profile: .sql, files: input.files)
        var replay = SQLReplay()
        for (index, file) in SQLMigrations.ordered(input.files) {
            let script = SQLStatements(file)
            if let error = script.error {
                contract.troubles.append(
                    ContractTrouble(.unreadable, error.message, at: SourceSpan(file: file, lower: error.lower, upper: error.upper)))
            }
            replay.begin(file, index: index)
            for statement in script.statements { replay.run(statement) }
        }
        contract.troubles += replay.troubles
        if contract.troubles.isEmpty, !replay.hasDefinitions, let file = input.files.first {
            contract.troubles.append(
                ContractTrouble(
                    .unreadable, "No statement makes a table, a view or a type, so there is no contract here.", at: SourceSpan(file: file)))
        }
        var reader = SQLContractReader(contract, replay.catalogue)
        reader.read()
        return reader.contract
    }
}

extension Profile {
    /// A database that refuses what its tables forbid, but rounds decimals to a column's places.
    package static let sql: Profile = {
        var profile = Profile(hasDirection: false)
        profile.roundsDecimals = true
        return profile
    }()
}
