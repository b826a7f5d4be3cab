/// A regular expression with a backtracking matcher of its own, to check the automata against.
indirect enum NaivePattern: CustomStringConvertible {
    case letter(Character)
    case anyOf(String, isNegated: Bool)
    case dot
    case start
    case end
    case sequence([NaivePattern])
    case choice([NaivePattern])
    case repeated(NaivePattern, Int, Int?, isLazy: Bool)
    case look(NaivePattern, isNegative: Bool)
    case lookBehind(NaivePattern, isNegative: Bool)

    var description: String {
        switch self {
        case .letter(let letter): String(letter)
        case .anyOf(let letters, let isNegated): "[\(isNegated ? "^" : "")\(letters)]"
        case .dot: "."
        case .start: "^"
        case .end: "$"
        case .sequence(let parts): parts.map(\.description).joined()
        case .choice(let branches): "(?:" + branches.map(\.description).joined(separator: "|") + ")"
        case .repeated(let body, let minimum, let maximum, let isLazy): "(\(body))" + quantifier(minimum, maximum) + (isLazy ? "?" : "")
        case .lookBehind(let body, let isNegative): "(?<\(isNegative ? "!" : "=")\(body))"
        case .look(let body, let isNegative): "(?\(isNegative ? "!" : "=")\(body))"
        }
    }

    private func quantifier(_ minimum: Int, _ maximum: Int?) -> String {
        switch (minimum, maximum) {
        case (0, nil): "*"
        case (1, nil): "+"
        case (0, 1): "?"
        case (_, nil): "{\(minimum),}"
        case (_, minimum): "{\(minimum)}"
        case (_, let maximum?): "{\(minimum),\(maximum)}"
        }
    }

    /// Whether the pattern matches somewhere in the text.
    func matches(_ text: [Character]) -> Bool {
        (0...text.count).contains { match(text, $0) { _ in true } }
    }

    private func match(_ text: [Character], _ index: Int, _ next: (Int) -> Bool) -> Bool {
        switch self {
        case .letter(let letter): index < text.count && text[index] == letter && next(index + 1)
        case .anyOf(let letters, let isNegated): index < text.count && letters.contains(text[index]) != isNegated && next(index + 1)
        case .dot: index < text.count && text[index] != "\n" && next(index + 1)
        case .start: index == 0 && next(index)
        case .end: index == text.count && next(index)
        case .sequence(let parts): Self.match(parts[...], text, index, next)
        case .choice(let branches): branches.contains { $0.match(text, index, next) }
        case .repeated(let body, let minimum, let maximum, _): body.match(text, index, times: 0, minimum, maximum, next)
        case .lookBehind(let body, let isNegative):
            (0...index).contains { body.match(text, $0) { $0 == index } } != isNegative && next(index)
        case .look(let body, let isNegative): body.match(text, index) { _ in true } != isNegative && next(index)
        }
    }

    private static func match(_ parts: ArraySlice<NaivePattern>, _ text: [Character], _ index: Int, _ next: (Int) -> Bool) -> Bool {
        guard let first = parts.first else { return next(index) }
        return first.match(text, index) { match(parts.dropFirst(), text, $0, next) }
    }

    private func match(_ text: [Character], _ index: Int, times: Int, _ minimum: Int, _ maximum: Int?, _ next: (Int) -> Bool) -> Bool {
        if times >= minimum, next(index) { return true }
        if let maximum, times >= maximum { return false }
        return match(text, index) { after in
            // A round that read nothing is only worth making while rounds are owed.
            guard after > index || times < minimum else { return false }
            return match(text, after, times: times + 1, minimum, maximum, next)
        }
    }
}

/// A small fixed generator, so that every run tests the same cases.
struct TestRandom {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    mutating func pattern(depth: Int) -> NaivePattern {
        switch depth == 0 ? next(6) : next(12) {
        case 0, 1: return .letter("a")
        case 2: return .letter("b")
        case 3: return [.dot, .anyOf("ab", isNegated: false), .anyOf("a", isNegated: true)][next(3)]
        case 4: return next(2) == 0 ? .start : .letter("a")
        case 5: return next(2) == 0 ? .end : .letter("b")
        case 6, 7, 8: return .sequence((0..<(1 + next(3))).map { _ in pattern(depth: depth - 1) })
        case 9: return .choice((0..<(1 + next(3))).map { _ in pattern(depth: depth - 1) })
        default:
            let minimum = next(3)
            let maximum = next(2) == 0 ? nil : minimum + next(3)
            return .repeated(pattern(depth: depth - 1), minimum, maximum, isLazy: next(4) == 0)
        }
    }
}

/// All texts over an alphabet up to a length, the shortest first.
func texts(over letters: [Character], upTo length: Int) -> [[Character]] {
    var all: [[Character]] = [[]]
    var last = all
    for _ in 0..<length {
        last = last.flatMap { text in letters.map { text + [$0] } }
        all += last
    }
    return all
}
