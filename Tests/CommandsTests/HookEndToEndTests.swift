import Testing

/// The installed hooks, driven by real git: what breaks a flow is refused at each of the four doors, what is sound passes.
@Suite struct HookEndToEndTests {
    /// A work tree with the hooks, a bare repository with pre-receive, a branch that breaks the flow and one that does not.
    private static let setUp = """
        export HOME="$PWD" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null GIT_EDITOR=true
        export GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@acme.example GIT_COMMITTER_NAME=t GIT_COMMITTER_EMAIL=t@acme.example
        mkdir bin && ln -s "$BINARY" bin/tieline && export PATH="$PWD/bin:$PATH"
        cp -R "$SPECS/starter" work && cd work && git init -q -b main && git add -A && git commit -qm base
        git init -q --bare -b main ../server.git && git push -q ../server.git main
        cp "$HOOKS/pre-receive" ../server.git/hooks/ && chmod +x ../server.git/hooks/pre-receive
        git checkout -q -b bad && cp contracts/erp-next.yaml contracts/erp.yaml && git commit -qam bad
        git checkout -q -b good main && echo '# a comment' >> flows/order-to-erp.yaml && git commit -qam good
        git checkout -q main

        """

    private func run(_ script: String) -> Binary.Result {
        let root = String(#filePath.prefix(upTo: #filePath.firstRange(of: "/Tests/CommandsTests/")!.lowerBound))
        let folder = Binary.folder([:])
        return Binary.run("export BINARY='\(Binary.path)' SPECS='\(root)/Specs' HOOKS='\(root)/Hooks'\n" + Self.setUp + script, in: folder)
    }

    @Test func pushToABareRepositoryWithQuarantine() {
        let bad = run("git push -q ../server.git bad:main; echo \"status $?\"; git -C ../server.git log -1 --format=%s main")
        #expect(bad.output.hasSuffix("status 1\nbase\n"))
        #expect(bad.errors.contains("flow:order-to-erp breaks"))
        let good = run("git push -q ../server.git good:main; echo \"status $?\"; git -C ../server.git log -1 --format=%s main")
        #expect(good.output.hasSuffix("status 0\ngood\n"))
    }

    @Test func mergeIsRejectedAndSoIsTheCommitThatFinishesIt() {
        let result = run(
            """
            tieline init --hooks > /dev/null
            git merge -q --no-ff -m merge bad > /dev/null 2>&1; echo "merge $?"
            git commit -qm finish > /dev/null 2>&1; echo "commit $?"
            git merge --abort; git merge -q --no-ff -m merge good > /dev/null 2>&1; echo "sound $?"
            git log -1 --format=%s
            """)
        #expect(result.output.hasSuffix("merge 1\ncommit 1\nsound 0\nmerge\n"))
    }

    @Test func commitReadsTheIndexThatGitNames() {
        let result = run(
            """
            tieline init --hooks > /dev/null
            cp contracts/erp-next.yaml contracts/erp.yaml
            git commit -qam all > /dev/null 2>&1; echo "all $?"
            echo '# a comment' >> flows/order-to-erp.yaml
            git commit -qm path -- flows/order-to-erp.yaml > /dev/null 2>&1; echo "path $?"
            git status --short
            """)
        #expect(result.output.hasSuffix("all 1\npath 0\n M contracts/erp.yaml\n"))
    }

    @Test func pushIsHeldAgainstTheTrunk() {
        let result = run(
            """
            rm ../server.git/hooks/pre-receive
            tieline init --hooks > /dev/null
            git push -q ../server.git bad > /dev/null 2>&1; echo "bad $?"
            git push -q ../server.git good > /dev/null 2>&1; echo "good $?"
            git push -q ../server.git :good > /dev/null 2>&1; echo "deletion $?"
            """)
        #expect(result.output.hasSuffix("bad 1\ngood 0\ndeletion 0\n"))
    }
}
