internal import Basics
internal import Estate

// What is on a map at each level.

extension MapBuilder {
    /// Systems and platforms; a flow is a link from where its data comes from, over the platforms that it runs on, to where it goes.
    mutating func addSystems() {
        for system in estate.systems where system.lifecycle?.value != .retired { _ = self.system(system.name) }
        for platform in estate.platforms where platform.status?.value == .inUse { _ = system(platform.name) }
        for flow in flows { addRoute(FlowRoute(flow), of: flow) }
        for journey in journeys {
            let page = spec(journey.ref, .journey)
            let isPlanned = journey.lifecycle?.value == .planned
            for call in journey.singleCalls {
                for name in entries(of: call) { link(page, system(name), .calls, by: journey.ref, planned: isPlanned) }
            }
        }
    }

    private mutating func addRoute(_ route: FlowRoute, of flow: Flow) {
        let isPlanned = flow.lifecycle?.value == .planned
        var hubs = route.platforms.map { system($0) }
        // As many links as pairs would be no map any more: then they meet in the flow.
        if hubs.isEmpty, route.sources.count * route.sinks.count > Self.mostPairs { hubs = [spec(flow.ref, .flow)] }
        for (hub, next) in zip(hubs, hubs.dropFirst()) { link(hub, next, .data, by: flow.ref, planned: isPlanned) }
        for source in route.sources {
            let from = system(source)
            if let first = hubs.first { link(from, first, .data, by: flow.ref, planned: isPlanned) }
        }
        for sink in route.sinks {
            let to = system(sink)
            if let last = hubs.last {
                link(last, to, .data, by: flow.ref, planned: isPlanned)
            } else {
                for source in route.sources { link(system(source), to, .data, by: flow.ref, planned: isPlanned) }
            }
        }
    }

    /// How many links one flow may be.
    private static let mostPairs = 100

    /// What a journey's call reaches first.
    private func entries(of call: JourneyCall) -> [Name] {
        switch call.target {
        case .call(let place): return [place.value.interface?.system].compactMap(\.self)
        case .flow(let flow):
            guard let spec = estate.flows[flow.value.name] else { return [] }
            let route = FlowRoute(spec)
            if let first = route.received.first { return [first] }
            return route.platforms.first.map { [$0] } ?? route.sources + route.sinks
        case .parallel: return []
        }
    }

    /// Interfaces with the flows that read and write them, the platforms that these run on, and the journeys that call them.
    mutating func addFlows() {
        for ref in estate.interfaceRefs { _ = interface(ref) }
        for flow in flows {
            let node = spec(flow.ref, .flow)
            let isPlanned = flow.lifecycle?.value == .planned
            for platform in flow.platforms { link(node, system(platform), .runsOn, by: flow.ref, planned: isPlanned) }
            for caller in flow.callers ?? [] { link(system(caller.value.name), node, .calls, by: flow.ref, planned: isPlanned) }
            for single in flow.singleSteps {
                if case .start(let other) = single.step.action {
                    link(node, spec(other.value, .flow), .starts, by: flow.ref, planned: isPlanned)
                }
                guard let ref = single.interface else { continue }
                let end = interface(ref)
                let comes = single.step.verb == .receive || single.step.verb == .read
                link(
                    comes ? end : node, comes ? node : end, single.step.verb == .call ? .calls : .data, by: flow.ref,
                    single.step.target?.value.place?.description, planned: isPlanned)
            }
        }
        for journey in journeys { addCalls(journey) }
    }

    private mutating func addCalls(_ journey: Journey) {
        let page = spec(journey.ref, .journey)
        let isPlanned = journey.lifecycle?.value == .planned
        for call in journey.singleCalls {
            switch call.target {
            case .flow(let flow): link(page, spec(flow.value, .flow), .calls, by: journey.ref, planned: isPlanned)
            case .call(let place):
                guard let ref = place.value.interface else { continue }
                link(page, interface(ref), .calls, by: journey.ref, place.value.place?.description, planned: isPlanned)
            case .parallel: continue
            }
        }
    }

    /// The fields that flows really use, with the mappings between them.
    mutating func addFields(_ lineage: LineageGraph) {
        let planned = Set(flows.filter { $0.lifecycle?.value == .planned }.map(\.ref))
        for edge in lineage.edges {
            link(place(edge.from), place(edge.to), .data, by: edge.flow, edge.via, planned: planned.contains(edge.flow))
        }
    }
}

/// Which systems a flow takes data from, and which it brings it to.
struct FlowRoute {
    let platforms: [Name]
    /// Where its data comes from, in the order of the steps; who calls it, where nothing is read.
    private(set) var sources: [Name] = []
    private(set) var sinks: [Name] = []
    /// The systems and platforms whose messages or calls it takes.
    private(set) var received: [Name] = []

    init(_ flow: Flow) {
        platforms = flow.platforms
        var called: [Name] = []
        for single in flow.singleSteps {
            guard let system = single.interface?.system else { continue }
            switch single.step.verb {
            case .receive:
                Self.add(system, to: &received)
                Self.add(system, to: &sources)
            case .read: Self.add(system, to: &sources)
            case .call: Self.add(system, to: &called)
            // An answer goes back where the question came from, and is no link of its own.
            case .reply where received.contains(system): continue
            case .reply, .write: Self.add(system, to: &sinks)
            default: continue
            }
        }
        for caller in flow.callers ?? [] { Self.add(caller.value.name, to: &sources) }
        if sources.isEmpty, !sinks.isEmpty {
            sources = called
        } else {
            for system in called { Self.add(system, to: &sinks) }
        }
    }

    private static func add(_ name: Name, to list: inout [Name]) {
        if !list.contains(name) { list.append(name) }
    }
}
