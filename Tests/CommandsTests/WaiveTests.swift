import Testing

/// `waive`: from a finding to a file that accepts it, as a user would do it.
@Suite struct WaiveTests {
    /// A flow without a runbook, which its policy takes for an error.
    private static let setUp = """
        export day="--as-of 2026-11-25"
        sed -i '/^runbook:/d' flows/order-to-erp.yaml
        printf 'kind: Team\\nname: architecture\\n' > teams/architecture.yaml
        printf 'policy: {approvers: [team:architecture], waiverMax: 180d, rules: {ownership/no-runbook: error}}\\n' >> tieline.yaml
        commit 'no runbook'
        id=$(tieline check $day --format json | grep -A 3 no-runbook | grep -m 1 fingerprint | cut -d'"' -f4)

        """

    private func run(_ script: String) -> String { Sandbox.run(Self.setUp + script) }

    @Test func aFindingIsAcceptedUntilItsLastDay() {
        let output = run(
            """
            status tieline check $day --quiet
            status tieline waive $id --reason 'The runbook: it is being written.' --expires 2027-01-31 --by team:integration $day | sed s/$id/ID/
            sed s/$id/ID/ waivers/*.yaml
            status tieline check $day --quiet
            status tieline check --as-of 2027-01-31 --quiet
            status tieline check --as-of 2027-02-01 --quiet
            tieline check $day --all | grep -A 4 'ownership/no-runbook' | sed s/$id/ID/
            """)
        #expect(
            output == """
                ✗ 1 error, 1 info
                => 1
                wrote waivers/accepted-ID.yaml
                => 0
                # ownership/no-runbook: flow:order-to-erp has no runbook
                kind: Waiver
                name: accepted-ID
                accepts: [{rule: ownership/no-runbook, subject: "flow:order-to-erp", fingerprint: "ID"}]
                reason: "The runbook: it is being written."
                approvedBy: team:integration
                expiresOn: 2027-01-31
                ✓ 1 info, 1 waived
                => 0
                ✓ 2 info, 1 waived
                => 0
                ✗ 2 errors, 1 info
                => 1
                ✗ waived   flow:order-to-erp  ownership/no-runbook
                           flow:order-to-erp has no runbook
                           fix    Write one, and name it: `runbook: runbooks/NAME.md`.
                           at     flows/order-to-erp.yaml:2:7
                           waived waiver:accepted-ID by team:integration until 2027-01-31: The runbook: it is being written.

                """, "\(output)")
    }

    @Test func whatCountsForNothingIsRefused() {
        let output = run(
            """
            say() { status tieline waive "$@" $day 2>&1 | sed s/$id/ID/; }
            say nothing --reason r --expires 2027-01-31 --by team:integration
            say $id --reason ' ' --expires 2027-01-31 --by team:integration
            say $id --reason r --expires 2026-11-24 --by team:integration
            say $id --reason r --expires 2027-12-31 --by team:integration
            say $id --reason r --expires 2027-01-31 --by team:integratoin
            printf 'kind: Team\\nname: guests\\n' > teams/guests.yaml
            say $id --reason r --expires 2027-01-31 --by guests
            ls waivers 2> /dev/null
            say $id --reason r --expires 2026-11-25 --by architecture
            say $id --reason r --expires 2026-11-26 --by architecture
            """)
        #expect(
            output == """
                tieline: `nothing` is no fingerprint.
                         It has 12 hex digits; `tieline check --all` shows them.
                => 2
                tieline: The reason is empty.
                         Say why it is accepted.
                => 2
                tieline: 2026-11-24 has passed.
                         Name a day to come.
                => 2
                tieline: A waiver may last 180d (policy.waiverMax), and 2027-12-31 is later.
                         Name an earlier day.
                => 2
                tieline: `team:integratoin` is no team of the estate.
                         Did you mean `team:integration`?
                => 2
                tieline: team:guests may not accept it: it neither owns flow:order-to-erp nor is one of policy.approvers.
                         Ask team:integration.
                => 2
                wrote waivers/accepted-ID.yaml
                => 0
                tieline: There is a waiver `accepted-ID` already.
                         Change its `expiresOn`, or delete it first.
                => 2

                """, "\(output)")
    }

    /// A change cannot excuse itself: its waiver counts once it is on the branch that is merged into.
    @Test func aChangeCannotBringItsOwnWaiver() {
        let script = """
            git checkout -q -b feature && cp contracts/erp-next.yaml contracts/erp.yaml && commit change
            cause=$(tieline gate main $day --format json | grep -m 1 '"fingerprint"' | cut -d'"' -f4)
            tieline waive $cause --reason r --expires 2027-01-31 --by architecture $day | sed s/$cause/CAUSE/
            commit waiver
            tieline gate main $day | grep -c 'error    change/self-waived'
            tieline gate main $day --quiet > /dev/null; echo "=> $?"
            git checkout -q main && git checkout -q feature waivers && commit 'the waiver on its own'
            tieline gate main feature $day --format json | grep -c '"reason": "r"'
            """
        let output = run(script)
        #expect(
            output == """
                wrote waivers/accepted-CAUSE.yaml; a check of the work tree does not show this finding, so it must be one of a comparison
                1
                => 1
                1

                """, "\(output)")
    }
}
