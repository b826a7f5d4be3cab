import Testing

/// `--select` through the program: what is listed, checked and judged.
@Suite struct SelectTests {
    @Test func listings() {
        let script = """
            tieline list flows --select erp+ --format csv | cut -d, -f1; tieline list interfaces --select +flow:order-to-erp --exclude shop --format csv | cut -d, -f1
            status tieline list flows --select 'flow:order-to-erq'
            """
        #expect(
            Sandbox.run(script) == """
                flow
                order-to-erp
                interface
                erp/api
                shop/api
                tieline: `flow:order-to-erq` selects nothing: there is no flow `order-to-erq` in the estate.
                         Did you mean `flow:order-to-erp`? There are flow:order-to-erp.
                => 2

                """)
    }

    @Test func verdictsOfAPart() {
        let script = """
            cp contracts/erp-next.yaml contracts/erp.yaml && sed -e 's/^name: .*/name: other/' -e '/^steps/,/^schedule/d' flows/order-to-erp.yaml > flows/other.yaml && printf 'steps: [{read: shop/api#nextOrder}]\\n' >> flows/other.yaml
            status tieline impact --select flow:other | tail -n +2
            status tieline gate --select 'state:modified+' --quiet
            status tieline gate --select 'state:new' --quiet
            status tieline impact --select 'state:modified+ owner:integration,flow:*' --format json | grep -E '"(selection|flow)"|=>'
            """
        #expect(
            Sandbox.run(script) == """
                main \(Self.commit) → WORKTREE
                1 change (1 safe)
                only flow:other: 1 of 2 flows; nothing else is judged

                passed: ✓ 1 unaffected
                => 0
                failed: ✗ 1 breaks, ✓ 1 unaffected; because flow:order-to-erp breaks
                => 1
                passed: ✓ 1 unaffected
                => 0
                  "selection": "state:modified+ owner:integration,flow:*",
                      "flow": "flow:order-to-erp",
                => 1

                """)
    }

    /// The first commit of the sandbox, which has fixed names and dates.
    private static let commit: String = {
        String(Sandbox.run("git rev-parse --short=10 HEAD").dropLast())
    }()

    @Test func findingsOfAPart() {
        let script = """
            for command in 'check --select shop' 'check --select mapping:*' 'check --exclude mapping:*'; do status tieline $command --quiet; done
            status tieline check --select state:modified --quiet
            """
        #expect(
            Sandbox.run(script) == """
                ✓ nothing to report
                => 0
                ✓ 1 info
                => 0
                ✓ nothing to report
                => 0
                tieline: `state:modified` asks what changed, and this command looks at one revision.
                         Use it with `tieline impact` or `tieline gate`.
                => 2

                """)
    }
}
