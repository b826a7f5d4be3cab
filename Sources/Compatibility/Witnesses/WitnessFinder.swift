internal import Basics
internal import Contracts

/// Finds for each change of a comparison a small message that shows what it does, and proves it by the contracts themselves.
///
/// A message is built around the changed place out of what both versions accept, so that nothing else is wrong with it; it counts only
/// where the one version's validator takes it and the other's refuses it, at that place.
final class WitnessFinder {
    let space: ShapeSpace
    let old: ContractHandle
    let new: ContractHandle
    let traces: WitnessTraces
    let fuel: WitnessFuel
    private var samplers: [Direction: MessageSampler] = [:]
    private var undirected: MessageSampler?
    /// How many messages are tried for one change.
    private static let mostCandidates = 24

    init(_ comparison: ContractComparison, _ traces: WitnessTraces, fuel: WitnessFuel) {
        space = comparison.space
        old = comparison.old
        new = comparison.new
        self.traces = traces
        self.fuel = fuel
    }

    /// The sampler for messages of a direction; its samples are shared by all changes.
    func sampler(_ direction: Direction) -> MessageSampler {
        guard space[new].profile.hasDirection else {
            if let undirected { return undirected }
            let made = MessageSampler(space: space, direction: nil, fuel: fuel)
            undirected = made
            return made
        }
        if let known = samplers[direction] { return known }
        let made = MessageSampler(space: space, direction: direction, fuel: fuel)
        samplers[direction] = made
        return made
    }

    /// What shows a change; nil for one that is safe.
    func answer(for change: ContractChange) -> WitnessAnswer? {
        if change.level == .safe { return nil }
        if change.isUndecided { return .none("what it does to messages is not decided") }
        guard fuel.left > 0 else { return .none("as many messages were made as one run makes") }
        guard let number = change.witnessTrace else {
            // A format with rules of its own speaks of names and numbers, and not of messages.
            if IdentityRules.all[space[new].format] != nil {
                return .none("its rule is about names, numbers and generated code, which no single message shows")
            }
            return operationAnswer(for: change)
        }
        let trace = traces.all[number]
        if let reason = Self.reasonWithoutMessage(change.kind) { return .none(reason) }
        for candidate in candidates(trace).prefix(Self.mostCandidates) {
            if let witness = witness(trace, candidate) { return .found(witness) }
        }
        return .none(fuel.left > 0 ? "no small message was found that shows it" : "as many messages were made as one run makes")
    }

    private static func reasonWithoutMessage(_ kind: ChangeKind) -> String? {
        switch kind {
        case .parameterStyleChanged: "the values are the same, only how they are written into the address differs"
        case .discriminatorChanged: "every message stays valid; what tells its branches apart is another field"
        default: nil
        }
    }

    /// Puts a candidate into a whole message and proves it.
    private func witness(_ trace: WitnessTrace, _ candidate: WitnessCandidate) -> ChangeWitness? {
        let isOld = candidate.manner.isOfOldMessages || trace.direction == .in
        guard let (message, place) = embedded(trace, 0, candidate.value, isOld: isOld) else { return nil }
        let judge = PositionJudge(
            space: space, root: trace.root, profile: trace.graph.profile, isTextual: trace.graph.isTextual,
            relation: trace.graph.relation(trace.direction), fuel: fuel)
        let (sent, other) = isOld ? (trace.root.old, trace.root.new) : (trace.root.new, trace.root.old)
        guard judge.validity(message, isOld: isOld).isValid else { return nil }
        let expected = place + candidate.path
        var left: (message: MessageValue, term: Term)?
        let reason: String
        switch candidate.manner {
        case .refused:
            let problems = judge.validity(message, isOld: !isOld).problems
            guard let problem = problems.first(where: { candidate.explains($0, at: expected) }) else { return nil }
            reason = problem.description
        case .misplaced(let words): reason = words
        case .dropped(let name):
            guard let (rest, _) = embedded(trace, 0, candidate.value.without(name), isOld: isOld),
                judge.validity(rest, isOld: !isOld).isValid
            else { return nil }
            left = (rest, other)
            reason = "`\(FitPath(expected))` is not kept"
        case .same(let words):
            guard judge.validity(message, isOld: !isOld).isValid else { return nil }
            left = (message, sent)
            reason = words
        }
        // Only what proves a change is written; by a format with rules of its own, what cannot be written in it is no message.
        guard let before = space.written(message, as: sent),
            IdentityRules.all[space[new].format] == nil || before.notation != JSONNotation.name
        else { return nil }
        let after = left.flatMap { space.written($0.message, as: $0.term) }
        if left != nil, after == nil { return nil }
        return ChangeWitness(before: before, after: after, reason: reason, place: trace.root.place, direction: trace.direction)
    }

