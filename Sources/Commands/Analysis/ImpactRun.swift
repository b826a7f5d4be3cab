internal import Basics
internal import Checking
internal import Estate
internal import Governance
internal import Impact
internal import Reports
internal import Stewardship

/// Runs the analysis of two loaded revisions, with the policy and the waivers of the base.
struct ImpactRun {
    let report: ImpactReport
    let outcome: Outcome
    let status: ExitStatus
    /// What the verdicts were narrowed to, with how many flows that are of how many; nil for everything.
    let selection: SelectionNote?
    /// The members of the teams that must know, by team; empty without `--names`.
    let people: [String: [String]]
    /// How these teams are called on the forge, where teams are called there.
    let reviewers: [String: [String]]

    /// Compares two loaded revisions.
    ///
    /// - Throws: `GitError` or `CommandFailure` where the repository could not answer, the time ran out or a selection chooses what is not there.
    init(_ pair: RevisionPair, options: EstateOptions, loader: RevisionLoader) throws {
        let cache = ContractCache()
        let changedAside = Self.auxiliaryChanged(pair.base, pair.head)
        let base = RevisionInput(
            estate: pair.base.estate,
            provider: EstateContracts(pair.base.estate, pair.base.source, cache: cache, checksReferences: changedAside),
            label: pair.base.label)
        let after = pair.head.estate.completed(from: pair.base.estate)
        let head = RevisionInput(
            estate: after,
            provider: EstateContracts(after, pair.head.source, cache: cache, checksReferences: changedAside),
            label: pair.head.label)
        let earlier = EarlierContracts(base, loader)
        try self.init(
            base: base, head: head, merge: pair.merge, options: options, loader: loader, earlier: { earlier.versions(of: $0, variant: $1) }
        ) { report in
            try Self.alone(pair, report, options, loader)
        }
        try loader.check(pair.base, pair.head)
        try earlier.check()
    }

    /// What a branch does without the trunk's own changes, asked only where the merge of both does harm: harm that is not here is a conflict of
    /// the two that git does not see.
    private static func alone(_ pair: RevisionPair, _ report: ImpactReport, _ options: EstateOptions, _ loader: RevisionLoader) throws
        -> ImpactReport?
    {
        let isHarmed = report.flows.contains { $0.verdict == .breaks || $0.verdict == .corrupts }
        guard let branch = pair.branch, isHarmed, pair.merge.conflicts.isEmpty else { return nil }
        let cache = ContractCache()
        let end = try loader.load(branch.head)
        let start = try loader.load(branch.start, fallbackRoot: end.estate.root)
        let inputs = [start, end].map { revision in
            RevisionInput(
                estate: revision.estate, provider: EstateContracts(revision.estate, revision.source, cache: cache), label: revision.label)
        }
        return ImpactAnalysis(base: inputs[0], head: inputs[1], asOf: options.day, jobs: loader.jobs, control: loader.watch.control).run()
    }

    init(
        base: RevisionInput, head: RevisionInput, merge: MergeSummary = MergeSummary(), options: EstateOptions, loader: RevisionLoader,
        earlier: @escaping @Sendable (InterfaceRef, Name?) -> [EarlierContract] = { _, _ in [] },
        alone: (ImpactReport) throws -> ImpactReport? = { _ in nil }
    ) throws {
        var report = ImpactAnalysis(
            base: base, head: head, merge: merge, asOf: options.day, jobs: loader.jobs, control: loader.watch.control, earlier: earlier
        ).run()
        try loader.check()
        // No estate on base: the policy is head's.
        let rules = base.estate.spec == nil ? head.estate : base.estate
        report.introduced +=
            IntroducedFindings(
                base: base, head: head, report: report, alone: try alone(report), rules: rules, asOf: options.day, jobs: loader.jobs
            ).findings
        try loader.check()
        let flows = report.flows.count
        let changes = report.selectionChanges(from: base.estate, to: head.estate)
        if let parts = try options.selected(in: head.estate, changes: changes) {
            report = report.restricted(to: parts, keeping: Set(head.estate.unreadable.map(\.path)))
        }
        selection = options.selection.map { SelectionNote(expression: $0, chosen: report.flows.count, all: flows) }
        people = options.names ? Self.people(report, head.estate) : [:]
        reviewers = Self.reviewers(report, head)
        let outcome = ImpactPolicy(rules: rules, asOf: options.day).apply(to: &report, head: head.estate)
        self.report = report
        self.outcome = outcome
        // A spec that was readable (or absent) on base and is not on head cannot be judged.
        let before = Set(base.estate.unreadable)
        let isBroken = head.estate.unreadable.contains { !before.contains($0) }
        status = isBroken ? .unusable : outcome.failed ? .failed : .passed
    }

    private static func people(_ report: ImpactReport, _ estate: Estate) -> [String: [String]] {
        var people: [String: [String]] = [:]
        for entry in report.notify { people[entry.team.description] = estate.teams[entry.team.name]?.memberNames ?? [] }
        return people
    }

    private static func reviewers(_ report: ImpactReport, _ head: RevisionInput) -> [String: [String]] {
        let file = CodeOwners.places.lazy.compactMap { head.provider.file($0) }.first
        let handles = Handles(head.estate, file: file.map { CodeOwners(String(decoding: $0.bytes, as: UTF8.self)) })
        guard handles.hasOrganisation else { return [:] }
        var reviewers: [String: [String]] = [:]
        for entry in report.notify {
            let own = handles.owners(for: entry.team)
            if !own.isEmpty { reviewers[entry.team.description] = own }
        }
        return reviewers
    }

    /// Whether a file that is no spec's contract differs: contracts may refer to it.
    private static func auxiliaryChanged(_ base: LoadedRevision, _ head: LoadedRevision) -> Bool {
        let isData = { (path: Name) in
            [".yaml", ".yml", ".json", ".xml", ".edmx", ".graphql", ".avsc", ".avpr", ".avdl"].contains { path.text.hasSuffix($0) }
        }
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
