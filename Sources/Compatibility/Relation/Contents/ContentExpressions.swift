internal import Basics
internal import Contracts

/// The particles of two contents as expressions with numbers, so that equal ones are one, and what is left of each after an element.
///
/// What is left of a particle after an element is a particle again, so no automaton has to be built: counts are counted down, members of an
/// `all` are crossed out.
struct ContentExpressions {
    /// An element or wildcard of a particle.
    struct Leaf {
        let particle: Particle
        /// The name that paths use; empty for a wildcard.
        let field: Name
        let term: Term
        let fillsEmpty: Bool
    }

    enum Expression: Hashable {
        case empty
        case never
        case leaf(Int)
        case sequence(first: Int, rest: Int)
        case choice([Int])
        case all([Int])
        /// -1 for no greatest number.
        case repeated(Int, minimum: Int, maximum: Int)
    }

    /// A name that an element of a message may have; those that nobody names stand for all others of their namespace.
    struct Symbol: Hashable {
        let namespace: Name
        let wireName: Name

        init(namespace: Name, wireName: Name) {
            self.namespace = namespace
            self.wireName = wireName
        }

        /// The symbol of an element's own name.
        init(_ wireName: Name) { self.init(namespace: ContentExpressions.namespace(of: wireName), wireName: wireName) }
    }

    private(set) var leaves: [Leaf] = []
    private var expressions: [Expression] = [.empty, .never]
    private var ids: [Expression: Int] = [.empty: 0, .never: 1]
    private var nullables: [Int: Bool] = [:]
    private var steps: [Int: [Move]] = [:]
    private var named: [Int: [Name: [Move]]] = [:]
    private var wild: [Int: [Move]] = [:]
    private let counts: CompressedCounts
    let space: ShapeSpace

    struct Move {
        let leaf: Int
        let rest: Int
    }

    static let emptyID = 0
    static let neverID = 1

    init(space: ShapeSpace, counts: CompressedCounts) {
        self.space = space
        self.counts = counts
    }

    // MARK: Building

    mutating func add(_ particle: Particle, of contract: ContractHandle) -> Int {
        switch particle {
        case .element(let element):
            let term = space.term(contract, element.shape)
            leaves.append(Leaf(particle: particle, field: element.field, term: term, fillsEmpty: element.fillsEmpty))
            return intern(.leaf(leaves.count - 1))
        case .wildcard(let wildcard):
            leaves.append(Leaf(particle: particle, field: "", term: space.term(contract, wildcard.shape), fillsEmpty: false))
            return intern(.leaf(leaves.count - 1))
        case .sequence(let parts):
            let ids = parts.map { add($0, of: contract) }
            return ids.reversed().reduce(Self.emptyID) { sequence($1, $0) }
        case .choice(let parts): return choice(parts.map { add($0, of: contract) })
        case .all(let parts): return all(parts.map { add($0, of: contract) })
        case .repeated(let part, let minimum, let maximum):
            return repeated(add(part, of: contract), counts[minimum], maximum.map { counts[$0] } ?? -1)
        }
    }

    private mutating func intern(_ expression: Expression) -> Int {
        if let known = ids[expression] { return known }
        expressions.append(expression)
        ids[expression] = expressions.count - 1
        return expressions.count - 1
    }

    private mutating func sequence(_ first: Int, _ rest: Int) -> Int {
        if first == Self.neverID || rest == Self.neverID { return Self.neverID }
        if first == Self.emptyID { return rest }
        if rest == Self.emptyID { return first }
        if case .sequence(let one, let more) = expressions[first] { return sequence(one, sequence(more, rest)) }
        return intern(.sequence(first: first, rest: rest))
    }

    private mutating func choice(_ parts: [Int]) -> Int {
        let some = Set(parts).subtracting([Self.neverID]).sorted()
        return some.isEmpty ? Self.neverID : some.count == 1 ? some[0] : intern(.choice(some))
    }

    private mutating func all(_ parts: [Int]) -> Int {
        if parts.contains(Self.neverID) { return Self.neverID }
        let some = parts.filter { $0 != Self.emptyID }.sorted()
        return some.isEmpty ? Self.emptyID : some.count == 1 ? some[0] : intern(.all(some))
    }

    private mutating func repeated(_ part: Int, _ minimum: Int, _ maximum: Int) -> Int {
        if maximum == 0 || part == Self.emptyID { return Self.emptyID }
        if part == Self.neverID { return minimum == 0 ? Self.emptyID : Self.neverID }
        if minimum == 1, maximum == 1 { return part }
        return intern(.repeated(part, minimum: isNullable(part) ? 0 : minimum, maximum: maximum))
    }

    // MARK: Reading

    subscript(_ id: Int) -> Expression { expressions[id] }

    var size: Int { expressions.count }

    /// Whether no element at all is one way to stand.
    mutating func isNullable(_ id: Int) -> Bool {
        if let known = nullables[id] { return known }
        let answer: Bool
        switch expressions[id] {
        case .empty: answer = true
        case .never, .leaf: answer = false
        case .sequence(let first, let rest): answer = isNullable(first) && isNullable(rest)
        case .choice(let parts):
            var some = false
            for part in parts where isNullable(part) { some = true }
            answer = some
        case .all(let parts):
            var every = true
            for part in parts where !isNullable(part) { every = false }
            answer = every
        case .repeated(let part, let minimum, _): answer = minimum == 0 || isNullable(part)
        }
        nullables[id] = answer
        return answer
    }

