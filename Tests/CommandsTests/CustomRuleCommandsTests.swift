import Testing

/// Rules of an estate's own, in the commands that know the built-in ones.
@Suite struct CustomRuleCommandsTests {
    private static let setUp = """
        mkdir rules && cat > rules/terms.yaml <<'END'
        kind: Rule
        name: short-waits
        title: Calls do not wait long
        description: A buyer leaves after five seconds.
        owner: team:integration
        select: flow:*
        each: steps
        where: call exists
        require: timeout < 5s
        message: "{subject} waits {timeout} for {call}"
        fix: Set a `timeout` of less than 5s.
        level: error
        failureMode: performance
        END
        commit rules

        """

    @Test func rulesListsThem() {
        let output = Sandbox.run(
            Self.setUp
                + "tieline rules | tail -1; tieline rules --format json | grep -c '\"custom/'; cd / && tieline rules | grep -c custom/")
        #expect(
            output == """
                custom/short-waits                         custom       error    Calls do not wait long
                1
                0

                """, "\(output)")
    }

    @Test func explainShowsWhatBreaksThem() {
        let output = Sandbox.run(Self.setUp + "status tieline explain custom/short-waits; status tieline explain custom/short-wait")
        #expect(
            output == """
                custom/short-waits  error

                  Calls do not wait long: `flow:*`, where `call exists`: `timeout < 5s` of each of `steps`
                  why     A buyer leaves after five seconds.
                  fix     Set a `timeout` of less than 5s.

                  ✗ # flows/order-to-erp.yaml:10
                    flow:order-to-erp waits nothing for erp/api#createSalesOrder

                  ✓ Nothing in this estate keeps it.
                => 0
                tieline: The estate has no rule `custom/short-wait` of its own.
                         Did you mean `custom/short-waits`? `tieline rules` lists the rules.
                => 2

                """, "\(output)")
    }

    @Test func aFindingOfOneIsExplainedWaivedAndGated() {
        let output = Sandbox.run(
            Self.setUp + """
                status tieline check --quiet
                id=$(tieline check --format json | grep -A 3 custom/ | grep -m 1 fingerprint | cut -d'"' -f4)
                tieline explain $id | grep -c 'A buyer leaves'
                sed -i 's/reads: \\[SalesOrder\\]}/reads: [SalesOrder], timeout: 4s}/' flows/order-to-erp.yaml && commit mended
                status tieline check --quiet
                git checkout -q -b slow && sed -i 's/timeout: 4s/timeout: 20s/' flows/order-to-erp.yaml && git rm -q rules/terms.yaml && commit slow
                status tieline gate main slow --quiet
                """)
        #expect(
            output == """
                ✗ 1 error, 1 info
                => 1
                1
                ✓ 1 info
                => 0
                failed: ✓ 1 unaffected; because custom/short-waits: flows/order-to-erp.yaml:10: flow:order-to-erp waits 20s for erp/api#createSalesOrder
                => 1

                """, "\(output)")
    }
}
