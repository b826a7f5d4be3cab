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

    package init(findings: [Finding], scores: [(group: String, passed: Int, checked: Int)] = []) {
        self.findings = findings
        self.scores = scores
    }
}
