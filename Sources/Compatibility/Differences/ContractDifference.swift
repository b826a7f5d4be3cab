package import Basics
package import Contracts

/// How two versions of a contract differ, and what that means for peers whom nobody knows.
package struct ContractDifference: Sendable {
    package var changes: [ContractChange]
    /// Whether every old message fits the new contract.
    package var backward: Bool
    /// Whether every new message fits the old contract.
    package var forward: Bool
    /// The kinds of users whom some change harms; nil where the format does not tell them apart.
    package var harmedUsers: AffectedUsers?

    package var isBreaking: Bool { changes.contains { $0.level == .breaking } }
    package var undecided: Int { changes.reduce(0) { $0 + ($1.isUndecided ? 1 : 0) } }
}

/// Compares two versions of a contract.
package struct ContractComparison {
    /// How many places of one change are listed; all are counted.
    static let listedPlaces = 20

    let space: ShapeSpace
    let old: ContractHandle
    let new: ContractHandle
    let graph: PairGraph
    /// The pairs of parameters, apart, since they are judged as text.
    let textGraph: PairGraph
    /// The pairs of bodies that are text on the wire, such as XML.
    let bodyGraph: PairGraph
    /// The day on which announced ends count as passed, ISO 8601.
    let asOf: String

    /// Finds the probable successors of the fields that a difference says are removed, by their old places.
    package func successors(of changes: [ContractChange]) -> [SourceSpan: RenameFinder.Successor] {
        let finder = RenameFinder(space: space)
        var found: [SourceSpan: RenameFinder.Successor] = [:]
        let removed = Set(changes.filter { $0.kind == .fieldRemoved }.compactMap(\.old))
        guard !removed.isEmpty else { return [:] }
        for node in graph.nodes where node.hasChanges {
            let (before, after) = (space.normal(node.old), space.normal(node.new))
            guard before.records.count == 1, after.records.count == 1 else { continue }
            for field in before.records[0].fields where !after.records[0].has(field.name) {
                guard let span = space.span(of: field.place), removed.contains(span), found[span] == nil else { continue }
                found[span] = finder.successor(of: field, in: before.records[0], after.records[0])
            }
        }
        return found
    }

    /// Where a place of either contract stands.
    package func span(of place: ShapePlace?) -> SourceSpan? { space.span(of: place) }

    /// Prepares the comparison.
    ///
    /// - Parameter skipsUnchanged: Whether shapes that say the same are passed over. The result is the same either way, as tests show.
    package init(old: Contract, new: Contract, asOf: String, skipsUnchanged: Bool = true) {
        space = ShapeSpace()
        self.old = space.add(old)
        self.new = space.add(new)
        self.asOf = asOf
        if skipsUnchanged, self.new.identityRules(space) == nil { space.findUnchanged(old: self.old, new: self.new) }
        graph = PairGraph(space: space, profile: new.profile, asOf: asOf)
        textGraph = PairGraph(space: space, profile: new.profile, asOf: asOf, isTextual: true, isParameters: true)
        bodyGraph = PairGraph(space: space, profile: new.profile, asOf: asOf, isTextual: true)
    }

    /// Compares the contracts.
    ///
    /// - Parameter witnessFuel: How many parts of messages may be made to show what the changes do; 0: nobody asks for messages.
    package func difference(witnessFuel: Int = 0) -> ContractDifference {
        let traces = witnessFuel > 0 ? WitnessTraces() : nil
        var result = compared(traces)
        if let traces { addWitnesses(to: &result.changes, traces, fuel: witnessFuel) }
        return result
    }

    private func compared(_ traces: WitnessTraces?) -> ContractDifference {
        var result = ContractDifference(changes: [], backward: true, forward: true)
        var roots: [PositionPair] = []
        if let rule = new.identityRules(space) {
            result = rule(space[old], space[new])
            result.changes.sort(by: Self.precedes)
            noteTypes()
            return result
        }
        compareTerms(space[old].terms, space[new].terms, of: "", &result)
        let haveNoOperations = space[old].operations.isEmpty && space[new].operations.isEmpty
        if Self.hasTables(space[new]) || haveNoOperations && space[new].terms.isEmpty && space[old].terms.isEmpty {
            roots = typePositions(&result)
        } else {
            compareOperations(&result, &roots)
        }
        graph.markChanges()
        judge(roots.filter { !$0.isTextual && !$0.isTextualBody }, graph, &result, traces)
        judge(roots.filter(\.isTextual), textGraph, &result, traces)
        judge(roots.filter(\.isTextualBody), bodyGraph, &result, traces)
        compareFacts(&result)
        IdentityRules.besides[space[new].format]?(space[old], space[new], &result)
        result.changes.sort(by: Self.precedes)
        return result
    }

    /// Finds the ways by which a comparison of messages meets what a format's own rules name, so that messages can be built there.
    ///
    /// A change is met where one of its kind has its subject or one of its places, or any has one of its places. Rules of names and numbers
    /// are met nowhere, and what harms users of generated code alone is not looked for.
    func noteTraces(of changes: inout [ContractChange], _ traces: WitnessTraces) {
        func isSought(_ change: ContractChange) -> Bool {
            change.level != .safe && change.witnessTrace == nil && (change.users.isEmpty || change.users.contains(.wireJSON))
        }
        guard changes.contains(where: isSought) else { return }
        var met = ContractDifference(changes: [], backward: true, forward: true)
        var roots = typePositions(&met)
        // Where no type is the contract's own message, those with fields may be one.
        if !space[new].types.contains(where: { $0.kind == .root }) { roots.removeAll { space.normal($0.old).records.isEmpty } }
        judge(roots, graph, &met, traces)
        var byName: [String: Int] = [:]
        var byPlace: [String: Int] = [:]
        for change in met.changes {
            guard let trace = change.witnessTrace else { continue }
            for name in change.places.map(\.place) + [change.subject] { byName["\(change.kind.rawValue) \(name)"] = trace }
            for place in change.places { byPlace[place.place] = trace }
        }
        for index in changes.indices where isSought(changes[index]) {
            let change = changes[index]
            let names = change.places.map(\.place) + [change.subject]
            changes[index].witnessTrace =
                names.lazy.compactMap { byName["\(change.kind.rawValue) \($0)"] }.first
                ?? change.places.lazy.compactMap { byPlace[$0.place] }.first
        }
    }

    /// The grave changes first; then by subject and kind.
    private static func precedes(_ left: ContractChange, _ right: ContractChange) -> Bool {
        if left.level != right.level { return left.level > right.level }
        if left.subject != right.subject { return Name(left.subject) < Name(right.subject) }
        return (left.kind.rawValue, left.detail, left.message) < (right.kind.rawValue, right.detail, right.message)
    }

    /// Pairs the types of both versions by their names, so that successors of removed fields can be looked for among them.
    private func noteTypes() {
        guard space[new].profile.unknownFields == .drop else { return }
        let news = Dictionary(space[new].types.map { ($0.name, $0) }) { first, _ in first }
        for type in space[old].types {
            guard case .record = space[old][type.shape], let now = news[type.name] else { continue }
            _ = graph.compare(space.term(old, type.shape), space.term(new, now.shape), subject: type.name.text)
        }
        graph.markChanges()
    }

    /// The root type of a contract without operations, or all its types where it has none or one that says nothing.
    private func typePositions(_ result: inout ContractDifference) -> [PositionPair] {
        let isLibrary = Self.isLibrary(space[old]) && Self.isLibrary(space[new])
        let before = Self.entryTypes(space[old], isLibrary: isLibrary)
        let after = Self.entryTypes(space[new], isLibrary: isLibrary)
        var pairs: [PositionPair] = []
        let byWireName = Dictionary(after.compactMap { type in type.wireName.map { ($0, type) } }) { first, _ in first }
        for type in before {
            let now =
                type.wireName.map { byWireName[$0] }
                ?? (after.first { $0.name == type.name } ?? after.first { Self.areAliases($0, type) }
                    ?? (type.kind == .root ? after.first { $0.kind == .root } : nil))
            guard let now else {
                result.changes.append(
                    ContractChange(
                        .typeRemoved, .breaking, subject: type.name.text, "the type is gone",
                        places: [ChangePlace(type.name.text, .in, .breaking)], detail: "removed", old: space[old].span(of: type.origin),
                        new: nil))
                result.backward = false
                continue
            }
            pairs.append(
                PositionPair(place: type.name.text, direction: .in, old: space.term(old, type.shape), new: space.term(new, now.shape)))
        }
        let known = Set(before.compactMap(\.wireName))
        for type in after
        where type.wireName.map({ !known.contains($0) })
            ?? !before.contains(where: { $0.name == type.name || Self.areAliases($0, type) || ($0.kind == .root && type.kind == .root) })
        {
            result.changes.append(
                ContractChange(
                    .typeAdded, .safe, subject: type.name.text, "the type is new", places: [ChangePlace(type.name.text, .in, .safe)],
                    detail: "added", old: nil, new: space[new].span(of: type.origin)))
            result.forward = false
        }
        return pairs
    }

    /// Whether the messages are the rows of tables, each of which is one position however it is used.
    private static func hasTables(_ contract: Contract) -> Bool {
        !contract.profile.hasDirection && contract.types.contains { $0.kind == .entitySet }
    }

    /// Whether one type's name is another name of the other.
    private static func areAliases(_ one: NamedType, _ other: NamedType) -> Bool {
        one.aliases.contains(other.name) || other.aliases.contains(one.name)
    }

    private static func entryTypes(_ contract: Contract, isLibrary: Bool) -> [NamedType] {
        if hasTables(contract) { return contract.types.filter { $0.kind == .entitySet } }
        let roots = contract.types.filter { $0.kind == .root || $0.wireName != nil }
        return roots.isEmpty ? contract.types : isLibrary ? contract.types.filter { $0.kind != .root } : roots
    }

    /// Whether a contract is a collection of types: it has some, and its root takes everything.
    private static func isLibrary(_ contract: Contract) -> Bool {
        contract.types.contains { $0.kind != .root }
            && contract.types.allSatisfy { type in
                // What has a name in messages is a message, whatever stands in it.
                if type.wireName != nil { return false }
                guard type.kind == .root else { return true }
                if case .any = contract[type.shape] { return true }
                return false
            }
    }
}

/// A position that both versions have.
struct PositionPair {
    let place: String
    let direction: Direction
    let old: Term
    let new: Term
    /// Whether its values are text on the wire.
    var isTextual = false
    /// Whether it is a body whose values are text on the wire.
    var isTextualBody = false
}

extension ContractHandle {
    /// The format's own comparison, where names and not only messages decide.
    fileprivate func identityRules(_ space: ShapeSpace) -> IdentityRules.Rule? {
        IdentityRules.all[space[self].format]
    }
}
