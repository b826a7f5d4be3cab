package import Basics
package import Compatibility

/// What happens at run time where a failure is met.
package enum Effect: Int, Sendable, Hashable, Comparable {
    /// It cannot be decided from the specs.
    case review
    /// The value is taken, and is not what was meant.
    case corrupts
    /// The message is refused, or cannot be made.
    case breaks

    package static func < (left: Effect, right: Effect) -> Bool { left.rawValue < right.rawValue }
}

/// One thing that the type check says is wrong: a use, the hop at which it fails, how, and for which values.
package struct CheckFailure: Sendable {
    /// What makes a failure the same on two revisions, apart from its values.
    package struct Identity: Hashable, Sendable, Comparable {
        /// What is used: `read erp/credit#Account.limit`.
        package let use: String
        /// Where it fails: `mapping:erp-customer.creditLimit`, `call erp/sales-order#A_SalesOrder/create`.
        package let hop: String
        package let kind: String

        package static func < (left: Identity, right: Identity) -> Bool {
            (left.hop, left.use, left.kind) < (right.hop, right.use, right.kind)
        }
    }

    package var identity: Identity
    package var rule: RuleID
    package var effect: Effect
    package var fit: Fit
    /// The failing values in canonical text: `length>22`.
    package var detail: String
    /// The failing values themselves, where they are numbers or texts.
    package var refused: Normal?
    package var message: String
    package var help: String?
    package var span: SourceSpan?
    package var related: [RelatedPlace]
    /// From the contract's place over mappings and entities to the hop.
    package var trail: [String]
    /// The places in contracts and specs that the failure rests on, to find the change behind it.
    package var origins: [SourceSpan]
    /// The condition under which it happens.
    package var condition: String?
    /// Whether it is there only because the source's contract marks no field as required.
    package var isMild = false
    /// Whether `check` passes over it, since the specs leave out on purpose what would decide it.
    package var isSilent = false

    package init(
        _ rule: RuleID, _ effect: Effect, _ fit: Fit, use: String, hop: String, kind: String, detail: String, _ message: String,
        at span: SourceSpan?,
        refused: Normal? = nil, help: String? = nil, related: [RelatedPlace] = [], trail: [String] = [], origins: [SourceSpan] = []
    ) {
        identity = Identity(use: use, hop: hop, kind: kind)
        self.rule = rule
        self.effect = effect
        self.fit = fit
        self.detail = detail
        self.refused = refused
        self.message = message
        self.help = help
        self.span = span
        self.related = related
        self.trail = trail
        self.origins = origins
    }

    /// Whether the specs ask for it: a stated cut or rounding, or what a lookup does with codes that it does not know.
    package var isStated: Bool { ["cut", "rounded", "time-dropped", "otherwise", "omitted"].contains(identity.kind) }
}
