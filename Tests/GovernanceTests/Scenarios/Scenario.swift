import Basics
import Checking
import Estate
import Governance
import Impact

/// A story in Markdown: an estate, a change of it, and what Tieline says of the change.
struct Scenario {
    private(set) var before: [String: String] = [:]
    private(set) var after: [String: String] = [:]
    private(set) var expected = ""
    /// The text up to the block of findings, and behind it.
    private(set) var head = ""
    private(set) var tail = ""

    init(_ text: String) {
        var section = ""
        var block: (info: String, lines: [Substring])?
        var isPast = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let isFence = line.hasPrefix("```")
            if isFence, let (info, lines) = block {
                close(section, info, lines)
                block = nil
                if section == "Findings" { isPast = true }
            } else if isFence {
                block = (String(line.dropFirst(3)), [])
                if section == "Findings" { head += line + "\n" }
            } else if block != nil {
                block?.lines.append(line)
            } else if line.hasPrefix("## ") {
                section = String(line.dropFirst(3))
                if section == "Change" { after = before }
            }
            if isPast {
                tail += line + "\n"
            } else if section != "Findings" || block == nil {
                head += line + "\n"
            }
        }
        if tail.hasSuffix("\n\n") { tail.removeLast() }
    }

    private mutating func close(_ section: String, _ info: String, _ lines: [Substring]) {
        let content = lines.map { $0 + "\n" }.joined()
        let path = info.split(separator: " ").last.map(String.init) ?? ""
        switch section {
        case "Before": before[path] = content
        case "Change" where info == "delete": for line in lines { after[String(line)] = nil }
        case "Change": after[path] = content
        case "Findings": expected = content
        default: break
        }
    }

    /// The whole text with other findings.
    func text(with findings: String) -> String { head + findings + tail }

    // MARK: What Tieline says

    private static func input(_ files: [String: String], _ label: String) -> RevisionInput {
        var files = files
        if files["tieline.yaml"] == nil { files["tieline.yaml"] = "kind: Estate\nlanguage: 1\nname: scenario\nowner: team:any\n" }
        let source = MemorySource(files.sorted { $0.key < $1.key }.map { SourceFile(path: Name($0.key), bytes: Array($0.value.utf8)) })
        let estate = loadEstate(at: "", from: source)
        return RevisionInput(
            estate: estate, provider: EstateContracts(estate, source, cache: ContractCache()),
            label: RevisionLabel(revision: label, commit: nil))
    }

    /// The verdicts and the findings of the change, one line each.
    var findings: String {
        let base = Self.input(before, "before")
        let head = Self.input(after, "after")
        let report = ImpactAnalysis(base: base, head: head, asOf: RuleExample.today).run()
        let introduced = IntroducedFindings(base: base, head: head, report: report, rules: base.estate, asOf: RuleExample.today).findings
        var lines: [String] = []
        for flow in report.flows {
            lines += flow.causes.map { Self.line($0.location, $0.verdict.rawValue, "impact", flow.flow.description) }
        }
        for journey in report.journeys {
            lines += journey.causes.map { Self.line($0.location, $0.verdict.rawValue, "impact", journey.journey.description) }
        }
        lines += (report.introduced + introduced).filter { $0.level >= .warning }.map {
            Self.line($0.span, $0.level.word, $0.rule.text, $0.subject)
        }
        return lines.sorted().map { $0 + "\n" }.joined()
    }

    private static func line(_ span: SourceSpan?, _ level: String, _ rule: String, _ subject: String) -> String {
        let place = span.map { "\($0.path):\($0.start.line):\($0.start.column)" } ?? "-"
        return "\(place) \(level) \(rule) \(subject)"
    }
}
