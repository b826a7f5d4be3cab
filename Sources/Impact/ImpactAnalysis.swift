package import Basics
package import Checking
internal import Compatibility
internal import Contracts
package import Estate

/// One revision as the analysis takes it: its specs, and what gives its contracts.
package struct RevisionInput: Sendable {
    package let estate: Estate
    package let provider: any ContractProvider
    package let label: RevisionLabel

    package init(estate: Estate, provider: any ContractProvider, label: RevisionLabel) {
        self.estate = estate
        self.provider = provider
        self.label = label
    }
}

/// Says what the way from one revision to another does to flows, journeys and consumers.
package struct ImpactAnalysis {
    let base: RevisionInput
    let head: RevisionInput
    let merge: MergeSummary
    let asOf: CalendarDate
    let jobs: Int
    let control: AnalysisControl
    private let earlier: @Sendable (InterfaceRef, Name?) -> [EarlierContract]

    /// - Parameter earlier: The versions of a contract before base's, the newest first; asked for interfaces that promise to stay compatible
    ///   with all of them.
    package init(
        base: RevisionInput, head: RevisionInput, merge: MergeSummary = MergeSummary(), asOf: CalendarDate, jobs: Int = 1,
        control: AnalysisControl = .unbounded, earlier: @escaping @Sendable (InterfaceRef, Name?) -> [EarlierContract] = { _, _ in [] }
    ) {
        self.earlier = earlier
        self.base = base
        self.head = head
        self.merge = merge
        self.asOf = asOf
        self.jobs = jobs
        self.control = control
    }

    /// Compares the revisions. Cost grows with what differs: flows that nothing changed under are not type-checked.
    ///
    /// Where the control says that the time is over, what is left is left out, and the report must not be used.
    package func run() -> ImpactReport {
        let deltas = InterfaceDeltas(
            base: base.estate, base.provider, head: head.estate, head.provider, asOf: asOf.description, control: control)
        let specs = differingSpecs(base: base.estate, head: head.estate)
        let list = changes(deltas, specs)
        let comparison = makeComparison(list, deltas, specs)
        let scope = ChangeScope(base: base, head: head, comparison: comparison)
        var report = ImpactReport(base: base.label, head: head.label)
        report.merge = merge
        report.changes = list.changes
        var judged = judgeFlows(scope, comparison)
        if control.proceeds { IndirectHarm(comparison: comparison, scope: scope).add(to: &judged) }
        report.flows = judged.map(\.impact).sorted(by: Self.precedes)
        report.journeys = JourneyJudge(comparison: comparison, flows: judged.map(\.impact), scope: scope).journeys()
        report.consumers = judgeConsumers(scope, comparison)
        report.notify = Notifications(estate: head.estate, list: list).teams(report)
        report.brokenPromises = PromiseCheck(base: base, head: head, asOf: asOf.description, earlier: earlier).broken(control: control)
        addUnreadable(&report)
        return report
    }

    /// The grave verdicts first, then by criticality and name.
    private static func precedes(_ left: FlowImpact, _ right: FlowImpact) -> Bool {
        if left.verdict != right.verdict { return left.verdict > right.verdict }
        if left.criticality != right.criticality { return left.criticality.rank < right.criticality.rank }
        return left.flow < right.flow
    }

    // MARK: Facts

    private func changes(_ deltas: InterfaceDeltas, _ specs: [SpecPair]) -> ChangeList {
        var list = ChangeList()
        for (interface, found) in deltas.byInterface.sorted(by: { $0.key < $1.key }) {
            for delta in found {
                for change in delta.changes {
                    let rename = confirmedRename(change, interface) ?? change.old.flatMap { delta.renames[$0] }
                    list.add(change, of: interface, variant: delta.variant, rename: rename)
                }
            }
        }
        SpecChanges(base: base.estate, head: head.estate).add(specs, to: &list)
        return list
    }

    /// The new name of a removed field that the specs confirm.
    private func confirmedRename(_ change: ContractChange, _ interface: InterfaceRef) -> RenameSuggestion? {
        guard change.kind == .fieldRemoved,
            let entry = head.estate.interface(interface)?.renames?.first(where: { $0.key.value == Name(change.subject) })
        else { return nil }
        return RenameSuggestion(name: entry.value.value, span: entry.value.span, reason: "is confirmed under `renames`")
    }

    private func makeComparison(_ list: ChangeList, _ deltas: InterfaceDeltas, _ specs: [SpecPair]) -> EstateComparison {
        EstateComparison(
            base: EstateChecker(estate: base.estate, provider: base.provider),
            head: EstateChecker(estate: head.estate, provider: head.provider), list: list,
            deltas: deltas, asOf: asOf, changedSpecs: Set(specs.map(\.ref)), conflicts: Set(merge.conflicts))
    }

    // MARK: Flows

    private func judgeFlows(_ scope: ChangeScope, _ comparison: EstateComparison) -> [JudgedFlow] {
        head.estate.flows.enumerated().compactMap { number, flow in
            guard flow.lifecycle?.value != .retired, control.proceeds("judging flows", number, of: head.estate.flows.count) else {
                return nil
            }
            let state = scope.state(of: flow)
            var impact = FlowImpact(
                flow: flow.ref, verdict: .unaffected, state: state, criticality: flow.criticality?.value ?? .normal,
                owner: flow.owner?.value, causes: [])
            impact.title = flow.header.title?.value.text
            impact.symptom = flow.symptom?.value.text
            impact.runbook = flow.runbook?.value
            guard scope.isTouched(flow) else { return JudgedFlow(impact: impact, checked: nil) }
            let old = scope.before(flow)
            let checkedBase = old.map { comparison.base.check($0) }
            let checkedHead = comparison.head.check(flow)
            let isNew = state == .added || (state == .planned && old == nil)
            impact.causes = FlowJudge(comparison: comparison, base: checkedBase, head: checkedHead, state: isNew ? .added : state).causes()
            impact.verdict = impact.causes.map(\.verdict).max() ?? .unaffected
            impact.isCoordinated = impact.verdict == .unaffected && isCoordinated(flow, old, checkedBase, comparison)
            return JudgedFlow(impact: impact, checked: checkedHead)
        }
    }

    /// Whether specs and contracts changed together: base's specs would fail on head's contracts.
    private func isCoordinated(_ flow: Flow, _ old: Flow?, _ checkedBase: CheckedFlow?, _ comparison: EstateComparison) -> Bool {
        guard let old, let checkedBase, comparison.touchesContracts(checkedBase) else { return false }
        let dependencies = FlowDependencies(flow, head.estate)
        guard dependencies.specs.contains(where: comparison.isEdited) else { return false }
        let mixed = EstateChecker(estate: base.estate, provider: head.provider).check(old)
        let before = FailureComparison(base: checkedBase.failures)
        return mixed.failures.contains { before.judge($0) == .new && $0.effect != .review }
    }

    // MARK: Consumers

    private func judgeConsumers(_ scope: ChangeScope, _ comparison: EstateComparison) -> [ConsumerImpact] {
        var found: [ConsumerImpact] = []
        for interface in head.estate.interfaceRefs.sorted() where control.proceeds {
            for consumer in head.estate.interface(interface)?.consumers ?? [] where scope.isTouched(interface) {
                let old = base.estate.interface(interface)?.consumers?.first { $0.name.value == consumer.name.value }
                let checkedBase = old.map { comparison.base.check($0, of: interface) }
                let checkedHead = comparison.head.check(consumer, of: interface)
                let causes = FlowJudge(
                    comparison: comparison, base: checkedBase, head: checkedHead, state: old == nil ? .added : .unchanged
                ).causes()
                guard let verdict = causes.map(\.verdict).max() else { continue }
                found.append(
                    ConsumerImpact(
                        consumer: consumer.name.value, interface: interface, team: consumer.team?.value, verdict: verdict, causes: causes))
            }
        }
        return found
    }

    // MARK: What could not be read

    private func addUnreadable(_ report: inout ImpactReport) {
        for interface in head.estate.interfaceRefs.sorted() {
            guard base.provider.contentID(of: interface, variant: nil) != head.provider.contentID(of: interface, variant: nil) else {
                continue
            }
            if case .unreadable(let problems) = head.provider.contract(of: interface, variant: nil) { report.unreadable += problems }
        }
        let known = Set(base.estate.problems.map(\.fingerprint))
        report.introduced = head.estate.problems.filter { !known.contains($0.fingerprint) }
        let now = Set(head.estate.problems.map(\.fingerprint))
        report.fixed = base.estate.problems.filter { !now.contains($0.fingerprint) }
    }
}

/// A flow's verdict with what the type check found, where it was asked.
struct JudgedFlow {
    var impact: FlowImpact
    let checked: CheckedFlow?
}

extension Criticality {
    /// The order from most to least.
    package var rank: Int {
        switch self {
        case .critical: 0
        case .high: 1
        case .normal: 2
        case .low: 3
        }
    }
}
