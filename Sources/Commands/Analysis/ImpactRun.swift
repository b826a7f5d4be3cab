internal import Basics
internal import Checking
internal import Estate
internal import Governance
internal import Impact

/// Runs the analysis of two loaded revisions, with the policy and the waivers of the base.
struct ImpactRun {
    let report: ImpactReport
    let outcome: Outcome
    let status: ExitStatus

    init(_ pair: RevisionPair, options: EstateOptions, jobs: Int) {
        let cache = ContractCache()
        let changedAside = Self.auxiliaryChanged(pair.base, pair.head)
        let base = RevisionInput(
            estate: pair.base.estate,
            provider: EstateContracts(pair.base.estate, pair.base.source, cache: cache, checksReferences: changedAside),
            label: pair.base.label)
        let head = RevisionInput(
            estate: pair.head.estate,
            provider: EstateContracts(pair.head.estate, pair.head.source, cache: cache, checksReferences: changedAside),
            label: pair.head.label)
        self.init(base: base, head: head, merge: pair.merge, options: options, jobs: jobs)
    }

    init(base: RevisionInput, head: RevisionInput, merge: MergeSummary = MergeSummary(), options: EstateOptions, jobs: Int) {
        var report = ImpactAnalysis(base: base, head: head, merge: merge, asOf: options.day, jobs: jobs).run()
        // No estate on base: the policy is head's.
        let rules = base.estate.spec == nil ? head.estate : base.estate
        report.introduced += PolicyChanges(base: base.estate, head: head.estate).findings()
        let outcome = ImpactPolicy(rules: rules, asOf: options.day).apply(to: &report)
        self.report = report
        self.outcome = outcome
        // A spec that was readable (or absent) on base and is not on head cannot be judged.
        let before = Set(base.estate.unreadable)
        let isBroken = head.estate.unreadable.contains { !before.contains($0) }
        status = isBroken ? .unusable : outcome.failed ? .failed : .passed
    }

    /// Whether a file that is no spec's contract differs: contracts may refer to it.
    private static func auxiliaryChanged(_ base: LoadedRevision, _ head: LoadedRevision) -> Bool {
        let isData = { (path: Name) in [".yaml", ".yml", ".json", ".xml", ".edmx", ".graphql", ".avsc", ".avpr", ".avdl"].contains { path.text.hasSuffix($0) } }
        let differing = differingPaths(base.estate, head.estate).filter(isData)
        guard !differing.isEmpty else { return false }
        let entries = contractPaths(base.estate).union(contractPaths(head.estate))
        let specs = Set(base.estate.names.values.map(\.path) + head.estate.names.values.map(\.path))
        return differing.contains { !entries.contains($0) && !specs.contains($0) }
    }

    /// The files that are not the same on both sides.
    private static func differingPaths(_ base: Estate, _ head: Estate) -> [Name] {
        let before = Dictionary(base.files.entries.map { ($0.path, $0.contentID) }) { first, _ in first }
        let after = Set(head.files.entries.map(\.path))
        return head.files.entries.filter { before[$0.path] != $0.contentID }.map(\.path)
            + base.files.entries.map(\.path).filter { !after.contains($0) }
    }

    private static func contractPaths(_ estate: Estate) -> Set<Name> {
        Set(
            estate.interfaceRefs.flatMap { ref -> [Name] in
                let interface = estate.interface(ref)
                let sources = [interface?.contract].compactMap { $0 } + (interface?.variants ?? []).map(\.value)
                return sources.compactMap(\.file).flatMap { estate.contractFiles($0).map(\.path) }
            })
    }
}
