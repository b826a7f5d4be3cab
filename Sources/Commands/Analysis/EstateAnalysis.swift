internal import Basics
internal import Governance
internal import Impact
internal import Reports

/// What all analyses of a run are told.
struct AnalysisRequest {
    /// The day that counts as today.
    let day: CalendarDate
    /// How many threads may work.
    let jobs: Int
    let selection: Selection
    /// Whether people may be named.
    let showsPeople: Bool
}

/// The analyses that commands ask; the commands know nothing else of how verdicts come about.
struct EstateAnalysis {
    /// What changed in meaning between two states.
    let changes: (RevisionPair, AnalysisRequest) throws -> EstateDiffView
    /// What that does to flows, journeys and consumers, and whether policy lets it pass.
    let impact: (RevisionPair, AnalysisRequest) throws -> (report: ImpactReport, outcome: Outcome)
    /// Whether an estate is sound, and whether policy lets it pass.
    let check: (LoadedRevision, AnalysisRequest) throws -> (report: CheckReport, outcome: Outcome)
    /// What would break if a system, platform or planned upgrade came true.
    let upgrade: (LoadedRevision, UpgradeRequest, AnalysisRequest) throws -> (report: ImpactReport, outcome: Outcome)
}

/// What `upgrade` puts in place of what the estate says.
struct UpgradeRequest {
    /// A reference: `system:erp`, `platform:mulesoft`, `upgrade:erp-2025`, or a name of one of these.
    let subject: String
    /// New contracts by interface, files of the command line.
    let contracts: [(interface: Name, contract: NamedContract)]
    /// Interfaces that go.
    let removed: [Name]
    /// Whether the whole system goes.
    let isRetired: Bool
}

extension EstateOptions {
    /// What analyses are told of these options.
    func request() throws(CommandFailure) -> AnalysisRequest {
        AnalysisRequest(day: day, jobs: jobs ?? ProcessEnvironment.processors, selection: try Selection(select), showsPeople: names)
    }
}
