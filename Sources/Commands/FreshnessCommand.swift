internal import ArgumentParser
internal import Basics
internal import Checking
internal import Estate
internal import Governance
internal import Impact
internal import Lineage
internal import Reports
internal import Stewardship

/// `tieline freshness`: what is still true of what was written, reviewed and measured?
struct FreshnessCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "freshness",
        abstract: "Which documents, runbooks, reviews, load tests and verifications are fresh, due soon, old, stale or unknown?",
        discussion: """
            tieline freshness --select owner:integration
            tieline freshness --due --format ics=due.ics     a calendar of everything that has a date

            Stale: what it is about changed in meaning after it was reviewed; layout, comments, moved files, bots and quiet commits change no
            meaning. Changes count by the days on which they were committed; what is not committed yet does not count.

            \(ExitStatus.help(failing: nil))
            """)

    @Option(help: ArgumentHelp("The revision to look at; by default WORKTREE.", valueName: "revision"))
    var at: String?

    @Flag(help: "List everything that has a date, by day.")
    var due = false

    @Option(help: ArgumentHelp("How long before its end a review is due soon.", valueName: "duration"))
    var soon: TimeSpan?

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { "freshness" }

    func report() throws -> ExitStatus {
        try output.require(.text, .json, .csv, .markdown, .ics)
        let loader = try RevisionLoader(estate)
        let loaded = try loader.loadOne(at)
        let revision = try loader.commit(loaded.label.revision)
        let history = try loader.history.semantic(of: loaded.estate, at: revision)
        try loader.check(loaded)
        var periods = FreshnessPeriods(loaded.estate)
        if let soon { periods.soon = min(soon.wholeDays, 200_000) }
        let freshness = Freshness(loaded.estate, history: history, periods: periods, asOf: estate.day)
        let parts = try estate.selected(in: loaded.estate)
        // A document is chosen with what it is about.
        let items = freshness.items.filter { item in
            parts.map { parts in ([item.subject] + item.covers).contains { parts.contains(subject: $0) } } ?? true
        }
        let chosen = Set(items.map(\.subject))
        let view = FreshnessView(
            items: items, dates: freshness.dueDates.filter { parts?.contains(subject: $0.subject) ?? true || chosen.contains($0.subject) },
            asOf: estate.day, showsDates: due, namesPeople: estate.names)
        try output.write { format, style in
            switch format {
            case .json: FreshnessJSON.render(view)
            case .csv: view.table.csv
            case .markdown: FreshnessMarkdown.render(view)
            case .ics: CalendarText.render(view.dates, asOf: view.asOf)
            default: FreshnessText.render(view, style: style)
            }
        }
        return loaded.estate.unreadable.isEmpty ? .passed : .unusable
    }
}
