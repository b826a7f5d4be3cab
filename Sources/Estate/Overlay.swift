package import Basics

/// What an upgrade changes in an estate without anything in its files changing.
package struct EstateOverlay: Sendable {
    /// Interfaces that are gone.
    package var removed: Set<InterfaceRef> = []
    /// Systems and platforms that are retired.
    package var retired: Set<Name> = []
    /// Stated latencies, by interface.
    package var latencies: [InterfaceRef: Latency] = [:]
    /// The versions that systems go to.
    package var versions: [Name: Text] = [:]
    /// Confirmed renames, by system.
    package var renames: [Name: [Entry<Text>]] = [:]
    /// Code lists with other rows.
    package var codes: [Name: Codes] = [:]

    package init() {}

    /// Whether nothing would change.
    package var isEmpty: Bool {
        removed.isEmpty && retired.isEmpty && latencies.isEmpty && versions.isEmpty && codes.isEmpty && renames.isEmpty
    }
}

extension Estate {
    /// The estate as it would be after an upgrade.
    package func applying(_ overlay: EstateOverlay) -> Estate {
        if overlay.isEmpty { return self }
        let changedSystems = systems.map { system -> System in
            var copy = system
            copy.interfaces = system.interfaces.map { interfaces(after: overlay, of: system.name, $0) }
            if overlay.retired.contains(system.name) { copy.lifecycle = Located(.retired, at: system.span) }
            if let version = overlay.versions[system.name] {
                copy.product = copy.product ?? Product(at: system.anchor)
                copy.product?.version = version
            }
            return copy
        }
        let changedPlatforms = platforms.map { platform -> Platform in
            var copy = platform
            copy.interfaces = platform.interfaces.map { interfaces(after: overlay, of: platform.name, $0) }
            if overlay.retired.contains(platform.name) { copy.status = Located(.retired, at: platform.span) }
            return copy
        }
        var result = Estate(
            root: root, spec: spec, teams: teams, systems: SpecTable(changedSystems), entities: entities, mappings: mappings, flows: flows,
            journeys: journeys,
            platforms: SpecTable(changedPlatforms), upgrades: upgrades, waivers: waivers, rules: rules,
            codes: codes.merging(overlay.codes) { _, new in new }, documents: documents, names: names,
            references: references, problems: problems, unreadable: unreadable, files: files)
        result.problems = problems
        return result
    }

    private func interfaces(after overlay: EstateOverlay, of system: Name, _ interfaces: [Interface]) -> [Interface] {
        interfaces.compactMap { interface in
            let ref = InterfaceRef(system: system, interface: interface.name.value)
            guard !overlay.removed.contains(ref) else { return nil }
            var copy = interface
            if let renames = overlay.renames[system] { copy.renames = (copy.renames ?? []) + renames }
            if let latency = overlay.latencies[ref] { copy.latency = latency.filled(from: interface.latency) }
            return copy
        }
    }
}

extension Latency {
    /// The stated percentiles, with the others as they were.
    fileprivate func filled(from old: Latency?) -> Latency {
        var copy = self
        copy.p50 = copy.p50 ?? old?.p50
        copy.p95 = copy.p95 ?? old?.p95
        copy.p99 = copy.p99 ?? old?.p99
        return copy
    }
}
