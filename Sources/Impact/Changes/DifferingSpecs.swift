internal import Basics
package import Estate

/// One spec as it is on both revisions; nil where it is not there.
struct SpecPair {
    let ref: EntityRef
    let old: (any Spec)?
    let new: (any Spec)?
}

/// Finds the specs whose meaning differs, in the order of their references.
///
/// What both revisions read from the same bytes is not compared value by value, so that the cost lies with what differs.
func differingSpecs(base: Estate, head: Estate) -> [SpecPair] {
    var pairs: [SpecPair] = []
    func add<Content: Spec>(
        _ old: some Sequence<Content>, _ new: some Sequence<Content>, _ before: (Name) -> Content?, _ after: (Name) -> Content?
    ) {
        for spec in new {
            guard let earlier = before(spec.name) else {
                pairs.append(SpecPair(ref: spec.ref, old: nil, new: spec))
                continue
            }
            if !isReadOnce(earlier, spec), earlier != spec { pairs.append(SpecPair(ref: spec.ref, old: earlier, new: spec)) }
        }
        for spec in old where after(spec.name) == nil { pairs.append(SpecPair(ref: spec.ref, old: spec, new: nil)) }
    }
    func add<Content>(_ old: SpecTable<Content>, _ new: SpecTable<Content>) { add(old, new, { old[$0] }, { new[$0] }) }
    let own = { (estate: Estate) in [estate.spec].compactMap { $0 } }
    add(own(base), own(head), { name in own(base).first { $0.name == name } }, { name in own(head).first { $0.name == name } })
    add(base.teams, head.teams)
    add(base.systems, head.systems)
    add(base.entities, head.entities)
    add(base.codeLists, head.codeLists, { base.codes[$0] }, { head.codes[$0] })
    add(base.mappings, head.mappings)
    add(base.flows, head.flows)
    add(base.journeys, head.journeys)
    add(base.platforms, head.platforms)
    add(base.upgrades, head.upgrades)
    add(base.waivers, head.waivers)
    add(base.rules, head.rules)
    return pairs.sorted { $0.ref < $1.ref }
}

/// The specs whose meaning differs between two revisions, those that only one of them has among them.
package func differingSpecRefs(base: Estate, head: Estate) -> Set<EntityRef> { Set(differingSpecs(base: base, head: head).map(\.ref)) }

/// Whether two revisions share what was read of a spec. Of some kinds that does not say that they are equal: code lists are filled from
/// other files, and an upgrade lies over systems, platforms and code lists without a byte of theirs changing.
private func isReadOnce<Content: Spec>(_ old: Content, _ new: Content) -> Bool {
    switch Content.kind {
    case .system, .platform, .codes: false
    case .estate, .team, .entity, .mapping, .flow, .journey, .upgrade, .waiver, .rule:
        old.span.file === new.span.file && old.span == new.span
    }
}
