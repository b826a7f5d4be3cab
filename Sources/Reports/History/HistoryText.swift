internal import Basics
internal import Governance
internal import Stewardship

/// Draws for a terminal how an estate came along: a line for each figure, with its course and where it began and ended.
package enum HistoryText {
    /// How many rules are shown unless all are asked for: those whose count changed most.
    private static let shownRules = 8
    private static let titleWidth = 38

    package static func render(_ view: HistoryView, style: TextStyle) -> String {
        var page = TextPage(style)
        let metrics = view.metrics
        if !style.isQuiet, let first = view.points.first, let last = view.points.last {
            let name = style.paint(TerminalText.line(view.estate.text), .strong)
            page.line("\(name) by \(view.cadence.rawValue), from \(TerminalText.line(first.label)) to \(TerminalText.line(last.label))")
            for group in HistoryMetric.Group.allCases { draw(group, metrics.filter { $0.group == group }, &page) }
            page.line()
        }
        if view.isCut { page.line("This clone is shallow: what was before is not in it. `git fetch --unshallow` brings it.") }
        page.line(summary(view, metrics))
        return page.text
    }

    private static func draw(_ group: HistoryMetric.Group, _ metrics: [HistoryMetric], _ page: inout TextPage) {
        var shown = metrics
        var rest = 0
        if group == .rules {
            let changed = metrics.filter { $0.change != 0 }
            if !page.style.isVerbose {
                let most = changed.enumerated().sorted { (abs($1.element.change), $0.offset) < (abs($0.element.change), $1.offset) }
                shown = most.prefix(shownRules).map(\.element)
                rest = metrics.count - shown.count
            }
        }
        guard !shown.isEmpty || rest > 0 else { return }
        page.line()
        page.line(page.style.paint(title(group), .strong))
        for metric in shown { draw(metric, &page) }
        if rest > 0 { page.line(page.style.paint("  and \(count(rest, "rule")) with less or no change (--verbose lists them)", .faint)) }
    }

    private static func title(_ group: HistoryMetric.Group) -> String {
        switch group {
        case .scores: "Scores by failure mode"
        case .findings: "Findings that nothing waives"
        case .estate: "The estate"
        case .changes: "Changes since the point before"
        case .rules: "Findings by rule"
        }
    }

    private static func draw(_ metric: HistoryMetric, _ page: inout TextPage) {
        let title = TerminalText.pad("  \(TerminalText.line(metric.title))", to: titleWidth)
        guard let first = metric.first, let last = metric.last else {
            page.line("\(title) not known")
            return
        }
        let line = "\(title) \(page.style.paint(metric.sparkline, .open))  "
        // What happens in a period adds up; a state goes from one value to another.
        if metric.group == .changes {
            page.line("\(line)\(metric.values.compactMap(\.self).reduce(0, +)) in all, \(last) in the last")
        } else if first == last {
            page.line(line + metric.words(last))
        } else {
            let tone: TextStyle.Tone? = metric.isBetter.map { $0 ? .good : .warning }
            page.line("\(line)\(metric.words(first)) → \(page.style.paint(metric.words(last), tone))")
        }
    }

    private static func summary(_ view: HistoryView, _ metrics: [HistoryMetric]) -> String {
        guard !view.points.isEmpty else { return "no \(view.cadence == .tag ? "tag" : "period") with an estate to look at" }
        let commits = Set(view.points.map(\.commit.id)).count
        var parts = ["\(count(view.points.count, "point")), \(count(commits, "revision"))"]
        if view.skipped > 0 { parts.append("\(view.skipped) without an estate") }
        let better = metrics.count { $0.group == .scores && $0.isBetter == true }
        let worse = metrics.count { $0.group == .scores && $0.isBetter == false }
        if better + worse > 0 { parts.append("\(count(better, "score")) better, \(worse) worse") }
        return parts.joined(separator: "; ")
    }
}
