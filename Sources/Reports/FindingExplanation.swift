internal import Basics
package import Governance
package import Impact

/// What `explain FINGERPRINT` answers: one finding as it is now, and what its rule or kind of change means.
package struct FindingExplanation: Sendable {
    /// What was found under the fingerprint.
    package enum Subject: Sendable {
        /// What a rule found, in a check or introduced by a change; several where one place has several values that fail.
        case findings([Finding])
        /// Why a flow, journey or consumer is harmed.
        case cause(Cause, subject: String, view: ImpactView)
    }

    private let subject: Subject
    /// What the rule or the kind of change means; nil where the catalogues do not have it.
    private let topic: Explanation?

    package init(_ subject: Subject, topic: Explanation?) {
        self.subject = subject
        self.topic = topic
    }

    package func text(_ style: TextStyle) -> String {
        var page = TextPage(style)
        switch subject {
        case .findings(let findings): for finding in findings { Self.draw(finding.diagnostic, finding.waived, &page) }
        case .cause(let cause, let name, let view):
            page.line(style.paint(cause.fingerprint.text, .strong) + "  \(cause.verdict.rawValue)  \(TerminalText.line(name))")
            CauseText.draw(cause, view, &page)
        }
        guard let topic else { return page.text }
        return page.text + "\n" + topic.text(style)
    }

    private static func draw(_ finding: Diagnostic, _ waived: WaiverUse?, _ page: inout TextPage) {
        page.line(
            page.style.paint(finding.fingerprint.text, .strong) + "  \(finding.level.word)  \(TerminalText.line(finding.subject))")
        page.line()
        page.paragraph(finding.message, indent: 2)
        if let span = finding.span { page.labelled("at", plainPlace(span), indent: 2) }
        for place in finding.related { page.labelled("see", "\(plainPlace(place.span))  \(place.message)", indent: 2) }
        if let help = finding.help { page.labelled("fix", help, indent: 2) }
        if let waived {
            page.labelled("waived", "\(waived.waiver) by \(waived.approvedBy) until \(waived.expiresOn): \(waived.reason)", indent: 2)
        }
    }

    package var json: String {
        let (kind, name, content): (String, String, JSONValue) =
            switch subject {
            case .findings(let findings):
                (
                    "findings", findings.first?.diagnostic.subject ?? "",
                    .array(findings.map { .diagnostic($0.diagnostic, waived: $0.waived) })
                )
            case .cause(let cause, let name, let view): ("cause", name, ImpactJSON.cause(cause, change: view.change(of: cause)))
            }
        return JSONValue.object([
            ("schema", "tieline/explain/v1"), ("id", .string(fingerprint)), ("kind", .string(kind == "cause" ? kind : "finding")),
            ("subject", .string(name)),
            (kind, content), ("topic", topic?.value ?? .null),
        ]).document
    }

    private var fingerprint: String {
        switch subject {
        case .findings(let findings): findings.first?.diagnostic.fingerprint.text ?? ""
        case .cause(let cause, _, _): cause.fingerprint.text
        }
    }
}
