package import Basics
package import Estate
package import Lineage

extension ImpactReport {
    /// What changed, as `state:` asks for it.
    ///
    /// - Parameters:
    ///   - base: The estate before, to tell what is new.
    ///   - head: The estate after; what it does not have any more cannot be chosen.
    package func selectionChanges(from base: Estate, to head: Estate) -> SelectionChanges {
        let before = Set(base.interfaceRefs)
        let now = Set(head.interfaceRefs)
        let modified = Set(changes.compactMap { EstatePart(subject: $0.subject) }).union(
            head.names.keys.filter { base.names[$0] == nil }.map { .spec($0) })
        let present = modified.filter { part in
            switch part {
            case .spec(let ref): head.names[ref] != nil
            case .interface(let ref): now.contains(ref)
            }
        }
        let new = present.filter { part in
            switch part {
            case .spec(let ref): base.names[ref] == nil
            case .interface(let ref): !before.contains(ref)
            }
        }
        return SelectionChanges(modified: present, new: new)
    }

    /// The report on a part of the estate: verdicts, findings and teams of what was chosen, and the changes that they come from or that lie
    /// in it. Conflicts and what cannot be read stay, since nothing can be judged over them.
    ///
    /// - Parameter unreadable: Files whose findings stay, whatever is chosen: they may hold anything.
    package func restricted(to parts: SelectedParts, keeping unreadable: Set<Name>) -> ImpactReport {
        var report = self
        report.flows = flows.filter { parts.contains($0.flow) }
        report.journeys = journeys.filter { parts.contains($0.journey) }
        report.consumers = consumers.filter { parts.contains($0.interface) }
        let causes = report.flows.flatMap(\.causes) + report.journeys.flatMap(\.causes) + report.consumers.flatMap(\.causes)
        let used = Set(causes.compactMap(\.change))
        report.changes = changes.filter { used.contains($0.id) || parts.contains(subject: $0.subject) }
        report.introduced = introduced.filter { finding in
            parts.contains(subject: finding.subject) || finding.span.map { unreadable.contains($0.path) } ?? false
        }
        report.fixed = fixed.filter { parts.contains(subject: $0.subject) }
        let consumerTeams = Set(report.consumers.compactMap(\.team))
        report.notify = notify.compactMap { entry in
            var entry = entry
            entry.flows = entry.flows.filter(parts.contains)
            return entry.flows.isEmpty && !consumerTeams.contains(entry.team) ? nil : entry
        }
        return report
    }
}
