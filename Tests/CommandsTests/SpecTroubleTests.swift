import Testing

/// Files that cannot be read, in specs and contracts: told at their place, and the rest is analysed.
@Suite struct SpecTroubleTests {
    /// The findings of `check --verbose` that are errors, each with its help and place, and the exit status.
    private func errors(_ script: String, _ command: String = "tieline check --verbose") -> String {
        let output = Sandbox.run(script + "\nstatus \(command)")
        let findings = output.split(separator: "\n\n").filter { $0.hasPrefix("✗ error") }
        return findings.joined(separator: "\n") + "\n" + (output.split(separator: "\n").last ?? "")
    }

    @Test func oneOf300SpecsIsBroken() {
        let script = """
            mkdir many && for i in $(seq 300); do printf 'kind: Team\\nname: t%s\\n' $i > many/t$i.yaml; done && commit many
            printf 'kind: Team\\nname: [t7\\n' > many/t7.yaml
            printf 'kind: Team\\nname: t8\\nnmae: x\\n' > many/t8.yaml
            """
        #expect(
            errors(script) == """
                ✗ error    many/t7.yaml  spec/syntax
                           `,` or `]` is expected here.
                           fix    Close the list; if this belongs to a text, put the text in single quotes.
                           at     many/t7.yaml:3:1
                ✗ error    team:t8  spec/unknown-key
                           a team has no key `nmae`
                           fix    did you mean `name`?
                           at     many/t8.yaml:3:1
                => 2
                """)
        let impact = Sandbox.run(script + "\nstatus tieline impact --quiet && status tieline list teams --format csv | wc -l")
        #expect(
            impact == """
                failed: ✓ 1 unaffected; because spec/syntax: many/t7.yaml:3: `,` or `]` is expected here.; spec/unknown-key: \
                many/t8.yaml:3: a team has no key `nmae`
                => 2
                302

                """)
    }

    @Test func brokenFlowIsReviewedAndNotGone() {
        let script = """
            echo 'owner: [' >> flows/order-to-erp.yaml
            status tieline gate --format json | grep -E '"(flow|verdict|message|status)"|=>'
            """
        #expect(
            Sandbox.run(script) == """
                      "flow": "flow:order-to-erp",
                      "verdict": "review",
                          "verdict": "review",
                          "message": "flow:order-to-erp cannot be read any more; the flow is judged by what it said before",
                        "message": "This is no YAML: did not find expected node content (while parsing a flow node).",
                => 2

                """)
    }

    @Test func cyclicReferences() {
        let script = """
            sed -i "s/^  schemas:/  schemas:\\n    A: {\\$ref: '#\\/components\\/schemas\\/B'}\\n    B: {\\$ref: '#\\/components\\/schemas\\/A'}/" contracts/erp.yaml
            sed -i 's/{type: string, maxLength: 35}/{$ref: "#\\/components\\/schemas\\/A"}/' contracts/erp.yaml
            grep -c 'schemas/A' contracts/erp.yaml
            status tieline check --quiet; status tieline impact --quiet
            """
        let output = Sandbox.run(script)
        let statuses = output.split(separator: "\n").filter { $0.hasPrefix("=>") }
        #expect(statuses.count == 2)
        #expect(statuses.allSatisfy { $0 == "=> 0" || $0 == "=> 1" }, "\(output)")
    }

    /// Nine lists of nine aliases each: 387 million nodes.
    private static let bomb = """
        { echo 'x-a: &a [x, x, x, x, x, x, x, x, x]'; last=a
          for next in b c d e f g h i; do
            echo "x-$next: &$next [*$last, *$last, *$last, *$last, *$last, *$last, *$last, *$last, *$last]"; last=$next
          done; } > bomb

        """

    @Test func aliasBombs() {
        let spec = Self.bomb + "{ printf 'kind: System\\nname: bomb\\n'; cat bomb; } > systems/bomb.yaml"
        #expect(
            errors(spec) == """
                ✗ error    systems/bomb.yaml  spec/syntax
                           With its aliases followed, the file has more than 1000000 nodes (an alias bomb).
                           fix    Write the nodes out, or use fewer aliases of aliases.
                           at     systems/bomb.yaml:9:10
                => 2
                """)
        let contract = Self.bomb + "cat bomb >> contracts/erp.yaml"
        let output = errors(contract)
        #expect(
            output.contains(
                "✗ error    erp/api  inventory/contract-unreadable\n           With its aliases followed, the file has more than"))
        #expect(output.hasSuffix("=> 1"))
    }

    @Test func tooLargeFiles() {
        #expect(
            errors("truncate -s 200M systems/big.yaml") == """
                ✗ error    systems/big.yaml  spec/syntax
                           the file has 209715200 bytes, and at most 67108864 are read
                           fix    Split it, or keep it out of the estate with `ignore`.
                           at     systems/big.yaml:1:1
                => 2
                """)
        #expect(
            errors("truncate -s 200M contracts/erp.yaml") == """
                ✗ error    erp/api  inventory/contract-unreadable
                           contracts/erp.yaml cannot be read: the file has 209715200 bytes, and at most 67108864 are read
                           fix    Split it, or keep it out of the estate with `ignore`.
                           at     systems/erp.yaml:6:43
                => 1
                """)
        let verdict = Sandbox.run("truncate -s 200M contracts/erp.yaml; status tieline impact --quiet")
        #expect(verdict == "passed: ? 1 review\n=> 0\n")
        #expect(Sandbox.run("truncate -s 200M other.bin; status tieline impact --quiet") == "passed: ✓ 1 unaffected\n=> 0\n")
    }

    @Test func invalidUTF8() {
        #expect(
            errors("printf 'kind: Team\\nname: x\\ntitle: \"\\377\"\\n' > teams/x.yaml") == """
                ✗ error    teams/x.yaml  spec/syntax
                           The byte 0xFF is not UTF-8 here.
                           fix    Save the file as UTF-8; it may be Latin-1 or Windows-1252.
                           at     teams/x.yaml:3:9
                => 2
                """)
        #expect(
            errors("printf '# \\377\\n' >> contracts/erp.yaml") == """
                ✗ error    erp/api  inventory/contract-unreadable
                           The byte 0xFF is not UTF-8 here. Save the file as UTF-8; it may be Latin-1 or Windows-1252.
                           at     contracts/erp.yaml:53:3
                => 1
                """)
    }

    @Test func newlinesAndEscapesInNames() {
        let newline = "printf 'kind: Team\\nname: x\\nnmae: y\\n' > \"$(printf 'teams/x\\ny.yaml')\""
        for script in [newline, newline + " && commit x"] {
            #expect(
                errors(script) == """
                    ✗ error    team:x  spec/unknown-key
                               a team has no key `nmae`
                               fix    did you mean `name`?
                               at     teams/x\\u{A}y.yaml:3:1
                    => 1
                    """)
        }
        let escape = "printf 'kind: Team\\nname: x\\ntitle: \"a\\\\e[31mred\"\\nnmae: y\\n' > \"$(printf 'teams/x\\033[31m.yaml')\""
        #expect(errors(escape).contains("           at     teams/x\\u{1B}[31m.yaml:4:1\n"))
        #expect(
            Sandbox.run(escape + " && tieline list teams --select team:x | tail -n 1 | tr -s ' '")
                == "x a\\u{1B}[31mred 0\n")
    }

    @Test func pointersOfLFS() {
        let pointer =
            "printf 'version https://git-lfs.github.com/spec/v1\\noid sha256:\(String(repeating: "0", count: 64))\\nsize 12345\\n'"
        #expect(
            errors("\(pointer) > contracts/erp.yaml") == """
                ✗ error    erp/api  inventory/contract-unreadable
                           contracts/erp.yaml cannot be read: the file is a Git LFS pointer, and its content is not in the repository
                           fix    Keep specs and contracts in git itself: `git lfs untrack` and add the file again.
                           at     systems/erp.yaml:6:43
                => 1
                """)
        #expect(errors("\(pointer) > systems/erp.yaml").hasSuffix("=> 2"))
    }

    @Test func linksAndSubmodulesAreNotEntered() {
        let link = """
            printf 'kind: Team\\nname: outside\\n' > ../outside.yaml && ln -s ../../outside.yaml teams/link.yaml
            mv contracts/erp.yaml ../erp.yaml && ln -s ../../erp.yaml contracts/erp.yaml
            """
        #expect(
            errors(link) == """
                ✗ error    erp/api  inventory/contract-unreadable
                           the contract `contracts/erp.yaml` of erp/api is not there
                           fix    correct the path, or add the file
                           at     systems/erp.yaml:6:43
                => 1
                """)
        #expect(Sandbox.run(link + "\ntieline list teams --format csv | cut -d, -f1") == "team\nintegration\n")
        let submodule = """
            git init -q ../inner && (cd ../inner && printf 'kind: Team\\nname: inner\\n' > inner.yaml && commit inner)
            git -c protocol.file.allow=always submodule --quiet add "$PWD/../inner" teams/inner && commit submodule
            ls teams/inner; tieline list teams --format csv | cut -d, -f1; status tieline check HEAD --quiet
            """
        #expect(Sandbox.run(submodule) == "inner.yaml\nteam\nintegration\n✓ 1 info\n=> 0\n")
    }
}

/// A contract that cannot be read makes flows uncertain; it does not break or corrupt them.
@Suite struct UnreadableContractTests {
    /// The sales orders feed a chain of two maps, the products one whose second map has a default.
    @Test(arguments: ["contracts/erp/API_SALES_ORDER_SRV.edmx", "contracts/pim/products.yaml", "contracts/shop/api.yaml"])
    func verdictsAreReview(_ contract: String) {
        let script = """
            cp -R "$SPECS/acme" ../acme && cd ../acme && git init -q -b main && commit base
            printf '{ <' > \(contract) && tieline impact --as-of 2026-11-23 --format json | grep -o '"verdict": "[a-z]*"' | sort -u
            """
        #expect(Sandbox.run(script) == "\"verdict\": \"review\"\n")
    }
}
