import Testing

@Suite struct InitTests {
    @Test func startsAnEstateFromWhatIsThere() {
        let folder = Binary.folder([
            "erp/orders.json": "{\"openapi\": \"3.0.3\", \"info\": {\"title\": \"t\", \"version\": \"1\"}, \"paths\": {}}",
            "CODEOWNERS": "* @acme/platform\n/erp/ @acme/erp-team\n",
        ])
        defer { Binary.remove(folder) }
        let made = Binary.run(
            "git init -q -b main . && echo '#!/bin/sh' > .git/hooks/pre-push && tieline init --hooks && cat systems/erp.yaml", in: folder)
        #expect(made.status == 0)
        #expect(
            made.output.split(separator: "\n").map { $0.split(separator: "/tmp/").first! }.count > 0
                && made.output.contains("pre-push is somebody else's"))
        #expect(
            made.output.hasSuffix(
                """
                kind: System
                name: erp
                owner: team:erp-team
                # data: [{entity: customer, freshness: 24h}]   # what it holds, and how current that is
                interfaces:
                  - name: orders
                    contract: 'erp/orders.json'

                """))
        let listed = Binary.run("tieline list interfaces --format csv", in: folder)
        #expect(
            listed.output
                == "interface,protocol,direction,contract,version,sunset,owner\r\nerp/orders,,,erp/orders.json,,,team:erp-team\r\n")
    }
}
