internal import Basics
internal import Estate
internal import Stewardship

/// Writes how true everything still is as Markdown: a table for each owner, or one of what is due when.
package enum FreshnessMarkdown {
    package static func render(_ view: FreshnessView) -> String {
        var page = MarkdownPage()
        if view.showsDates {
            page.line("## What is due")
            page.line()
            page.table(
                ["On", "What", "Subject", "Owner"],
                view.dates.map { date in
                    [
                        "\(date.on)", MarkdownText.cell(date.what), MarkdownText.cell(date.subject),
                        MarkdownText.cell(date.owner?.description ?? "nobody"),
                    ]
                })
            return page.text
        }
        page.line("## Freshness: \(view.summary)")
        page.line()
        for (owner, items) in view.byOwner {
            page.line("### \(MarkdownText.inline(owner))")
            page.line()
            page.table(
                ["State", "What", "Reviewed", "Due", "Changes since"],
                items.map { item in
                    [
                        item.state.words, MarkdownText.cell("\(item.kind.words) \(item.subject)"),
                        item.reviewedOn?.description ?? "never", item.dueOn?.description ?? "", MarkdownText.cell(changes(item, view)),
                    ]
                })
        }
        return page.text
    }

    private static func changes(_ item: FreshnessItem, _ view: FreshnessView) -> String {
        guard let last = item.changes.first else { return "" }
        let parts = last.parts.map(\.text).joined(separator: ", ")
        let others = item.changes.count > 1 ? "; \(count(item.changes.count - 1, "earlier one"))" : ""
        return "\(last.commit.day) \(last.what)\(parts.isEmpty ? "" : " (\(parts))") by \(view.authors(of: [last]))\(others)"
    }
}
