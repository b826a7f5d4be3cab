package import Basics

/// A step that is no group, with whether a condition decides if it happens.
package struct SingleStep: Sendable {
    package let step: Step
    package let isConditional: Bool

    /// The interface that it talks to, where it talks to one.
    package var interface: InterfaceRef? { step.target?.value.interface }
}

extension Flow {
    /// Every step that is no group, in the order of the file, with the groups around it opened.
    package var singleSteps: [SingleStep] {
        var found: [SingleStep] = []
        func visit(_ steps: [Step], _ isConditional: Bool) {
            for step in steps {
                let depends = isConditional || step.when != nil
                switch step.action {
                case .steps(let nested), .parallel(let nested): visit(nested, depends)
                default: found.append(SingleStep(step: step, isConditional: depends))
                }
            }
        }
        visit(steps, false)
        return found
    }

    /// The platforms that it runs on, in the order of the file; empty where it runs on none, or nothing is said.
    package var platforms: [Name] {
        if case .platforms(let platforms)? = via { return platforms.map(\.value.name) }
        return []
    }
}

extension Journey {
    /// Every call that is no group, in the order of the file.
    package var singleCalls: [JourneyCall] { Self.singles(calls ?? []) }

    private static func singles(_ calls: [JourneyCall]) -> [JourneyCall] {
        calls.flatMap { call in
            if case .parallel(let nested) = call.target { return singles(nested) }
            return [call]
        }
    }
}