    // MARK: Whole messages

    /// A message of a side around a value at the changed pair, and the way to that value.
    private func embedded(_ trace: WitnessTrace, _ index: Int, _ value: MessageValue, isOld: Bool)
        -> (message: MessageValue, place: [FitPath.Step])?
    {
        guard index + 1 < trace.pairs.count else { return (value, []) }
        let node = trace.graph.nodes[trace.pairs[index].node]
        guard fuel.take(), let (child, rest) = embedded(trace, index + 1, value, isOld: isOld) else { return nil }
        let (from, to) = isOld ? (node.old, node.new) : (node.new, node.old)
        switch trace.pairs[index + 1].step {
        case nil: return (child, rest)
        case .field(let name)?:
            let below = trace.graph.nodes[trace.pairs[index + 1].node]
            let records = space.normal(from).records.filter { $0.has(name) }
            let wanted = isOld ? below.old : below.new
            let record = records.first { $0.field(name)?.term == wanted } ?? records.first
            guard let record else { return nil }
            var wish = MessageSampler.Wish()
            wish.present[name] = child
            return sampler(trace.direction).record(record, space.normal(to), wish, depth: index).map { ($0, [.field(name)] + rest) }
        case .items?, .item?:
            return list(around: child, trace, from, to, trace.pairs[index + 1].step, depth: index).map {
                ($0.list, [.item($0.position)] + rest)
            }
        case .values?:
            guard let record = space.normal(from).records.first, let extra = sampler(trace.direction).extra(in: record, depth: index)
            else { return nil }
            var wish = MessageSampler.Wish()
            wish.present[extra.name] = child
            return sampler(trace.direction).record(record, space.normal(to), wish, depth: index).map { ($0, [.field(extra.name)] + rest) }
        }
    }

    private func list(
        around item: MessageValue, _ trace: WitnessTrace, _ from: Term, _ to: Term, _ step: FitPath.Step?, depth: Int
    ) -> (list: MessageValue, position: Int)? {
        for array in space.normal(from).arrays.prefix(4) {
            let position: Int = if case .item(let position)? = step { position } else { array.prefix.count }
            guard
                case .array(var items)? = sampler(trace.direction).array(
                    array, space.normal(to), name: nil, depth: depth, count: position + 1),
                items.indices.contains(position)
            else { continue }
            items[position] = item
            return (.array(items), position)
        }
        return nil
    }
}

extension MessageValue {
    /// An object without one of its members; other values as they are.
    func without(_ name: Name) -> MessageValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { $0.name != name })
    }
}

extension ContractComparison {
    /// How many parts of messages one comparison may make and check.
    package static let witnessFuel = 120_000
    /// How many operations one comparison of GraphQL schemas shows.
    private static let mostOperations = 200

    /// Gives every breaking or risky change a message that shows it, or the reason why there is none.
    func addWitnesses(to changes: inout [ContractChange], _ traces: WitnessTraces, fuel: Int) {
        if let before = space[old].details as? GraphQLSchema, let after = space[new].details as? GraphQLSchema {
            return Contracts.addWitnesses(to: &changes, old: before, new: after, most: Self.mostOperations)
        }
        if IdentityRules.all[space[new].format] != nil { noteTraces(of: &changes, traces) }
        let finder = WitnessFinder(self, traces, fuel: WitnessFuel(fuel))
        for index in changes.indices { changes[index].witness = finder.answer(for: changes[index]) }
    }
}
