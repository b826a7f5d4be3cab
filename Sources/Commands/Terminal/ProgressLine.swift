internal import Basics
internal import Glibc
internal import Synchronization

/// The line that says how far a long run is: drawn on standard error where that is a terminal, and gone before anything else is written.
final class ProgressLine: Sendable {
    /// The process has one standard error, and so one such line.
    static let shared = ProgressLine()

    private struct State {
        var isEnabled = false
        /// When the run began and when the line was last drawn, in milliseconds of a clock that only goes forward.
        var startedAt = 0
        var drawnAt = 0
        var isDrawn = false
        var last: AnalysisProgress?
    }

    // Guards what the threads of an analysis tell.
    private let state = Mutex(State())
    /// Shorter runs draw nothing, in milliseconds.
    private static let patience = 500
    /// How long a line stands at least, in milliseconds.
    private static let interval = 100

    /// Begins a run. Nothing is drawn where standard error is no terminal or a dumb one, nor with `--quiet`.
    func start(isQuiet: Bool) {
        let isWanted = !isQuiet && StandardStreams.error.isTerminal && ProcessEnvironment.variable("TERM") != "dumb"
        state.withLock { $0 = State(isEnabled: isWanted, startedAt: ProcessEnvironment.milliseconds) }
    }

    /// Takes what an analysis tells, and draws it where it is time to.
    func show(_ progress: AnalysisProgress) {
        state.withLock { state in
            // Files that are read within a counted activity are a part of it.
            if progress.total == 0, let last = state.last, last.total > 0 { return }
            state.last = progress
            guard state.isEnabled else { return }
            let now = ProcessEnvironment.milliseconds
            guard now - state.startedAt >= Self.patience, now - state.drawnAt >= Self.interval else { return }
            state.drawnAt = now
            state.isDrawn = true
            let width = max(20, (ProcessEnvironment.width(of: StandardStreams.error) ?? 80) - 1)
            StandardStreams.error.writeRaw("\r" + String(progress.words.prefix(width)) + Self.eraseToEnd)
        }
    }

    /// Takes the line away.
    func erase() {
        state.withLock { state in
            guard state.isDrawn else { return }
            state.isDrawn = false
            StandardStreams.error.writeRaw("\r" + Self.eraseToEnd)
        }
    }

    /// What was told last; nil where nothing was.
    var last: AnalysisProgress? { state.withLock { $0.last } }

    /// EL of ECMA-48; no colour, so NO_COLOR has nothing to say about it.
    private static let eraseToEnd = "\u{1B}[K"
}

extension AnalysisProgress {
    /// What is being done, with the count: `comparing contracts: 12 of 40`.
    var words: String { total > 0 ? "\(activity): \(done) of \(total)" : done > 0 ? "\(activity): \(done)" : activity }
}
