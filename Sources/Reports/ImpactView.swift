internal import Estate
package import Impact

/// What `impact`, `gate` and `upgrade` show: the report, and what policy makes of it.
package struct ImpactView: Sendable {
    package var report: ImpactReport
    package var outcome: Outcome
    /// Whether flows that the change does not touch are listed too.
    package var listsUnaffected: Bool
    /// The command that the user gave, for the title: `impact`, `gate`, `upgrade`.
    package var command: String

    package init(_ report: ImpactReport, outcome: Outcome, listsUnaffected: Bool = false, command: String = "impact") {
        self.report = report
        self.outcome = outcome
        self.listsUnaffected = listsUnaffected
        self.command = command
    }

    /// The flows that are listed.
    var flows: [FlowImpact] {
        listsUnaffected ? report.flows : report.flows.filter { $0.verdict != .unaffected }
    }

    /// The change of a cause.
    func change(of cause: Cause) -> EstateChange? {
        cause.change.flatMap { id in report.changes.first { $0.id == id } }
    }

    /// Whom to tell of a team, where the report knows it.
    func contact(of team: String) -> String? {
        report.notify.first { $0.team.description == team }?.contact
    }
}
