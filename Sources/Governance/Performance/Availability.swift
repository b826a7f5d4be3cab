package import Basics
package import Estate

/// The share of the time in which everything that a journey cannot do without is there.
package struct Availability {
    /// From 0 to 1: the product of what is stated; what states nothing counts as always there.
    package private(set) var share = 1.0
    /// What lowers it, the lowest first.
    package private(set) var parts: [(interface: InterfaceRef, availability: Percentage)] = []

    package init(_ journey: JourneyProfile, _ context: RuleContext) {
        for call in journey.calls where call.optional?.value != true && call.fallback == nil {
            switch call.target {
            case .call(let place): add(place.value, context)
            case .flow(let flow):
                for exchange in context.flow(flow.value.name)?.exchanges ?? []
                where exchange.verb == .read || exchange.verb == .call || exchange.verb == .write {
                    add(exchange.place.value, context)
                }
            case .parallel: continue
            }
        }
        parts.sort { ($0.availability, $0.interface) < ($1.availability, $1.interface) }
    }

    private mutating func add(_ place: PlaceReference, _ context: RuleContext) {
        guard let interface = place.interface, let spec = context.interface(interface) else { return }
        let own = spec.operations?.first { $0.key.value == place.place?.text }?.value.availability
        guard let stated = (own ?? spec.availability)?.value, !parts.contains(where: { $0.interface == interface }) else { return }
        // One interface that is there for one call is there for the next.
        parts.append((interface, stated))
        share *= min(1, stated.fraction.double)
    }
}
