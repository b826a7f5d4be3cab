import Testing

/// `tieline init runbook`: what the estate knows is filled in, and the rules on runbooks are met.
@Suite struct RunbookTests {
    @Test func everyFlowOfTheReferenceEstate() {
        #expect(
            Sandbox.run(
                """
                cp -R "$SPECS/acme" ../acme && cd ../acme && git init -q -b main
                sed -i 's,^runbook: .*,,' flows/*.yaml; rm -r runbooks; commit base
                for flow in flows/*.yaml; do
                    name=$(basename $flow .yaml); tieline init runbook $name > ../said || cat ../said; echo "runbook: runbooks/$name.md" >> $flow
                done
                ls runbooks | wc -l; commit runbooks
                tieline check --all | grep -c -e runbook -e dead-link -e document-
                """) == "26\n0\n")
    }

    @Test func theEstatesFacts() {
        let text = Sandbox.run(
            """
            printf 'kind: System\\nname: queue\\ntitle: The queue\\nowner: team:ops\\ninterfaces: [{name: in, protocol: kafka, contract: none, expires: [{what: token, date: 2027-01-01}]}]\\n' > queue.yaml
            printf 'kind: Team\\nname: ops\\ncontact: ops@acme.example\\nonCall: https://oncall.acme.example/ops\\n' > ops.yaml
            printf 'kind: Flow\\nname: f\\nowner: team:ops\\nerrors: {retry: 2, wait: 5s, deadLetter: queue/in}\\nsteps: [{receive: queue/in}, {write: queue/in}]\\n' > f.yaml
            tieline init runbook flow:f; cat runbooks/f.md; echo changed > runbooks/f.md; tieline init runbook f; cat runbooks/f.md
            """)
        for line in [
            "wrote     runbooks/f.md with ", "Next: add `runbook: runbooks/f.md` to f.yaml, and fill in what is open\n",
            "covers: [flow:f]\n",
            "| Flow | [`flow:f`](../f.yaml), normal, event |",
            "| Owner | team:ops, <ops@acme.example>, <https://oncall.acme.example/ops> |",
            "| Dead letters | `queue/in` |", "| The queue | write | `queue/in`, kafka | team:ops | <https://oncall.acme.example/ops> |",
            "- [ ] The platform tries 2 more times by itself, 5s apart. After that the message is in `queue/in`, and keeps.\n",
            "- [ ] The token of `queue/in` ends on 2027-01-01.\n", "## Nothing arrives\n", "kept      runbooks/f.md is there already\n",
        ] {
            #expect(text.contains(line), "\(line)\n\(text)")
        }
        #expect(text.hasSuffix("changed\n"))
    }

    @Test func whatIsRefused() {
        #expect(Sandbox.run("status tieline init runbook 2>&1 | head -1").contains("Name the flow"))
        #expect(Sandbox.run("status tieline init runbook order-to-epr 2>&1").contains("Did you mean `order-to-erp`?"))
        #expect(Sandbox.run("status tieline init one two 2>&1 | head -1").contains("init takes one folder"))
    }
}
