internal import Basics

/// What `explain` answers about a rule or a kind of change.
package struct Explanation: Sendable {
    package let id: String
    /// `rule` or `change`.
    package let kind: String
    package let level: String?
    package let summary: String
    package let rationale: String
    package let fix: String?
    /// An example that breaks it, and one that does not.
    package let breaking: String
    package let passing: String
    /// What a policy can set of it.
    package let options: [String]

    package init(
        id: String, kind: String, level: String?, summary: String, rationale: String, fix: String?, breaking: String, passing: String,
        options: [String] = []
    ) {
        self.id = id
        self.kind = kind
        self.level = level
        self.summary = summary
        self.rationale = rationale
        self.fix = fix
        self.breaking = breaking
        self.passing = passing
        self.options = options
    }

    package func text(_ style: TextStyle) -> String {
        var page = TextPage(style)
        page.line(style.paint(id, .strong) + (level.map { "  \(style.paint($0, .faint))" } ?? ""))
        page.line()
        page.paragraph(summary, indent: 2)
        page.labelled("why", rationale, indent: 2)
        if let fix { page.labelled("fix", fix, indent: 2) }
        for option in options { page.labelled("option", option, indent: 2) }
        example("✗", .grave, breaking, &page)
        example("✓", .good, passing, &page)
        return page.text
    }

    private func example(_ symbol: String, _ tone: TextStyle.Tone, _ content: String, _ page: inout TextPage) {
        page.line()
        for (index, line) in content.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let head = index == 0 ? page.style.paint(symbol, tone) : " "
            page.line("  \(head) \(TerminalText.line(String(line)))")
        }
    }

    package var json: String { JSONValue.object([("schema", "tieline/explain/v1")] + members).document }

    /// As a part of another answer.
    var value: JSONValue { .object(members) }

    private var members: [(String, JSONValue)] {
        [
            ("id", .string(id)), ("kind", .string(kind)), ("level", .text(level)), ("summary", .string(summary)),
            ("rationale", .string(rationale)), ("fix", .text(fix)), ("breaking", .string(breaking)), ("passing", .string(passing)),
            ("options", .array(options.map { .string($0) })),
        ]
    }
}
