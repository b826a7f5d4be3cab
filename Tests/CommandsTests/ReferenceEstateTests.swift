import Basics
import Documents
import Testing

/// The reference estate: sound as it is, and each upgrade does to it what is written down beside it.
@Suite struct ReferenceEstateTests {
    private static let specs = String(#filePath.prefix(upTo: #filePath.range(of: "/Tests/CommandsTests/")!.lowerBound)) + "/Specs/acme"

    /// A repository with the estate as its only commit.
    private static func repository() -> String {
        let folder = Binary.folder([:])
        let git = "git -c user.name=test -c user.email=test@acme.example -c init.defaultBranch=main"
        _ = Binary.run("cp -r '\(specs)/.' . && \(git) init -q && \(git) add -A && \(git) commit -qm base", in: folder)
        return folder
    }

    /// The verdicts that a file beside an upgrade expects.
    private struct Expected {
        let command: String
        let asOf: String
        var flows: [String: String] = [:]
        var journeys: [String: String] = [:]

        init?(_ text: String) {
            guard let root = readDocument(SourceFile(path: "expected.yaml", bytes: Array(text.utf8)), as: .yaml).root,
                let command = root["command"]?.text, let asOf = root["asOf"]?.text, command.hasPrefix("upgrade")
            else { return nil }
            self.command = command
            self.asOf = asOf
            for entry in root["flows"]?.entries.map({ $0 }) ?? [] { flows[entry.key.text] = entry.value.text }
            for entry in root["journeys"]?.entries.map({ $0 }) ?? [] { journeys[entry.key.text] = entry.value.text }
        }
    }

    @Test func isSound() {
        let folder = Self.repository()
        let result = Binary.run("tieline check --as-of 2026-11-23 --format json", in: folder)
        #expect(result.status == 0)
        let root = readDocument(SourceFile(path: "check.json", bytes: Array(result.output.utf8)), as: .json).root
        let grave = (root?["findings"]).map { findings in
            findings.items.filter { $0["level"]?.text != "info" }.map { $0["message"]?.text ?? "" }
        }
        // The prices' currency has five characters in the ERP, and ISO 4217 three: known, and left as it is.
        #expect(grave == ["`truncate(3)` on `currency`, a key of entity:price: two different values can become one"])
    }

    @Test func jobsDoNotShow() {
        let folder = Self.repository()
        let command = "tieline upgrade erp-2025 --as-of 2026-11-23 --format json"
        let one = Binary.run("\(command) --jobs 1", in: folder)
        #expect(one.output.contains("breaks"))
        for jobs in [2, 5] { #expect(Binary.run("\(command) --jobs \(jobs)", in: folder).output == one.output) }
    }

    @Test(arguments: ["adyen-72", "erp-2025", "erp-cloud", "netsuite-soap-end", "pim-8", "shop-required-po", "units-2027", "wms-guide-v4"])
    func upgradeDoesWhatIsExpected(scenario: String) throws {
        let folder = Self.repository()
        let text = Binary.run("cat upgrades/\(scenario)/expected.yaml", in: folder).output
        let expected = try #require(Expected(text))
        let result = Binary.run("tieline \(expected.command) --as-of \(expected.asOf) --format json", in: folder)
        let root = try #require(readDocument(SourceFile(path: "impact.json", bytes: Array(result.output.utf8)), as: .json).root)
        var flows: [String: String] = [:]
        for flow in try #require(root["flows"]).items { flows[String((flow["flow"]?.text ?? "").dropFirst(5))] = flow["verdict"]?.text }
        var journeys: [String: String] = [:]
        for journey in try #require(root["journeys"]).items {
            journeys[String((journey["journey"]?.text ?? "").dropFirst(8))] = journey["verdict"]?.text
        }
        #expect(flows == expected.flows)
        expectWitnesses(root)
        #expect(journeys == expected.journeys)
    }
}

/// Every cause of a flow that rests on values is shown by a message.
private func expectWitnesses(_ root: Node) {
    for flow in root["flows"]?.items.map({ $0 }) ?? [] {
        for cause in flow["causes"]?.items.map({ $0 }) ?? [] {
            let reason = cause["noWitness"].flatMap { $0.isNull ? nil : $0.text }
            #expect(reason == nil, "\(flow["flow"]?.text ?? ""): \(cause["message"]?.text ?? "")")
            guard let witness = cause["witness"], !witness.isNull else { continue }
            #expect(witness["before"]?.text != witness["after"]?.text)
        }
    }
}

extension String {
    /// Where a piece of text first stands.
    fileprivate func range(of piece: String) -> Range<String.Index>? { firstRange(of: piece) }
}
