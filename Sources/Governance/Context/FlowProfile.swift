package import Basics
package import Estate

/// One exchange of a flow with an interface.
package struct Exchange: Sendable {
    package let step: Step
    package let verb: Verb
    package let place: Located<PlaceReference>
    package let interface: InterfaceRef
    /// How often it happens for one message: the product of `about` of the groups around it.
    package let repeats: Int
    /// Whether it runs for each of several items and nobody said how many.
    package let hasUnknownRepeats: Bool
    /// Whether a condition decides if it happens.
    package let isConditional: Bool

    /// What a place names: one operation, message or table of an interface.
    package var operation: Name? { place.value.place?.text }
}

/// A flow with what follows from its steps, worked out once for all rules.
///
/// A class, since every rule goes over all of them and a flow's spec is large to copy.
package final class FlowProfile: Sendable {
    package let flow: Flow
    package let exchanges: [Exchange]
    package let maps: [Located<EntityRef>]
    package let starts: [Located<EntityRef>]
    package let approvals: [Located<EntityRef>]
    /// The systems and platforms that its steps talk to, in the order of the steps, each once.
    package let systems: [Name]
    package let platforms: [Name]
    package let pattern: FlowPattern

    package var ref: EntityRef { flow.ref }
    package var criticality: Criticality { flow.criticality?.value ?? .normal }
    package var isCritical: Bool { criticality == .critical }
    /// Critical or high.
    package var matters: Bool { criticality.order <= Criticality.high.order }
    package var isAsynchronous: Bool { pattern != .requestReply }
    /// Where a finding about the flow as a whole stands.
    package var place: SourceSpan { flow.header.name.span }
    /// The interfaces that it talks to, each once.
    package var interfaces: Set<InterfaceRef> { Set(exchanges.map(\.interface)) }

    package init(_ flow: Flow, estate: Estate) {
        self.flow = flow
        var walk = StepWalk()
        walk.take(flow.steps, repeats: 1, isUnknown: false, isConditional: false)
        exchanges = walk.exchanges
        maps = walk.maps
        starts = walk.starts
        approvals = walk.approvals
        var systems: [Name] = []
        for exchange in walk.exchanges where !systems.contains(exchange.interface.system) { systems.append(exchange.interface.system) }
        self.systems = systems
        if case .platforms(let platforms)? = flow.via {
            self.platforms = platforms.map(\.value.name)
        } else {
            platforms = []
        }
        pattern = Self.pattern(flow, walk.exchanges, estate)
    }

    /// What sets the flow in motion, by what is stated, else by how it starts.
    private static func pattern(_ flow: Flow, _ exchanges: [Exchange], _ estate: Estate) -> FlowPattern {
        if let stated = flow.pattern?.value { return stated }
        guard let first = exchanges.first else { return .event }
        let style = estate.interface(first.interface)?.protocol?.value.style
        if exchanges.contains(where: { $0.verb == .reply }) { return .requestReply }
        if style == .file { return .file }
        if flow.schedule != nil || flow.batch != nil { return .batch }
        switch first.verb {
        case .receive: return .event
        case .read, .call: return flow.service?.latency != nil ? .requestReply : .batch
        default: return .event
        }
    }
}

extension Criticality {
    /// The order from most to least.
    package var order: Int {
        switch self {
        case .critical: 0
        case .high: 1
        case .normal: 2
        case .low: 3
        }
    }
}

/// Walks the steps of a flow, groups and all.
private struct StepWalk {
    var exchanges: [Exchange] = []
    var maps: [Located<EntityRef>] = []
    var starts: [Located<EntityRef>] = []
    var approvals: [Located<EntityRef>] = []
    /// More repeats than any volume makes sense of.
    private static let mostRepeats = 1_000_000_000

    mutating func take(_ steps: [Step], repeats: Int, isUnknown: Bool, isConditional: Bool) {
        for step in steps {
            var count = repeats
            var isOpen = isUnknown
            if step.each != nil {
                let (product, overflow) = repeats.multipliedReportingOverflow(by: max(1, step.about?.value ?? 1))
                count = overflow ? Self.mostRepeats : min(product, Self.mostRepeats)
                isOpen = isOpen || step.about == nil
            }
            let depends = isConditional || step.when != nil
            switch step.action {
            case .receive(let place), .read(let place), .call(let place), .write(let place), .reply(let place):
                guard let interface = place.value.interface else { continue }
                exchanges.append(
                    Exchange(
                        step: step, verb: step.verb, place: place, interface: interface, repeats: count, hasUnknownRepeats: isOpen,
                        isConditional: depends))
            case .map(let mapping): maps.append(mapping)
            case .start(let flow): starts.append(flow)
            case .approve(let team): approvals.append(team)
            case .steps(let nested), .parallel(let nested): take(nested, repeats: count, isUnknown: isOpen, isConditional: depends)
            }
        }
    }
}
