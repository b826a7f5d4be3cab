package import Basics
package import Checking
package import Estate
package import Stewardship

/// Holds an estate to the rules: levels and options by policy, waivers, baseline, scores.
package struct EstateCheck {
    private let context: RuleContext
    private let rules: [any Rule]
    private let usesBaseline: Bool

    /// - Parameters:
    ///   - jobs: How many threads may type-check.
    ///   - usesBaseline: Whether what the baseline holds is passed over.
    ///   - history: Reads the history of meanings, once a rule wants it.
    ///   - control: Whether the time is over, and who is told how far it came.
    ///   - rules: Those of the policy's set are in force.
    package init(
        _ estate: Estate, provider: any ContractProvider, asOf: CalendarDate, jobs: Int = 1, usesBaseline: Bool = true,
        history: @escaping () -> SemanticHistory? = { nil }, control: AnalysisControl = .unbounded, rules: [any Rule] = Rules.all
    ) {
        self.init(
            RuleContext(estate, provider: provider, asOf: asOf, history: history, jobs: jobs, control: control),
            usesBaseline: usesBaseline, rules: rules)
    }

    package init(_ context: RuleContext, usesBaseline: Bool = true, rules: [any Rule] = Rules.all) {
        self.context = context
        self.usesBaseline = usesBaseline
        self.rules = Rules.active(context.policy.ruleset, among: rules) + context.customRules
    }

    /// Calls a rule, and measures it on the way.
    package typealias Meter = (_ rule: RuleID, _ look: () -> [Diagnostic]) -> [Diagnostic]

    /// Runs the check. Where the control says that the time is over, what is left is left out, and the report must not be used.
    ///
    /// - Parameter meter: What is told of each rule that is asked; nil where nobody wants to know.
    package func run(meter: Meter? = nil) -> CheckReport {
        var book = WaiverBook(context.estate, asOf: context.asOf)
        lazy var scores = Scores(context, rules: rules)
        func ask(_ rule: any Rule) -> [Finding] {
            let found = unique(findings(of: rule, meter)).compactMap { judged($0, &book) }
            scores.subtract(found)
            return found
        }
        let plain = rules.filter { $0.group != "waiver" }
        var judgedFindings = Array((meter == nil ? asked(plain, ask) : plain.map(ask)).joined())
        let problems = unique(PolicyProblems(context.estate).findings()).compactMap { judged($0, &book) }
            .filter { problem in !judgedFindings.contains { $0.diagnostic == problem.diagnostic } }
        // What a rule of the reader said of the same thing counts once.
        scores.subtract(problems.filter { problem in !judgedFindings.contains { $0.isCounted(with: problem) } })
        judgedFindings += problems
        context.usedWaivers = book.used
        judgedFindings += rules.filter { $0.group == "waiver" }.flatMap(ask)
        var report = CheckReport(findings: judgedFindings)
        if usesBaseline, let baseline = Baseline.find(in: context) { subtract(baseline, from: &report) }
        report.findings = Self.ordered(report.findings)
        report.scores = scores.byMode
        report.teams = scores.byTeam
        report.systems = scores.bySystem
        report.total = scores.total
        return report
    }

    /// What each of some rules answers; those that need no type check are asked while it runs.
    private func asked(_ rules: [any Rule], _ ask: (any Rule) -> [Finding]) -> [[Finding]] {
        var found: [[Finding]?] = Array(repeating: nil, count: rules.count)
        func askEarly() {
            for (index, rule) in rules.enumerated() where !rule.needsTypeCheck { found[index] = ask(rule) }
        }
        if rules.contains(where: { $0.needsTypeCheck && !isOff($0) }) { context.typeCheck(meanwhile: askEarly) } else { askEarly() }
        return zip(rules, found).map { rule, known in known ?? ask(rule) }
    }

    /// What a rule finds; nothing is looked for where the policy turns it off everywhere.
    private func findings(of rule: any Rule, _ meter: Meter?) -> [Diagnostic] {
        if isOff(rule) { return [] }
        return meter?(rule.id) { rule.findings(in: context) } ?? rule.findings(in: context)
    }

    private func isOff(_ rule: any Rule) -> Bool {
        // A rule that is off unless the policy raises it finds nothing at a level of its own.
        (context.setting(rule.id).level ?? rule.level) == Level.none && !context.policy.hasOverrides && rule.group != "spec"
    }

    /// Findings in the order of `precedes`. Their places are sorted rather than the findings, which are large to move and to compare.
    private static func ordered(_ findings: [Finding]) -> [Finding] {
        let paths = Set(findings.compactMap { $0.diagnostic.span?.path }).sorted()
        let ranks = Dictionary(uniqueKeysWithValues: paths.enumerated().map { ($1, $0) })
        typealias Key = (level: Int, path: Int, lower: Int, upper: Int, index: Int)
        let keys: [Key] = findings.enumerated().map { index, finding in
            let (level, span) = (-finding.diagnostic.level.rawValue, finding.diagnostic.span)
            return (level, span.flatMap { ranks[$0.path] } ?? -1, Int(span?.lower ?? 0), Int(span?.upper ?? 0), index)
        }
        let sorted = keys.sorted { one, two in
            // Without a place, what is said decides.
            if one.level == two.level, one.path < 0 || two.path < 0 || (one.path, one.lower, one.upper) == (two.path, two.lower, two.upper)
            {
                return precedes(findings[one.index], findings[two.index])
            }
            return (one.level, one.path, one.lower, one.upper) < (two.level, two.path, two.lower, two.upper)
        }
        return sorted.map { findings[$0.index] }
    }

    /// The grave ones first, then by place.
    static func precedes(_ left: Finding, _ right: Finding) -> Bool {
        let (one, two) = (left.diagnostic, right.diagnostic)
        if one.level != two.level { return one.level > two.level }
        if let first = one.span, let second = two.span, first != second { return SourceSpan.precedes(first, second) }
        return (one.rule.text, one.subject, one.message) < (two.rule.text, two.subject, two.message)
    }

    /// The findings of one rule, each once.
    private func unique(_ found: [Diagnostic]) -> [Diagnostic] {
        var seen: Set<Fingerprint> = []
        return found.filter { seen.insert(Fingerprint(of: [$0.fingerprint.text, $0.message])).inserted }
    }

    /// The finding with its level by policy, and the waiver that accepts it; nil where the policy does not care.
    private func judged(_ finding: Diagnostic, _ book: inout WaiverBook) -> Finding? {
        var finding = finding
        if !context.estate.isBeyondPolicy(finding) { finding.level = context.level(of: finding) }
        guard finding.level > .none else { return nil }
        if book.isEmpty { return Finding(finding) }
        let known = context.estate.fingerprints(of: finding)
        let waived = book.accept(
            WaiverBook.Subject(
                rule: finding.rule, subject: finding.subject, change: nil, kind: nil, fingerprint: known[0],
                formerFingerprints: Array(known.dropFirst())))
        return Finding(finding, waived: waived)
    }

    /// Takes out what the baseline holds, and notes the lines whose findings are gone.
    private func subtract(_ baseline: Baseline, from report: inout CheckReport) {
        let held = Set(baseline.entries.map(\.fingerprint))
        var met: Set<Fingerprint> = []
        report.findings = report.findings.filter { finding in
            guard finding.waived == nil, finding.diagnostic.rule.group != "spec",
                let known = context.estate.fingerprints(of: finding.diagnostic).first(where: held.contains)
            else { return true }
            met.insert(known)
            report.baselined += 1
            return false
        }
        report.staleBaseline = baseline.entries.filter { !met.contains($0.fingerprint) }.map {
            $0.rest.isEmpty ? $0.fingerprint.text : "\($0.fingerprint) \($0.rest)"
        }
    }
}

extension RuleContext {
    /// The level of a finding by policy, that of its own where the policy says nothing.
    package func level(of finding: Diagnostic) -> Level {
        EffectivePolicy.level(
            finding.level, default: level(of: finding.rule), policy: setting(finding.rule, about: finding.subject).level)
    }
}
