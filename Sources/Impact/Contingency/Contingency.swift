package import Basics
package import Estate
package import Lineage

/// Takes each system, interface, platform and team of an estate away in turn.
///
/// A flow breaks that talks to what is lost, runs on it, or waits for its approval. A flow degrades that reads what broken flows alone
/// write, or is started by them alone; so do those behind it. Journeys follow by the table of callee and fallback. A lost team leaves
/// unattended what it owns and no other team stands in for. Planned and retired flows do not count.
package struct Contingency {
    private let estate: Estate
    private let index: LossIndex
    private let control: AnalysisControl

    package init(_ estate: Estate, control: AnalysisControl = .unbounded) {
        self.estate = estate
        self.control = control
        index = LossIndex(estate)
    }

    /// The losses by rank: first by the broken flows and journeys, critical ones before high ones and so on, then by the degraded, then by
    /// the unattended.
    ///
    /// - Parameter parts: What is taken away; nil for everything.
    package func report(of parts: SelectedParts? = nil) -> ContingencyReport {
        var search = LossSearch(index)
        var losses: [Loss] = []
        let all = candidates.filter { parts.map($0.isChosen) ?? true }
        for (number, candidate) in all.enumerated() where control.proceeds("taking away", number, of: all.count) {
            losses.append(loss(of: candidate, &search))
        }
        return ContingencyReport(
            losses: losses.map { ($0, Self.rank($0)) }.sorted { Self.precedes($0, $1) }.map(\.0), singlePoints: singlePoints(parts),
            flows: index.flows.count, journeys: index.journeys.count)
    }

    private static func rank(_ loss: Loss) -> [Int] { LossEffect.allCases.reversed().flatMap(loss.counts) }

    private static func precedes(_ left: (Loss, [Int]), _ right: (Loss, [Int])) -> Bool {
        if left.1 != right.1 { return right.1.lexicographicallyPrecedes(left.1) }
        if left.0.orphans.count != right.0.orphans.count { return left.0.orphans.count > right.0.orphans.count }
        return Name(left.0.subject) < Name(right.0.subject)
    }

    // MARK: Candidates

    private enum Candidate {
        case system(EntityRef), platform(EntityRef), team(EntityRef)
        case interface(InterfaceRef)

        func isChosen(_ parts: SelectedParts) -> Bool {
            switch self {
            case .system(let ref), .platform(let ref), .team(let ref): parts.contains(ref)
            case .interface(let ref): parts.contains(ref)
            }
        }
    }

    /// Everything that is there today: what is planned or retired cannot be lost.
    private var candidates: [Candidate] {
        let systems = estate.systems.filter { $0.lifecycle?.value != .retired && $0.lifecycle?.value != .planned }
        let platforms = estate.platforms.filter { $0.status?.value == .inUse || index.usesOfPlatform[$0.name] != nil }
        let names = Set(systems.map(\.name) + platforms.map(\.name))
        return systems.map { .system($0.ref) } + platforms.map { .platform($0.ref) }
            + names.sorted().flatMap { (index.interfacesOfSystem[$0] ?? []).map { .interface($0) } } + estate.teams.map { .team($0.ref) }
    }

    private func loss(of candidate: Candidate, _ search: inout LossSearch) -> Loss {
        switch candidate {
        case .interface(let interface):
            let spec = estate.interface(interface)
            let owner = estate.systemOrPlatform(interface.system).flatMap { estate.spec($0)?.owner?.value }
            return Loss(
                kind: .interface, subject: interface.description, title: nil, owner: owner, span: spec?.name.span,
                consequences: search.consequences(interfaces: [interface], uses: []), orphans: [])
        case .system(let ref), .platform(let ref):
            let interfaces = index.interfacesOfSystem[ref.name] ?? []
            let found = search.consequences(interfaces: interfaces, uses: index.usesOfPlatform[ref.name] ?? [])
            return loss(ref, ref.kind == .platform ? .platform : .system, found, orphans: [])
        case .team(let ref):
            let owned = index.specsOfTeam[ref.name] ?? []
            let found = search.consequences(interfaces: [], uses: index.approvals[ref.name] ?? [], unattended: owned)
            return loss(ref, .team, found, orphans: owned.filter { $0.kind != .flow && $0.kind != .journey })
        }
    }

    private func loss(_ ref: EntityRef, _ kind: Loss.Kind, _ consequences: [LossConsequence], orphans: [EntityRef]) -> Loss {
        let spec = estate.spec(ref)
        return Loss(
            kind: kind, subject: ref.description, title: spec?.header.title?.value.text, owner: spec?.owner?.value,
            span: spec?.header.name.span, consequences: consequences, orphans: orphans)
    }

    // MARK: What holds the map together

    private func singlePoints(_ parts: SelectedParts?) -> [SinglePoint] {
        let map = EstateMap(.system, of: estate)
        let nodes = map.nodes.filter { $0.kind != .journey }.map(\.id)
        let edges = map.edges.filter { $0.kind == .data && !$0.isPlanned }.map { ($0.from, $0.to) }
        return articulationPoints(of: nodes, edges: edges).compactMap { point in
            guard case .spec(let ref)? = EstatePart(subject: point.node), ref.kind != .flow, parts?.contains(ref) ?? true else {
                return nil
            }
            return SinglePoint(subject: point.node, span: estate.spec(ref)?.header.name.span, cutOff: point.cutOff)
        }.sorted { Self.reach($0) != Self.reach($1) ? Self.reach($0) > Self.reach($1) : Name($0.subject) < Name($1.subject) }
    }

    private static func reach(_ point: SinglePoint) -> Int { point.cutOff.reduce(0) { $0 + $1.count } }
}
