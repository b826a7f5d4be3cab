import Testing

/// `tieline review` changes the day and nothing else.
@Suite struct ReviewTests {
    private static let setUp = """
        mkdir ../own && cd ../own && git init -q -b main && mkdir docs
        printf 'kind: Estate\\nlanguage: 1\\nname: own\\ndocuments: [docs/**]\\n' > tieline.yaml
        printf 'kind: Team\\nname: one\\n---\\nkind: Team\\nname: two\\n' > teams.yaml
        printf 'kind: System\\nname: shop\\ninterfaces: [{name: a, contract: none}]\\n' > shop.yaml
        review() { tieline review "$@" --by one --as-of 2026-11-25; }

        """

    private func run(_ script: String) -> String { Sandbox.run(Self.setUp + script) }

    @Test(arguments: [
        // Added behind the name, whatever stands around it.
        (
            #"kind: Flow\nname: x # the name\nsteps: [{receive: shop/a}]\n"#,
            #"kind: Flow\nname: x # the name\nreviewedOn: 2026-11-25\nsteps: [{receive: shop/a}]\n"#
        ),
        (
            #"# c\n\n  kind: Flow\n  steps: [{receive: shop/a}]\n  name:   'x'"#,
            #"# c\n\n  kind: Flow\n  steps: [{receive: shop/a}]\n  name:   'x'\n  reviewedOn: 2026-11-25"#
        ),
        (
            #"kind: Flow\r\nname: x\r\nsteps: [{receive: shop/a}]\r\n"#,
            #"kind: Flow\r\nname: x\r\nreviewedOn: 2026-11-25\r\nsteps: [{receive: shop/a}]\r\n"#
        ),
        // Replaced in place.
        (
            #"kind: Flow\nreviewedOn:   2025-01-01   # by us\nname: x\nsteps: [{receive: shop/a}]\n"#,
            #"kind: Flow\nreviewedOn:   2026-11-25   # by us\nname: x\nsteps: [{receive: shop/a}]\n"#
        ),
        (
            #"kind: Flow\nreviewedOn: "2025-01-01"\nname: x\nsteps: [{receive: shop/a}]\n"#,
            #"kind: Flow\nreviewedOn: "2026-11-25"\nname: x\nsteps: [{receive: shop/a}]\n"#
        ),
        // Within braces.
        (
            #"{kind: Flow, name: x, steps: [{receive: shop/a}]}"#,
            #"{kind: Flow, name: x, "reviewedOn": "2026-11-25", steps: [{receive: shop/a}]}"#
        ),
        // The right one of several.
        (
            #"kind: Flow\nname: w\nsteps: [{receive: shop/a}]\n---\nkind: Flow\nname: x\nsteps: [{receive: shop/a}]\n"#,
            #"kind: Flow\nname: w\nsteps: [{receive: shop/a}]\n---\nkind: Flow\nname: x\nreviewedOn: 2026-11-25\nsteps: [{receive: shop/a}]\n"#
        ),
    ]) func specs(before: String, after: String) {
        #expect(
            run(
                "printf '\(before.replacing("'", with: "'\\''"))' > x.yaml; review flow:x; printf '\(after.replacing("'", with: "'\\''"))' | cmp - x.yaml && echo same"
            )
                == "x.yaml: reviewed on 2026-11-25 by team:one; commit it\nsame\n")
    }

    @Test func json() {
        #expect(
            run(
                #"""
                printf '{\n  "kind": "Flow",\n  "name": "x",\n  "steps": [{"receive": "shop/a"}]\n}\n' > x.json; review x
                printf '{\n  "kind": "Flow",\n  "name": "x",\n  "reviewedOn": "2026-11-25",\n  "steps": [{"receive": "shop/a"}]\n}\n' | cmp - x.json && echo same
                """#) == "x.json: reviewed on 2026-11-25 by team:one; commit it\nsame\n")
    }

    @Test(arguments: [
        (#"# Title\n"#, #"---\nreviewedOn: 2026-11-25\n---\n\n# Title\n"#),
        (#"---\nowner: team:one\n---\n# Title"#, #"---\nowner: team:one\nreviewedOn: 2026-11-25\n---\n# Title"#),
        (#"---\nreviewedOn: 2025-01-01 # x\n---\n# Title"#, #"---\nreviewedOn: 2026-11-25 # x\n---\n# Title"#),
        (#"---\nms.date: 01/31/2025\n---\n# Title"#, #"---\nms.date: 11/25/2026\n---\n# Title"#),
        (#"---\r\nlast_reviewed: "2025-01-01"\r\n---\r\n# T\r\n"#, #"---\r\nlast_reviewed: "2026-11-25"\r\n---\r\n# T\r\n"#),
        (#"---\n---\n# Title"#, #"---\nreviewedOn: 2026-11-25\n---\n# Title"#),
    ]) func documents(before: String, after: String) {
        #expect(
            run("printf -- '\(before)' > docs/a.md; review docs/a.md; printf -- '\(after)' | cmp - docs/a.md && echo same")
                == "docs/a.md: reviewed on 2026-11-25 by team:one; commit it\nsame\n")
    }

    @Test func refusals() {
        let said = run(
            """
            printf 'kind: Flow\\nname: x\\nowner: team:two\\nsteps: [{receive: shop/a}]\\n' > x.yaml
            review x 2>&1 | head -1; tieline review x --by three 2>&1 | head -1; review flow:y 2>&1 | head -1
            printf -- '---\\n{owner: team:one}\\n---\\n' > docs/a.md; review docs/a.md 2>&1 | head -1; git status --porcelain | wc -l
            """)
        #expect(said.contains("`x` belongs to team:two, and not to team:one."))
        #expect(said.contains("`team:three` is no team of the estate."))
        #expect(said.contains("`flow:y` is neither a flow nor a document of the estate"))
        #expect(said.contains("The front matter of docs/a.md is no list of keys"))
    }
}
