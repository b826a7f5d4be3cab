package import Basics
package import Estate

/// What an estate asks of its platforms, and how each platform answers.
package struct FitReport: Sendable {
    /// One entry per platform that flows run on, and one for the flows that run on none.
    package let loads: [PlatformLoad]
}

/// The flows on one platform, what they ask for, and how every platform would do with them.
package struct PlatformLoad: Sendable {
    /// Nil for the flows that run on no platform.
    package let platform: EntityRef?
    package let title: String?
    package let span: SourceSpan?
    package let flows: [EntityRef]
    /// The systems that these flows talk to.
    package let systems: [Name]
    package let needs: [FitNeed]
    /// The platform in use first, then the others in use, then the candidates.
    package let answers: [FitAnswer]
}

/// One thing that the flows on a platform ask for together.
package struct FitNeed: Sendable, Hashable {
    /// What is asked for.
    package enum Kind: String, Sendable {
        case systems, `protocol`, capability, volume, peak, payload, latency, skills
    }

    package let kind: Kind
    /// Which protocol or capability; empty for the others.
    package let name: String
    /// How much: `5000/d`, `7 flows`.
    package let amount: String
    /// The flows behind it, those that ask for most first.
    package let flows: [EntityRef]

    /// Kind and name in one: `protocol odata`, `peak`.
    package var label: String { name.isEmpty ? kind.rawValue : "\(kind.rawValue) \(name)" }
}

/// How one platform would do with the flows of a load.
package struct FitAnswer: Sendable {
    /// Whether a platform has what is asked for.
    package enum Verdict: String, Sendable, CaseIterable {
        case met
        /// Met, with less than a fifth of the limit to spare.
        case near
        case unmet
        /// The platform, or a team, does not say.
        case unknown
    }

    /// The answer to one need.
    package struct Item: Sendable {
        package let verdict: Verdict
        package let reason: String
        /// The flows that are not served, or nearly not; empty where it is the sum that counts.
        package let flows: [EntityRef]
    }

    package let platform: EntityRef
    package let status: PlatformStatus
    /// In the order of the needs.
    package let items: [Item]

    /// How many needs are answered so.
    package func count(_ verdict: Verdict) -> Int { items.count { $0.verdict == verdict } }
}

/// What would change if one platform took the flows of another.
package struct FitReplacement: Sendable {
    /// A need, and what the other platform says to it.
    package struct Point: Sendable {
        package let need: String
        package let reason: String
    }

    package let platform: EntityRef
    /// What the one in use does not meet, and the other does; and the reverse.
    package let gains: [Point]
    package let losses: [Point]
    /// What the other does not say.
    package let open: [Point]
}

extension PlatformLoad {
    /// What every other platform would change; nothing is compared for flows that run on no platform.
    package var replacements: [FitReplacement] {
        guard let own = answers.first(where: { $0.platform == platform }) else { return [] }
        return answers.filter { $0.platform != platform }.map { other in
            var gains: [FitReplacement.Point] = []
            var losses: [FitReplacement.Point] = []
            var open: [FitReplacement.Point] = []
            for (need, (before, after)) in zip(needs, zip(own.items, other.items)) {
                let point = FitReplacement.Point(need: need.label, reason: after.reason)
                switch (before.verdict, after.verdict) {
                case (.unmet, .met), (.unmet, .near): gains.append(point)
                case (.met, .unmet), (.near, .unmet), (.unknown, .unmet): losses.append(point)
                case (_, .unknown): open.append(point)
                default: continue
                }
            }
            return FitReplacement(platform: other.platform, gains: gains, losses: losses, open: open)
        }
    }
}
