internal import Basics
package import Contracts

/// Says whether a message is valid by a contract, straight from the contract's shapes.
///
/// It shares nothing with the comparison of shapes but the engine for patterns, so that it can judge what that one claims.
package struct MessageValidator {
    /// What counts beside the shapes.
    package struct Rules: Sendable {
        /// Which fields exist: read-only ones are not required of requests, write-only ones not of responses; nil: all.
        package var direction: Direction?
        /// Whether scalars are text on the wire (parameters, XML, CSV): digits then count as a number, and a value as a list of one.
        package var isTextual: Bool
        /// Whether what the receiving side fills by itself (defaults) may be left out.
        package var fillsDefaults: Bool

        package init(direction: Direction? = nil, isTextual: Bool = false, fillsDefaults: Bool = false) {
            self.direction = direction
            self.isTextual = isTextual
            self.fillsDefaults = fillsDefaults
        }
    }

    let contract: Contract
    let rules: Rules
    let texts: TextReasoner
    /// How many more parts are looked at before the answer is "unknown"; counted, so that every machine answers the same.
    package var fuel: Int
    /// The shapes that are being looked at for one value: a schema that refers to itself there says nothing.
    private var open: Set<OpenKey> = []

    private struct OpenKey: Hashable {
        let shape: ShapeID
        let depth: Int
    }

    package init(_ contract: Contract, rules: Rules, texts: TextReasoner = TextReasoner(), fuel: Int = 100_000) {
        self.contract = contract
        self.rules = rules
        self.texts = texts
        self.fuel = fuel
    }

    /// Validates a message against a shape of the contract.
    package mutating func validate(_ value: MessageValue, _ shape: ShapeID) -> Validity {
        open = []
        return check(value, shape, [])
    }

    mutating func check(_ value: MessageValue, _ shape: ShapeID, _ path: [FitPath.Step]) -> Validity {
        fuel -= 1
        guard fuel > 0, path.count < 200 else { return .unknown("the message is too large to be checked") }
        switch contract[shape] {
        case .any: return .valid
        case .never: return Self.problem(.excluded, path, "is never there")
        case .scalar(let scalar): return check(value, scalar, path)
        case .literals(let literals): return check(value, among: literals, path)
        case .record(let record): return check(value, record, path)
        case .array(let array): return check(value, array, path)
        case .union(let union): return check(value, union, path)
        case .intersection(let parts):
            var answer = Validity.valid
            for part in parts { answer = answer.and(check(value, part, path)) }
            return answer
        case .content(let content): return check(value, content, path)
        case .complement(let part):
            switch check(value, part, path) {
            case .valid: return Self.problem(.excluded, path, "is one of the values that are excluded")
            case .invalid: return .valid
            case .unknown(let reason): return .unknown(reason)
            }
        case .reference(let type):
            let key = OpenKey(shape: contract[type].shape, depth: path.count)
            guard open.insert(key).inserted else { return .unknown("a type refers to nothing but itself") }
            defer { open.remove(key) }
            return check(value, contract[type].shape, path)
        }
    }

    static func problem(_ kind: FitFailureKind, _ path: [FitPath.Step], _ message: String) -> Validity {
        .invalid([ValidationProblem(kind, at: path, message)])
    }

    private func check(_ value: MessageValue, among literals: [Literal], _ path: [FitPath.Step]) -> Validity {
        let text = value.canonicalText
        let isListed = literals.contains { literal in
            if case .composite(let composite) = literal { return composite == text }
            guard let listed = MessageValue(literal) else { return false }
            if listed == value { return true }
            return rules.isTextual && listed.plainText != nil && listed.plainText == value.plainText
        }
        if isListed { return .valid }
        let words = NormalWords.sample(literals.map(\.words))
        return Self.problem(
            .unknownValue, path, "is \(Self.words(value)), \(literals.count == 1 ? "only \(words) is" : "only \(words) are") accepted")
    }

    // MARK: Choices

    private mutating func check(_ value: MessageValue, _ union: Union, _ path: [FitPath.Step]) -> Validity {
        var fitting: [ShapeID] = []
        var unknown: String?
        var attempts: [[ValidationProblem]] = []
        for branch in union.branches {
            switch check(value, branch, path) {
            case .valid:
                if union.mode == .anyOf { return .valid }
                fitting.append(branch)
            case .unknown(let reason): unknown = reason
            case .invalid(let problems): attempts.append(problems)
            }
        }
        if fitting.count > 1 {
            // Records that overlap are told apart by their readers' conventions where no validator is the judge.
            if case .object = value, contract.profile.openRecords == .onlyDeclared {
                return .unknown("more than one branch takes it")
            }
            return Self.problem(.noBranch, path, "fits \(fitting.count) of the alternatives where exactly one must")
        }
        if let unknown { return .unknown(unknown) }
        if fitting.count == 1 { return .valid }
        // The branch whose problems lie deepest was probably meant.
        let likeliest = attempts.filter { $0.allSatisfy { $0.path.count > path.count } }.min { $0.count < $1.count }
        if let likeliest { return .invalid(likeliest) }
        if attempts.count == 1 { return .invalid(attempts[0]) }
        var problem = ValidationProblem(.noBranch, at: path, "is \(Self.words(value)), which fits none of the alternatives")
        problem.isOfChoice = true
        return .invalid([problem])
    }

    /// A value as a message quotes it, cut where it is long.
    static func words(_ value: MessageValue) -> String {
        switch value {
        case .null: return "null"
        case .array(let items): return items.isEmpty ? "an empty list" : "a list"
        case .object: return "an object"
        case .text(let text):
            let scalars = text.text.unicodeScalars
            return scalars.isEmpty
                ? "an empty text" : "`\(String(String.UnicodeScalarView(scalars.prefix(40))))\(scalars.count > 40 ? "…" : "")`"
        default: return "`\(value.plainText?.text ?? "")`"
        }
    }
}
