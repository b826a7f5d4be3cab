internal import Basics

/// Whether a message is one of those that a shape describes.
package enum Validity: Sendable {
    case valid
    /// What is wrong with it, in the order of the message; at least one, bounded.
    case invalid([ValidationProblem])
    /// It cannot be told: a pattern beyond the engine, a number of too many digits, a limit.
    case unknown(String)

    package var isValid: Bool {
        if case .valid = self { return true }
        return false
    }

    package var problems: [ValidationProblem] {
        if case .invalid(let problems) = self { return problems }
        return []
    }

    /// How many problems are kept.
    static let mostProblems = 32

    /// Valid where both are, invalid where one is.
    func and(_ other: @autoclosure () -> Validity) -> Validity {
        switch self {
        case .valid: return other()
        case .invalid(let problems):
            if problems.count >= Self.mostProblems { return self }
            guard case .invalid(let more) = other() else { return self }
            return .invalid(Array((problems + more).prefix(Self.mostProblems)))
        case .unknown:
            if case .invalid(let problems) = other() { return .invalid(problems) }
            return self
        }
    }
}

/// One thing that is wrong with a message.
package struct ValidationProblem: Sendable, Hashable {
    package var kind: FitFailureKind
    /// The way from the message to the part that is wrong; a missing member counts as the part.
    package var path: [FitPath.Step]
    /// In words, as what follows the part's name: "is 23 characters long, at most 22 are accepted".
    package var message: String
    /// Whether it is said of a choice as a whole, whose branches each have their own problems below.
    package var isOfChoice = false

    package init(_ kind: FitFailureKind, at path: [FitPath.Step], _ message: String) {
        self.kind = kind
        self.path = path
        self.message = message
    }

    /// The problem with its place: "`lines[0].sku` is missing".
    package var description: String {
        let place = FitPath(path).description
        return place.isEmpty ? "the message \(message)" : "`\(place)` \(message)"
    }
}
