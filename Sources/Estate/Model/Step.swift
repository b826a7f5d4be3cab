package import Basics

/// One step of a flow, or a group of steps.
package struct Step: SpecObject {
    package let anchor: Anchor
    package var action: Action
    /// Where the verb's key stands.
    package var verbSpan: SourceSpan {
        get { verbAnchor.span }
        set { verbAnchor = Anchor(newValue) }
    }
    /// An anchor, so that steps that say the same are equal wherever they stand.
    private var verbAnchor: Anchor
    /// What its shape is kept under in the pool; the default is its reference.
    package var `as`: Text?
    /// The shape that is sent.
    package var body: Text?
    /// Parameters and the places in the pool that fill them.
    package var with: [Entry<Located<FieldPath>>]?
    package var reads: StepUse?
    package var writes: StepUse?
    /// A GraphQL document, relative to the estate's root.
    package var document: Text?
    package var timeout: Located<TimeSpan>?
    package var retry: Located<Int>?
    package var wait: Located<TimeSpan>?
    package var within: Located<TimeSpan>?
    package var when: Located<Condition>?
    package var each: Located<FieldPath>?
    /// How many items `each` meets, about.
    package var about: Located<Int>?
    /// Flows whose changes do not start this one.
    package var ignores: [Located<EntityRef>]?

    package init(at anchor: Anchor) {
        self.anchor = anchor
        action = .steps([])
        verbAnchor = anchor
    }

    package var verb: Verb { action.verb }

    /// The place that the step talks to, where it talks to one.
    package var target: Located<PlaceReference>? {
        switch action {
        case .receive(let place), .read(let place), .call(let place), .write(let place), .reply(let place): place
        case .map, .start, .approve, .steps, .parallel: nil
        }
    }

    /// The steps inside a group, in order.
    package var nested: [Step] {
        switch action {
        case .steps(let steps), .parallel(let steps): steps
        default: []
        }
    }
}

/// What a step does, with what it does it to.
package enum Action: Sendable, Equatable {
    case receive(Located<PlaceReference>)
    case read(Located<PlaceReference>)
    case call(Located<PlaceReference>)
    case write(Located<PlaceReference>)
    case reply(Located<PlaceReference>)
    case map(Located<EntityRef>)
    case start(Located<EntityRef>)
    case approve(Located<EntityRef>)
    case steps([Step])
    case parallel([Step])

    package var verb: Verb {
        switch self {
        case .receive: .receive
        case .read: .read
        case .call: .call
        case .write: .write
        case .reply: .reply
        case .map: .map
        case .start: .start
        case .approve: .approve
        case .steps: .steps
        case .parallel: .parallel
        }
    }
}

/// The verbs of steps; the last two are groups.
package enum Verb: String, Sendable, CaseIterable {
    case receive, read, call, write, map, reply, start, approve, steps, parallel
}

/// What a step uses of what comes back, or of what is sent.
package enum StepUse: Sendable, Equatable {
    /// What the neighbouring maps use.
    case mapped(Anchor)
    case all(Anchor)
    case paths([Located<FieldPath>])
}
