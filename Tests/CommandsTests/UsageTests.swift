import Testing

/// Command lines that cannot be understood, and the options that every command has.
@Suite struct UsageTests {
    @Test(arguments: [
        ("chek", "tieline: There is no command `chek`.\n         Did you mean `check`? `tieline --help` lists them.\n"),
        ("help gtae", "tieline: There is no command `gtae`.\n         Did you mean `gate`? `tieline --help` lists them.\n"),
        ("frobnicate", "tieline: There is no command `frobnicate`.\n         `tieline --help` lists them.\n"),
        ("check --format jsn", "Error: The value 'jsn' is not known. Did you mean 'json'? There are:\n"),
        ("list flow", "Error: The value 'flow' is not known. Did you mean 'flows'? There are:\n"),
        ("check --formt json", "Error: Unknown option '--formt'. Did you mean '--format'?\n"),
        ("rules --format svg", "tieline: This command does not write svg.\n         It writes text, json, csv.\n"),
        ("check --quiet --verbose", "Error: --quiet and --verbose exclude each other.\n"),
    ])
    func complaint(_ command: String, _ expected: String) {
        let output = Sandbox.run("status tieline \(command)")
        #expect(output.hasPrefix(expected), "\(output)")
        #expect(output.hasSuffix("=> 2\n"))
    }

    private static let commands = [
        "init", "check", "diff", "impact", "gate", "upgrade erp-next", "list teams", "trace shop/api#Order.orderNumber", "doctor",
        "explain field/removed", "rules", "formats",
    ]

    @Test(arguments: commands)
    func everyCommandTakesTheGlobalOptions(_ command: String) {
        let options = "--repo . --as-of 2026-11-23 --jobs 2 --max-time 5m --names --color never"
        for more in ["--quiet", "--verbose"] {
            #expect(
                Sandbox.run("tieline \(command) \(options) \(more) > ../out; [ $? -le 1 ] || cat ../out; wc -l < ../out").split(
                    separator: "\n"
                ).count
                    == 1)
        }
    }

    @Test func quietIsShorterThanVerbose() {
        let count = { (option: String) in Sandbox.run("cp contracts/erp-next.yaml contracts/erp.yaml; tieline impact \(option)").count }
        #expect(count("--quiet") < count(""))
        #expect(count("") <= count("--verbose"))
    }

    @Test(arguments: commands.map { String($0.prefix { $0 != " " }) } + ["hook"])
    func everyCommandsHelpHasAnExampleAndItsStatuses(_ command: String) {
        let help = Sandbox.run("COLUMNS=200 tieline \(command) --help")
        #expect(help.hasPrefix("OVERVIEW: "))
        #expect(help.contains("\ntieline \(command)"))
        #expect(help.contains("\nExit status 0: nothing that fails;"))
    }

    @Test func commandsOfEveryDayComeFirst() {
        let help = Sandbox.run("tieline --help").split(separator: "\n")
        let start = help.firstIndex { $0.hasSuffix("SUBCOMMANDS:") }
        let names = help[(start ?? 0)...].dropFirst().filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }.map {
            $0.split(separator: " ")[0]
        }
        #expect(Array(names.prefix(6)) == ["init", "check", "diff", "impact", "gate", "upgrade"])
    }

    @Test func ratesAreMeasuredOfContractsThatCanBeRead() {
        let script = """
            tieline formats --measure contracts/erp.yaml | awk '{print $1, $2, NF}'
            printf 'openapi: 3.0.0\npaths: [' > broken.yaml; tieline formats --measure broken.yaml 2>&1 | head -n 1 | cut -d: -f 1-2
            printf 'a: 1\n' > other.yaml; tieline formats --measure other.yaml 2>&1 | head -n 1
            """
        #expect(
            Sandbox.run(script) == """
                file format 11
                contracts/erp.yaml openapi 5
                tieline: broken.yaml cannot be read, so there is nothing to measure
                tieline: other.yaml does not tell its format.

                """)
    }

    @Test func peopleAreNamedOnlyWhenAsked() {
        let script = """
            printf 'kind: Team\\nname: integration\\nmembers: [{name: Kim, email: kim@acme.example}]\\n' > teams/integration.yaml && commit members
            cp contracts/erp-next.yaml contracts/erp.yaml
            tieline impact | grep -c Kim; tieline impact --names | grep team:integration | tail -n 1; tieline impact --format json | grep -c people
            tieline impact --names --format json | grep -A 1 people; tieline list teams --names | tail -n 1 | tr -s ' '
            """
        #expect(
            Sandbox.run(script) == """
                0
                    team:integration  Kim · flow:order-to-erp
                0
                      "people": [
                        "Kim"
                integration Kim

                """)
    }
}
