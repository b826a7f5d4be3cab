internal import Basics
internal import Checking
internal import Estate
internal import Governance
internal import Impact
internal import Stewardship

/// Draws for a terminal which commits broke a flow, and how.
package enum BisectText {
    private static let shownFailures = 3

    package static func render(_ view: BisectView, style: TextStyle) -> String {
        var page = TextPage(style)
        let place = view.bad.revision + (view.bad.commit.map { " \($0.prefix(10))" } ?? "")
        if view.breaks.isEmpty {
            page.line(summary(view, place, style))
            return page.text
        }
        if !style.isQuiet { for item in view.breaks { draw(item, view, &page) } }
        page.line(summary(view, place, style))
        return page.text
    }

    private static func summary(_ view: BisectView, _ place: String, _ style: TextStyle) -> String {
        let flow = TerminalText.line(view.flow.description)
        if view.breaks.isEmpty {
            guard view.isUncommitted else { return style.paint("✓ \(flow) is sound at \(TerminalText.line(place))", .good) }
            return style.paint("✗ \(flow) is sound at \(TerminalText.line(place)), and broken by what is not committed yet", .grave)
        }
        let commits = view.breaks.compactMap(\.commit).map(\.short)
        let by = commits.isEmpty ? "before the history of this clone" : "by \(commits.joined(separator: ", "))"
        return style.paint("✗ \(flow) was broken \(by)", .grave) + style.paint("  (\(count(view.looked, "revision")) looked at)", .faint)
    }

    private static func draw(_ item: FlowBreak, _ view: BisectView, _ page: inout TextPage) {
        let style = page.style
        if let commit = item.commit {
            page.line("\(style.paint(commit.short, .strong)) \(commit.day), by \(TerminalText.line(view.author(commit, item.team)))")
            page.paragraph(commit.summary, indent: 4)
        } else {
            page.line(style.paint("before this clone's history", .strong))
            page.paragraph("It was broken at the first commit that is here. `git fetch --unshallow` brings the rest.", indent: 4)
        }
        for merge in item.merges { page.labelled("merged", "\(merge.short) \(merge.day): \(merge.summary)", indent: 4, labelWidth: 9) }
        if item.isMergeAlone {
            page.paragraph("A merge: the flow is sound on each side of it alone, and what both changed does not go together.", indent: 4)
        }
        if !item.unknown.isEmpty {
            let ids = item.unknown.map(\.short).joined(separator: ", ")
            page.paragraph("It may also be one of \(ids): there the flow or a contract of it cannot be read.", indent: 4)
        }
        causes(item, &page)
        page.line()
    }

    /// What the comparison says; where there is none, how the flow fails now.
    private static func causes(_ item: FlowBreak, _ page: inout TextPage) {
        let all = item.causes
        if let report = item.report, !all.isEmpty {
            let view = ImpactView(report, outcome: Outcome(failed: true, reasons: []), command: "bisect")
            let shown = page.style.isVerbose ? all[...] : all.prefix(shownFailures)
            for cause in shown { CauseText.draw(cause, view, &page) }
            if shown.count < all.count { page.line("    and \(count(all.count - shown.count, "more cause")) (--verbose lists them)") }
            return
        }
        let shown = page.style.isVerbose ? item.failures[...] : item.failures.prefix(shownFailures)
        for failure in shown {
            page.paragraph("✗ \(failure.message)", indent: 4)
            if let span = failure.span { page.labelled("at", plainPlace(span), indent: 6, labelWidth: 9) }
        }
        if shown.count < item.failures.count {
            page.line("    and \(count(item.failures.count - shown.count, "more failure")) (--verbose lists them)")
        }
    }
}
