internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

/// What a mapping makes of its declared sources, kept for the flows that hand it just those.
///
/// Flows hand most mappings what they are declared to take, so that half of a check would type everything a second time. Only what failed
/// nothing is kept, since failures name places, and those of a flow are not those of the mapping alone.
struct TypedAlone {
    private let sources: [TypedSource]
    private let target: Term
    let result: MappingResult

    /// Nil where it cannot stand for what flows hand the mapping.
    init?(_ result: MappingResult, of typer: MappingTyper) {
        guard result.failures.isEmpty, let sources = typer.sources.typed(in: typer.context) else { return nil }
        (self.sources, self.target, self.result) = (sources, typer.target.term, result)
    }

    /// Whether a mapping is given what it was typed with.
    func fits(_ typer: MappingTyper) -> Bool { target == typer.target.term && typer.sources.typed(in: typer.context) == sources }
}

/// A mapping's source as far as it decides what is made of it.
private struct TypedSource: Equatable {
    let name: Name?
    let term: Term
    let direction: Direction?
    let interface: InterfaceRef?
    let identity: ShapeIdentity
}

extension [(name: Name?, shape: PoolShape)] {
    /// Nil where more than their shapes decides: what another mapping said of its fields, facts that are stated of a place by its name.
    fileprivate func typed(in context: CheckContext) -> [TypedSource]? {
        var result: [TypedSource] = []
        for (name, shape) in self {
            let hasFacts = shape.interface.map { !(context.estate.interface($0)?.facts ?? []).isEmpty } ?? false
            guard shape.maker == nil, shape.annotations.isEmpty, !hasFacts else { return nil }
            result.append(
                TypedSource(
                    name: name, term: context.space.definition(of: shape.term) ?? shape.term, direction: shape.direction,
                    interface: shape.interface, identity: shape.identity))
        }
        return result
    }
}
