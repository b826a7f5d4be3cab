package import Basics
package import Compatibility
package import Contracts
package import Estate

/// A value on its way through a mapping: its shape, whether it is there, and where it comes from.
struct TypedValue {
    var normal: Normal
    /// Whether some messages do not have it.
    var isOptional: Bool
    /// Whether no message has it.
    var isNeverThere = false
    /// Whether that is so since nothing earlier in the flow makes it, though it is declared.
    var isNeverMade = false
    var dimensions: [Dimension] = []
    var facts = ValueFacts()
    /// From the contract's place over mappings and entities.
    var trail: [String] = []
    var origins: [SourceSpan] = []
    /// Whether it may be absent only because its contract marks nothing as required.
    var isUnmarked = false
    /// Whether it is put together of parts of which some may be absent, so that its form is not certain.
    var mayLackParts = false
    /// What a `join` put together, for a pattern that reads it part by part.
    var joined: JoinedText?
    /// Whether it is made by code that Tieline does not read: typed by its target, on trust.
    var isTrusted = false

    init(_ normal: Normal, isOptional: Bool) {
        self.normal = normal
        self.isOptional = isOptional
    }

    /// A value that no message has.
    static let absent: TypedValue = {
        var value = TypedValue(.never, isOptional: true)
        value.isNeverThere = true
        return value
    }()

    /// A value that is declared, and that nothing earlier in the flow makes.
    static let neverMade: TypedValue = {
        var value = TypedValue.absent
        value.isNeverMade = true
        return value
    }()

    /// One value out of several of which each message has one.
    static func union(_ values: [TypedValue]) -> TypedValue {
        guard var result = values.first else { return .absent }
        for value in values.dropFirst() {
            result.normal.formUnion(value.normal)
            result.isOptional = result.isOptional || value.isOptional
            result.isNeverThere = result.isNeverThere && value.isNeverThere
            result.isNeverMade = result.isNeverMade && value.isNeverMade
            result.isTrusted = result.isTrusted || value.isTrusted
            result.isUnmarked = result.isUnmarked && value.isUnmarked
            if value.dimensions.count > result.dimensions.count { result.dimensions = value.dimensions }
            result.origins += value.origins
            if result.trail.isEmpty { result.trail = value.trail }
            if result.facts != value.facts { result.facts = ValueFacts() }
            result.joined = nil
        }
        return result
    }
}

/// A text that is put together of several, with a separator between them.
struct JoinedText {
    var parts: [Normal]
    var separator: Name
}

/// What is known of a value in a pool beside its shape.
package struct Annotation: Sendable {
    package var trail: [String]
    package var origins: [SourceSpan]
    package var facts: ValueFacts
}

/// A named shape in a flow's pool, or the source of a mapping that is checked alone.
package struct PoolShape: Sendable {
    package var name: Name
    package var identity: ShapeIdentity
    package var label: String
    package var term: Term
    /// Which fields exist: those of what a contract gives out, or of what it takes; nil for what a mapping made.
    package var direction: Direction?
    package var interface: InterfaceRef?
    /// The mapping that made it.
    package var maker: Name?
    /// By path without markers; what a mapping made has one for each field that it fills.
    package var annotations: [String: Annotation] = [:]
    package var origin: SourceSpan?
    /// The number of the step that brought it.
    package var step = 0
    /// Which of the flow's shapes a mapping takes as this source, and the way inside it; nil where it is taken on its own.
    var taken: (index: Int, path: FieldPath)?
}
