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
        let entryPaths = { (estate: Estate) in
            Set(
                estate.interfaceRefs.flatMap { ref -> [Name] in
                    let interface = estate.interface(ref)
                    let sources = [interface?.contract].compactMap { $0 } + (interface?.variants ?? []).map(\.value)
                    return sources.compactMap(\.file).flatMap { estate.contractFiles($0).map(\.path) }
                })
        }
        let entries = entryPaths(base.estate).union(entryPaths(head.estate))
        let isData = { (path: Name) in [".yaml", ".yml", ".json", ".xml", ".edmx", ".graphql"].contains { path.text.hasSuffix($0) } }
        let specs = Set(base.estate.names.values.map(\.path) + head.estate.names.values.map(\.path))
        let paths = Set(base.estate.files.entries.map(\.path)).union(head.estate.files.entries.map(\.path))
        return paths.contains { path in
            !entries.contains(path) && !specs.contains(path) && isData(path)
                && base.estate.files[path]?.contentID != head.estate.files[path]?.contentID
        }
    }
}
