internal import Basics
internal import Governance

/// How many findings have each level; waived ones are counted apart.
struct CheckCounts {
    private(set) var errors = 0
    private(set) var warnings = 0
    private(set) var infos = 0
    private(set) var waived = 0

    init(_ report: CheckReport) { self.init(report.findings) }

    init(_ findings: [Finding] = []) {
        for finding in findings { add(finding) }
    }

    mutating func add(_ finding: Finding) {
        if finding.waived != nil {
            waived += 1
            return
        }
        switch finding.diagnostic.level {
        case .error: errors += 1
        case .warning: warnings += 1
        case .info: infos += 1
        case .none: break
        }
    }

    mutating func add(_ other: CheckCounts) {
        errors += other.errors
        warnings += other.warnings
        infos += other.infos
        waived += other.waived
    }

    /// The counts in words, grave ones first; "nothing" where there are none.
    var words: String {
        var parts: [String] = []
        if errors > 0 { parts.append(count(errors, "error")) }
        if warnings > 0 { parts.append(count(warnings, "warning")) }
        if infos > 0 { parts.append("\(infos) info") }
        if waived > 0 { parts.append("\(waived) waived") }
        return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
    }
}
