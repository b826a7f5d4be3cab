internal import Basics
internal import Impact

/// A rule that stands for one verdict on flows.
protocol VerdictRule: Rule {
    var verdict: Verdict { get }
}

extension VerdictRule {
    var looksAt: RuleSources { [.specs, .contracts, .files, .change] }

    func findings(in context: RuleContext) -> [Diagnostic] {
        (context.comparison?.report.flows ?? []).flatMap { flow in
            flow.causes.filter { $0.verdict == verdict }.compactMap { self.verdict($0, on: flow.flow) }
        }
    }
}

extension Rule {
    /// A cause of harm as a finding of this rule.
    func verdict(_ cause: Cause, on subject: some CustomStringConvertible) -> Diagnostic? {
        let level: Level
        switch cause.verdict {
        case .breaks, .corrupts: level = .error
        case .degrades, .review: level = .warning
        case .unaffected: return nil
        }
        return finding(
            subject, cause.message, at: cause.location, level: level, related: cause.related, help: cause.fix,
            detail: cause.fingerprint.text)
    }
}
