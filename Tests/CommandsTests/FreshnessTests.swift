import Testing

/// Freshness over scripted repositories whose truth is known.
@Suite struct FreshnessTests {
    /// An estate with one flow and its runbook, reviewed in January; later commits follow in the script, each on its own day.
    private static let setUp = """
        on() { export GIT_AUTHOR_DATE="$1T12:00:00Z" GIT_COMMITTER_DATE="$1T12:00:00Z"; }
        mkdir ../own && cd ../own && git init -q -b main && mkdir flows runbooks
        printf 'kind: Estate\\nlanguage: 1\\nname: own\\ndocuments: [runbooks/**]\\npolicy: {bots: [bot@*], quietCommits: ["style:"]}\\n' > tieline.yaml
        printf 'kind: Team\\nname: one\\nmembers: [{name: Kim, email: kim@acme.example}]\\n---\\nkind: Team\\nname: two\\n' > teams.yaml
        printf 'kind: System\\nname: shop\\ninterfaces: [{name: a, contract: none}, {name: b, contract: none}]\\n' > shop.yaml
        printf 'kind: Flow\\nname: orders\\nowner: team:one\\nrunbook: runbooks/orders.md\\nsteps: [{receive: shop/a}]\\n' > flows/orders.yaml
        printf -- '---\\nowner: team:one\\nreviewedOn: 2026-01-10\\n---\\n# Orders\\n' > runbooks/orders.md
        on 2026-01-05 && commit base
        state() { tieline freshness --as-of 2026-06-01 --format csv "$@" | tr -d '\\r' | grep ',runbook,' | cut -d, -f1,7,8; }
        kim() { export GIT_AUTHOR_NAME="$1" GIT_AUTHOR_EMAIL="$2"; }

        """

    private func run(_ script: String) -> String { Sandbox.run(Self.setUp + script) }

