import Basics
import Estate
import Testing

struct LoadEstateTests {
    @Test func otherFilesAreNoSpecs() {
        let estate = load([
            "tieline.yaml": estateText + "contracts: [contracts/**]\nignore: [drafts/**]\n",
            ".github/workflows/ci.yml": "name: ci\non: push\njobs: {build: {steps: []}}\n",
            "package.json": #"{"name": "x", "version": "1", "type": "module", "scripts": {}}"#,
            "compose.yaml": "services: {db: {image: postgres}}\n",
            "k8s.yaml": "apiVersion: v1\nkind: System\nmetadata: {name: x}\n",
            "chart.yaml": "kind: {{ .Values.kind }}\n  broken: [\n",
            "list.yaml": "- 1\n- 2\n",
            "empty.yaml": "",
            "openapi.yaml": "openapi: 3.1.0\ninfo: {title: x}\npaths: {}\n",
            "contracts/a.yaml": "kind: Flow\n",
            "drafts/b.yaml": "kind: Flow\n",
            "notes.txt": "kind: Flow\n",
        ])
        #expect(estate.problems.map(line) == [])
        #expect(estate.allSpecs.map(\.ref.description) == ["estate:test"])
    }

    @Test func forgottenKindsAreFound() {
        #expect(
            estateFindings(["flows/a.yaml": "name: a\nowner: team:x\nsteps: []\n", "b.json": #"{"name": "b", "description": "no spec"}"#])
                == ["spec/missing-key flows/a.yaml:1:1 name: a"])
    }

    @Test func brokenFilesCountWhereTheyLookLikeSpecs() {
        let estate = load([
            "tieline.yaml": estateText,
            "a.yaml": "kind: Flow\nname: [\n",
            "ci.yaml": "script: [\n",
            "flows/good.yaml": "kind: Flow\nname: good\nsteps: []\n",
            "flows/bad.yaml": "steps: [\n",
            "systems/erp.yaml": "kind: System\nname: erp\ninterfaces: [{name: a, contract: systems/erp.json}]\n",
            "systems/erp.json": "{",
        ])
        #expect(estate.problems.map(\.rule.text) == ["spec/syntax", "spec/syntax"])
        #expect(estate.unreadable.map(\.path) == ["a.yaml", "flows/bad.yaml"])
    }

    @Test func estatesAreFoundAndDoNotNest() {
        #expect(findEstates(in: ["a/tieline.yaml", "tieline.yaml", "a/b/x.yaml", "mytieline.yaml"]) == ["", "a"])
        #expect(
            estateFindings(["shop/tieline.yaml": estateText, "x.yaml": "kind: Estate\nlanguage: 1\nname: other\n"])
                == ["spec/two-estates shop/tieline.yaml:3:7 test", "spec/two-estates x.yaml:3:7 other"])
        let inner = loadEstate(
            at: "shop", from: MemorySource(["tieline.yaml": "kind: [", "shop/tieline.yaml": estateText, "shop/t.yaml": "kind: Team\nname: t\n", "u.yaml": "kind: Team\nname: u\n"]))
        #expect(inner.problems.map(line) == [])
        #expect(inner.teams.map(\.name) == ["t"])
    }

