package import Basics
package import Impact

/// A rule's finding as it is reported: with its level by policy, and the waiver that accepts it.
package struct Finding: Sendable {
    package var diagnostic: Diagnostic
    package var waived: WaiverUse?

    package init(_ diagnostic: Diagnostic, waived: WaiverUse? = nil) {
        self.diagnostic = diagnostic
        self.waived = waived
    }
}

/// What `check` answers.
package struct CheckReport: Sendable {
    /// By level, path and place.
    package var findings: [Finding]
    /// By group, in the order of the groups: what was checked, what passed.
    package var scores: [(group: String, passed: Int, checked: Int)]
    /// The same by team and by system, in the order of their names.
    package var teams: [(team: String, passed: Int, checked: Int)] = []
    package var systems: [(system: String, passed: Int, checked: Int)] = []
    /// The scores of the failure modes with their weights, in thousandths rounded down; nil where nothing was checked.
    package var total: Int?
    /// How many findings the baseline holds.
    package var baselined = 0
    /// Lines of the baseline whose finding is gone.
    package var staleBaseline: [String] = []

    package init(findings: [Finding], scores: [(group: String, passed: Int, checked: Int)] = []) {
        self.findings = findings
        self.scores = scores
    }
}