    @Test func changedInMeaning() {
        #expect(
            run("state; on 2026-03-01; sed -i 's/receive: shop.a/receive: shop\\/b/' flows/orders.yaml; commit change; state")
                == "fresh,,\nstale,1,1 person of no team\n")
    }

    @Test func layoutCommentsRenamesQuietCommitsAndBots() {
        #expect(
            run(
                """
                on 2026-03-01; echo '# hello' >> flows/orders.yaml; commit comment; state
                on 2026-03-02; printf 'name: orders\\nkind: Flow\\nrunbook: "runbooks/orders.md"\\nsteps:\\n  - receive: shop/a\\nowner: team:one\\n' > flows/orders.yaml; commit layout; state
                on 2026-03-03; git mv flows/orders.yaml flows/renamed.yaml; commit moved; state
                on 2026-03-04; sed -i 's/shop.a/shop\\/b/' flows/renamed.yaml; commit 'style: not really'; state
                on 2026-03-05; sed -i 's/shop.b/shop\\/a/' flows/renamed.yaml; kim bot bot@acme.example; commit bot; state
                kim t t@acme.example; on 2026-03-06; sed -i 's/shop.a/shop\\/b/' flows/renamed.yaml; commit ignored; state
                git rev-parse HEAD > .git-blame-ignore-revs; on 2026-03-07; commit ignore; state
                on 2026-03-08; sed -i 's/^owner: .*/owner: team:two/' flows/renamed.yaml; commit owner; state
                """)
                == "fresh,,\nfresh,,\nfresh,,\nfresh,,\nfresh,,\nstale,1,1 person of no team\nfresh,,\nstale,1,1 person of no team\n")
    }

    @Test func whatIsChangedBackIsFresh() {
        #expect(
            run(
                """
                on 2026-03-01; sed -i 's/shop.a/shop\\/b/' flows/orders.yaml; commit change; state
                on 2026-03-02; git revert --no-edit HEAD > /dev/null; state
                """) == "stale,1,1 person of no team\nfresh,,\n")
    }

    @Test func whatDocumentsDoNotSpeakOf() {
        #expect(run("on 2026-03-01; echo 'title: Orders of the shop' >> flows/orders.yaml; commit title; state") == "fresh,,\n")
    }

    @Test func mergesAndCherryPicksCountOnce() {
        #expect(
            run(
                """
                git checkout -q -b side; on 2026-03-01; sed -i 's/shop.a/shop\\/b/' flows/orders.yaml; commit change
                git checkout -q main; on 2026-03-02; git cherry-pick side > /dev/null
                on 2026-03-03; echo x > other; commit other; git merge -q --no-edit side; state
                git log --merges --oneline | wc -l
                """) == "stale,1,1 person of no team\n1\n")
    }

    @Test func authorsUnderTwoAddresses() {
        #expect(
            run(
                """
                on 2026-03-01; kim Kim old@acme.example; sed -i 's/shop.a/shop\\/b/' flows/orders.yaml; commit one; state
                printf 'Kim <kim@acme.example> <old@acme.example>\\n' > .mailmap; state; state --names
                """) == "stale,1,1 person of no team\nstale,1,team:one\nstale,1,Kim\n")
    }

    @Test func anEditOfTheDocumentIsAReview() {
        #expect(
            run(
                """
                on 2026-03-01; sed -i 's/shop.a/shop\\/b/' flows/orders.yaml; commit change
                on 2026-03-02; echo 'Now b.' >> runbooks/orders.md; commit edit; state
                """) == "fresh,,\n")
    }

    @Test func aShallowCloneIsUnknownAndNeverFresh() {
        #expect(
            run(
                """
                on 2026-03-01; echo x > other; commit other; on 2026-03-02; echo y > other; commit more
                git clone -q --depth 1 "file://$PWD" ../clone; cd ../clone; state
                """) == "unknown,,\n")
    }

    @Test func periodsAndOtherToolsDates() {
        #expect(
            run(
                """
                sed -i 's/^reviewedOn: .*/reviewedOn: 2026-01-10\\nreviewEvery: 30d/' runbooks/orders.md; state
                sed -i 's/^reviewEvery: .*/reviewEvery: 150d/' runbooks/orders.md; state
                printf -- '---\\nms.date: 01/10/2026\\n---\\n# Orders\\n' > runbooks/orders.md; state
                printf -- '---\\nlast_reviewed: 2024-01-10\\n---\\n# Orders\\n' > runbooks/orders.md; state
                """) == "old,,\ndue-soon,,\nfresh,,\nold,,\n")
    }

    @Test func theTextSaysWhatAndByWhom() {
        #expect(
            run(
                """
                on 2026-03-01; kim Kim kim@acme.example; sed -i 's/shop.a/shop\\/b/' flows/orders.yaml; commit 'Read b'
                tieline freshness --as-of 2026-06-01 | sed -E 's/[0-9a-f]{10}/COMMIT/'
                """) == """
                    team:one
                      stale     runbook runbooks/orders.md
                                what it is about changed after 2026-01-10
                                2026-03-01 COMMIT flow:orders (steps), by team:one: Read b
                      unknown   health review flow:orders
                                it was never reviewed

                    nobody
                      unknown   verification shop/b
                                it was never reviewed

                    ✗ 1 stale, 2 unknown

                    """)
    }

    @Test func theCalendar() {
        let calendar = run("tieline freshness --as-of 2026-06-01 --format ics | tr -d '\\r'")
        #expect(
            calendar
                == """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Tieline//freshness//EN
                CALSCALE:GREGORIAN
                BEGIN:VEVENT
                UID:UIDUID
                DTSTAMP:20260601T000000Z
                DTSTART;VALUE=DATE:20270110
                DTEND;VALUE=DATE:20270111
                SUMMARY:review of the runbook: runbooks/orders.md
                CATEGORIES:team:one
                TRANSP:TRANSPARENT
                END:VEVENT
                END:VCALENDAR

                """.replacing("UIDUID", with: calendar.split(separator: "UID:").dropFirst().first?.prefix { $0 != "\n" } ?? ""))
    }

    @Test func aLinkToASpecCoversIt() {
        #expect(
            run(
                """
                printf '# A\\n\\nSee [the flow](../flows/orders.yaml#steps).\\n' > runbooks/a.md
                printf '# B\\n\\n`[the flow](../flows/orders.yaml)`\\n\\n```\\n[the flow](../flows/orders.yaml)\\n```\\n' > runbooks/b.md
                printf '# C\\n\\n[the flow]: <../flows/orders.yaml> "title"\\n' > runbooks/c.md
                on 2026-02-01; commit documents; on 2026-03-01; sed -i 's/shop.a/shop\\/b/' flows/orders.yaml; commit change
                tieline freshness --as-of 2026-06-01 --format csv | grep ',document,' | cut -d, -f1,3 | sort -t, -k2
                """) == "stale,runbooks/a.md\nfresh,runbooks/b.md\nstale,runbooks/c.md\n")
    }

    @Test func whatIsDue() {
        #expect(
            run(
                """
                printf 'goLiveOn: 2026-05-01\\n' >> flows/orders.yaml
                sed -i 's/^name: one$/name: one\\nengagement: {partner: Hansa, endsOn: 2026-05-30}/' teams.yaml
                sed -i 's/contract: none}]/contract: none, sunset: 2026-07-01, expires: [{what: token, date: 2026-06-01}]}]/' shop.yaml
                tieline freshness --due --as-of 2026-06-01
                """) == """
                    2026-05-30 2 days ago     engagement ends: team:one, team:one
                    2026-06-01 today          token expires: shop/b
                    2026-07-01 in 30 days     sunset: shop/b
                    2027-01-10 in 223 days    review of the runbook: runbooks/orders.md, team:one
                    4 dates, 1 of them past

                    """)
    }

    @Test func asMarkdown() {
        #expect(
            run("tieline freshness --as-of 2026-06-01 --format markdown --select owner:one") == """
                ## Freshness: 1 unknown, 1 fresh

                ### team:one

                | State | What | Reviewed | Due | Changes since |
                | --- | --- | --- | --- | --- |
                | unknown | health review flow:orders | never |  |  |
                | fresh | runbook runbooks/orders.md | 2026-01-10 | 2027-01-10 |  |


                """)
    }

    @Test func checkFindsStaleDocuments() {
        #expect(
            run(
                """
                on 2026-03-01; sed -i 's/shop.a/shop\\/b/' flows/orders.yaml; commit change
                tieline check --as-of 2026-06-01 --format json | grep -A3 document-stale | grep -o '"subject": .*'
                """) == "\"subject\": \"runbooks/orders.md\",\n")
    }

    @Test func splitAndJoinedFiles() {
        #expect(
            run(
                """
                on 2026-02-01; printf -- '---\\nkind: Flow\\nname: other\\nsteps: [{receive: shop/b}]\\n' >> flows/orders.yaml; commit joined; state
                on 2026-02-02; csplit -sz flows/orders.yaml '/^---/'; mv xx00 flows/orders.yaml; sed 1d xx01 > flows/other.yaml; rm xx01; commit split; state
                on 2026-02-03; cat flows/orders.yaml > all.yaml; echo --- >> all.yaml; cat shop.yaml >> all.yaml; git rm -q flows/orders.yaml shop.yaml
                commit 'joined elsewhere'; state
                """) == "fresh,,\nfresh,,\nfresh,,\n")
    }

    @Test func octopusMerges() {
        #expect(
            run(
                """
                on 2026-02-01
                for side in a b c; do git checkout -q -b $side main; echo $side > $side; commit $side; done
                git checkout -q b; sed -i 's/shop.a/shop\\/b/' flows/orders.yaml; commit change
                git checkout -q main; echo x > other; commit other
                on 2026-02-05; git merge -q --no-edit a b c > /dev/null; git rev-list --merges --max-parents=9 --min-parents=4 --count HEAD; state
                """) == "1\nstale,1,1 person of no team\n")
    }

    @Test func aMergeThatChangesSomethingOfItsOwn() {
        #expect(
            run(
                """
                git checkout -q -b side; on 2026-02-01; echo 'title: One' >> flows/orders.yaml; commit one
                git checkout -q main; echo 'title: Two' >> flows/orders.yaml; commit two; git merge -q side > /dev/null
                on 2026-02-05; printf 'kind: Flow\\nname: orders\\nowner: team:one\\nrunbook: runbooks/orders.md\\nsteps: [{receive: shop/b}]\\n' > flows/orders.yaml
                git commit -qam merged; state
                """) == "stale,1,1 person of no team\n")
    }

    @Test func aCopyOfAContractThatWasLeftBehind() {
        #expect(
            run(
                """
                copies() { tieline freshness --as-of "$1" --verbose | grep -A2 'copy of the contract' | sed 's/^ *//' | grep -E -e '^(copy|unknown|fresh|stale|old) *copy' -e changed -e COMMIT -e '^2026' -e ran -e 'not in the' | sed -E 's/[0-9a-f]{10}/COMMIT/'; }
                echo '{"type": "object"}' > a.json
                printf 'kind: System\\nname: shop\\nproduct: {name: S, version: "1"}\\ninterfaces: [{name: a, contract: a.json}, {name: b, contract: none}]\\n' > shop.yaml
                copies 2026-06-01; on 2026-02-01; commit contract; copies 2026-06-01
                sed -i 's/version: "1"/version: "2"/' shop.yaml; on 2026-03-01; commit 'Version 2'; copies 2026-06-01
                echo '{"type": "object", "properties": {}}' > a.json; on 2026-03-02; commit 'The contract of version 2'; copies 2026-06-01; copies 2027-06-01
                """) == """
                    unknown   copy of the contract of shop/a
                    its file is not in the history
                    fresh     copy of the contract of shop/a
                    nothing that it is about changed after 2026-02-01
                    stale     copy of the contract of shop/a
                    what it is about changed after 2026-02-01
                    2026-03-01 COMMIT system:shop (product version), by 1 person of no team: Version 2
                    fresh     copy of the contract of shop/a
                    nothing that it is about changed after 2026-03-02
                    old       copy of the contract of shop/a
                    its review ran out on 2027-03-02

                    """)
    }

    @Test func deadLinksAreFindings() {
        #expect(
            run(
                """
                printf 'See [a](gone.md), [b](#orders), [c](#lost), [d](../flows/orders.yaml), [e](../flows), [f](https://x.example/y).\\n' >> runbooks/orders.md
                tieline check --format json | grep -B1 -A5 dead-link | grep -E '"(message|line|help)"' | sed 's/^ *//'
                """) == """
                    "message": "`gone.md` leads nowhere: there is no runbooks/gone.md",
                    "help": "did you mean `runbooks/orders.md`?",
                    "message": "`#lost` leads nowhere: runbooks/orders.md has no heading `#lost`",
                    "help": "Correct the link, or take it out. Addresses on the web are not looked at.",

                    """)
    }
}