    /// Which leaves an element may be next, and what is left after each.
    mutating func moves(_ id: Int) -> [Move] {
        if let known = steps[id] { return known }
        var result: [Move] = []
        switch expressions[id] {
        case .empty, .never: break
        case .leaf(let leaf): result = [Move(leaf: leaf, rest: Self.emptyID)]
        case .sequence(let first, let rest):
            for move in moves(first) { result.append(Move(leaf: move.leaf, rest: sequence(move.rest, rest))) }
            if isNullable(first) { result += moves(rest) }
        case .choice(let parts):
            for part in parts { result += moves(part) }
        case .all(let parts):
            for (index, part) in parts.enumerated() {
                var others = parts
                others.remove(at: index)
                let rest = all(others)
                for move in moves(part) { result.append(Move(leaf: move.leaf, rest: sequence(move.rest, rest))) }
            }
        case .repeated(let part, let minimum, let maximum):
            let rest = repeated(part, max(0, minimum - 1), maximum < 0 ? -1 : maximum - 1)
            for move in moves(part) { result.append(Move(leaf: move.leaf, rest: sequence(move.rest, rest))) }
        }
        steps[id] = result
        return result
    }

    /// What may be left after an element of some name, and which leaf it was.
    mutating func moves(_ id: Int, _ symbol: Symbol) -> [Move] {
        if named[id] == nil { sort(id) }
        let known = named[id]?[symbol.wireName] ?? []
        guard let others = wild[id] else { return known }
        return known + others.filter { takes($0.leaf, symbol) }
    }

    /// Sorts the moves of an expression by the names of their elements.
    private mutating func sort(_ id: Int) {
        var byName: [Name: [Move]] = [:]
        var others: [Move] = []
        for move in moves(id) {
            if case .element(let element) = leaves[move.leaf].particle {
                byName[element.wireName, default: []].append(move)
            } else {
                others.append(move)
            }
        }
        named[id] = byName
        if !others.isEmpty { wild[id] = others }
    }

    /// The names that the next element may have.
    mutating func nextSymbols(_ id: Int, among symbols: [Symbol]) -> [Symbol] {
        if named[id] == nil { sort(id) }
        if wild[id] != nil { return symbols }
        var seen: Set<Name> = []
        var result: [Symbol] = []
        for move in moves(id) {
            guard case .element(let element) = leaves[move.leaf].particle, seen.insert(element.wireName).inserted else { continue }
            result.append(Symbol(element.wireName))
        }
        return result
    }

    private func takes(_ leaf: Int, _ symbol: Symbol) -> Bool {
        guard case .wildcard(let wildcard) = leaves[leaf].particle else { return false }
        return wildcard.takes(namespace: symbol.namespace) && !wildcard.excluded.contains(symbol.wireName)
    }

    /// The names that tell messages apart: those of elements, and one for the others of each namespace that is spoken of.
    var symbols: [Symbol] {
        var named: Set<Name> = []
        var namespaces: Set<Name> = ["", Self.otherNamespace]
        for leaf in leaves {
            switch leaf.particle {
            case .element(let element): named.insert(element.wireName)
            case .wildcard(let wildcard):
                named.formUnion(wildcard.excluded)
                switch wildcard.namespaces {
                case .any: break
                case .except(let some), .only(let some): namespaces.formUnion(some)
                }
            default: break
            }
        }
        let hasWildcard = leaves.contains { $0.field.isEmpty }
        let known = named.sorted().map(Symbol.init)
        guard hasWildcard else { return known }
        for symbol in known { namespaces.insert(symbol.namespace) }
        return known + namespaces.sorted().map { Symbol(namespace: $0, wireName: Name("{\($0)}*")) }
    }

    private static let otherNamespace: Name = "another namespace"

    private static func namespace(of wireName: Name) -> Name {
        guard wireName.text.utf8.first == UInt8(ascii: "{"), let end = wireName.text.lastIndex(of: "}") else { return "" }
        return Name(wireName.text[wireName.text.index(after: wireName.text.startIndex)..<end])
    }
}

/// Large counts brought near to each other in their order, so that they can be counted down.
struct CompressedCounts {
    /// Counts up to this are kept as they are.
    private static let kept = 8
    private var small: [Int: Int] = [:]

    /// Whether a count was changed.
    var isLossy: Bool { small.contains { $0.key != $0.value } }

    init(_ particles: [Particle]) {
        var found: Set<Int> = []
        for particle in particles { Self.gather(particle, &found) }
        for (index, count) in found.sorted().enumerated() { small[count] = Self.kept + 1 + index }
    }

    private static func gather(_ particle: Particle, _ found: inout Set<Int>) {
        switch particle {
        case .element, .wildcard: return
        case .sequence(let parts), .choice(let parts), .all(let parts): for part in parts { gather(part, &found) }
        case .repeated(let part, let minimum, let maximum):
            for count in [minimum, maximum ?? 0] where count > kept { found.insert(count) }
            gather(part, &found)
        }
    }

    subscript(_ count: Int) -> Int { small[count] ?? count }
}
