internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

/// What a flow does with messages, as the type check understood it: the shapes that come in, are mapped and go out, in order.
struct FlowPlan: Sendable {
    /// One thing that the flow does, by the numbers of the shapes in its pool.
    enum Action: Sendable {
        case get(Int)
        case map(Map)
        case fill(Fill)
        case send(Send)
    }

    /// A mapping with the sources that it takes.
    struct Map: Sendable {
        var mapping: Mapping
        var sources: [(name: Name?, shape: PoolShape)]
        var target: MappingTarget
        /// Whether what it makes is held against its target at once, and not at the step that sends it.
        var isHeld: Bool
        var made: Int
    }

    /// A parameter that is filled from a shape in the pool.
    struct Fill: Sendable {
        var index: Int
        var path: FieldPath
        var field: FieldPart
        var profile: Profile
        var label: String
        var hop: String
    }

    /// A shape that is sent.
    struct Send: Sendable {
        var index: Int
        var target: MappingTarget
        var label: String
        /// The mapping that made it, or the step: what failures there are named by.
        var hop: String
    }

    var actions: [(action: Action, conditions: [Condition])] = []
    var pool: [PoolShape] = []
}