    @Test func anEstateNeedsItsOwnFile() {
        #expect(load([:]).problems.map(line) == ["spec/missing-key tieline.yaml:1:1 "])
        #expect(load(["tieline.yaml": "kind: Team\nname: t\n"]).problems.map(line) == ["spec/missing-key tieline.yaml:1:1 "])
        #expect(load(["tieline.yaml": ""]).problems.map(line) == ["spec/syntax tieline.yaml:1:1 "])
        #expect(
            load(["tieline.yaml": estateText + "ignore: ['{a']\n"]).problems.map(line) == ["spec/wrong-type tieline.yaml:4:10 '{a'"])
    }

    @Test func codesComeFromFiles() throws {
        let csv = "\u{FEFF}canonical,erp,text\r\nEA,ST,\"each, \"\"one\"\"\"\r\n\r\nKG,KG,Gewicht\r\n"
        let estate = load(["tieline.yaml": estateText, "c.yaml": "kind: Codes\nname: uom\nfile: codes/uom.csv\n", "codes/uom.csv": csv])
        #expect(estate.problems.map(line) == [])
        let codes = try #require(estate.codes["uom"])
        #expect(codes.columns.map(\.value) == ["canonical", "erp", "text"])
        #expect(codes.values(of: "text")?.map(\.value) == ["each, \"one\"", "Gewicht"])
        #expect(codes.pairs(from: "erp", to: "canonical")?.map { "\($0.from.value)>\($0.to.value)" } == ["ST>EA", "KG>KG"])
        #expect(codes.rows[1][1].span.start == (4, 4))
    }

    @Test(arguments: [
        ("a,b\n1,\"2\n", ["spec/syntax uom.csv:2:3 \""]),
        ("a,b\n1\n1,2,3\n", ["spec/wrong-type uom.csv:2:1 1", "spec/wrong-type uom.csv:3:5 3"]),
        ("a;b;a\n1;2;3\n", ["spec/duplicate-name uom.csv:1:1 a", "spec/duplicate-name uom.csv:1:5 a"]),
        ("", ["spec/syntax c.yaml:3:7 uom.csv"]),
        ("a,b\n1,\n", []),
        ("a,b\n1,", []),
    ])
    func codeFilesAreChecked(csv: String, expected: [String]) {
        #expect(estateFindings(["c.yaml": "kind: Codes\nname: uom\nfile: uom.csv\n", "uom.csv": csv]) == expected)
    }

    @Test func documentsHaveFrontMatterAndHeadings() throws {
        let text = """
            ---
            title: not ours
            owner: team:x
            covers: [flow:f, flow:g]
            reviewedOn: 2026-02-30
            reviewEvery: 180d
            ---

            # Orders to SAP
            Text
            ## Target down ##
            ```sh
            # no heading
            ```
            #hashtag
            Replay
            ------
            """
        let estate = load([
            "tieline.yaml": estateText + "documents: ['docs/**']\n", "docs/a.md": text, "other.md": "# Runbook\n", "third.md": "# Unread\n",
            "f.yaml": "kind: Flow\nname: f\nsteps: []\nrunbook: other.md\n",
        ])
        #expect(estate.problems.map(line) == ["spec/unknown-reference docs/a.md:4:18 flow:g", "spec/bad-unit docs/a.md:5:13 2026-02-30"])
        #expect(estate.documents.map(\.path) == ["docs/a.md", "other.md"])
        let document = try #require(estate.documents.first)
        #expect(document.headings.map { "\($0.level) \($0.text.value) \($0.text.span.start.line)" } == ["1 Orders to SAP 9", "2 Target down 11", "2 Replay 16"])
        #expect(document.reviewEvery?.value == TimeSpan(days: 180))
    }

    @Test func jobsAndCachesDoNotShow() throws {
        let names = ["estate", "team", "system", "entity", "codes", "mapping", "flow", "journey", "platform", "upgrade", "waiver"]
        let files = try names.map { name in
            file(name == "estate" ? "tieline.yaml" : "specs/\(name).yaml", try readText("\(fixtures)/examples/\(name).yaml"))
        }
        let source = MemorySource(files)
        let cache = SpecCache()
        let one = loadEstate(at: "", from: source)
        let many = loadEstate(at: "", from: source, cache: cache, jobs: 4)
        let again = loadEstate(at: "", from: MemorySource(files.reversed()), cache: cache, jobs: 3)
        #expect(one.problems.count > 10)
        #expect(one.problems == many.problems)
        #expect(one.problems == again.problems)
        #expect(one.flows.map { $0 } == again.flows.map { $0 })
        #expect(one.references == again.references)
    }

    @Test func contractsAreLookedUpFromTheRoot() throws {
        let system = """
            kind: System
            name: s
            interfaces:
              - {name: a, contract: contracts/x.json}
              - {name: b, contract: ./contracts/many}
              - {name: c, contract: ../../x.json}
              - {name: d, contract: none}
            """
        let source = MemorySource([
            "shop/tieline.yaml": estateText, "shop/s.yaml": system, "shop/contracts/x.json": "{}", "shop/contracts/many/2.json": "{}",
            "shop/contracts/many/1.json": "{}", "shop/contracts/many-more.json": "{}",
        ])
        let estate = loadEstate(at: "shop", from: source)
        let contracts = try #require(estate.systems["s"]?.interfaces).map { interface in
            interface.contract?.file.map { estate.contractFiles($0).map(\.path.text) }
        }
        #expect(contracts == [["shop/contracts/x.json"], ["shop/contracts/many/1.json", "shop/contracts/many/2.json"], [], nil])
    }
}
