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

    /// Three people on three flows, one of whom has not been seen since spring.
    private static let people = """
        on() { export GIT_AUTHOR_DATE="$1T12:00:00Z" GIT_COMMITTER_DATE="$1T12:00:00Z"; }
        by() { export GIT_AUTHOR_NAME="$1" GIT_AUTHOR_EMAIL="$(echo $1 | tr A-Z a-z)@acme.example"; }
        printf 'kind: Team\\nname: one\\nmembers: [{email: kim@acme.example}, {email: noor@acme.example}]\\n---\\nkind: Team\\nname: two\\nmembers: [{email: bea@acme.example}]\\n' > teams.yaml
        by Kim; on 2025-12-01; commit base
        step() { by $1; on $2; echo "symptom: $2" > ../line; sed -i '/^symptom/d' flows/$3.yaml; cat ../line >> flows/$3.yaml; commit "$1 on $3"; }
        step Bea 2026-02-01 y; step Bea 2026-02-02 y; step Bea 2026-02-03 y; step Noor 2026-02-04 y; step Noor 2026-10-01 x; step Kim 2026-10-02 x

        """

    @Test func whoKnowsAFlowAndWhoLeft() {
        #expect(
            run(Self.people + "tieline owners --as-of 2026-11-01 --names | sed -n '/^Flows/,$p'") == """
                Flows that one person made most of
                  flow:x: Kim made 2 of 3 changes
                  flow:y: Bea made 3 of 5 changes

                Gone: active before 2026-05-05, and not since
                  Bea, team:two: last active 2026-02-03, and nobody else of it has been active since
                    knew  flow:y
                2 teams, 0 without an owner, 2 flows that one person knows, 1 person gone

                """)
    }

    @Test func peopleAreNotNamedUnasked() {
        #expect(
            run(
                Self.people
                    + "tieline owners --as-of 2026-11-01 | sed -n '/^Flows/,$p' | grep -c Bea; tieline owners --as-of 2026-11-01 --format json | grep -ci -e bea -e '\"person\"'"
            )
                == "0\n0\n")
        #expect(
            run(Self.people + "tieline owners --as-of 2026-11-01 --inactive 400d | tail -1")
                == "2 teams, 0 without an owner, 2 flows that one person knows\n")
    }

    @Test func massChangesAreNoKnowledge() {
        #expect(
            run(
                Self.people + """
                    for i in $(seq 21); do printf "kind: Flow\\nname: f$i\\nowner: team:one\\nsteps: [{receive: shop/a}]\\n" > flows/f$i.yaml; done
                    for i in 1 2 3; do sed -i "1i symptom: s$i" flows/*.yaml; sed -i '2{/^symptom/d}' flows/*.yaml; by Kim; on 2026-10-1$i; commit "all $i"; done
                    tieline owners --as-of 2026-11-01 --names | grep 'made . of'
                    """) == "  flow:x: Kim made 2 of 3 changes\n  flow:y: Bea made 3 of 5 changes\n")
    }

    @Test func shallowClonesDoNotSayWhoLeft() {
        #expect(
            run(
                Self.people
                    + "git clone -q --depth 2 \"file://$PWD\" ../clone; cd ../clone; tieline owners --as-of 2026-11-01 | grep -c Gone; tieline owners --as-of 2026-11-01 | grep 'cannot be told'"
            )
                == "0\nWho has left cannot be told: the history before 2026-10-01 is not in this clone.\n")
    }

    @Test func handOver() {
        #expect(
            run(
                """
                commit base; git tag before
                sed -i 's/^owner: team:two/owner: team:three/' flows/y.yaml; sed -i 's/^owner: .*//' flows/x.yaml
                sed -i 's/^name: y/name: z\\nformerly: [y]/' flows/y.yaml
                printf 'kind: Team\\nname: one\\n---\\nkind: Team\\nname: three\\n' > teams.yaml; commit after
                tieline owners --since before
                """) == """
                    team:one → nobody
                      flow:x
                    team:two → team:three
                      flow:z
                    left behind by team:two, which is gone
                      my docs/a.md system:shop
                    new     team:three
                    gone    team:two
                    before → WORKTREE: 2 things handed over, 2 left behind

                    """)
    }

    @Test func reviewersAreTheOwnersOfWhatIsHarmed() {
        #expect(
            run(
                """
                printf '* @acme/one\\n' > CODEOWNERS
                echo '{"type": "object", "properties": {"x": {"type": "string"}}}' > contracts/shop/a.json
                sed -i 's/receive: shop.a/receive: shop\\/a, reads: [x]/' flows/y.yaml; commit base
                echo '{"type": "object"}' > contracts/shop/a.json
                tieline impact main | grep -A3 'Who must know' | grep two; tieline impact main --format json | grep -A1 reviewers | tr -d ' \\n'
                """) == """
                        team:two  @acme/two · flow:y
                    "reviewers":["@acme/one"--"reviewers":["@acme/two"
                    """)
    }
}
