internal import Basics
internal import Estate

/// Who uses what, worked out once, so that a loss costs what it reaches and not what the estate has.
struct LossIndex {
    /// A use of something by a flow, or by a call of a journey.
    struct Use {
        let user: Int
        let isPartial: Bool
        let reason: String
        let span: SourceSpan?
    }

    /// A call of a journey.
    struct Call {
        let journey: Int
        let call: JourneyCall
    }

    let flows: [Flow]
    let journeys: [Journey]
    private(set) var usesOfInterface: [InterfaceRef: [Use]] = [:]
    private(set) var usesOfPlatform: [Name: [Use]] = [:]
    private(set) var approvals: [Name: [Use]] = [:]
    private(set) var callsOfInterface: [InterfaceRef: [Call]] = [:]
    private(set) var callsOfFlow: [[Call]]
    private(set) var interfacesOfSystem: [Name: [InterfaceRef]] = [:]
    private(set) var specsOfTeam: [Name: [EntityRef]] = [:]

    // Feeds: places that flows write and others read, numbered.
    private(set) var written: [[Int]]
    private(set) var readers: [[Int]] = []
    private(set) var writers: [Int] = []
    /// The place of a feed; nil for the start of a flow.
    private(set) var feeds: [String?] = []
    private var feedNumbers: [String: Int] = [:]
    private let flowNumbers: [Name: Int]
    private let journeyNumbers: [Name: Int]

    init(_ estate: Estate) {
        let runs = { (lifecycle: Lifecycle?) in lifecycle != .retired && lifecycle != .planned }
        flows = estate.flows.filter { runs($0.lifecycle?.value) }
        journeys = estate.journeys.filter { runs($0.lifecycle?.value) }
        flowNumbers = Dictionary(flows.enumerated().map { ($1.name, $0) }) { first, _ in first }
        journeyNumbers = Dictionary(journeys.enumerated().map { ($1.name, $0) }) { first, _ in first }
        written = Array(repeating: [], count: flows.count)
        callsOfFlow = Array(repeating: [], count: flows.count)
        for number in flows.indices { add(flows[number], number) }
        for number in journeys.indices { add(journeys[number], number) }
        let known = Set(estate.interfaceRefs).union(usesOfInterface.keys).union(callsOfInterface.keys)
        for interface in known.sorted() { interfacesOfSystem[interface.system, default: []].append(interface) }
        for spec in estate.allSpecs {
            // A team that stands in answers for it.
            guard let owner = spec.owner?.value, spec.header.backup.map({ $0.value == owner }) ?? true else { continue }
            specsOfTeam[owner.name, default: []].append(spec.ref)
        }
    }

    // MARK: Flows

    private mutating func add(_ flow: Flow, _ number: Int) {
        for platform in Set(flow.platforms) {
            let span = flow.viaSpan(of: platform)
            usesOfPlatform[platform, default: []].append(
                Use(user: number, isPartial: false, reason: "runs on platform:\(platform)", span: span))
        }
        var read: Set<Int> = [feed(startOf: flow.ref)]
        var sent: Set<Int> = []
        for single in flow.singleSteps {
            let step = single.step
            switch step.action {
            case .start(let other): sent.insert(feed(startOf: other.value))
            case .approve(let team):
                approvals[team.value.name, default: []].append(
                    Use(user: number, isPartial: single.isConditional, reason: "waits for an approval of \(team.value)", span: team.span))
            default: break
            }
            guard let target = step.target, let interface = single.interface else { continue }
            usesOfInterface[interface, default: []].append(
                Use(
                    user: number, isPartial: single.isConditional, reason: "\(Self.word(step.verb)) \(target.value)", span: target.span))
            switch step.verb {
            case .receive, .read: read.insert(feed(target.value))
            case .write, .call: sent.insert(feed(target.value))
            default: break
            }
        }
        written[number] = sent.sorted()
        for place in sent { writers[place] += 1 }
        for place in read { readers[place].append(number) }
    }

    private mutating func feed(_ place: PlaceReference) -> Int {
        let address = Self.address(place)
        return feed(address, address)
    }

    private mutating func feed(startOf flow: EntityRef) -> Int { feed(flow.description, nil) }

    private mutating func feed(_ key: String, _ place: String?) -> Int {
        if let number = feedNumbers[key] { return number }
        let number = feeds.count
        feedNumbers[key] = number
        feeds.append(place)
        readers.append([])
        writers.append(0)
        return number
    }

    private static func word(_ verb: Verb) -> String {
        switch verb {
        case .receive: "receives from"
        case .read: "reads"
        case .call: "calls"
        case .write: "writes"
        case .reply: "answers"
        case .map, .start, .approve, .steps, .parallel: "uses"
        }
    }

    /// What is written and read under one name, whichever of its operations does it.
    private static func address(_ place: PlaceReference) -> String {
        let text = place.description
        guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")), manners.contains(String(text[text.index(after: slash)...])) else {
            return text
        }
        return String(text[..<slash])
    }

    private static let manners: Set<String> = ["read", "create", "update", "delete", "select", "insert", "payload", "request", "response"]

    /// The number of a running flow.
    func number(of flow: Name) -> Int? { flowNumbers[flow] }
    func number(ofJourney journey: Name) -> Int? { journeyNumbers[journey] }

    // MARK: Journeys

    private mutating func add(_ journey: Journey, _ number: Int) {
        for call in journey.singleCalls {
            switch call.target {
            case .flow(let flow):
                if let callee = flowNumbers[flow.value.name] { callsOfFlow[callee].append(Call(journey: number, call: call)) }
            case .call(let place):
                guard let interface = place.value.interface else { continue }
                callsOfInterface[interface, default: []].append(Call(journey: number, call: call))
            case .parallel: continue
            }
        }
    }
}

extension Flow {
    fileprivate func viaSpan(of platform: Name) -> SourceSpan? {
        guard case .platforms(let platforms)? = via else { return nil }
        return platforms.first { $0.value.name == platform }?.span
    }
}
