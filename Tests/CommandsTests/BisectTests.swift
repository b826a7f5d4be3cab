import Testing

/// `tieline bisect` over scripted repositories: the commit that broke the flow is known.
@Suite struct BisectTests {
    private static let setUp = """
        on() { export GIT_AUTHOR_DATE="$1T12:00:00Z" GIT_COMMITTER_DATE="$1T12:00:00Z"; }
        mkdir ../own && cd ../own && git init -q -b main && mkdir flows
        printf 'kind: Estate\\nlanguage: 1\\nname: own\\n' > tieline.yaml
        printf 'kind: Team\\nname: one\\nmembers: [{name: Kim, email: t@acme.example}]\\n' > teams.yaml
        printf 'kind: System\\nname: shop\\ninterfaces: [{name: a, contract: a.json}]\\n' > shop.yaml
        with() { printf '{"type": "object", "properties": {%s}}\\n' "$(for f in "$@"; do printf '"%s": {"type": "string"}, ' $f; done | sed 's/, $//')" > a.json; }
        printf 'kind: Flow\\nname: x\\nsteps: [{receive: shop/a, reads: [p, q]}]\\n' > flows/x.yaml
        with p q; on 2026-01-01; commit first
        noise() { for i in $(seq $1); do echo $i >> noise; commit "noise $i"; done; }
        found() { tieline bisect x "$@" | sed -E 's/[0-9a-f]{10}/COMMIT/g'; }

        """

    private func run(_ script: String) -> String { Sandbox.run(Self.setUp + script) }

    @Test func theCommitThatBrokeIt() {
        let text = run("noise 9; with p; on 2026-02-03; commit 'Drop q'; noise 12; found")
        #expect(text.hasPrefix("COMMIT 2026-02-03, by team:one\n    Drop q\n"), "\(text)")
        #expect(text.contains("✗ `q` is gone from shop/a"), "\(text)")
        #expect(text.contains("✗ flow:x was broken by COMMIT  ("), "\(text)")
        #expect(run("noise 9; with p; commit 'Drop q'; noise 30; status tieline bisect x --names | tail -1") == "=> 1\n")
    }

    @Test func fewRevisionsAreLookedAt() {
        #expect(
            run("noise 9; with p; commit 'Drop q'; noise 30; found | tail -1")
                == "✗ flow:x was broken by COMMIT  (10 revisions looked at)\n")
    }

    @Test func eachFailureHasItsCommit() {
        let text = run("with q; commit 'Drop p'; noise 3; with; commit 'Drop q'; noise 2; found | grep -E '^    [DA]|was broken'")
        #expect(text == "    Drop p\n    Drop q\n✗ flow:x was broken by COMMIT, COMMIT  (7 revisions looked at)\n", "\(text)")
    }

    @Test func theCommitBehindAMerge() {
        let text = run(
            """
            git checkout -q -b side; noise 2; with p; commit 'Drop q'; noise 2
            git checkout -q main; echo x > other; commit other; on 2026-03-01; git merge -q --no-ff -m 'Merge side' side; echo y > other; commit more
            found | head -3
            """)
        #expect(text == "COMMIT 2026-01-01, by team:one\n    Drop q\n    merged   COMMIT 2026-03-01: Merge side\n", "\(text)")
    }

    @Test func aMergeOfTwoSoundSides() {
        let text = run(
            """
            sed -i 's/reads: .*/reads: [p]}]/' flows/x.yaml; commit 'Read p only'
            git checkout -q -b side; with p; commit 'Drop q, which nobody reads'
            git checkout -q main; sed -i 's/reads: .*/reads: [p, q]}]/' flows/x.yaml; commit 'Read q'
            on 2026-03-01; git merge -q --no-ff -m 'Merge side' side; noise 2
            found | head -3
            """)
        #expect(
            text == """
                COMMIT 2026-03-01, by team:one
                    Merge side
                    A merge: the flow is sound on each side of it alone, and what both changed does not go together.

                """, "\(text)")
    }

    @Test func revisionsThatCannotBeRead() {
        let text = run("noise 3; echo '{' > a.json; commit 'No JSON'; with p; commit 'Drop q'; noise 3; found | grep -E '^    '")
        #expect(text.contains("Drop q\n"), "\(text)")
        #expect(text.contains("It may also be one of COMMIT"), "\(text)")
    }

    @Test func whatIsSoundAndWhatIsNotCommitted() {
        #expect(run("status found | tail -2").hasPrefix("✓ flow:x is sound at HEAD COMMIT\n"))
        #expect(run("with p; status tieline bisect x | tail -1") == "=> 1\n")
        #expect(run("with p; found").contains("broken by what is not committed yet"))
    }

    @Test func renamedFlowsAndFlowsBrokenFromTheStart() {
        #expect(
            run(
                """
                with p; commit 'Drop q'; noise 2
                sed -i 's/^name: x/name: z\\nformerly: [x]/' flows/x.yaml; git mv flows/x.yaml flows/z.yaml; commit renamed; noise 1
                tieline bisect z | sed -n 2p
                """) == "    Drop q\n")
        #expect(run("with p; git commit -q --amend -a -m first; noise 2; found | sed -n 2p") == "    first\n")
    }

    @Test func goodAndBad() {
        let base = "with p; commit one; with p q; commit two; noise 2; git tag fine; with p; commit three; noise 2; "
        #expect(run(base + "found --good fine | sed -n 2p") == "    three\n")
        #expect(run(base + "found | sed -n 2p") == "    three\n")
        #expect(run(base + "found --bad main~5 | sed -n 2p; git log -1 --format=%s main~5") == "two\n")
        #expect(run(base + "found --good HEAD~1 2>&1").contains("already, in each of the ways in which it fails at"))
        #expect(
            run(base + "git checkout -q -b side main~3; noise 1; git checkout -q main; found --good side 2>&1").contains(
                "not on the line of first parents"))
        #expect(run(base + "found --good WORKTREE 2>&1").contains("WORKTREE is none"))
    }

    @Test func aShallowCloneDoesNotGuess() {
        let text = run("with p; commit 'Drop q'; noise 3; git clone -q --depth 2 \"file://$PWD\" ../clone; cd ../clone; found")
        #expect(text.contains("It was broken at the first commit that is here."), "\(text)")
        #expect(text.contains("before the history of this clone"), "\(text)")
    }
}
