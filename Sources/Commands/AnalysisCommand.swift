internal import ArgumentParser
internal import Impact
internal import Reports

/// A command that asks an analysis of the estate.
protocol AnalysisCommand: ParsableCommand {
    func report(_ analysis: EstateAnalysis) throws -> ExitStatus
}

extension OutputOptions {
    /// Writes an impact report and says how the run ends: an unreadable spec is graver than a verdict.
    func write(_ view: ImpactView, note: String?) throws -> ExitStatus {
        try write { format, style in
            switch format {
            case .json: ImpactJSON.render(view)
            case .markdown: ImpactMarkdown.render(view)
            default: (style.isQuiet ? "" : note.map { $0 + "\n" } ?? "") + ImpactText.render(view, style: style)
            }
        }
        return view.outcome.failed ? .failed : .passed
    }
}
