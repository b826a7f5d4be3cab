import Testing

/// `explain` with a fingerprint: the finding as it is now, and what its rule or kind of change means.
@Suite struct ExplainTests {
    @Test func findingOfACheck() {
        let script = """
            id=$(tieline check --format json | grep -m 1 fingerprint | cut -d'"' -f4); status tieline explain $id | sed s/$id/ID/
            """
        #expect(
            Sandbox.run(script).hasPrefix(
                """
                ID  info  mapping:erp-sales-order

                  `order.purchaseOrderNumber` may be of any length and is cut to 35
                  at      mappings/erp-sales-order.yaml:11:5

                model/lossy-mapping  error

                """))
    }

    @Test func causeOfAnImpact() {
        let script = """
            cp contracts/erp-next.yaml contracts/erp.yaml
            id=$(tieline impact --format json | grep -m 1 fingerprint | cut -d'"' -f4); status tieline explain $id | sed s/$id/ID/
            """
        let output = Sandbox.run(script)
        #expect(output.hasPrefix("ID  breaks  flow:order-to-erp\n\n    ✗ "))
        #expect(output.contains("      change   "))
        #expect(output.hasSuffix("=> 0\n"))
    }

    @Test func findingThatIsNotThere() {
        #expect(
            Sandbox.run("status tieline explain 000000000000") == """
                tieline: No finding has the fingerprint 000000000000 now. Looked at what `tieline check` finds in WORKTREE, \
                and what `tieline impact` finds against main.
                         It may be mended, or be one of another comparison: `tieline impact BASE HEAD --verbose` shows fingerprints.
                => 2

                """)
    }
}
