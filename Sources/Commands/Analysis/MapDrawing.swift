internal import Basics
internal import Checking
internal import Estate
internal import Impact
internal import Lineage
internal import Reports

/// Makes the map that `tieline map` shows, of one revision or of two.
struct MapDrawing {
    let level: MapLevel
    let loader: RevisionLoader
    let options: EstateOptions

    /// The map of one revision.
    func one(_ loaded: LoadedRevision) throws -> MapView {
        var map = try self.map(loaded)
        if let parts = try options.selected(in: loaded.estate) { map = map.restricted(to: parts) }
        return MapView(map, title: title(loaded.estate))
    }

    /// Both revisions on one map, with what the change does.
    func two(_ pair: RevisionPair) throws -> MapView {
        let cache = ContractCache()
        let inputs = [pair.base, pair.head].map { side in
            RevisionInput(estate: side.estate, provider: EstateContracts(side.estate, side.source, cache: cache), label: side.label)
        }
        let report = ImpactAnalysis(
            base: inputs[0], head: inputs[1], merge: pair.merge, asOf: options.day, jobs: loader.jobs, control: loader.watch.control
        ).run()
        try loader.check(pair.base, pair.head)
        var verdicts: [EntityRef: MapVerdict] = [:]
        for flow in report.flows where flow.verdict > .unaffected { verdicts[flow.flow] = MapVerdict(flow.verdict) }
        for journey in report.journeys where journey.verdict > .unaffected { verdicts[journey.journey] = MapVerdict(journey.verdict) }
        let changes = report.selectionChanges(from: pair.base.estate, to: pair.head.estate)
        var map = try map(pair.head).compared(to: map(pair.base), MapChanges(touched: changes.modified, verdicts: verdicts))
        if let parts = try options.selected(in: pair.head.estate, changes: changes) { map = map.restricted(to: parts) }
        return MapView(map, title: title(pair.head.estate), revisions: (pair.base.label, pair.head.label))
    }

    private func title(_ estate: Estate) -> String { estate.spec?.name.text ?? "estate" }

    private func map(_ loaded: LoadedRevision) throws -> EstateMap {
        guard level == .field else { return EstateMap(level, of: loaded.estate) }
        let checker = EstateChecker(
            estate: loaded.estate, provider: EstateContracts(loaded.estate, loaded.source, cache: ContractCache()))
        let flows = loaded.estate.flows.filter { $0.lifecycle?.value != .retired }
        let control = loader.watch.control
        let checked = flows.enumerated().compactMap { number, flow in
            control.proceeds("type-checking flows", number, of: flows.count) ? checker.check(flow) : nil
        }
        try loader.check(loaded)
        return EstateMap(level, of: loaded.estate, lineage: LineageGraph(checked))
    }
}

extension MapVerdict {
    init(_ verdict: Verdict) {
        self.init(rank: Verdict.allCases.firstIndex(of: verdict) ?? 0, word: verdict.rawValue)
    }
}
