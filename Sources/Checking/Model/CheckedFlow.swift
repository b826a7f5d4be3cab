package import Basics
package import Compatibility
package import Estate

/// What the type check found out about one flow: what it uses, and what fails.
package struct CheckedFlow: Sendable {
    package var flow: Flow
    package var uses: [PlaceUse] = []
    package var failures: [CheckFailure] = []
    /// The entities, code lists and mappings that it goes through.
    package var dependencies: Set<EntityRef> = []
    package var interfaces: Set<InterfaceRef> = []
    /// The codes that come to the lookups of its mappings.
    package var lookups: [LookupArrival] = []
    /// What it does with messages, step by step, for who wants to try it with one.
    var plan = FlowPlan()

    package init(flow: Flow) { self.flow = flow }

    /// Whether a code can come to the lookup of a row; so it is where what comes is not listed, or the row was not typed.
    package func mayArrive(_ code: Name, at row: SourceSpan) -> Bool {
        let found = lookups.filter { $0.row == row }
        return found.isEmpty || found.contains { $0.codes?.contains(code) ?? true }
    }
}

/// What comes to the lookup of one row.
package struct LookupArrival: Sendable {
    /// Where the row stands.
    package var row: SourceSpan
    /// The codes that may come, as text; nil where they are not listed.
    package var codes: Set<Name>?
}

/// One use of a place in a contract or entity by a flow.
package struct PlaceUse: Sendable {
    package enum Access: String, Sendable, Hashable {
        case read, write
        /// The flow asks for the operation, message or table and nothing of its content is known.
        case exists
    }

    package enum Manner: Sendable, Hashable {
        /// By the rows of a mapping.
        case mapped
        /// By a list on the step, or a condition: the place must exist and stay of its kind.
        case listed
        /// As text, with another field: the place must exist, and stay single or a list.
        case compared
        /// By code that Tieline does not read.
        case opaque
        /// Everything that the shape has.
        case all
        case unstated
        case document
    }

    package var interface: InterfaceRef
    package var access: Access
    package var manner: Manner
    /// `erp/credit#Account`, with the operation's part where there is one.
    package var label: String
    /// The way from there; empty for all of it.
    package var path: String
    /// Whether a message can do without it.
    package var isOptional: Bool
    package var span: SourceSpan?
    /// The operation that the step is on.
    package var operation: Name?
    /// The shape at the place in the space of the check; what is compared with the other revision's.
    package var term: Term?
    /// How many lists the way leads through.
    package var dimensions = 0
    /// The facts that its row converts, as `ValueFacts.names` calls them.
    package var converted: Set<String> = []
    /// Where the place and what it lies in stand in the contract, from the outside in.
    package var origins: [SourceSpan]
    /// From the place over mappings and entities.
    package var trail: [String]
    package var condition: String?
    /// How far a value from here may grow before anybody notices: for facts that change without a failure.
    package var facts = ValueFacts()

    /// `erp/credit#Account.limit`.
    package var place: String { path.isEmpty ? label : "\(label).\(path)" }

    package init(
        _ interface: InterfaceRef, _ access: Access, _ manner: Manner, label: String, path: String, isOptional: Bool = false,
        span: SourceSpan?,
        operation: Name? = nil, term: Term? = nil, origins: [SourceSpan] = [], trail: [String] = []
    ) {
        self.interface = interface
        self.access = access
        self.manner = manner
        self.label = label
        self.path = path
        self.isOptional = isOptional
        self.span = span
        self.operation = operation
        self.term = term
        self.origins = origins
        self.trail = trail
    }
}

/// What is known of a value beside its shape; nil is not stated.
package struct ValueFacts: Sendable, Hashable {
    package var unit: String?
    package var currency: String?
    package var tax: String?
    package var timezone: String?
    /// How many units make one: 100 for cents.
    package var scaled: String?

    package init() {}

    package static let names = ["unit", "currency", "tax", "time zone", "scale"]
    package var values: [String?] { [unit, currency, tax, timezone, scaled] }
    package var isEmpty: Bool { values.allSatisfy { $0 == nil } }
}
