internal import Basics
internal import Checking
internal import Compatibility
internal import Contracts
internal import Estate
internal import Governance
internal import Impact
internal import Reports

/// Looks for a finding by its fingerprint: among what `check` finds in this work tree, and what `impact` finds against the default base.
struct FindingSearch {
    private let options: EstateOptions
    private let loader: RevisionLoader

    init(_ options: EstateOptions) throws {
        self.options = options
        loader = try RevisionLoader(options)
    }

    /// Returns the finding with what its rule, or its kind of change, means.
    ///
    /// - Throws: `CommandFailure` where there is no such finding now, with what was looked at.
    func find(_ fingerprint: Fingerprint) throws -> FindingExplanation {
        let loaded = try loader.loadOne(nil)
        let provider = EstateContracts(loaded.estate, loaded.source, cache: ContractCache())
        let context = RuleContext(loaded.estate, provider: provider, asOf: options.day, control: loader.watch.control)
        let report = EstateCheck(context).run()
        try loader.check(loaded)
        let here = report.findings.filter { $0.diagnostic.fingerprint == fingerprint }
        if let found = Self.explanation(here, context) { return found }
        var looked = "what `tieline check` finds in \(loaded.label.revision)"
        if let pair = try comparison() {
            let run = try ImpactRun(pair, options: options, loader: loader)
            if let found = cause(fingerprint, run, context) { return found }
            looked += ", and what `tieline impact` finds against \(pair.base.label.revision)"
        }
        throw CommandFailure(
            .unusable, "No finding has the fingerprint \(fingerprint) now. Looked at \(looked).",
            help: "It may be mended, or be one of another comparison: `tieline impact BASE HEAD --verbose` shows fingerprints.")
    }

    /// This work tree against the default base; nil where there is nothing to compare with.
    private func comparison() throws -> RevisionPair? {
        do {
            return try RevisionPair(base: nil, head: nil, mode: .sinceMergeBase, loader: loader)
        } catch let failure as CommandFailure where failure.status == .unusable {
            return nil
        }
    }

    private func cause(_ fingerprint: Fingerprint, _ run: ImpactRun, _ context: RuleContext) -> FindingExplanation? {
        let view = ImpactView(run.report, outcome: run.outcome)
        let harmed =
            run.report.flows.map { ($0.flow.description, $0.causes) } + run.report.journeys.map { ($0.journey.description, $0.causes) }
            + run.report.consumers.map { ("\($0.consumer) (consumer of \($0.interface))", $0.causes) }
        for (subject, causes) in harmed {
            guard let cause = causes.first(where: { $0.fingerprint == fingerprint }) else { continue }
            let change = run.report.changes.first { $0.id == cause.change }
            let topic = change.flatMap { ChangeKind(rawValue: $0.kind) }.flatMap { ChangeKindCatalogue.description(of: $0) }
            return FindingExplanation(.cause(cause, subject: subject, view: view), topic: topic.map { Explanation($0) })
        }
        return Self.explanation(run.report.introduced.filter { $0.fingerprint == fingerprint }.map { Finding($0) }, context)
    }

    /// The findings with what their rule means; nil where there are none.
    private static func explanation(_ findings: [Finding], _ context: RuleContext) -> FindingExplanation? {
        guard let first = findings.first else { return nil }
        let own = context.customRules.first { $0.id == first.diagnostic.rule }.map { Explanation($0, in: context) }
        return FindingExplanation(.findings(findings), topic: own ?? Rules.rule(first.diagnostic.rule.text).map { Explanation($0) })
    }
}
