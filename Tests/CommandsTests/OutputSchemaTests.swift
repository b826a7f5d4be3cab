import Glibc
import Testing

/// What each command writes as JSON against the schemas in Specs/schemas/output, by a validator that is not ours.
@Suite struct OutputSchemaTests {
    private static let validator = Sandbox.root + "/Tests/Tools/validate-outputs.py"
    private static let hasValidator = system("python3 -c 'import jsonschema' > /dev/null 2>&1") == 0

    /// Each command with the exit statuses that are expected of it, in the order that they run in.
    private static let commands: [(command: String, status: Int32)] = [
        ("init", 0), ("init ../new", 0), ("check", 1), ("check --verbose --names", 1), ("diff", 0), ("diff main bad", 0),
        ("impact", 0), ("impact main bad --names", 1), ("impact main good --all", 0), ("gate main bad --select erp+", 1),
        ("gate main clash", 1),
        ("upgrade erp-next", 1), ("trace shop/api#Order.orderNumber", 0), ("trace nothing", 2), ("doctor", 0),
        ("explain field/removed", 0), ("explain model/lossy-mapping", 0), ("explain $finding", 0), ("explain $cause", 0),
        ("explain 000000000000", 2), ("ready order-to-erp", 1), ("ready nothing", 2), ("map", 0),
        ("map --level flow --changed main bad", 0), ("map --level field --focus shop", 0),
        ("map --focus nothing", 2), ("contingency", 0), ("contingency --repo ../acme --estate .", 0),
        ("fit", 0), ("fit --repo ../acme --estate .", 0),
        ("rules", 0), ("rules --repo ../acme", 0), ("explain custom/critical-flows-on-call --repo ../acme", 0),
        ("explain custom/nothing --repo ../acme", 2), ("formats", 0),
        ("list systems", 0), ("list interfaces", 0), ("list platforms", 0), ("list flows", 0), ("list journeys", 0),
        ("list mappings", 0), ("list entities", 0), ("list codes", 0), ("list teams --names", 0), ("list upgrades", 0), ("list waivers", 0),
        ("list flows --select nothing", 2), ("check nosuch", 2), ("gate --max-time 1ms --repo ../large", 3), ("impact --repo /", 3),
        ("diff --contract contracts/erp.yaml contracts/erp-next.yaml", 1), ("diff --contract contracts/erp.yaml ../broken.json", 2),
        ("diff --contract ../old.json ../new.json", 1), ("diff --contract ../old.proto ../new.proto", 1),
        ("diff --contract contracts/erp.yaml nothing", 2), ("diff --contract --versions ../versions", 1),
        ("check --repo ../acme --estate .", 0), ("upgrade erp-cloud --repo ../acme --as-of 2026-11-23", 1),
        ("freshness", 0), ("freshness --due --names --repo ../acme", 0), ("freshness --at nosuch", 2),
        ("owners --repo ../acme", 0), ("owners flow:asn --repo ../acme", 0), ("owners --codeowners --repo ../acme", 0),
        ("owners --codeowners --verify --repo ../acme", 0), ("owners --codeowners --verify", 2),
        ("owners --since main~1", 0), ("history", 0), ("history --every week --repo ../acme", 0), ("history --every tag", 0),
        ("history --at nosuch", 2), ("bisect order-to-erp", 1), ("bisect order-to-erp --bad main~2", 0),
        ("bisect order-to-erp --bad bad --names", 1), ("bisect nothing", 2),
        ("init runbook order-to-erp", 0),
        ("check --repo ../broken", 2), ("impact --repo ../broken main WORKTREE", 2),
    ]

    private static let repositories = """
        git checkout -q -b bad && cp contracts/erp-next.yaml contracts/erp.yaml && commit bad
        git checkout -q -b clash main && sed -i 's/maxLength: 10/maxLength: 11/' contracts/erp.yaml contracts/shop.yaml && commit clash
        git checkout -q -b good main && echo '# good' >> flows/order-to-erp.yaml && commit good && git checkout -q main
        sed -i 's/maxLength: 10/maxLength: 12/' contracts/shop.yaml
        sed -i 's/maxLength: 10/maxLength: 9/' contracts/erp.yaml && commit more
        cp -R "$SPECS/acme" ../acme && (cd ../acme && git init -q -b main && commit base)
        mkdir ../versions && cp contracts/erp.yaml ../versions/1.yaml && cp contracts/erp-next.yaml ../versions/2.yaml
        cp -R ../acme ../broken && (cd ../broken && echo 'owner: [' >> flows/asn.yaml && echo '{' > contracts/erp/API_SALES_ORDER_SRV.edmx)
        cp -R ../acme ../large && for i in $(seq 1000); do printf 'kind: Team\\nname: t%s\\n---\\n' $i; done > ../large/teams/many.yaml
        echo '{"openapi": ' > ../broken.json
        echo '{"type": "object", "properties": {"a": {"type": "string"}}}' > ../old.json
        echo '{"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a", "b"]}' > ../new.json
        printf 'syntax = "proto3";\\nmessage A { string a = 1; string b = 2; }\\n' > ../old.proto
        printf 'syntax = "proto3";\\nmessage A { int32 a = 1; }\\n' > ../new.proto
        finding=$(tieline check --format json | grep -m 1 fingerprint | cut -d'"' -f4)
        printf 'kind: Waiver\\nname: known\\naccepts: [{fingerprint: %s}]\\nreason: known\\napprovedBy: team:integration\\nexpiresOn: 2999-01-01\\n' \\
            $finding > known.yaml && commit known
        cp contracts/erp-next.yaml contracts/erp.yaml
        cause=$(tieline impact --format json | grep -m 1 '"fingerprint"' | cut -d'"' -f4)
        git checkout -q .
        mkdir ../out

        """

    @Test(.enabled(if: hasValidator, "python3 has no jsonschema; Debian's package is python3-jsonschema"))
    func everyOutputFollowsItsSchema() {
        var script = Self.repositories
        for (number, entry) in Self.commands.enumerated() {
            // The cause is one of a changed work tree.
            let before = entry.command == "explain $cause" ? "cp contracts/erp-next.yaml contracts/erp.yaml; " : ""
            let after = before.isEmpty ? "" : "; git checkout -q ."
            script +=
                "\(before)tieline \(entry.command) --format json > ../out/\(number + 100).json 2> ../said; s=$?; [ $s = \(entry.status) ] || { echo \"\(entry.command): $s\"; cat ../said; }\(after)\n"
        }
        script += "python3 '\(Self.validator)' --require ../out/*.json"
        let schemas = 29
        #expect(Sandbox.run(script) == "\(schemas) schemas, \(Self.commands.count) files, 0 errors\n")
    }

    @Test func everyKindOfOutputHasAPublishedSchema() {
        let listed = Sandbox.run("ls \"$SPECS/schemas/output\"").split(separator: "\n").map { String($0.prefix { $0 != "." }) }
        let names = [
            "bisect", "check", "codes", "contingency", "contract-diff", "diff", "doctor", "entities", "explain", "fit", "flows", "formats",
            "freshness", "history", "impact", "init", "interfaces", "journeys", "map", "mappings", "owners", "platforms", "ready", "rules",
            "systems", "teams", "trace", "upgrades", "waivers",
        ]
        #expect(listed == names)
    }
}
