internal import Basics

/// Watches over one run: until when it may work, and how far it is.
struct RunWatch: Sendable {
    /// What libraries are handed.
    let control: AnalysisControl
    private let limit: TimeSpan?

    /// Starts the watch.
    ///
    /// - Parameter limit: `--max-time`; nil for no end.
    init(limit: TimeSpan?) {
        self.limit = limit
        let deadline = limit.map { ProcessEnvironment.milliseconds + $0.milliseconds }
        control = AnalysisControl(
            isOver: { deadline.map { ProcessEnvironment.milliseconds >= $0 } ?? false },
            tell: { ProgressLine.shared.show($0) })
    }

    /// Tells what comes next, and refuses to begin it after the time is over.
    func step(_ activity: String) throws(CommandFailure) {
        if !control.proceeds(activity, 0, of: 0) { try check() }
    }

    /// Refuses what was found after the time was over, since some of it may have been left out.
    func check() throws(CommandFailure) {
        guard let limit, !control.proceeds else { return }
        throw Self.failure(limit)
    }

    /// What is said when the time has run out.
    static func failure(_ limit: TimeSpan) -> CommandFailure {
        let reached = ProgressLine.shared.last.map { " while \($0.words)" } ?? ""
        return CommandFailure(
            .unanswerable, "--max-time \(limit) ran out\(reached). Nothing was judged.",
            help: "Raise --max-time, or leave it out and let the run come to its end.")
    }
}
