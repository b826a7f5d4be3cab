package import Basics

extension Estate {
    /// The estate as it would be with a planned flow in production; itself where there is nothing to change.
    package func running(_ name: Name) -> Estate {
        guard flows[name]?.lifecycle?.value == .planned else { return self }
        let changed = flows.map { flow -> Flow in
            guard flow.name == name else { return flow }
            var copy = flow
            copy.lifecycle = flow.lifecycle?.map { _ in .production }
            return copy
        }
        return Estate(
            root: root, spec: spec, teams: teams, systems: systems, entities: entities, mappings: mappings, flows: SpecTable(changed),
            journeys: journeys, platforms: platforms, upgrades: upgrades, waivers: waivers, rules: rules, codes: codes,
            documents: documents, names: names, references: references, problems: problems, unreadable: unreadable, files: files)
    }
}
