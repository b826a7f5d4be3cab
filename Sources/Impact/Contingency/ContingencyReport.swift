package import Basics
package import Estate

/// What stops when each part of an estate is taken away, the gravest loss first.
package struct ContingencyReport: Sendable {
    package let losses: [Loss]
    /// Systems and platforms that hold the map together.
    package let singlePoints: [SinglePoint]
    /// How many flows and journeys run.
    package let flows: Int
    package let journeys: Int
}

/// What a loss does to a flow or a journey.
package enum LossEffect: String, Sendable, CaseIterable, Comparable {
    /// It runs, and nobody is there who would mend it.
    case unattended
    /// It runs on data that ages, or shows less.
    case degrades
    /// It cannot do what it is for.
    case breaks

    package static func < (left: LossEffect, right: LossEffect) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .unattended: 0
        case .degrades: 1
        case .breaks: 2
        }
    }
}

/// One flow or journey that a loss harms.
package struct LossConsequence: Sendable {
    package let subject: EntityRef
    package let criticality: Criticality
    package let effect: LossEffect
    /// Whether it happens in some cases only: a condition stands before what is lost.
    package let isPartial: Bool
    /// Why, as the end of a sentence on the subject: "reads erp/orders#Order".
    package let reason: String
    package let span: SourceSpan?
}

/// One part of the estate, taken away.
package struct Loss: Sendable {
    /// What can be taken away.
    package enum Kind: String, Sendable {
        case system, interface, platform, team
    }

    package let kind: Kind
    /// `system:erp`, `erp/orders`, `platform:bus`, `team:integration`.
    package let subject: String
    package let title: String?
    package let owner: EntityRef?
    /// Where its spec stands.
    package let span: SourceSpan?
    /// Flows and journeys, the gravest first.
    package let consequences: [LossConsequence]
    /// Of a team: the other specs that nobody answers for any more.
    package let orphans: [EntityRef]

    /// How many flows and journeys have an effect, by criticality from critical to low.
    package func counts(_ effect: LossEffect) -> [Int] {
        Criticality.allCases.map { level in consequences.count { $0.effect == effect && $0.criticality == level } }
    }

    /// The flows and journeys with an effect.
    package func all(_ effect: LossEffect) -> [LossConsequence] { consequences.filter { $0.effect == effect } }
    /// Whether nobody would feel it.
    package var isHarmless: Bool { consequences.isEmpty && orphans.isEmpty }
}

/// A system or platform without which others have no link to the rest.
package struct SinglePoint: Sendable {
    /// `system:erp`, `platform:bus`.
    package let subject: String
    package let span: SourceSpan?
    /// What would be cut off, as parts that still hang together.
    package let cutOff: [[String]]
}
