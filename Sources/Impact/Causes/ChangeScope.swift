internal import Basics
internal import Checking
internal import Estate

/// Tells what a change can reach at all, before anything is type-checked.
struct ChangeScope {
    let base: RevisionInput
    let head: RevisionInput
    let comparison: EstateComparison
    /// What each flow of head depends on; asked for several times.
    private let headDependencies: [Name: FlowDependencies]

    init(base: RevisionInput, head: RevisionInput, comparison: EstateComparison) {
        self.base = base
        self.head = head
        self.comparison = comparison
        headDependencies = Dictionary(head.estate.flows.map { ($0.name, FlowDependencies($0, head.estate)) }) { first, _ in first }
    }

    /// What a flow of head depends on.
    func dependencies(_ flow: Flow) -> FlowDependencies { headDependencies[flow.name] ?? FlowDependencies(flow, head.estate) }

    /// The flow as base had it, under its name or a former one.
    func before(_ flow: Flow) -> Flow? {
        if let same = base.estate.flows[flow.name] { return same }
        return (flow.header.formerly ?? []).lazy.compactMap { base.estate.flows[$0.value] }.first
    }

    func state(of flow: Flow) -> FlowState {
        if flow.lifecycle?.value == .planned { return .planned }
        guard let old = before(flow), old.lifecycle?.value != .planned, old.lifecycle?.value != .retired else { return .added }
        return dependencies(flow).specs.contains { ($0.kind == .flow ? $0 == flow.ref : $0.kind == .mapping) && comparison.isEdited($0) }
            ? .edited : .unchanged
    }

    /// Whether anything that the flow depends on differs.
    func isTouched(_ flow: Flow) -> Bool {
        guard let old = before(flow) else { return true }
        return isTouched(dependencies(flow)) || isTouched(FlowDependencies(old, base.estate)) || state(of: flow) == .added
    }

    private func isTouched(_ dependencies: FlowDependencies) -> Bool {
        if dependencies.specs.contains(where: comparison.isEdited) { return true }
        if dependencies.specs.contains(where: head.estate.isUnreadable) { return true }
        if dependencies.interfaces.contains(where: isTouched) { return true }
        if dependencies.documents.contains(where: { base.estate.files[$0]?.contentID != head.estate.files[$0]?.contentID }) { return true }
        return touchesConflict(dependencies)
    }

    /// Whether an interface's contract differs, or its end is a matter of the date.
    func isTouched(_ interface: InterfaceRef) -> Bool {
        comparison.deltas.byInterface[interface] != nil || comparison.isEdited(EntityRef(.system, interface.system))
            || comparison.isEdited(EntityRef(.platform, interface.system))
    }

    private func touchesConflict(_ dependencies: FlowDependencies) -> Bool {
        guard !comparison.conflicts.isEmpty else { return false }
        let specs = dependencies.specs.compactMap { head.estate.names[$0]?.path }
        let contracts = dependencies.interfaces.compactMap { head.estate.interface($0)?.contract?.file }.compactMap {
            head.estate.path(of: $0.file)
        }
        return (specs + contracts).contains(where: comparison.conflicts.contains)
    }
}
