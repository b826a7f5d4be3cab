import Basics
import Impact
import Reports
import Testing

@Suite struct ReportGoldenTests {
    private let view = ImpactView(Samples.impact, outcome: Samples.outcome)
    private let narrow = TextStyle(width: 80)

    @Test func impact() {
        expectGolden(ImpactText.render(view, style: narrow), "impact.txt")
        expectGolden(ImpactText.render(view, style: TextStyle(isColoured: true, width: 100, isVerbose: true)), "impact-coloured.txt")
        expectGolden(ImpactText.render(view, style: TextStyle(isQuiet: true)), "impact-quiet.txt")
        expectGolden(ImpactMarkdown.render(view), "impact.md")
        expectGolden(ImpactJSON.render(view), "impact.json")
    }

    @Test func check() {
        expectGolden(CheckText.render(Samples.check(12), style: narrow), "check-many.txt")
        expectGolden(CheckText.render(Samples.check(2), style: narrow), "check-few.txt")
        expectGolden(CheckText.render(Samples.check(0), style: narrow), "check-none.txt")
        expectGolden(CheckMarkdown.render(Samples.check(3)), "check.md")
        expectGolden(CheckJSON.render(Samples.check(2)), "check.json")
    }

    @Test func differences() {
        expectGolden(ContractDiffText.render(Samples.difference, style: narrow), "contract-diff.txt")
        expectGolden(ContractDiffJSON.render(Samples.difference), "contract-diff.json")
        let view = EstateDiffView(base: Samples.impact.base, head: Samples.impact.head, changes: Samples.impact.changes)
        expectGolden(EstateDiffText.render(view, style: narrow), "estate-diff.txt")
        expectGolden(EstateDiffMarkdown.render(view), "estate-diff.md")
        expectGolden(EstateDiffJSON.render(view), "estate-diff.json")
    }

    @Test func firstOutputOfACheckIsTenLines() {
        let lines = CheckText.render(Samples.check(40), style: TextStyle(width: 100)).split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count - 1 <= 10)
    }

    /// No report lets a name from a contract command the terminal.
    @Test func controlCharactersNeverReachATerminal() {
        let texts = [
            ImpactText.render(view, style: narrow), CheckText.render(Samples.check(12), style: narrow),
            ContractDiffText.render(Samples.difference, style: narrow), ImpactMarkdown.render(view), CheckMarkdown.render(Samples.check(3)),
        ]
        for text in texts {
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E || $0.value == 0x7F })
        }
    }
}

@Suite struct TableTests {
    private let table = Table("things", ["name", "what"], [["a", "=1+1"], ["b,c", "say \"x\""], ["long name", ""]])

    @Test func forms() {
        #expect(table.csv == "name,what\r\na,'=1+1\r\n\"b,c\",\"say \"\"x\"\"\"\r\nlong name,\r\n")
        #expect(table.text(TextStyle()) == "name       what\na          =1+1\nb,c        say \"x\"\nlong name\n")
        #expect(
            table.json
                == """
                {
                  "schema": "tieline/things/v1",
                  "things": [
                    {
                      "name": "a",
                      "what": "=1+1"
                    },
                    {
                      "name": "b,c",
                      "what": "say \\"x\\""
                    },
                    {
                      "name": "long name",
                      "what": null
                    }
                  ]
                }

                """)
    }
}
