internal import Basics
internal import Checking
internal import Contracts
internal import Estate

/// Finds what happened to whole interfaces and operations that a flow is on: gone, retired, newly guarded, unreadable, slower.
struct InterfaceCauses {
    let comparison: EstateComparison
    let base: CheckedFlow?
    let head: CheckedFlow
    let state: FlowState

    private var list: ChangeList { comparison.list }

    func causes() -> [Cause] {
        var found: [Cause] = []
        for interface in head.interfaces.sorted() {
            found += existence(interface)
            found += operations(interface)
            found += readability(interface)
        }
        found += unreadableSpecs() + conflicts()
        found += platforms()
        return found + ServiceLevels(comparison: comparison, head: head, isNew: state == .added).causes()
    }

    // MARK: Gone or retired

    private func existence(_ interface: InterfaceRef) -> [Cause] {
        guard let reason = endReason(interface, comparison.head.estate) else { return [] }
        // What was so on base already is a finding, and no verdict.
        if state != .added, endReason(interface, comparison.base.estate) != nil { return [] }
        let change = (list.indices(of: interface) + list.indices(of: EntityRef(.system, interface.system))).first.map { list[$0] }
        return [
            cause(
                .breaks, .all, change, interface, kind: "interface-gone", "\(interface) \(reason)",
                fix: successor(interface).map { "move to its successor \($0)" })
        ]
    }

    private func endReason(_ interface: InterfaceRef, _ estate: Estate) -> String? {
        if let system = estate.systems[interface.system] {
            if system.lifecycle?.value == .retired { return "is gone: system:\(system.name) is retired" }
            if let date = system.retiresOn?.value, date <= comparison.asOf { return "is gone: system:\(system.name) retired on \(date)" }
        } else if let platform = estate.platforms[interface.system] {
            if platform.status?.value == .retired { return "is gone: platform:\(platform.name) is retired" }
        } else {
            return "is gone: there is no system `\(interface.system)` any more"
        }
        guard let found = estate.interface(interface) else {
            return estate.interfaces(of: interface.system) == nil ? nil : "is gone"
        }
        if let date = found.sunset?.value, date <= comparison.asOf { return "ended on \(date)" }
        return nil
    }

    private func successor(_ interface: InterfaceRef) -> InterfaceRef? {
        comparison.head.estate.interface(interface)?.successor?.value ?? comparison.base.estate.interface(interface)?.successor?.value
    }

    private func platforms() -> [Cause] {
        guard case .platforms(let platforms)? = head.flow.via else { return [] }
        return platforms.compactMap { platform in
            let isRetired = { (estate: Estate) in estate.platforms[platform.value.name].map { $0.status?.value == .retired } ?? true }
            guard isRetired(comparison.head.estate), state == .added || !isRetired(comparison.base.estate) else { return nil }
            let change = list.indices(of: platform.value).first.map { list[$0] }
            return Cause(
                change: change?.id, verdict: .breaks, basis: .change, extent: .all,
                fingerprint: CauseIdentity.fingerprint(.breaks, head.flow.ref, kind: "platform-gone", platform.value.description),
                path: [platform.value.description, head.flow.ref.description],
                message: "\(platform.value), which the flow runs on, is retired", location: platform.span,
                fix: "move the flow to another platform")
        }
    }

    // MARK: Operations

    /// Facts of an operation that no shape shows: what callers must present, where it is served, which parts it has.
    private func operations(_ interface: InterfaceRef) -> [Cause] {
        guard state != .added else { return [] }
        // What carried a message on base may not carry it any more.
        let labels = Set(head.uses.map(\.label))
        let earlier = (base?.uses ?? []).filter { labels.contains($0.label) }
        let uses = (head.uses + earlier).filter { $0.interface == interface && $0.operation != nil }
        return list.indices(of: interface).compactMap { index in
            guard let change = list.contractChanges[index] else { return nil }
            let fact = list[index]
            guard change.subject.hasPrefix("server ") || uses.contains(where: { Self.concerns(change, $0) }) else { return nil }
            switch change.kind {
            case .operationStreamingChanged:
                return cause(
                    .breaks, .all, fact, interface, kind: change.kind.rawValue, "\(fact.subject): \(fact.message)",
                    fix: "let the step speak the new form of the call")
            case .securityAdded, .securityChanged:
                guard change.level == .breaking || change.isUndecided else { return nil }
                return cause(
                    change.isUndecided ? .review : .breaks, change.isUndecided ? .unknown : .all, fact, interface,
                    kind: change.kind.rawValue, "\(fact.subject): \(fact.message)", fix: "give the flow what it must present")
            case .serverChanged:
                guard change.level != .safe else { return nil }
                return cause(
                    .review, .unknown, fact, interface, kind: change.kind.rawValue, "\(fact.subject) \(fact.message)",
                    fix: "look at where the flow calls it")
            case .bindingChanged, .correlationChanged, .protocolChanged:
                let isGrave = change.level == .breaking
                guard change.level != .safe else { return nil }
                return cause(
                    isGrave ? .breaks : .review, isGrave ? .all : .unknown, fact, interface, kind: change.kind.rawValue,
                    "\(fact.subject): \(fact.message)", fix: "bring the flow's connection in line with it")
            case .positionRemoved, .mediaTypeRemoved, .positionBecameRequired, .operationRemoved:
                guard change.level == .breaking else { return nil }
                return cause(.breaks, .all, fact, interface, kind: change.kind.rawValue, "\(fact.subject): \(fact.message)")
            case .undecided:
                return cause(
                    .review, .unknown, fact, interface, kind: change.kind.rawValue, "\(fact.subject): \(fact.message)",
                    fix: "compare both versions by hand")
            default: return nil
            }
        }
    }

