import Glibc
import Testing

/// Repositories and estates that cannot answer: each ends with its own status and says what to do.
@Suite struct RepositoryTroubleTests {
    @Test func noRepository() {
        #expect(
            Sandbox.run("mkdir ../plain && cd ../plain && status tieline check") == """
                tieline: DIR/plain is in no git repository.
                         Change to a folder of a repository, or run `git init` first.
                => 3

                """)
    }

    @Test(arguments: ["check", "impact", "gate", "list flows"])
    func noEstate(_ command: String) {
        #expect(
            Sandbox.run("git rm -q tieline.yaml && git commit -qm gone && status tieline \(command)") == """
                tieline: There is no tieline.yaml in this revision, so there is no estate.
                         Start one with `tieline init`.
                => 2

                """)
    }

    @Test func severalEstates() {
        let script = """
            sed -i '/^owner/d' tieline.yaml && mkdir a b && cp tieline.yaml a && mv tieline.yaml b
            status tieline check
            status tieline check --estate c
            status tieline check --estate a --quiet
            cd a && status tieline check --quiet
            """
        #expect(
            Sandbox.run(script) == """
                tieline: There are several estates: a/tieline.yaml, b/tieline.yaml.
                         Name one with --estate.
                => 2
                tieline: There is no estate at c in this revision.
                         There is a/tieline.yaml, b/tieline.yaml.
                => 2
                ✓ nothing to report
                => 0
                ✓ nothing to report
                => 0

                """)
    }

    @Test(arguments: ["check nosuch", "impact nosuch", "gate main nosuch", "diff nosuch", "list flows --at nosuch"])
    func unknownRevision(_ command: String) {
        #expect(
            Sandbox.run("status tieline \(command)") == """
                tieline: No commit is called `nosuch`.
                         `git branch --all` and `git tag` list what there is; `git fetch` may bring it.
                => 2

                """)
    }

    private static let branches = """
        git checkout -q -b side && echo '# side' >> flows/order-to-erp.yaml && commit side && side=$(git rev-parse side)
        git checkout -q main && echo '# main' >> systems/erp.yaml && commit main && main=$(git rev-parse main)

        """

    @Test(arguments: ["impact", "gate"])
    func shallowCloneWithoutTheMergeBase(_ command: String) {
        let script =
            Self.branches + """
                cd .. && git clone -q --depth 1 --no-single-branch "file://$PWD/work" clone && cd clone
                status tieline \(command) origin/main origin/side --format json | sed -e s/${main%${main#??????????}}/MAIN/ -e s/${side%${side#??????????}}/SIDE/
                """
        let message = "This is a shallow clone: the commit where MAIN and SIDE meet is not in it."
        let help = "Fetch all of the history: `git fetch --unshallow`; in GitHub Actions, `fetch-depth: 0` at actions/checkout."
        let output = Sandbox.run(script)
        #expect(
            output.contains(
                "\"schema\": \"tieline/impact/v1\",\n  \"outcome\": {\n    \"failed\": true,\n    \"reasons\": [\n      \"\(message)\"\n"))
        #expect(output.contains("\"status\": 3,\n    \"help\": \"\(help)\"\n  }\n}\n=> 3\n"))
    }

    @Test(arguments: ["check HEAD", "gate origin/main origin/side"])
    func partialClone(_ command: String) {
        let script =
            Self.branches + """
                git config uploadpack.allowFilter true && cd ..
                git clone -q --no-checkout --filter=blob:none "file://$PWD/work" clone && cd clone && git remote set-url origin /nowhere
                status tieline \(command) 2>&1 | sed -E 's/file [0-9a-f]{10}/file ID/'
                """
        #expect(
            Sandbox.run(script) == """
                tieline: This is a partial clone: the file ID is not in it.
                         Fetch what is missing: `git fetch --refetch --no-filter`; or clone without `--filter`.
                => 3

                """)
    }

    @Test func contractsThatAPartialCloneLacks() {
        let script = """
            git config uploadpack.allowFilter true && cd ..
            git clone -q --no-checkout --filter=blob:none "file://$PWD/work" clone && cd clone
            for file in tieline.yaml teams systems mappings flows upgrades; do git checkout -q HEAD -- $file; done
            git remote set-url origin /nowhere && tieline check HEAD > out 2>&1; echo "=> $?"; sed -E 's/file [0-9a-f]{10}/file ID/' out
            """
        #expect(
            Sandbox.run(script) == """
                => 3
                tieline: This is a partial clone: the file ID is not in it.
                         Fetch what is missing: `git fetch --refetch --no-filter`; or clone without `--filter`.

                """)
    }

    @Test(.enabled(if: geteuid() == 0)) func repositoryOfAnotherUser() {
        #expect(
            Sandbox.run("chown -R 65534 . && status tieline check") == """
                tieline: The repository DIR/work belongs to another user, so git does not trust it.
                         If you trust it, run: git config --global --add safe.directory 'DIR/work'
                => 3

                """)
    }

    @Test func sha256() {
        #expect(
            Sandbox.run("git init -q --object-format=sha256 ../sha && cd ../sha && status tieline check") == """
                tieline: The repository DIR/sha names its objects by SHA-256, which cannot be read here.
                         Use a clone that was made with `--object-format=sha1`.
                => 3

                """)
    }

    @Test func unrelatedHistories() {
        let script = """
            git checkout -q --orphan other && commit other && other=$(git rev-parse --short=10 HEAD)
            main=$(git rev-parse --short=10 main); status tieline gate main other | sed -e s/$main/MAIN/ -e s/$other/OTHER/
            """
        let output = Sandbox.run(script)
        #expect(output.hasPrefix("tieline: "))
        #expect(output.hasSuffix("=> 3\n"))
    }

    @Test func mergeThatIsUnderWayAndInConflict() {
        let script = """
            git checkout -q -b side && sed -i 's/^title: .*/title: one/' flows/order-to-erp.yaml && commit side
            git checkout -q main && sed -i 's/^title: .*/title: two/' flows/order-to-erp.yaml && commit main
            git merge side > /dev/null 2>&1; status tieline check --quiet; status tieline gate HEAD --quiet
            tieline check --format json | grep -A 3 'in conflict'
            """
        #expect(
            Sandbox.run(script) == """
                ✗ 1 error, 1 info
                => 2
                failed: ? 1 review; because spec/syntax: flows/order-to-erp.yaml:1: the file is in conflict
                => 2
                      "message": "the file is in conflict",
                      "help": "Resolve the conflict first.",
                      "location": {
                        "path": "flows/order-to-erp.yaml",

                """)
    }

    @Test func conflictInTheMerge() {
        let script = """
            git checkout -q -b side && sed -i 's/^title: .*/title: one/' flows/order-to-erp.yaml && commit side
            git checkout -q main && sed -i 's/^title: .*/title: two/' flows/order-to-erp.yaml && commit main
            status tieline gate main side | sed -E 's/[0-9a-f]{10,12}/ID/g'
            """
        #expect(
            Sandbox.run(script) == """
                main ID → side ID  (merged in memory)
                1 change (1 safe)

                ✗ conflicts  resolve these first; flows over them are to be reviewed
                    flows/order-to-erp.yaml

                ? review    flow:order-to-erp  one  [critical, edited]
                    symptom  Orders enter the shop and never reach fulfilment.
                    owner    team:integration · integration@acme.example · runbook runbooks/order-to-erp.md

                    ? flows/order-to-erp.yaml is in conflict in the merge: resolve it first
                      flow:order-to-erp
                      fix      merge the target branch, resolve the conflict, and ask again
                      accept   a Waiver that names the fingerprint ID

                Who must know
                    team:integration  integration@acme.example · flow:order-to-erp

                failed: ? 1 review; because the merge has conflicts: resolve first (flows/order-to-erp.yaml)
                => 1

                """)
    }
}
