import Testing

/// What is kept of the history between runs: never wrong, whatever becomes of the history or of the file.
@Suite struct HistoryCacheTests {
    private static let setUp = """
        on() { export GIT_AUTHOR_DATE="$1T12:00:00Z" GIT_COMMITTER_DATE="$1T12:00:00Z"; }
        mkdir ../own && cd ../own && git init -q -b main && mkdir flows runbooks
        printf 'kind: Estate\\nlanguage: 1\\nname: own\\ndocuments: [runbooks/**]\\n' > tieline.yaml
        printf 'kind: System\\nname: shop\\ninterfaces: [{name: a, contract: none}, {name: b, contract: none}]\\n' > shop.yaml
        printf 'kind: Flow\\nname: orders\\nrunbook: runbooks/orders.md\\nsteps: [{receive: shop/a}]\\n' > flows/orders.yaml
        printf -- '---\\nreviewedOn: 2026-01-10\\n---\\n# Orders\\n' > runbooks/orders.md
        on 2026-01-05 && commit base
        on 2026-03-01; sed -i 's/shop.a/shop\\/b/' flows/orders.yaml; commit change
        state() { tieline freshness --as-of 2026-06-01 --format csv | tr -d '\\r' | grep ',runbook,' | cut -d, -f1,7; }
        export XDG_CACHE_HOME="$PWD/../caches"
        cache() { echo ../caches/tieline/*/*; }
        state

        """

    private func run(_ script: String) -> String { Sandbox.run(Self.setUp + script) }

    @Test func amendedRebasedAndForced() {
        #expect(
            run(
                """
                git checkout -q HEAD~ flows/orders.yaml; echo x > other; git add -A; git commit -q --amend -m other; state
                sed -i 's/shop.a/shop\\/b/' flows/orders.yaml; commit change; echo y > more; commit more; state
                git checkout -q -b side HEAD~2; echo z > side; commit side; git rebase -q side main; state
                git reset -q --hard main~3; state
                """) == "stale,1\nfresh,\nstale,1\nstale,1\nfresh,\n")
    }

    @Test func damagedFilesAreAsGoodAsNone() {
        #expect(
            run(
                """
                for damage in 'head -c 100' 'cat /dev/null' 'tr a b' 'head -c -1' 'cat - /etc/hostname' 'sed s/tieline-history/tieline-histori/'; do
                    cp $(cache) ../whole; cat ../whole | $damage > $(cache); state; cmp -s $(cache) ../whole && echo mended
                done
                """) == "stale,1\n" + String(repeating: "stale,1\nmended\n", count: 6))
    }

    @Test func manyWritersAtOnce() {
        #expect(
            run(
                """
                rm -r ../caches; for i in 1 2 3 4 5 6; do state > ../out$i & done; wait; cat ../out*; find ../caches -type f | wc -l; state
                """) == "stale,1\n" + String(repeating: "stale,1\n", count: 6) + "1\nstale,1\n")
    }

    @Test func whereTheCacheMayNotBeWritten() {
        // A file in the way of the folder stands for one that may only be read: root may write everywhere.
        #expect(
            run(
                """
                rm -r ../caches; touch ../caches; state; cat ../caches | wc -c; export XDG_CACHE_HOME= HOME=/dev/null; state
                mkdir ../home; export XDG_CACHE_HOME= HOME="$PWD/../home"; state; find ../home -type f | wc -l
                """) == "stale,1\nstale,1\n0\nstale,1\nstale,1\n1\n")
    }

    @Test func aLinkIsNotFollowed() {
        #expect(
            run(
                """
                mkdir ../elsewhere; own=$(dirname $(cache)); rm -r $own; ln -s ../../elsewhere $own; state; ls ../elsewhere | wc -l
                """) == "stale,1\nstale,1\n0\n")
    }

    @Test func anEstateInAFolderHasItsOwn() {
        #expect(
            run(
                """
                mkdir sub && cp -R shop.yaml flows sub/ && printf 'kind: Estate\\nlanguage: 1\\nname: sub\\n' > sub/tieline.yaml
                on 2026-04-01 && commit sub; find ../caches -type f | wc -l
                tieline freshness --estate sub --quiet > ../said; find ../caches -type f | wc -l; state
                """) == "stale,1\n1\n2\nstale,1\n")
    }
}
