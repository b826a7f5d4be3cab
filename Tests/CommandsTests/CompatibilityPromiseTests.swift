import Testing

/// `compatibility:` of an interface, in a repository with a history.
@Suite struct CompatibilityPromiseTests {
    /// An estate with one published contract, which each call of `contract` writes anew.
    private static func estate(_ promise: String) -> String {
        """
        mkdir -p contracts
        cat > systems/stock.yaml <<'E'
        kind: System
        name: stock
        owner: team:integration
        interfaces: [{name: levels, protocol: kafka, contract: contracts/stock.json, compatibility: \(promise)}]
        E
        contract() { echo "{\\"\\$schema\\": \\"https://json-schema.org/draft/2020-12/schema\\", \\"type\\": $1}" > contracts/stock.json; }
        contract '"string"'; commit one
        contract '["string", "integer"]'; commit two
        git checkout -q -b change
        contract '"integer"'; commit three

        """
    }

    @Test func theGateNamesThePairThatBreaks() {
        let output = Sandbox.run(Self.estate("backward") + "status tieline gate main HEAD")
        #expect(output.contains("change/promise-broken"), "\(output)")
        #expect(output.contains("stock/levels promises to be backward, and who was written for main does not get along"), "\(output)")
        #expect(!output.contains("; nor with"), "\(output)")
        #expect(output.hasSuffix("=> 1\n"), "\(output)")
    }

    @Test func transitiveModesNameEarlierVersionsToo() {
        let output = Sandbox.run(Self.estate("backward-transitive") + "git rev-parse --short=12 HEAD~2; status tieline gate main HEAD")
        #expect(output.contains("promises to be backward-transitive"), "\(output)")
        #expect(output.contains("; nor with "), "\(output)")
    }

    @Test func withoutAPromiseNothingIsHeld() {
        let output = Sandbox.run(Self.estate("none") + "status tieline gate main HEAD")
        #expect(!output.contains("change/promise-broken"), "\(output)")
    }

    @Test func theDifferenceShowsWhatIsPromisedAndBroken() {
        let output = Sandbox.run(
            Self.estate("backward")
                + """
                sed -i 's/compatibility: backward/compatibility: none/; s/protocol: kafka/protocol: kafka, version: "2"/' systems/stock.yaml
                tieline diff main
                """)
        #expect(
            output.contains(
                """
                ✗ promise   stock/levels  backward
                            stock/levels promises to be backward, and who was written for main does not get along with the new version:
                            it was text or a whole number, is now a whole number
                            at  contracts/stock.json:1:1 → contracts/stock.json:1:1
                """), "\(output)")
        #expect(output.contains("interface/compatibility-changed\n            it no longer promises to be backward\n"), "\(output)")
        #expect(output.contains("stock/levels  interface/changed\n            its `version` changed\n"), "\(output)")
        #expect(output.contains("; 1 promise broken\n"), "\(output)")
    }

    @Test(arguments: ["interface/compatibility-changed", "flow/steps-changed", "journey/changed", "owner/changed"])
    func kindsOfChangesOfSpecsAreExplained(kind: String) {
        #expect(Sandbox.run("status tieline explain \(kind) | head -1").hasPrefix("\(kind)\n"))
    }
}
