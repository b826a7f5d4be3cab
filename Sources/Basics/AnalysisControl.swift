/// How far an analysis is: what it does now, and how much of it is done.
package struct AnalysisProgress: Sendable, Equatable {
    /// What is being done, as it follows "while": `comparing contracts`.
    package let activity: String
    package let done: Int
    package let total: Int

    package init(_ activity: String, _ done: Int, of total: Int) {
        self.activity = activity
        self.done = done
        self.total = total
    }
}

/// What a caller hands down to a long analysis: whether its time is over, and whom to tell how far it is. Libraries read no clock.
///
/// Once the time is over it stays over. An analysis that is told to stop leaves out what is left and returns; what it returns then means
/// nothing, so whoever handed the control down asks it again before using the result.
package struct AnalysisControl: Sendable {
    private let isOver: @Sendable () -> Bool
    private let tell: @Sendable (AnalysisProgress) -> Void

    package init(isOver: @escaping @Sendable () -> Bool, tell: @escaping @Sendable (AnalysisProgress) -> Void = { _ in }) {
        self.isOver = isOver
        self.tell = tell
    }

    /// Lets everything run to its end.
    package static let unbounded = AnalysisControl(isOver: { false })

    /// Tells what comes next, and answers whether there is still time for it.
    package func proceeds(_ activity: String, _ done: Int, of total: Int) -> Bool {
        tell(AnalysisProgress(activity, done, of: total))
        return !isOver()
    }

    /// Whether there is still time, asked in places that have no count.
    package var proceeds: Bool { !isOver() }
}
