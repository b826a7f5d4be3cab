internal import Basics
internal import Estate

/// Finds a candidate platform that meets requirements which the one in use does not.
struct BetterCandidate: Rule {
    let id: RuleID = "fit/better-candidate"
    let level = Level.info
    let subjects = RuleSubjects.platforms
    let summary = "a candidate platform that meets requirements which the one in use does not"
    let rationale =
        "The short list was made for another project, and the flow that fails every sale could move tomorrow."
    let fix = "Look at `tieline fit`, and at what else would have to change."

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: api, protocol: rest, contract: none}]
        ---
        kind: Platform
        name: ▸ipaas
        status: in-use
        limits: {throughput: 20/s}
        ---
        kind: Platform
        name: kafka
        status: candidate
        limits: {throughput: 5000/s}
        ---
        kind: Flow
        name: orders
        via: [platform:ipaas]
        service: {peak: 30/s}
        steps: [{read: erp/api}]
        """

    var passing: RuleExample { violating.changing(["throughput: 20": "throughput: 60"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        let candidates = context.estate.platforms.filter { $0.status?.value == .candidate }
        guard !candidates.isEmpty else { return [] }
        var failing: [Name: [PlatformFit.Unmet]] = [:]
        for unmet in PlatformFit.unmet(in: context, of: PlatformFit.Requirement.allCases) where !unmet.isNear {
            for platform in unmet.platforms { failing[platform, default: []].append(unmet) }
        }
        return failing.sorted { $0.key < $1.key }.flatMap { name, unmet -> [Diagnostic] in
            guard let platform = context.estate.platforms[name] else { return [] }
            return candidates.compactMap { candidate in
                let flows = Set(unmet.map(\.flow))
                let left = flows.filter { flow in
                    context.flow(flow.name).map { !PlatformFit.unmet($0, on: [candidate], context).allSatisfy(\.isNear) } ?? true
                }
                let won = flows.subtracting(left)
                guard !won.isEmpty else { return nil }
                return finding(
                    platform.ref,
                    "\(candidate.ref) would meet what \(listed(won.sorted())) need\(won.count == 1 ? "s" : "") and \(platform.ref) does not: \(unmet[0].message)",
                    at: platform.header.name.span, detail: "\(candidate.ref) \(won.sorted().map(\.description).joined(separator: " "))")
            }
        }
    }
}
