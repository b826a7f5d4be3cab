import Testing

/// The demonstration of a year of history: it runs, and tells what happened in that year.
@Suite struct DemoTests {
    @Test func aYearOfTheReferenceEstate() {
        let text = Sandbox.run("\"$SPECS/../Scripts/demo-history\" \"$BINARY\"; echo \"=> $?\"")
        for line in [
            "  flows with a runbook                 ▁▃▃▅▆███████  0.0 % → 100.0 %",
            "  point-to-point ratio                 ██▄▂▁▁▁▁▁▁▁▁  30.7 % → 7.6 %",
            "  of these, waived                      ▁▁▁▁▁▁▁█▁▁▁  1 in all, 0 in the last", "  stale     runbook runbooks/shipment.md",
            "  old       runbook runbooks/subsidiary.md", "  Jonas, team:integration: last active 2026-03-24",
            "left behind by team:data, which is gone",
            "nobody → team:edi-desk", "    Sales orders as S/4HANA Cloud has them", "=> 0",
        ] {
            #expect(text.contains("\n" + line + "\n"), "\(line)\n\(text)")
        }
        // What only laid flows out anew, and what a bot did, is in no report but the log.
        #expect(text.split(separator: "Blanks within braces").count == 2)
        #expect(text.split(separator: "Say who keeps the tax contract").count == 2)
    }
}
