internal import Basics
internal import Estate
package import Governance

/// Shows what a flow needs before it may go live, and what of it is there.
package enum ReadinessView {
    package static func text(_ readiness: Readiness, _ style: TextStyle) -> String {
        var page = TextPage(style)
        for item in readiness.items where !(style.isQuiet && item.isThere) {
            let mark = item.isThere ? style.paint("✓", .good) : style.paint("✗", .grave)
            page.line("\(mark) \(TerminalText.pad(item.what, to: 24)) \(TerminalText.line(item.note))")
            guard !item.isThere else { continue }
            if let fix = item.fix { page.labelled("fix", fix, indent: 27, labelWidth: 4) }
            if let span = item.span { page.labelled("at", plainPlace(span), indent: 27, labelWidth: 4, tone: .faint) }
        }
        let missing = readiness.missing.count
        page.line(
            missing == 0
                ? style.paint("✓ \(readiness.flow) may go live", .good)
                : style.paint("✗ \(readiness.flow) may not go live: \(missing) of \(readiness.items.count) not met", .grave))
        return page.text
    }

    package static func json(_ readiness: Readiness) -> String {
        let items = readiness.items.map { item in
            JSONValue.object([
                ("what", .string(item.what)), ("ok", .bool(item.isThere)), ("note", .string(item.note)), ("fix", .text(item.fix)),
                ("location", .location(item.span)),
            ])
        }
        return JSONValue.object([
            ("schema", "tieline/ready/v1"), ("flow", .string(readiness.flow.description)), ("ready", .bool(readiness.isReady)),
            ("items", .array(items)),
        ]).document
    }
}
