internal import Basics
package import Governance

/// Writes the findings of a check as `tieline/check/v1`.
package enum CheckJSON {
    package static func render(_ report: CheckReport) -> String {
        let levels = CheckCounts(report)
        return JSONValue.object([
            ("schema", "tieline/check/v1"),
            ("findings", .array(report.findings.map { .diagnostic($0.diagnostic, waived: $0.waived) })),
            ("scores", .object(report.scores.map { ($0.group, score(passed: $0.passed, checked: $0.checked)) })),
            ("total", report.total.map { .decimal(ExactDecimal(coefficient: Int128($0), exponent: -3)) } ?? .null),
            ("teams", .object(report.teams.map { ($0.team, score(passed: $0.passed, checked: $0.checked)) })),
            ("systems", .object(report.systems.map { ($0.system, score(passed: $0.passed, checked: $0.checked)) })),
            (
                "baseline",
                .object([("held", .integer(report.baselined)), ("stale", .array(report.staleBaseline.map { .string($0) }))])
            ),
            (
                "summary",
                .object([
                    ("error", .integer(levels.errors)), ("warning", .integer(levels.warnings)), ("info", .integer(levels.infos)),
                    ("waived", .integer(levels.waived)),
                ])
            ),
        ]).document
    }

    /// The share that passed, in thousandths rounded down, so that only what is whole is 1; 1 where nothing was checked.
    private static func score(passed: Int, checked: Int) -> JSONValue {
        let thousandths = checked > 0 ? passed * 1000 / checked : 1000
        return .object([
            ("score", .decimal(ExactDecimal(coefficient: Int128(thousandths), exponent: -3))), ("passed", .integer(passed)),
            ("checked", .integer(checked)),
        ])
    }
}
