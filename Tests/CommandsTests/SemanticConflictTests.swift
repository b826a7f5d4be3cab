import Testing

/// Two branches that are each sound alone, and that git merges without a conflict.
@Suite struct SemanticConflictTests {
    @Test func aGateCatchesWhatGitDoesNot() {
        let output = Sandbox.run(
            """
            sed -i 's/        PaymentTerms: {type: string, maxLength: 4}/&\\n        Region: {type: string, maxLength: 3}/' contracts/erp.yaml
            sed -i 's/        CustomerPaymentTerms: {type: string, maxLength: 4}/&\\n        SalesDistrict: {type: string, maxLength: 3}/' contracts/erp.yaml
            sed -i 's/required: \\[Customer, CreditLimit, PaymentTerms\\]/required: [Customer, CreditLimit, PaymentTerms, Region]/' contracts/erp.yaml
            commit 'a region that nobody reads'
            git checkout -q -b feature
            sed -i 's/  - {to: Items.Material/  - {to: SalesDistrict, from: customer.Region}\\n&/' mappings/erp-sales-order.yaml
            commit 'orders say their district'
            status tieline gate main feature --quiet
            git checkout -q main
            sed -i '/Region: {type/d; s/, Region\\]/]/' contracts/erp.yaml
            commit 'the ERP drops the region'
            status tieline gate main~1 main --quiet
            git merge -q --no-commit feature > /dev/null 2>&1 && echo 'git sees no conflict' && git merge --abort
            status tieline gate main feature --quiet
            tieline gate main feature | grep -A 4 semantic-conflict | head -5
            """)
        #expect(
            output == """
                passed: ✓ 1 unaffected
                => 0
                passed: ✓ 1 unaffected
                => 0
                git sees no conflict
                failed: ✗ 1 breaks; because flow:order-to-erp breaks; change/semantic-conflict: mappings/erp-sales-order.yaml:15: the two branches do not go together, though git merges them: erp/api#Customer has no field `Region`; mapping:erp-sales-order.SalesDistrict the row for `SalesDistrict` is new on this branch
                => 1
                ✗ error    change/semantic-conflict  new with this change
                    the two branches do not go together, though git merges them: erp/api#Customer has no field `Region`;
                    mapping:erp-sales-order.SalesDistrict the row for `SalesDistrict` is new on this branch
                    at      mappings/erp-sales-order.yaml:15:31
                    fix     Adapt one of the two changes that are named before merging.

                """, "\(output)")
    }
}
