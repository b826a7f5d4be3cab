package import Basics

/// Puts the children of an element, of which a message only says how many there are of each name, into an order of the content model.
///
/// A class, since the tries share what work is left.
final class ElementOrder {
    private let counts: [Name: Int]
    /// Whether elements may be missing that the content model demands.
    private let isPartial: Bool
    /// How many more steps are tried; counted, so that every machine finds the same order.
    private var fuel = 20_000

    init(counts: [Name: Int], isPartial: Bool = false) {
        self.counts = counts.filter { $0.value > 0 }
        self.isPartial = isPartial
    }

    /// Whether the search ended before all orders were tried.
    var isExhausted: Bool { fuel <= 0 }

    private struct State {
        var left: [Name: Int]
        var placed: [ElementParticle] = []
    }

    /// The elements in order, all of them; nil where the content model has no such order, or none was found.
    func arrange(_ particle: Particle) -> [ElementParticle]? {
        place(particle, State(left: counts)) { $0.left.isEmpty ? $0 : nil }?.placed
    }

    /// Places a particle and then what follows it; tries the other ways where what follows does not fit.
    private func place(_ particle: Particle, _ state: State, _ rest: (State) -> State?) -> State? {
        fuel -= 1
        guard fuel > 0 else { return nil }
        switch particle {
        case .element(let element):
            guard let count = state.left[element.field] else { return isPartial ? rest(state) : nil }
            var next = state
            next.left[element.field] = count > 1 ? count - 1 : nil
            next.placed.append(element)
            return rest(next)
        case .wildcard: return isPartial ? rest(state) : nil
        // The parts of an `all` may stand in any order; theirs is kept.
        case .sequence(let parts), .all(let parts): return place(parts[...], state, rest)
        case .choice(let parts):
            // What takes an element comes before what stands for none.
            for part in parts where part.begins(with: state.left) { if let found = place(part, state, rest) { return found } }
            for part in parts where !part.begins(with: state.left) { if let found = place(part, state, rest) { return found } }
            return nil
        case .repeated(let part, let minimum, let maximum): return placeRepeated(part, minimum, maximum, state, rest)
        }
    }

    private func place(_ parts: ArraySlice<Particle>, _ state: State, _ rest: (State) -> State?) -> State? {
        guard let first = parts.first else { return rest(state) }
        return place(first, state) { self.place(parts.dropFirst(), $0, rest) }
    }

    private func placeRepeated(_ part: Particle, _ minimum: Int, _ maximum: Int?, _ state: State, _ rest: (State) -> State?) -> State? {
        fuel -= 1
        guard fuel > 0 else { return nil }
        if maximum.map({ $0 > 0 }) ?? true {
            let before = state.placed.count
            let once = place(part, state) { next in
                // A round that takes nothing adds nothing.
                if next.placed.count == before { return minimum > 0 ? rest(next) : nil }
                return self.placeRepeated(part, max(0, minimum - 1), maximum.map { $0 - 1 }, next, rest)
            }
            if let once { return once }
        }
        return minimum == 0 ? rest(state) : nil
    }
}

extension Particle {
    /// Whether elements, of which it is known how many there are of each name, can stand in some order of the content model; nil where that
    /// takes too long to find out.
    package func canHold(_ counts: [Name: Int]) -> Bool? {
        let order = ElementOrder(counts: counts)
        if order.arrange(self) != nil { return true }
        return order.isExhausted ? nil : false
    }

    /// Elements, of which it is known how many there are of each name, in the order in which a message has them; nil where none is found.
    package func arranged(_ counts: [Name: Int]) -> [ElementParticle]? { ElementOrder(counts: counts).arrange(self) }

    /// Whether an element that is left may stand somewhere in the particle.
    fileprivate func begins(with left: [Name: Int]) -> Bool {
        switch self {
        case .element(let element): left[element.field] != nil
        case .wildcard: false
        case .sequence(let parts), .choice(let parts), .all(let parts): parts.contains { $0.begins(with: left) }
        case .repeated(let part, _, _): part.begins(with: left)
        }
    }
}
