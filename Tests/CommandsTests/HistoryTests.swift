import Testing

/// `tieline history` over scripted repositories whose truth is known.
@Suite struct HistoryTests {
    /// Three months: two direct flows without owners; owners in February; one flow on a platform in March. Nothing in April.
    static let setUp = """
        on() { export GIT_AUTHOR_DATE="$1T12:00:00Z" GIT_COMMITTER_DATE="$1T12:00:00Z"; }
        mkdir ../own && cd ../own && git init -q -b main && mkdir flows
        printf 'nothing\\n' > README && on 2025-12-20 && commit nothing
        printf 'kind: Estate\\nlanguage: 1\\nname: own\\nowner: team:one\\n' > tieline.yaml
        printf 'kind: Team\\nname: one\\n---\\nkind: Platform\\nname: bus\\nowner: team:one\\n' > teams.yaml
        printf 'kind: System\\nname: shop\\nowner: team:one\\ninterfaces: [{name: a, contract: a.json}, {name: b, contract: none}]\\n' > shop.yaml
        echo '{"type": "object", "properties": {"x": {"type": "string"}}, "required": ["x"], "additionalProperties": false}' > a.json
        printf 'kind: Flow\\nname: x\\nvia: none\\nsteps: [{receive: shop/a, reads: [x]}]\\n' > flows/x.yaml
        printf 'kind: Flow\\nname: y\\nvia: none\\nsteps: [{receive: shop/b}]\\n' > flows/y.yaml
        on 2026-01-10 && commit stock
        echo 'owner: team:one' >> flows/x.yaml; echo 'owner: team:one' >> flows/y.yaml; on 2026-02-10; commit owners; git tag v1
        sed -i 's/via: none/via: [platform:bus]/' flows/x.yaml; on 2026-03-10; commit platform
        echo '{"type": "object", "additionalProperties": false}' > a.json; on 2026-03-20; commit gone; git tag v2

        """

    private func run(_ script: String) -> String { Sandbox.run(Self.setUp + script) }

    @Test func byMonth() {
        #expect(
            run("tieline history --as-of 2026-04-15 --format csv | tr -d '\\r' | cut -d, -f1,2,14-18,22,23,25") == """
                period,asOf,systems,flows,pointToPoint,directFlows,owners,breaking,harmful,brokenFlows
                2026-01,2026-01-31,1,2,1.000,2,0.500,,,
                2026-02,2026-02-28,1,2,1.000,2,1.000,0,0,0
                2026-03,2026-03-31,1,2,0.500,1,1.000,1,1,1
                2026-04,2026-04-15,1,2,0.500,1,1.000,0,0,0

                """)
    }

    @Test func theTextTellsTheStory() {
        let text = run("tieline history --as-of 2026-04-15")
        #expect(text.hasPrefix("own by month, from 2026-01 to 2026-04\n"))
        for line in [
            "  point-to-point ratio                 ██▁▁  100.0 % → 50.0 %",
            "  specs with an owner                  ▁███  50.0 % → 100.0 %",
            "  ownership/no-owner                   █▁▁▁  2 → 0", "  flows that broke                      ▁█▁  1 in all, 0 in the last",
        ] {
            #expect(text.contains(line + "\n"), "\(line)\n\(text)")
        }
        #expect(text.hasSuffix("4 points, 3 revisions; 1 without an estate; 3 scores better, 1 worse\n"), "\(text)")
    }

    @Test func byTagAndByWeek() {
        #expect(run("tieline history --every tag --format csv | cut -d, -f1,2") == "period,asOf\nv1,2026-02-10\nv2,2026-03-20\n")
        #expect(run("tieline history --every tag --since 2026-03-01 --format csv | cut -d, -f1 | tail -1") == "v2\n")
        #expect(
            run("tieline history --every week --since v1 --as-of 2026-02-25 --format csv | cut -d, -f1,2")
                == "period,asOf\n2026-W07,2026-02-15\n2026-W08,2026-02-22\n2026-W09,2026-02-25\n")
    }

    @Test func theSecondTimeItComesFromTheCache() {
        #expect(
            run(
                """
                tieline history --as-of 2026-04-15 --format csv > one; tieline history --as-of 2026-04-15 --format csv > two; cmp one two
                find ~/.cache/tieline -type f | wc -l; git rev-list --count HEAD
                """) == "1\n5\n")
    }

    @Test func thePictureIsXML() {
        let check = "python3 -c 'import sys, xml.dom.minidom; print(len(xml.dom.minidom.parse(sys.stdin).getElementsByTagName(\"g\")))'"
        #expect(run("tieline history --as-of 2026-04-15 --format svg | \(check)") == "22\n")
    }

    @Test func whatIsRefused() {
        #expect(run("status tieline history --at WORKTREE 2>&1 | head -1").contains("WORKTREE has no history of its own"))
        #expect(run("status tieline history --every week --since 1990-01-01 --as-of 2026-04-15 | tail -1") == "=> 0\n")
        #expect(run("git checkout -q --orphan empty; git rm -qrf .; status tieline history 2>&1 | tail -1") == "=> 2\n")
    }

    @Test func aShallowCloneSaysSo() {
        #expect(
            run(
                "git clone -q --depth 2 \"file://$PWD\" ../clone; cd ../clone; tieline history --as-of 2026-04-15 | grep -A1 shallow | head -1"
            )
                == "This clone is shallow: what was before is not in it. `git fetch --unshallow` brings it.\n")
    }
}
