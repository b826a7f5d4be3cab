internal import Basics

extension Estate {
    /// The estate with what an earlier revision says in place of specs that cannot be read any more, so that one broken file does not look like
    /// the removal of what it describes. What cannot be read stays on the list.
    package func completed(from earlier: Estate) -> Estate {
        guard !unreadable.isEmpty else { return self }
        let paths = Set(unreadable.map(\.path))
        let refs = Set(unreadable.compactMap(\.ref))
        let missing = earlier.allSpecs.filter { spec in
            self.spec(spec.ref) == nil && (refs.contains(spec.ref) || paths.contains(spec.span.path))
        }
        guard !missing.isEmpty else { return self }
        func completed<Content: Spec>(_ table: SpecTable<Content>) -> SpecTable<Content> {
            SpecTable(table.map { $0 } + missing.filter { type(of: $0) == Content.self })
        }
        var result = Estate(
            root: root, spec: spec ?? missing.lazy.compactMap { $0 as? EstateSpec }.first, teams: completed(teams),
            systems: completed(systems), entities: completed(entities), mappings: completed(mappings), flows: completed(flows),
            journeys: completed(journeys), platforms: completed(platforms), upgrades: completed(upgrades), waivers: completed(waivers),
            rules: completed(rules),
            codes: codes.merging(missing.compactMap { $0 as? Codes }.map { ($0.name, $0) }) { own, _ in own }, documents: documents,
            names: names.merging(missing.map { ($0.ref, $0.span) }) { own, _ in own }, references: references, problems: [],
            unreadable: unreadable, files: files)
        // References that lead to a stand-in lead somewhere.
        let mended = Set(
            references.filter { unknownReference($0, in: self) != nil && unknownReference($0, in: result) == nil }.map(\.span))
        result.problems = problems.filter { problem in
            !(problem.rule == "spec/unknown-reference" && problem.span.map(mended.contains) ?? false)
        }
        return result
    }

    /// Whether a spec stands in for one that cannot be read.
    package func isUnreadable(_ ref: EntityRef) -> Bool {
        guard !unreadable.isEmpty, let path = names[ref]?.path else { return false }
        return unreadable.contains { $0.ref == ref || ($0.ref == nil && $0.path == path) }
    }
}
