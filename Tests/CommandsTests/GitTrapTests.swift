import Testing

/// What git does around a hook, found by experiment: each trap with real git.
@Suite struct GitTrapTests {
    /// A branch that breaks the flow, one that does not, and the hooks of the clone.
    private static let branches = """
        git checkout -q -b bad && cp contracts/erp-next.yaml contracts/erp.yaml && commit bad
        git checkout -q -b good main && echo '# a comment' >> flows/order-to-erp.yaml && commit good && git checkout -q main
        tieline init --hooks > /dev/null

        """

    @Test func hooksInALinkedWorkTree() {
        let script =
            Self.branches + """
                git worktree add -q ../linked -b linked && cd ../linked
                git merge -q --no-ff -m merge bad > /dev/null 2>&1; echo "bad $?"; git merge --abort
                git merge -q --no-ff -m merge good > /dev/null 2>&1; echo "good $?"
                cp contracts/erp-next.yaml contracts/erp.yaml && git commit -qam direct > /dev/null 2>&1; echo "commit $?"
                """
        #expect(Sandbox.run(script) == "bad 1\ngood 0\ncommit 1\n")
    }

    @Test func environmentThatNamesWorkTreeAndCommonFolder() {
        let script =
            Self.branches + """
                cp contracts/erp-next.yaml contracts/erp.yaml
                export GIT_DIR="$PWD/.git" GIT_WORK_TREE="$PWD" GIT_COMMON_DIR="$PWD/.git" && cd ..
                git commit -qam work-tree > /dev/null 2>&1; echo "commit $?"
                status tieline gate --quiet
                git checkout -q -f main && git merge -q --no-ff -m merge good > /dev/null 2>&1; echo "merge $?"
                """
        let expected = "commit 1\nfailed: ✗ 1 breaks; because flow:order-to-erp breaks\n=> 1\nmerge 0\n"
        #expect(Sandbox.run(script) == expected)
    }

    @Test(arguments: ["server.git", "with:colon.git", "with space.git"])
    func serversQuarantineWithOddPaths(_ name: String) {
        let script =
            Self.branches + """
                git init -q --bare -b main ../start && git push -q --no-verify ../start main && mv ../start "../\(name)"
                cp "$HOOKS/pre-receive" "../\(name)/hooks/" && git remote add server "file://$PWD/../\(name)"
                git push -q --no-verify server bad:main > ../said 2>&1; echo "bad $?"; grep -c 'flow:order-to-erp breaks' ../said
                git push -q --no-verify server good:main > /dev/null 2>&1; echo "good $?"
                git push -q --no-verify server good:new bad:newer > /dev/null 2>&1; echo "two branches $?"
                git --git-dir="../\(name)" for-each-ref --format='%(refname) %(subject)'
                """
        #expect(Sandbox.run(script) == "bad 1\n1\ngood 0\ntwo branches 1\nrefs/heads/main good\n")
    }

    @Test func mergeThatWasRejectedIsNotFinishedByAPlainCommit() {
        let script =
            Self.branches + """
                git merge --no-ff -m merge bad > ../said 2>&1; echo "merge $?"
                grep -c '^tieline pre-merge-commit: the merge of' ../said; ls .git/MERGE_HEAD
                git commit -qm finish > ../said 2>&1; echo "commit $?"; grep -c '^tieline pre-commit: the merge of' ../said
                git log -1 --format=%s
                """
        #expect(Sandbox.run(script) == "merge 1\n1\n.git/MERGE_HEAD\ncommit 1\n1\nbase\n")
    }

    @Test func foreignHooksStayAndTheHooksPathIsRespected() {
        let script = """
            printf '#!/bin/sh\\nexit 0\\n' > .git/hooks/pre-commit && chmod +x .git/hooks/pre-commit
            status tieline init --hooks && cat .git/hooks/pre-commit
            mkdir shared && git config core.hooksPath shared && tieline init --hooks --format json | grep -c installed && ls shared
            """
        #expect(
            Sandbox.run(script) == """
                kept      ./tieline.yaml: this is an estate already
                left      DIR/work/.git/hooks/pre-commit is somebody else's; add to it: tieline hook pre-commit "$@" || exit $?
                installed DIR/work/.git/hooks/pre-merge-commit
                installed DIR/work/.git/hooks/pre-push
                Next: tieline check
                => 0
                #!/bin/sh
                exit 0
                3
                pre-commit
                pre-merge-commit
                pre-push

                """)
    }

    /// But for what is kept of the history, in a folder of its own.
    @Test func nothingIsWrittenIntoARepository() {
        let script =
            Self.branches + """
                echo '# changed' >> flows/order-to-erp.yaml && git add -A && echo '# again' >> flows/order-to-erp.yaml
                files() { (cd "$1" && find . -type f ! -path './.git/index' | sort | xargs sha1sum && git ls-files --stage) | sha1sum; }
                files . > ../before
                for command in check 'check main' diff impact 'impact main bad' gate 'gate main bad' 'gate bad INDEX' 'upgrade erp-next' \\
                    'list flows' 'trace shop/api#Order.orderNumber' doctor 'explain 000000000000' rules formats; do
                    tieline $command > /dev/null 2>&1; [ $? -le 2 ] || echo "$command $?"
                done
                files . > ../after && cmp ../before ../after && echo same
                """
        #expect(Sandbox.run(script) == "same\n")
    }
}