    /// Whether a change is of a use's operation, and of its message where the use is of one among several.
    private static func concerns(_ change: ContractChange, _ use: PlaceUse) -> Bool {
        guard let operation = use.operation?.text else { return false }
        guard change.subject == operation || change.subject.hasPrefix(operation + "/") else { return false }
        guard let carried = change.carried, let used = use.label.split(separator: "#", maxSplits: 1).last else { return true }
        // What names the operation uses all of its messages.
        return used == operation || used.hasPrefix(operation + "/") || used == carried.text
    }

    // MARK: What cannot be compared

    private func readability(_ interface: InterfaceRef) -> [Cause] {
        (comparison.deltas.byInterface[interface] ?? []).compactMap { delta in
            if delta.isGone {
                return cause(
                    .breaks, .all, nil, interface, kind: "contract-gone", "the contract of \(interface) is gone",
                    fix: "restore it, or say what took its place")
            }
            guard delta.isUndecided else { return nil }
            return cause(
                .review, .unknown, nil, interface, kind: "contract-unreadable",
                "the contract of \(interface) changed, and cannot be compared: one of its versions is unreadable or of another format",
                fix: "see `tieline check` for what is wrong with it")
        }
    }

    /// Specs that cannot be read any more: the flow is judged by what they said before, which nobody can rely on.
    private func unreadableSpecs() -> [Cause] {
        let (before, now) = (comparison.base.estate, comparison.head.estate)
        let specs = FlowDependencies(head.flow, now).specs.sorted().filter { now.isUnreadable($0) && !before.isUnreadable($0) }
        return specs.map { ref in
            Cause(
                change: nil, verdict: .review, basis: .change, extent: .unknown,
                fingerprint: CauseIdentity.fingerprint(.review, head.flow.ref, kind: "spec-unreadable", ref.description),
                path: ref == head.flow.ref ? [ref.description] : [ref.description, head.flow.ref.description],
                message: "\(ref) cannot be read any more; the flow is judged by what it said before", location: now.names[ref],
                fix: "mend \(now.names[ref]?.path.text ?? "the spec") first")
        }
    }

    private func conflicts() -> [Cause] {
        guard !comparison.conflicts.isEmpty else { return [] }
        let dependencies = FlowDependencies(head.flow, comparison.head.estate)
        var paths: [(path: Name, what: String)] = []
        for ref in dependencies.specs.sorted() {
            if let span = comparison.head.estate.names[ref] ?? comparison.base.estate.names[ref] {
                paths.append((span.path, ref.description))
            }
        }
        for interface in dependencies.interfaces.sorted() {
            if let file = comparison.head.estate.interface(interface)?.contract?.file, let path = comparison.head.estate.path(of: file.file)
            {
                paths.append((path, interface.description))
            }
        }
        return paths.filter { comparison.conflicts.contains($0.path) }.map { path, what in
            Cause(
                change: nil, verdict: .review, basis: .change, extent: .unknown,
                fingerprint: CauseIdentity.fingerprint(.review, head.flow.ref, kind: "merge/conflict", path.text),
                path: what == head.flow.ref.description ? [what] : [what, head.flow.ref.description],
                message: "\(path) is in conflict in the merge: resolve it first", location: nil,
                fix: "merge the target branch, resolve the conflict, and ask again")
        }
    }

    private func cause(
        _ verdict: Verdict, _ extent: Extent, _ fact: EstateChange?, _ interface: InterfaceRef, kind: String, _ message: String,
        fix: String? = nil
    ) -> Cause {
        let own = head.uses.filter { $0.interface == interface }
        let use = own.first { use in use.operation.map { fact?.subject.contains($0.text) ?? true } ?? false } ?? own.first
        return Cause(
            change: fact?.id, verdict: verdict, basis: .change, extent: extent,
            fingerprint: CauseIdentity.fingerprint(verdict, head.flow.ref, kind: kind, "\(interface) \(fact?.subject ?? "")"),
            path: [fact?.subject ?? interface.description, head.flow.ref.description], message: message,
            location: use?.span ?? head.flow.anchor.span,
            related: [fact?.new ?? fact?.old].compactMap { $0 }.map { RelatedPlace("the change", at: $0) }, fix: fix)
    }
}
