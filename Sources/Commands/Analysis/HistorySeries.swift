internal import Basics
internal import Checking
internal import Estate
internal import Git
internal import Governance
internal import Impact
internal import Stewardship

/// Looks at an estate at the end of each period, or at each tag, along the line of first parents.
struct HistorySeries {
    /// More points than anybody looks at, each of which costs a check.
    static let limit = 1_000

    private let loader: RevisionLoader
    private let options: EstateOptions
    private let cadence: HistoryCadence
    /// The line of first parents, the newest first.
    private let line: [Commit]
    private let tip: LoadedRevision
    private let cache = ContractCache()

    /// - Parameter revision: Where the line ends.
    init(_ revision: String, _ cadence: HistoryCadence, options: EstateOptions, loader: RevisionLoader) throws {
        self.loader = loader
        self.options = options
        self.cadence = cadence
        let walk = try loader.repository.walk(from: [try loader.repository.resolve(revision)], firstParentOnly: true)
        var line: [Commit] = []
        for commit in walk.commits { line.append(try loader.history.converted(commit)) }
        self.line = line
        tip = try loader.load(revision)
    }

    /// The name of the estate at the line's end.
    var name: Name { tip.estate.spec?.name ?? "" }

    /// The points in order, and how many periods or tags had no estate that could be looked at.
    ///
    /// - Parameter since: A day, or a revision whose day counts; nil for the usual number of periods, or all tags.
    func points(since: String?) throws -> (points: [HistoryPoint], skipped: Int) {
        let wanted = cadence == .tag ? try tags(since: since) : try periods(since: since)
        var points: [HistoryPoint] = []
        var skipped = 0
        var previous: (state: State, commit: Commit)?
        for (number, point) in wanted.enumerated() {
            guard loader.watch.control.proceeds("looking at \(point.label)", number, of: wanted.count) else {
                try loader.watch.check(); break
            }
            var state: State?
            if let previous, previous.commit == point.commit {
                state = previous.state
            } else {
                state = try load(point.commit)
            }
            guard let state else {
                skipped += 1
                continue
            }
            let change = try previous.map { try self.change(from: $0.state, to: state, asOf: point.asOf) }
            let sample = try sample(state, point.commit, asOf: point.asOf)
            points.append(HistoryPoint(label: point.label, asOf: point.asOf, commit: point.commit, sample: sample, change: change))
            previous = (state, point.commit)
        }
        try loader.watch.check()
        return (points, skipped)
    }

    // MARK: What is looked at

    private typealias Wanted = (label: String, asOf: CalendarDate, commit: Commit)

    private func periods(since: String?) throws -> [Wanted] {
        let last = options.day
        let first = line.last?.day ?? last
        let start = try since.map { max(try day($0), first) } ?? first
        let periods = HistoryPeriod.periods(cadence, from: start, to: last, limit: since == nil ? cadence.usual : Self.limit + 1)
        guard periods.count <= Self.limit else {
            throw CommandFailure(
                .unusable, "That would be more than \(Self.limit) points.",
                help: "Begin later: --since DATE; or look less often: --every month.")
        }
        // A commit of today may be one of tomorrow where its author is.
        let newest = options.day.adding(days: 1)
        return periods.compactMap { period in
            line.first { $0.day <= min(period.lastDay, newest) }.map { (period.label, min(period.lastDay, options.day), $0) }
        }
    }

    private func tags(since: String?) throws -> [Wanted] {
        let start = try since.map(day)
        let numbers = Dictionary(line.enumerated().map { ($1.id, $0) }) { first, _ in first }
        var found: [(number: Int, name: String)] = []
        for name in try loader.repository.tagNames() {
            do throws(GitError) {
                // A tag of a branch that was never merged is no state that this line was in.
                if let number = numbers[try loader.repository.resolve("refs/tags/\(name)").hex] { found.append((number, name)) }
            } catch {
                if case .notACommit = error { continue }
                throw error
            }
        }
        let kept = found.sorted { ($1.number, Name($0.name)) < ($0.number, Name($1.name)) }.filter { tag in
            start.map { line[tag.number].day >= $0 } ?? true
        }
        return kept.suffix(Self.limit).map { ($0.name, line[$0.number].day, line[$0.number]) }
    }

    private func day(_ since: String) throws -> CalendarDate {
        if let day = CalendarDate(parsing: since) { return day }
        return try loader.history.converted(try loader.repository.commit(try loader.repository.resolve(since))).day
    }

    // MARK: Looking

    /// An estate with what was found out about it that no day changes.
    private final class State {
        let loaded: LoadedRevision
        let provider: EstateContracts
        /// The last context, for its type check.
        var context: RuleContext?

        init(_ loaded: LoadedRevision, _ provider: EstateContracts) {
            self.loaded = loaded
            self.provider = provider
        }
    }

    /// Nil where a revision has no estate, or none that can be told.
    private func load(_ commit: Commit) throws -> State? {
        do {
            let loaded = try loader.load(commit.id, fallbackRoot: tip.estate.root)
            guard loaded.estate.spec != nil else { return nil }
            return State(loaded, EstateContracts(loaded.estate, loaded.source, cache: cache))
        } catch let failure as CommandFailure where failure.status == .unusable {
            return nil
        }
    }

    private func sample(_ state: State, _ commit: Commit, asOf: CalendarDate) throws -> EstateSample {
        let history = try CheckHistory(state.loaded, loader)
        let context = RuleContext(
            state.loaded.estate, provider: state.provider, asOf: asOf, history: history.read, jobs: loader.jobs,
            control: loader.watch.control)
        if let known = state.context { context.take(modelOf: known) }
        state.context = context
        let sample = EstateSample(context, EstateCheck(context, usesBaseline: false).run())
        try history.check()
        try loader.check(state.loaded)
        return sample
    }

    private func change(from base: State, to head: State, asOf: CalendarDate) throws -> PeriodChange {
        if base === head { return .none }
        let after = head.loaded.estate.completed(from: base.loaded.estate)
        var report = ImpactAnalysis(
            base: RevisionInput(estate: base.loaded.estate, provider: base.provider, label: base.loaded.label),
            head: RevisionInput(
                estate: after, provider: EstateContracts(after, head.loaded.source, cache: cache), label: head.loaded.label),
            asOf: asOf, jobs: loader.jobs, control: loader.watch.control
        ).run()
        try loader.check(base.loaded, head.loaded)
        // The waiver of a change is merged before it, and so most often within the period.
        _ = ImpactPolicy(rules: head.loaded.estate, asOf: asOf).apply(to: &report)
        return PeriodChange(report)
    }
}
