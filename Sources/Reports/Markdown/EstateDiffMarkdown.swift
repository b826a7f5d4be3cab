internal import Basics
internal import Contracts
internal import Governance
internal import Impact

/// Writes the differences of two revisions of an estate as a comment on a merge request.
package enum EstateDiffMarkdown {
    package static func render(_ view: EstateDiffView) -> String {
        var page = MarkdownPage()
        page.line("## Tieline: what changed")
        page.line()
        let counts = ChangeLevel.allCases.reversed().compactMap { level -> String? in
            let number = view.changes.count { $0.level == level }
            return number == 0 ? nil : "\(LevelMark(level).symbol) \(number) \(level.rawValue)"
        }
        page.line(counts.isEmpty ? "Nothing changed in meaning." : "**\(counts.joined(separator: " · "))**")
        page.line()
        for broken in view.brokenPromises {
            page.line("- \(LevelMark(.breaking).symbol) **broken promise** \(MarkdownText.inline(broken.sentence))")
        }
        if !view.brokenPromises.isEmpty { page.line() }
        let grave = view.changes.filter { $0.level != .safe }
        let safe = view.changes.filter { $0.level == .safe }
        if !grave.isEmpty { page.table(["Level", "What", "Change"], grave.map(row)) }
        if !safe.isEmpty {
            page.folded("\(safe.count) safe") { $0.table(["Level", "What", "Change"], safe.map(row)) }
        }
        for diagnostic in view.unreadable {
            page.line("- Unreadable: \(diagnostic.span.map(MarkdownPage.place) ?? "") \(MarkdownText.inline(diagnostic.message))")
        }
        page.line("<sub>\(MarkdownPage.html(view.base.revision)) → \(MarkdownPage.html(view.head.revision))</sub>")
        return page.text
    }

    /// A change as a row of a table.
    static func row(_ change: EstateChange) -> [String] {
        let mark = LevelMark(change.level, isUndecided: change.isUndecided)
        let place = (change.new ?? change.old).map { "<br>" + MarkdownText.codeCell(plainPlace($0)) } ?? ""
        return [
            "\(mark.symbol) \(mark.word)", MarkdownText.codeCell(change.subject) + place,
            "\(MarkdownText.cell(change.message)) (\(MarkdownText.codeCell(change.kind)))",
        ]
    }
}
