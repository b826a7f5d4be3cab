internal import Basics
internal import Estate
package import Governance

/// `tieline fit` for machines.
package enum FitJSON {
    package static func render(_ report: FitReport) -> String {
        JSONValue.object([("schema", "tieline/fit/v1"), ("platforms", .array(report.loads.map(load)))]).document
    }

    private static func load(_ load: PlatformLoad) -> JSONValue {
        .object([
            ("platform", .text(load.platform?.description)), ("title", .text(load.title)), ("flows", refs(load.flows)),
            ("systems", .array(load.systems.map { .string($0.text) })),
            (
                "needs",
                .array(
                    load.needs.map { need in
                        .object([
                            ("kind", .string(need.kind.rawValue)), ("name", .text(need.name.isEmpty ? nil : need.name)),
                            ("amount", .string(need.amount)), ("flows", refs(need.flows)),
                        ])
                    })
            ),
            ("answers", .array(load.answers.map { answer($0, load.needs) })),
            ("replacements", .array(load.replacements.map(replacement))), ("location", .location(load.span)),
        ])
    }

    private static func answer(_ answer: FitAnswer, _ needs: [FitNeed]) -> JSONValue {
        .object([
            ("platform", .string(answer.platform.description)), ("status", .string(answer.status.rawValue)),
            (
                "needs",
                .array(
                    zip(needs, answer.items).map { need, item in
                        .object([
                            ("kind", .string(need.kind.rawValue)), ("name", .text(need.name.isEmpty ? nil : need.name)),
                            ("verdict", .string(item.verdict.rawValue)), ("reason", .string(item.reason)), ("flows", refs(item.flows)),
                        ])
                    })
            ),
        ])
    }

    private static func replacement(_ replacement: FitReplacement) -> JSONValue {
        .object([
            ("platform", .string(replacement.platform.description)), ("gains", points(replacement.gains)),
            ("losses", points(replacement.losses)), ("open", points(replacement.open)),
        ])
    }

    private static func points(_ points: [FitReplacement.Point]) -> JSONValue {
        .array(points.map { .object([("need", .string($0.need)), ("reason", .string($0.reason))]) })
    }

    private static func refs(_ refs: [EntityRef]) -> JSONValue { texts(refs.map(\.description)) }
    private static func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
}
