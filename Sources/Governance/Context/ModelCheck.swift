package import Basics
internal import Checking
internal import Estate

/// What the type check says of every mapping alone and of every live flow, worked out once for all rules.
package struct ModelCheck: Sendable {
    /// By rule, in the order of mappings and flows.
    private var byRule: [RuleID: [Diagnostic]] = [:]

    /// Types everything, on several threads where there is much.
    init(
        _ estate: Estate, _ provider: any ContractProvider, jobs: Int, scope: ModelScope?, control: AnalysisControl,
        level: @escaping @Sendable (RuleID) -> Level
    ) {
        let mappings = estate.mappings.filter { scope?.reaches($0) ?? true }
        let flows = estate.flows.filter { flow in
            flow.lifecycle?.value != .retired && scope?.reaches(flow, mappings: { estate.mappings[$0] }) ?? true
        }
        // Neighbours share contracts, so each worker takes a run of them.
        let runs =
            Self.runs(mappings.count, jobs).map { Work.mappings(Array(mappings[$0])) }
            + Self.runs(flows.count, jobs).map { Work.flows(Array(flows[$0])) }
        let found = orderedParallelMap(Array(runs.enumerated()), jobs: jobs, worker: {}) { _, item -> [Diagnostic] in
            guard control.proceeds("type-checking mappings and flows", item.offset, of: runs.count) else { return [] }
            // One for each run: what it computed on the way goes with it.
            let checker = EstateChecker(estate: estate, provider: provider, notesUses: false)
            switch item.element {
            case .mappings(let mappings):
                return mappings.flatMap { mapping in
                    checker.check(mapping).filter { !$0.isSilent }.map { Self.diagnostic($0, mapping.ref, level) }
                }
            case .flows(let flows):
                return flows.flatMap { flow in
                    checker.check(flow).failures.filter { !$0.isSilent && Self.isOfFlow($0) }.map { Self.diagnostic($0, flow.ref, level) }
                }
            }
        }
        // What a mapping fails alone is not said again of each flow that uses it.
        var said: Set<Fingerprint> = []
        for finding in found.joined() {
            let place = finding.span.map { "\($0.path):\($0.lower)" } ?? ""
            if said.insert(Fingerprint(of: [finding.rule.text, place, finding.message])).inserted {
                byRule[finding.rule, default: []].append(finding)
            }
        }
    }

    package func findings(of rule: RuleID) -> [Diagnostic] { byRule[rule] ?? [] }

    private enum Work: Sendable {
        case mappings([Mapping])
        case flows([Flow])
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
