internal import Basics
internal import Estate
internal import Stewardship

/// Draws for a terminal how true everything still is, by owner, or what is due when.
package enum FreshnessText {
    /// How many changes of one item are shown unless all are asked for.
    private static let shownChanges = 3

    package static func render(_ view: FreshnessView, style: TextStyle) -> String {
        view.showsDates ? dates(view, style) : states(view, style)
    }

    private static func states(_ view: FreshnessView, _ style: TextStyle) -> String {
        var page = TextPage(style)
        if !style.isQuiet {
            for (owner, items) in view.byOwner {
                let shown = items.filter { style.isVerbose || $0.state != .fresh }
                guard !shown.isEmpty else { continue }
                page.line(style.paint(TerminalText.line(owner), .strong))
                for alike in groups(shown, style) { draw(alike, view, &page) }
                page.line()
            }
        }
        let isSound = view.items.allSatisfy { $0.state == .fresh || $0.state == .dueSoon }
        page.line(style.paint("\(isSound ? "✓" : "✗") \(view.summary)", isSound ? .good : .warning))
        return page.text
    }

    /// Items that follow each other and are in one state for one reason; fewer than three, and all where everything is asked for, stand alone.
    private static func groups(_ items: [FreshnessItem], _ style: TextStyle) -> [[FreshnessItem]] {
        func key(_ item: FreshnessItem) -> [String] {
            [item.state.rawValue, item.kind.rawValue, item.reason] + item.changes.flatMap { [$0.commit.id, $0.what] }
        }
        var groups: [[FreshnessItem]] = []
        for item in items {
            if !style.isVerbose, let last = groups.last?.first, key(last) == key(item) {
                groups[groups.count - 1].append(item)
            } else {
                groups.append([item])
            }
        }
        return groups.flatMap { $0.count < 3 ? $0.map { [$0] } : [$0] }
    }

    private static func draw(_ alike: [FreshnessItem], _ view: FreshnessView, _ page: inout TextPage) {
        guard let item = alike.first else { return }
        let tone: TextStyle.Tone =
            switch item.state {
            case .stale: .grave
            case .old, .unknown: .warning
            case .dueSoon: .open
            case .fresh: .good
            }
        let state = page.style.paint(TerminalText.pad(item.state.words, to: 9), tone)
        let subjects = TerminalText.line("\(item.kind.words) \(alike.map(\.subject).joined(separator: ", "))")
        for (number, line) in TerminalText.wrap(subjects, width: page.style.width - 12).enumerated() {
            page.line(number == 0 ? "  \(state) \(line)" : "            \(line)")
        }
        page.paragraph(item.reason, indent: 12, tone: .faint)
        let shown = page.style.isVerbose ? item.changes[...] : item.changes.prefix(shownChanges)
        for change in shown {
            let parts = change.parts.isEmpty ? "" : " (\(change.parts.map(\.text).joined(separator: ", ")))"
            let by = view.authors(of: [change])
            page.paragraph(
                "\(change.commit.day) \(change.commit.short) \(change.what)\(parts), by \(by): \(change.commit.summary)", indent: 12)
        }
        let rest = item.changes[shown.count...]
        if !rest.isEmpty { page.paragraph("and \(count(rest.count, "earlier change")), by \(view.authors(of: Array(rest)))", indent: 12) }
    }

    private static func dates(_ view: FreshnessView, _ style: TextStyle) -> String {
        var page = TextPage(style)
        for date in view.dates where !style.isQuiet {
            let days = date.on.days(since: view.asOf)
            let when = days < 0 ? "\(count(-days, "day")) ago" : days == 0 ? "today" : "in \(count(days, "day"))"
            let owner = date.owner.map { ", \($0)" } ?? ""
            let tone: TextStyle.Tone? = days < 0 ? .warning : nil
            page.line(
                "\(date.on) \(style.paint(TerminalText.pad(when, to: 14), tone)) \(TerminalText.line("\(date.what): \(date.subject)\(owner)"))"
            )
        }
        let past = view.dates.count { $0.on < view.asOf }
        page.line("\(count(view.dates.count, "date")), \(past) of them past")
        return page.text
    }
}
