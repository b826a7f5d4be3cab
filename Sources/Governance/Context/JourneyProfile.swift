package import Basics
package import Estate

/// A journey with its calls in one list.
///
/// A class for the reason of `FlowProfile`.
package final class JourneyProfile: Sendable {
    package let journey: Journey
    /// Every call that is no group, in the order of the file.
    package let calls: [JourneyCall]

    package var ref: EntityRef { journey.ref }
    package var place: SourceSpan { journey.header.name.span }
    package var matters: Bool { (journey.criticality?.value ?? .normal).order <= Criticality.high.order }

    package init(_ journey: Journey) {
        self.journey = journey
        calls = Self.leaves(journey.calls ?? [])
    }

    private static func leaves(_ calls: [JourneyCall]) -> [JourneyCall] {
        calls.flatMap { call in
            if case .parallel(let nested) = call.target { return leaves(nested) }
            return [call]
        }
    }
}

extension JourneyCall {
    /// What is called, as a reference, with its place; nil for a group.
    var callee: (text: String, span: SourceSpan)? {
        switch target {
        case .flow(let flow): (flow.value.description, flow.span)
        case .call(let place): (place.value.description, place.span)
        case .parallel: nil
        }
    }

    /// How many calls one page makes.
    var count: Int { max(1, times?.value ?? 1) }
}
