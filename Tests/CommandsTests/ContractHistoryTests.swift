import Testing

/// `diff --contract` over the versions of a contract.
@Suite struct ContractHistoryTests {
    /// Makes versions of a table whose column is as long as each argument says.
    private static let table = """
        table() { echo "CREATE TABLE t (id int NOT NULL, a varchar($1) NOT NULL);"; }

        """

    @Test func folderOfVersions() {
        let output = Sandbox.run(
            Self.table
                + "mkdir ../v; for i in 1 2 10; do table $((20 - i)) > ../v/v$i.sql; done; status tieline diff --contract --versions ../v --quiet"
        )
        #expect(output == "✗ breaking: v10.sql breaks peers of v1.sql and 1 more\n=> 1\n")
    }

    @Test func versionsInGit() {
        let output = Sandbox.run(
            Self.table
                + "table 9 > s.sql; commit one; git tag one; table 12 > s.sql; commit two; table 10 > s.sql; status tieline diff --contract --since one s.sql --quiet"
        )
        #expect(output.hasPrefix("✗ breaking: WORKTREE breaks peers of "))
        #expect(!output.contains("of one"))
        #expect(output.hasSuffix("\n=> 1\n"))
    }

    @Test(arguments: [
        ("--since HEAD systems", "Error: --since and --versions go with --contract.\n"),
        ("--contract --versions --since HEAD x", "Error: --since and --versions exclude each other.\n"),
        ("--contract --since HEAD a b", "Error: --since and --versions take one file or folder.\n"),
        ("--contract --versions tieline.yaml", "tieline: tieline.yaml is no folder.\n"),
    ])
    func complaints(_ options: String, _ expected: String) {
        let output = Sandbox.run("status tieline diff \(options)")
        #expect(output.hasPrefix(expected), "\(output)")
        #expect(output.hasSuffix("=> 2\n"))
    }
}
