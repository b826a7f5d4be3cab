internal import Basics
internal import Estate
package import Impact

/// `tieline contingency` for machines.
package enum ContingencyJSON {
    package static func render(_ report: ContingencyReport) -> String {
        JSONValue.object([
            ("schema", "tieline/contingency/v1"), ("flows", .integer(report.flows)), ("journeys", .integer(report.journeys)),
            ("losses", .array(report.losses.enumerated().map { loss($1, rank: $0 + 1) })),
            ("singlePoints", .array(report.singlePoints.map(point))),
        ]).document
    }

    private static func loss(_ loss: Loss, rank: Int) -> JSONValue {
        .object([
            ("rank", .integer(rank)), ("kind", .string(loss.kind.rawValue)), ("subject", .string(loss.subject)),
            ("title", .text(loss.title)), ("owner", .text(loss.owner?.description)),
            ("breaks", counts(loss, .breaks)), ("degrades", counts(loss, .degrades)), ("unattended", counts(loss, .unattended)),
            ("consequences", .array(loss.consequences.map(consequence))),
            ("orphans", .array(loss.orphans.map { .string($0.description) })), ("location", .location(loss.span)),
        ])
    }

    private static func counts(_ loss: Loss, _ effect: LossEffect) -> JSONValue {
        .object(zip(Criticality.allCases, loss.counts(effect)).map { ($0.rawValue, .integer($1)) })
    }

    private static func consequence(_ consequence: LossConsequence) -> JSONValue {
        .object([
            ("subject", .string(consequence.subject.description)), ("effect", .string(consequence.effect.rawValue)),
            ("extent", .string(consequence.isPartial ? "some" : "all")), ("criticality", .string(consequence.criticality.rawValue)),
            ("reason", .string(consequence.reason)), ("location", .location(consequence.span)),
        ])
    }

    private static func point(_ point: SinglePoint) -> JSONValue {
        .object([
            ("subject", .string(point.subject)),
            ("cutsOff", .array(point.cutOff.map { .array($0.map { .string($0) }) })), ("location", .location(point.span)),
        ])
    }
}
