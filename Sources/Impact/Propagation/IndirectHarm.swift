internal import Basics
internal import Checking
internal import Estate

/// Carries harm on to flows that read what a harmed flow writes, where the specs say so: the same contract place, or the same canonical field of the
/// same system, and no other sound flow writes it.
struct IndirectHarm {
    let comparison: EstateComparison
    let scope: ChangeScope

    private struct Links {
        var written: Set<String> = []
        var read: Set<String> = []
    }

    func add(to flows: inout [JudgedFlow]) {
        let harmed = flows.indices.filter { flows[$0].impact.verdict > .degrades || flows[$0].impact.verdict == .review }
        guard !harmed.isEmpty else { return }
        var links = Array(repeating: Links(), count: flows.count)
        let reached = candidates(flows, harmed)
        for index in flows.indices where reached.contains(index) { links[index] = self.links(of: flows[index]) }
        var queue = harmed
        var seen = Set(harmed)
        while let source = queue.first {
            queue.removeFirst()
            for target in flows.indices where !seen.contains(target) && reached.contains(target) {
                guard let (shared, cause) = harm(from: source, to: target, flows, links) else { continue }
                seen.insert(target)
                pass(cause, over: shared, from: flows[source].impact, to: &flows[target].impact)
                queue.append(target)
            }
        }
    }

    /// Flows on the same systems: only they can share a place.
    private func candidates(_ flows: [JudgedFlow], _ harmed: [Int]) -> Set<Int> {
        let estate = comparison.head.estate
        var flowsOfSystem: [Name: [Int]] = [:]
        let systems = flows.indices.map { index in
            let flow = estate.flows[flows[index].impact.flow.name]
            let systems = Set(flow.map { scope.dependencies($0).interfaces.map(\.system) } ?? [])
            for system in systems { flowsOfSystem[system, default: []].append(index) }
            return systems
        }
        var reached = Set(harmed)
        var frontier = harmed
        while let next = frontier.popLast() {
            for system in systems[next] {
                for index in flowsOfSystem.removeValue(forKey: system) ?? [] where reached.insert(index).inserted { frontier.append(index) }
            }
        }
        return reached
    }

    private func links(of judged: JudgedFlow) -> Links {
        guard let flow = comparison.head.estate.flows[judged.impact.flow.name] else { return Links() }
        let checked = judged.checked ?? comparison.head.check(flow)
        var links = Links()
        for use in checked.uses where [.mapped, .listed, .compared].contains(use.manner) {
            guard !use.path.isEmpty else { continue }
            if use.access == .read { links.read.insert(use.place) }
            guard use.access == .write else { continue }
            links.written.insert(use.place)
            for hop in use.trail where hop.hasPrefix("entity:") {
                links.written.insert("\(use.interface.system) \(hop)")
                if let source = use.trail.first, let system = source.split(separator: "/").first, !source.hasPrefix("entity:") {
                    links.read.insert("\(system) \(hop)")
                }
            }
        }
        return links
    }

    /// What harms the target through the source: the shared fields, and the source's cause.
    private func harm(from source: Int, to target: Int, _ flows: [JudgedFlow], _ links: [Links]) -> (Set<String>, Cause)? {
        let shared = links[source].written.intersection(links[target].read)
        guard !shared.isEmpty, flows[source].impact.flow != flows[target].impact.flow else { return nil }
        let alone = shared.filter { field in
            !flows.indices.contains { other in
                other != source && other != target && flows[other].impact.verdict == .unaffected && links[other].written.contains(field)
            }
        }
        guard !alone.isEmpty else { return nil }
        for cause in flows[source].impact.causes {
            switch cause.verdict {
            case .breaks, .review: return (alone, cause)
            case .corrupts:
                // Wrong values travel along their field only.
                let along = alone.filter { field in cause.path.contains { hop in field == hop || field.hasSuffix(" \(hop)") } }
                if !along.isEmpty { return (along, cause) }
            default: continue
            }
        }
        return nil
    }

    private func pass(_ cause: Cause, over shared: Set<String>, from source: FlowImpact, to target: inout FlowImpact) {
        let field = shared.min() ?? ""
        let verdict: Verdict = cause.verdict == .breaks ? .degrades : cause.verdict
        let words =
            switch verdict {
            case .degrades: "\(source.flow) breaks, and with it what brings \(field): the data that this flow reads ages"
            case .corrupts: "\(source.flow) writes wrong values to \(field), which this flow reads"
            default: "\(source.flow), which writes \(field), needs review"
            }
        target.causes.append(
            Cause(
                change: cause.change, verdict: verdict, basis: cause.basis, extent: cause.extent,
                fingerprint: Fingerprint(of: [
                    "impact/flow-\(verdict.rawValue)", target.flow.description, "indirect", source.flow.description, field,
                ]),
                path: [
                    cause.path.first ?? "", source.flow.description, field.split(separator: " ").last.map(String.init) ?? field,
                    target.flow.description,
                ].filter { !$0.isEmpty },
                message: words, location: cause.location, fix: "mend \(source.flow) first"))
        target.isIndirect = target.verdict == .unaffected
        target.verdict = max(target.verdict, verdict)
    }
}
