import Basics
import Checking
import Estate
import Glibc
import Governance
import Testing

/// An estate in which each rule that looks at one state is broken exactly once; the findings are those of a file beside it.
@Suite struct EveryRuleTests {
    private static let tests = "\(#filePath)".split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

    private static func files(below folder: String, _ prefix: String = "") -> [(path: String, bytes: [UInt8])] {
        guard let directory = opendir(folder + prefix) else { return [] }
        var names: [String] = []
        while let entry = readdir(directory) {
            names.append(withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
        }
        closedir(directory)
        return names.filter { !$0.hasPrefix(".") }.sorted().flatMap { name -> [(path: String, bytes: [UInt8])] in
            let path = prefix + name
            guard let stream = fopen(folder + path, "r") else { return [] }
            defer { fclose(stream) }
            var bytes: [UInt8] = []
            while case let byte = fgetc(stream), byte != EOF { bytes.append(UInt8(byte)) }
            return bytes.isEmpty ? files(below: folder, path + "/") : [(path, bytes)]
        }
    }

    private static var report: CheckReport {
        let source = MemorySource(files(below: "\(tests)/Fixtures/every-rule/").map { SourceFile(path: Name($0.path), bytes: $0.bytes) })
        let estate = loadEstate(at: "", from: source)
        return EstateCheck(
            estate, provider: EstateContracts(estate, source, cache: ContractCache()), asOf: RuleExample.today, jobs: 2
        ).run()
    }

    @Test func eachRuleFindsOneThing() {
        let found = Dictionary(grouping: Self.report.findings) { $0.diagnostic.rule.text }.mapValues(\.count)
        let apart = ["spec", "impact", "change", "policy"]
        // These compare two states.
        let comparing = ["ownership/document-stale", "ownership/handover", "topology/point-to-point-growth"]
        // These need a history.
        let historical = ["ownership/inactive-owner"]
        let expected = Rules.all.filter { !apart.contains($0.group) && !(comparing + historical).contains($0.id.text) }.map {
            ($0.id.text, 1)
        }
        #expect(found == Dictionary(uniqueKeysWithValues: expected))
    }

    @Test func findingsAreThoseWrittenDown() {
        let lines = Self.report.findings.map { finding in
            let diagnostic = finding.diagnostic
            return "\(diagnostic.rule) | \(diagnostic.level.word) | \(diagnostic.subject) | \(place(diagnostic)) | \(diagnostic.message)\n"
        }.sorted().joined()
        let path = "\(Self.tests)/Fixtures/every-rule.findings"
        guard let golden = Self.files(below: "\(Self.tests)/Fixtures/").first(where: { $0.path == "every-rule.findings" }) else {
            let stream = fopen(path, "w")
            fputs(lines, stream)
            fclose(stream)
            Issue.record("every-rule.findings was missing and has been recorded; look at it and run the test again")
            return
        }
        let isSame = Array(lines.utf8) == golden.bytes
        #expect(isSame, "differs from \(path); delete the file and run the test to record it anew:\n\(lines)")
    }

    @Test func severalThreadsSayTheSame() {
        func text(_ report: CheckReport) -> [String] {
            report.findings.map { "\($0.diagnostic.rule) \(place($0.diagnostic)) \($0.diagnostic.message)" }
        }
        #expect(text(Self.report) == text(Self.report))
    }
}
