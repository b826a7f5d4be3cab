package import Basics

/// An integration tool, in use or on the short list.
package struct Platform: Spec {
    package static let kind = Kind.platform
    package let anchor: Anchor
    package var header: Header
    package var product: Product?
    package var status: Located<PlatformStatus>?
    package var style: Located<PlatformStyle>?
    /// Globs of the hosts that it answers at: what tells whose an address is.
    package var hosts: [Text]?
    /// What the platform itself exposes; empty: nothing, nil: unknown.
    package var interfaces: [Interface]?
    package var overhead: Latency?
    package var limits: PlatformLimits?
    package var connects: [Located<InterfaceProtocol>]?
    package var capabilities: [Located<Capability>]?
    package var skills: [Text]?

    package init(at anchor: Anchor) {
        self.anchor = anchor
        header = Header(at: anchor)
    }
}

/// Whether a platform runs flows, may come to, or no longer does.
package enum PlatformStatus: String, Sendable, CaseIterable {
    case inUse = "in-use"
    case candidate, retired
}

/// What sort of tool a platform is.
package enum PlatformStyle: String, Sendable, CaseIterable {
    case ipaas, broker, gateway, connector
    case customCode = "custom-code"
}

/// What a platform can carry.
package struct PlatformLimits: SpecObject {
    package let anchor: Anchor
    package var throughput: Located<Rate>?
    package var payload: Located<ByteSize>?
    package var volume: Located<Rate>?
    /// The share of a flow's latency target that its overhead may take.
    package var latencyShare: Located<Percentage>?

    package init(at anchor: Anchor) { self.anchor = anchor }
}

/// What a flow may need and a platform may have.
package enum Capability: String, Sendable, CaseIterable {
    case centralMonitoring = "central-monitoring"
    case deadLetter = "dead-letter"
    case retry, ordering, transactions
    case exactlyOnce = "exactly-once"
    case approval
    case largePayload = "large-payload"
    case transformation, scheduling, replay
}
