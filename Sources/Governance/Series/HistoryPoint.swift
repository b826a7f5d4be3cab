package import Basics
package import Stewardship

/// An estate at the end of a period, or at a tag.
package struct HistoryPoint: Sendable {
    /// The period or the tag: `2026-02`, `2026-W05`, `v2.1`.
    package let label: String
    /// The day that counted as today.
    package let asOf: CalendarDate
    /// The newest commit of the period, or of an earlier one where it had none.
    package let commit: Commit
    package let sample: EstateSample
    /// What changed since the point before; nil for the first one.
    package let change: PeriodChange?

    package init(label: String, asOf: CalendarDate, commit: Commit, sample: EstateSample, change: PeriodChange?) {
        self.label = label
        self.asOf = asOf
        self.commit = commit
        self.sample = sample
        self.change = change
    }
}
