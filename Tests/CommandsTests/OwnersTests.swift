import Testing

/// `tieline owners` and CODEOWNERS from the specs.
@Suite struct OwnersTests {
    private static let setUp = """
        mkdir ../own && cd ../own && git init -q -b main && mkdir -p flows contracts/shop 'my docs'
        printf 'kind: Estate\\nlanguage: 1\\nname: own\\nowner: team:one\\ndocuments: ["my docs/**"]\\n' > tieline.yaml
        printf 'kind: Team\\nname: one\\ncontact: one@acme.example\\n---\\nkind: Team\\nname: two\\nowner: team:one\\n' > teams.yaml
        printf 'kind: System\\nname: shop\\nowner: team:two\\ninterfaces: [{name: a, contract: contracts/shop/a.json}]\\n' > shop.yaml
        echo '{"type": "object"}' > contracts/shop/a.json
        printf 'kind: Flow\\nname: x\\nowner: team:one\\nsteps: [{receive: shop/a}]\\n' > flows/x.yaml
        printf 'kind: Flow\\nname: y\\nowner: team:two\\nbackup: team:one\\nsteps: [{receive: shop/a}]\\n' > flows/y.yaml
        printf -- '---\\nowner: team:two\\n---\\n# T\\n' > 'my docs/a.md'

        """

    private func run(_ script: String) -> String { Sandbox.run(Self.setUp + script) }

    @Test func codeOwnersFromTheSpecs() {
        #expect(
            run("tieline owners --codeowners --organisation acme") == """
                # Written by `tieline owners --codeowners` from the specs. The last pattern that matches decides.
                * @acme/one
                /contracts/ @acme/two
                /flows/y.yaml @acme/two
                /my\\ docs/ @acme/two
                /shop.yaml @acme/two

                """)
    }

    @Test func whatIsWrittenIsVerified() {
        #expect(
            run(
                """
                tieline owners --codeowners --organisation acme > ../file; mv ../file CODEOWNERS
                status tieline owners --codeowners --verify; tieline owners --codeowners > ../again; cmp CODEOWNERS ../again && echo same
                """) == "✓ CODEOWNERS agrees with the specs\n=> 0\nsame\n")
    }

    @Test func whatDiffers() {
        #expect(
            run(
                """
                printf '/flows/ @acme/one\\n/flows/y.yaml\\n/gone/ @acme/one\\n!x @acme/one\\n' > CODEOWNERS
                status tieline owners --codeowners --verify --verbose
                """) == """
                    Lines that the host passes over: 1
                      line 4: `!x` is a negation, which GitHub does not know
                    Rules that match no file: 1
                      line 3: /gone/
                    Files that the specs give to others: 6
                      contracts/shop/a.json: team:two; CODEOWNERS says nobody (no rule)
                      flows/y.yaml: team:two; CODEOWNERS says nobody (line 2)
                      my docs/a.md: team:two; CODEOWNERS says nobody (no rule)
                      shop.yaml: team:two; CODEOWNERS says nobody (no rule)
                      teams.yaml: team:one; CODEOWNERS says nobody (no rule)
                      tieline.yaml: team:one; CODEOWNERS says nobody (no rule)
                    Files without an owner by a rule: 1
                      flows/y.yaml (line 2)
                    Files that no rule matches: 6
                      CODEOWNERS
                      contracts/shop/a.json
                      my docs/a.md
                      shop.yaml
                      teams.yaml
                      tieline.yaml
                    ✗ CODEOWNERS: 6 differences, 1 idle rule, 1 bad line
                    => 1

                    """)
    }

    @Test func ofOneThing() {
        #expect(run("tieline owners flow:y") == "flow:y: team:two\n  backup      team:one\n  file        flows/y.yaml\n")
        #expect(
            run("tieline owners flows/x.yaml") == "flows/x.yaml: team:one\n  contact     one@acme.example\n  file        flows/x.yaml\n")
        #expect(run("tieline owners flows").hasPrefix("flows: team:one team:two\n"))
        #expect(run("tieline owners flow:z 2>&1").contains("There is neither a spec nor a file `flow:z`."))
    }

    @Test func byTeam() {
        #expect(
            run("commit base; tieline owners") == """
                team:one 0 members, no member in the history
                  estate:own team:two flow:x
                team:two 0 members, no member in the history
                  system:shop flow:y
                2 teams, 0 without an owner

                """)
    }
}
