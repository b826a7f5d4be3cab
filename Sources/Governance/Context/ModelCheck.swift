package import Basics
internal import Checking
internal import Estate

/// What the type check says of every mapping alone and of every live flow, worked out once for all rules.
package struct ModelCheck: Sendable {
    /// By rule, in the order of mappings and flows.
    private var byRule: [RuleID: [Diagnostic]] = [:]

    /// Types everything, on several threads where there is much; the calling thread first does what it is told to.
    init(
        _ estate: Estate, _ provider: any ContractProvider, jobs: Int, scope: ModelScope?, control: AnalysisControl,
        level: @escaping @Sendable (RuleID) -> Level, meanwhile: () -> Void = {}
    ) {
        let mappings = estate.mappings.filter { scope?.reaches($0) ?? true }
        let flows = estate.flows.filter { flow in
            flow.lifecycle?.value != .retired && scope?.reaches(flow, mappings: { estate.mappings[$0] }) ?? true
        }
        let work = Self.work(mappings, flows)
        // Neighbours share contracts, so each worker takes a run of them.
        let runs = Self.runs(work.count, jobs)
        let found = orderedParallelMap(Array(runs.enumerated()), jobs: jobs, worker: {}, meanwhile: meanwhile) {
            _, item -> [[Diagnostic]] in
            guard control.proceeds("type-checking mappings and flows", item.offset, of: runs.count) else {
                return Array(repeating: [], count: item.element.count)
            }
            // One for each run: what it computed on the way goes with it.
            let checker = EstateChecker(estate: estate, provider: provider, notesUses: false)
            return work[item.element].map { work in
                switch work {
                case .mapping(let mapping):
                    return checker.check(mappings[mapping]).filter { !$0.isSilent }
                        .map { Self.diagnostic($0, mappings[mapping].ref, level) }
                case .flow(let flow):
                    return checker.check(flows[flow]).failures.filter { !$0.isSilent && Self.isOfFlow($0) }
                        .map { Self.diagnostic($0, flows[flow].ref, level) }
                }
            }
        }
        var byMapping: [[Diagnostic]] = Array(repeating: [], count: mappings.count)
        var byFlow: [[Diagnostic]] = Array(repeating: [], count: flows.count)
        for (work, findings) in zip(work, found.joined()) {
            switch work {
            case .mapping(let mapping): byMapping[mapping] = findings
            case .flow(let flow): byFlow[flow] = findings
            }
        }
        // What a mapping fails alone is not said again of each flow that uses it.
        var said: Set<Fingerprint> = []
        for finding in (byMapping + byFlow).joined() {
            let place = finding.span.map { "\($0.path):\($0.lower)" } ?? ""
            if said.insert(Fingerprint(of: [finding.rule.text, place, finding.message])).inserted {
                byRule[finding.rule, default: []].append(finding)
            }
        }
    }

    package func findings(of rule: RuleID) -> [Diagnostic] { byRule[rule] ?? [] }

    /// A mapping or flow to be typed, by its index.
    private enum Work: Sendable {
        case mapping(Int)
        case flow(Int)
    }

    /// Everything to be typed: each flow after the mappings that it is the first to use, since what these make is then known. Flows that begin
    /// at one interface stand together, so that its contract is taken up once.
    private static func work(_ mappings: [Mapping], _ flows: [Flow]) -> [Work] {
        var left: [Name: Int] = [:]
        for (index, mapping) in mappings.enumerated() { left[mapping.name] = index }
        var result: [Work] = []
        result.reserveCapacity(mappings.count + flows.count)
        let starts = flows.map { flow in flow.steps.lazy.compactMap { $0.target?.value.interface }.first }
        let order = flows.indices.sorted { one, two in
            guard let first = starts[one], let second = starts[two], first != second else {
                return starts[one] == starts[two] ? one < two : starts[one] == nil
            }
            return first < second
        }
        for index in order {
            for mapping in Self.mappings(of: flows[index].steps) {
                if let found = left.removeValue(forKey: mapping) { result.append(.mapping(found)) }
            }
            result.append(.flow(index))
        }
        return result + left.values.sorted().map { .mapping($0) }
    }

    private static func mappings(of steps: [Step]) -> [Name] {
        steps.flatMap { step in
            if case .map(let mapping) = step.action { return [mapping.value.name] }
            return mappings(of: step.nested)
        }
    }

    /// The indices in runs of about equal length, a few for each worker, and none so long that what it computes takes much memory.
    private static func runs(_ count: Int, _ jobs: Int) -> [Range<Int>] {
        let size = max(1, min(1_000, count / max(1, jobs * 4)))
        return stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
    }

    /// What only a chain of steps can fail; what a mapping fails on its own has been said at the mapping.
    private static func isOfFlow(_ failure: CheckFailure) -> Bool {
        !failure.identity.hop.hasPrefix("mapping:") || failure.rule == "model/source-not-in-flow"
            || failure.rule == "model/unmapped-required"
    }

    private static func diagnostic(_ failure: CheckFailure, _ subject: EntityRef, _ level: (RuleID) -> Level) -> Diagnostic {
        Diagnostic(
            failure.rule, Self.level(of: failure, level), subject: subject.description, failure.message, at: failure.span,
            related: failure.related, help: failure.help,
            detail: "\(failure.identity.use) \(failure.identity.hop) \(failure.identity.kind) \(failure.detail)")
    }

    private static func level(of failure: CheckFailure, _ level: (RuleID) -> Level) -> Level {
        switch failure.identity.kind {
        case "cut", "rounded", "time-dropped": return .info
        case "otherwise", "omitted": return .warning
        default: break
        }
        if failure.effect == .review || failure.isMild { return .info }
        return level(failure.rule)
    }
}
