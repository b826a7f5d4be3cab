internal import Basics
internal import Checking
internal import Estate
internal import Git
internal import Impact
internal import Reports
internal import Stewardship

/// Names the commits that broke a flow: for each way in which it fails now, the one on the line of first parents that it came with, and where
/// that is a merge, the one on the merged line.
struct FlowBisection {
    private let loader: RevisionLoader
    private let options: EstateOptions
    private let probe: FlowProbe
    private let flow: EntityRef

    init(_ flow: EntityRef, probe: FlowProbe, options: EstateOptions, loader: RevisionLoader) {
        self.flow = flow
        self.probe = probe
        self.options = options
        self.loader = loader
    }

    /// Finds the commits.
    ///
    /// - Parameters:
    ///   - failures: How the flow fails at `bad`.
    ///   - good: A commit on the line of first parents of `bad` at which nothing of that was wrong; nil where it is to be found.
    func run(_ failures: [CheckFailure], bad: ObjectID, good: ObjectID?) throws -> [FlowBreak] {
        let walk = try loader.repository.walk(from: [bad], hiding: good.map { [$0] } ?? [], firstParentOnly: true)
        let line = Array(walk.commits.reversed())
        var found: [(origin: Origin, failures: [CheckFailure])] = []
        for failure in failures {
            let isShort = good == nil && walk.end == .shallow
            let origin = try origin(of: failure.identity, on: line, base: good, isShort: isShort)
            if let index = found.firstIndex(where: { $0.origin == origin }) {
                found[index].failures.append(failure)
            } else {
                found.append((origin, [failure]))
            }
        }
        return try found.map(described)
    }

    /// Where a failure came from.
    private struct Origin: Equatable {
        /// The merges that brought it, the outermost first.
        var merges: [CommitInfo] = []
        /// The commit; nil where the history before it is missing.
        var commit: CommitInfo?
        /// Commits right before it that could not be judged: it may be one of them.
        var unknown: [CommitInfo] = []
        /// Whether it is a merge each side of which is sound without the other.
        var isMergeAlone = false
    }

    /// - Parameters:
    ///   - line: Commits, the oldest first; the failure is there at the last one.
    ///   - base: The commit before the first one; nil where that one has no parents, or they are missing.
    ///   - isShort: Whether history before the first one is missing.
    private func origin(
        of failure: CheckFailure.Identity, on line: [CommitInfo], base: ObjectID?, isShort: Bool, depth: Int = 0
    ) throws -> Origin {
        var bad = line.count - 1
        var good = -1
        // From the end, each time twice as far: a break is most often young.
        var step = 1
        while bad > good + 1 {
            let position = max(good + 1, bad - step)
            let isThere = try isThere(failure, line[position].id)
            if isThere == false {
                good = position
                break
            }
            if isThere == true { bad = position }
            if position == good + 1, isThere == nil { break }
            step *= 2
        }
        let boundary = try Boundary(good: good, bad: bad) { try self.isThere(failure, line[$0].id) }
        if boundary.good == -1, isShort { return Origin() }
        var origin = Origin(commit: line[boundary.bad], unknown: Array(line[(boundary.good + 1)..<boundary.bad]))
        guard origin.unknown.isEmpty, depth < 20, let first = line[boundary.bad].parents.first else { return origin }
        try descend(into: line[boundary.bad], first, failure, &origin, depth)
        return origin
    }

    /// Looks for a failure that came with a merge on the lines that were merged.
    private func descend(
        into merge: CommitInfo, _ first: ObjectID, _ failure: CheckFailure.Identity, _ origin: inout Origin, _ depth: Int
    ) throws {
        guard merge.parents.count > 1 else { return }
        for parent in merge.parents.dropFirst() where loader.repository.contains(parent) {
            guard try isThere(failure, parent) == true else { continue }
            let line = try loader.repository.walk(from: [parent], hiding: [first], firstParentOnly: true)
            guard !line.commits.isEmpty else { continue }
            let start = line.commits.last?.parents.first
            var inner = try self.origin(
                of: failure, on: line.commits.reversed(), base: start, isShort: line.end == .shallow, depth: depth + 1)
            inner.merges.insert(merge, at: 0)
            origin = inner
            return
        }
        origin.isMergeAlone = true
    }

    /// Whether a failure is there at a commit; nil where it cannot be told.
    private func isThere(_ failure: CheckFailure.Identity, _ commit: ObjectID) throws -> Bool? {
        switch try probe.answer(at: commit) {
        case .absent: false
        case .present(let failures): failures.contains { $0.identity == failure }
        case .unknown: nil
        }
    }

    // MARK: What is said of it

    private func described(_ origin: Origin, _ failures: [CheckFailure]) throws -> FlowBreak {
        guard let info = origin.commit else {
            return FlowBreak(commit: nil, team: nil, merges: [], unknown: [], isMergeAlone: false, failures: failures, report: nil)
        }
        let commit = try loader.history.converted(info)
        var report: ImpactReport?
        var team: EntityRef?
        if let parent = info.parents.first, loader.repository.contains(parent), origin.unknown.isEmpty {
            (report, team) = try comparison(parent, info.id, commit)
        }
        return FlowBreak(
            commit: commit, team: team, merges: try origin.merges.map { try loader.history.converted($0) },
            unknown: try origin.unknown.map { try loader.history.converted($0) }, isMergeAlone: origin.isMergeAlone, failures: failures,
            report: report)
    }

    /// What a commit did to the flow, and the team of its author by then.
    private func comparison(_ parent: ObjectID, _ id: ObjectID, _ commit: Commit) throws -> (ImpactReport?, EntityRef?) {
        let head = try loader.load(id.hex)
        let team = People(head.estate).team(of: commit.author)
        let base = try loader.load(parent.hex, fallbackRoot: head.estate.root)
        guard base.estate.spec != nil else { return (nil, team) }
        let cache = ContractCache()
        let after = head.estate.completed(from: base.estate)
        var report = ImpactAnalysis(
            base: RevisionInput(
                estate: base.estate, provider: EstateContracts(base.estate, base.source, cache: cache), label: base.label),
            head: RevisionInput(estate: after, provider: EstateContracts(after, head.source, cache: cache), label: head.label),
            asOf: options.day, jobs: loader.jobs, control: loader.watch.control
        ).run()
        try loader.check(base, head)
        report.flows = report.flows.filter { $0.flow == flow }
        return (report, team)
    }
}
