internal import Basics
internal import Contracts
package import Impact

/// What a period did to contracts, from its first state to its last.
package struct PeriodChange: Sendable, Equatable {
    /// Breaking changes of contracts.
    package let breaking: Int
    /// Those of them that harm a flow, a journey or a consumer.
    package let harmful: Int
    /// Those of the harmful ones all of whose harm is waived.
    package let waived: Int
    /// Flows that fail, or whose data is wrong, because of the period.
    package let brokenFlows: Int

    /// A period in which nothing changed.
    package static let none = PeriodChange(breaking: 0, harmful: 0, waived: 0, brokenFlows: 0)

    private init(breaking: Int, harmful: Int, waived: Int, brokenFlows: Int) {
        self.breaking = breaking
        self.harmful = harmful
        self.waived = waived
        self.brokenFlows = brokenFlows
    }

    /// Counts in a report to which the waivers were applied.
    package init(_ report: ImpactReport) {
        let broken = Set(report.changes.filter { $0.level == .breaking && ChangeKind(rawValue: $0.kind) != nil }.map(\.id))
        let causes = report.flows.flatMap(\.causes) + report.journeys.flatMap(\.causes) + report.consumers.flatMap(\.causes)
        var open: Set<String> = []
        var met: Set<String> = []
        for cause in causes {
            guard let change = cause.change, broken.contains(change) else { continue }
            met.insert(change)
            if cause.waived == nil { open.insert(change) }
        }
        self.init(
            breaking: broken.count, harmful: met.count, waived: met.subtracting(open).count,
            brokenFlows: report.flows.count { $0.verdict >= .corrupts })
    }
}
