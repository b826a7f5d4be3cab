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
    /// What the verdicts were narrowed to; nil for everything.
    package var selection: SelectionNote?
    /// The members of teams by team, where people may be named.
    package var people: [String: [String]] = [:]
    /// How the teams that must know are called on the forge, by team: whom to ask for a review.
    package var reviewers: [String: [String]] = [:]

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

/// What a report was narrowed to by a selection.
package struct SelectionNote: Sendable, Equatable {
    /// As the user wrote it.
    package let expression: String
    /// How many flows were chosen, and of how many.
    package let chosen: Int
    package let all: Int

    package init(expression: String, chosen: Int, all: Int) {
        self.expression = expression
        self.chosen = chosen
        self.all = all
    }

    /// The line that a reader must not miss: what is not selected is not judged.
    var words: String { "only \(expression): \(chosen) of \(count(all, "flow")); nothing else is judged" }
}
