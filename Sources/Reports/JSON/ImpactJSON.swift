internal import Basics
internal import Contracts
internal import Estate
internal import Impact

/// Writes an impact report as `tieline/impact/v1`.
package enum ImpactJSON {
    package static func render(_ view: ImpactView) -> String {
        let report = view.report
        return JSONValue.object([
            ("schema", "tieline/impact/v1"),
            ("base", .revision(report.base)),
            ("head", .revision(report.head)),
            ("merge", merge(report.merge)),
            ("selection", .text(view.selection?.expression)),
            ("changes", .array(report.changes.map(JSONValue.change))),
            ("flows", .array(view.flows.map(flow))),
            ("journeys", .array(report.journeys.map(journey))),
            ("consumers", .array(report.consumers.map(consumer))),
            ("notify", .array(report.notify.map { notification($0, view) })),
            (
                "findings",
                .object([
                    ("introduced", .array(report.introduced.map { introduced($0, report) })),
                    ("fixed", .array(report.fixed.map(JSONValue.diagnostic))),
                ])
            ),
            ("unreadable", .array(report.unreadable.map(JSONValue.diagnostic))),
            ("summary", summary(ImpactSummary(of: report))),
            (
                "outcome",
                .object([("failed", .bool(view.outcome.failed)), ("reasons", .array(view.outcome.reasons.map { .string($0) }))])
            ),
        ]).document
    }

    private static func introduced(_ finding: Diagnostic, _ report: ImpactReport) -> JSONValue {
        guard case .object(let members) = JSONValue.diagnostic(finding) else { return nil }
        return .object(members + [("waived", .waiver(report.introducedWaivers[finding.fingerprint]))])
    }

    private static func merge(_ merge: MergeSummary) -> JSONValue {
        .object([("simulated", .bool(merge.isSimulated)), ("conflicts", .array(merge.conflicts.map { .string($0.text) }))])
    }

    private static func flow(_ flow: FlowImpact) -> JSONValue {
        .object([
            ("flow", .string(flow.flow.description)),
            ("title", .text(flow.title)),
            ("verdict", .string(flow.verdict.rawValue)),
            ("state", .string(flow.state.rawValue)),
            ("criticality", .string(flow.criticality.rawValue)),
            ("owner", .text(flow.owner?.description)),
            ("runbook", .text(flow.runbook?.text)),
            ("symptom", .text(flow.symptom)),
            ("indirect", .bool(flow.isIndirect)),
            ("coordinated", .bool(flow.isCoordinated)),
            ("causes", .array(flow.causes.map(cause))),
        ])
    }

    private static func journey(_ journey: JourneyImpact) -> JSONValue {
        .object([
            ("journey", .string(journey.journey.description)),
            ("title", .text(journey.title)),
            ("verdict", .string(journey.verdict.rawValue)),
            ("criticality", .string(journey.criticality.rawValue)),
            ("owner", .text(journey.owner?.description)),
            ("symptom", .text(journey.symptom)),
            ("causes", .array(journey.causes.map(cause))),
        ])
    }

    private static func consumer(_ consumer: ConsumerImpact) -> JSONValue {
        .object([
            ("consumer", .string(consumer.consumer.text)),
            ("interface", .string(consumer.interface.description)),
            ("team", .text(consumer.team?.description)),
            ("verdict", .string(consumer.verdict.rawValue)),
            ("causes", .array(consumer.causes.map(cause))),
        ])
    }

    private static func cause(_ cause: Cause) -> JSONValue {
        .object([
            ("change", .text(cause.change)),
            ("verdict", .string(cause.verdict.rawValue)),
            ("basis", .string(cause.basis.rawValue)),
            ("extent", .string(cause.extent.rawValue)),
            ("condition", .text(cause.condition)),
            ("fingerprint", .string(cause.fingerprint.text)),
            ("path", .array(cause.path.map { .string($0) })),
            ("message", .string(cause.message)),
            ("location", .location(cause.location)),
            ("related", .related(cause.related)),
            ("witness", witness(cause.witness)),
            ("noWitness", .text(noWitness(cause.witness))),
            ("fix", .text(cause.fix)),
            ("waived", .waiver(cause.waived)),
        ])
    }

    private static func witness(_ answer: CauseWitnessAnswer?) -> JSONValue {
        guard let witness = answer?.witness else { return .null }
        return .object([
            ("message", .string(witness.message)), ("notation", .string(witness.notation)), ("text", .string(witness.text)),
            ("place", .string(witness.place)), ("before", .string(witness.before.json)), ("after", .string(witness.after.json)),
            ("hop", .string(witness.hop)),
        ])
    }

    /// Why there is no message, where one was looked for.
    private static func noWitness(_ answer: CauseWitnessAnswer?) -> String? {
        if case .none(let reason)? = answer { return reason }
        return nil
    }

    /// A cause on its own, with the change that its id would otherwise name.
    static func cause(_ cause: Cause, change: EstateChange?) -> JSONValue {
        guard case .object(let members) = Self.cause(cause) else { return nil }
        let details = change.map(JSONValue.change) ?? .null
        return .object(members.map { $0.0 == "change" ? ($0.0, details) : $0 })
    }

    private static func notification(_ notification: Notification, _ view: ImpactView) -> JSONValue {
        .compact([
            ("team", .string(notification.team.description)),
            ("contact", .text(notification.contact)),
            ("flows", .array(notification.flows.map { .string($0.description) })),
            ("reviewers", view.reviewers[notification.team.description].map { .array($0.map { .string($0) }) }),
            ("people", view.people[notification.team.description].map { .array($0.map { .string($0) }) }),
        ])
    }

    private static func summary(_ summary: ImpactSummary) -> JSONValue {
        .object([
            ("breaks", .integer(summary.breaks)), ("corrupts", .integer(summary.corrupts)), ("degrades", .integer(summary.degrades)),
            ("review", .integer(summary.review)), ("unaffected", .integer(summary.unaffected)), ("waived", .integer(summary.waived)),
        ])
    }
}
