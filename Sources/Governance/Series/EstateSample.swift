package import Basics
internal import Checking
internal import Estate
internal import Impact
internal import Stewardship

/// The figures of an estate at one revision and on one day that a history follows.
package struct EstateSample: Sendable {
    /// So many of so many.
    package struct Share: Sendable, Equatable {
        package let have: Int
        package let all: Int

        package init(_ have: Int, of all: Int) {
            self.have = have
            self.all = all
        }

        /// In thousandths, rounded down; nil of nothing.
        package var thousandths: Int? { all > 0 ? have * 1000 / all : nil }
    }

    /// By failure mode, in the order of the groups.
    package private(set) var scores: [(group: String, share: Share)] = []
    /// Over the failure modes by their weights, in thousandths; nil where nothing was checked.
    package let total: Int?
    /// Findings that no waiver accepts, by level; what a baseline holds is counted.
    package private(set) var levels: [Level: Int] = [:]
    /// The same by rule.
    package private(set) var rules: [RuleID: Int] = [:]
    package let systems: Int
    /// Those that run.
    package let flows: Int
    /// The running flows that are direct, of those that say what they run on.
    package let direct: Share
    /// The pairs of systems that are linked directly, of those that could be.
    package let links: Share
    /// The specs that have an owner.
    package let owners: Share
    /// The running flows whose runbook is there.
    package let runbooks: Share
    /// What changed after it was reviewed, of all that is reviewed; nil where the history is not at hand.
    package let stale: Share?
    /// The waivers in force.
    package let waivers: Int
    /// The specs that cannot be read.
    package let unreadable: Int

    package init(_ context: RuleContext, _ report: CheckReport) {
        let estate = context.estate
        scores = report.scores.filter { Rules.failureModes.contains($0.group) }.map { ($0.group, Share($0.passed, of: $0.checked)) }
        total = report.total
        for finding in report.findings where finding.waived == nil {
            levels[finding.diagnostic.level, default: 0] += 1
            rules[finding.diagnostic.rule, default: 0] += 1
        }
        systems = estate.systems.count
        flows = context.flows.count
        let direct = DirectLinks(context)
        self.direct = Share(direct.flows.count, of: direct.stated)
        links = Share(direct.pairs, of: direct.possible)
        let specs = estate.allSpecs.filter { ![.estate, .team, .waiver].contains($0.ref.kind) }
        owners = Share(specs.count { $0.owner.map { estate.names[$0.value] != nil } ?? false }, of: specs.count)
        runbooks = Share(context.flows.count { Self.hasRunbook($0.flow, estate) }, of: context.flows.count)
        stale = context.freshness.map { fresh in Share(fresh.items.count { $0.state == .stale }, of: fresh.items.count) }
        waivers = estate.waivers.count { $0.expiresOn.value >= context.asOf }
        unreadable = estate.unreadable.count
    }

    private static func hasRunbook(_ flow: Flow, _ estate: Estate) -> Bool {
        guard let runbook = flow.runbook else { return false }
        return runbook.value.text.contains("://") || estate.path(of: runbook).map { estate.files[$0] != nil } ?? false
    }
}
