internal import Basics
internal import Checking
internal import Contracts
internal import Estate

/// All facts that differ between two revisions, numbered, and found again by where they stand.
struct ChangeList {
    private(set) var changes: [EstateChange] = []
    private var interfaces: [Int: InterfaceRef] = [:]
    private var byKey: [SpanKey: [Int]] = [:]
    private var byInterface: [InterfaceRef: [Int]] = [:]
    private var bySpec: [EntityRef: [Int]] = [:]
    /// The contract's own changes, for their directions and answers.
    private(set) var contractChanges: [Int: ContractChange] = [:]

    /// Where something stands, as a key that two parses of a file share.
    struct SpanKey: Hashable {
        let path: Name
        let lower: Int
        let upper: Int

        init(_ span: SourceSpan) {
            path = span.path
            lower = span.lower
            upper = span.upper
        }
    }

    mutating func add(_ change: ContractChange, of interface: InterfaceRef, variant: Name?, rename: RenameSuggestion?) {
        let label = variant.map { "\(interface) (\($0))" } ?? interface.description
        let index = append(
            EstateChange(
                kind: change.kind.rawValue, level: change.level, subject: "\(label)#\(change.subject)", message: change.message,
                places: change.places,
                placesTotal: change.placesTotal, isUndecided: change.isUndecided, old: change.old, new: change.new, rename: rename))
        interfaces[index] = interface
        byInterface[interface, default: []].append(index)
        contractChanges[index] = change
        for span in [change.old, change.new].compactMap({ $0 }) { byKey[SpanKey(span), default: []].append(index) }
    }

    /// Adds a change of a spec.
    @discardableResult
    mutating func add(_ change: EstateChange, of spec: EntityRef, interface: InterfaceRef? = nil) -> Int {
        let index = append(change)
        bySpec[spec, default: []].append(index)
        if let interface {
            byInterface[interface, default: []].append(index)
            interfaces[index] = interface
        }
        return index
    }

    private mutating func append(_ change: EstateChange) -> Int {
        var change = change
        change.id = "c\(changes.count + 1)"
        changes.append(change)
        return changes.count - 1
    }

    /// The contract's change behind a change's id; nil for other changes.
    func contractChange(_ id: String?) -> ContractChange? { index(of: id).flatMap { contractChanges[$0] } }
    /// The interface that a change is of.
    func interface(_ id: String?) -> InterfaceRef? { index(of: id).flatMap { interfaces[$0] } }

    private func index(of id: String?) -> Int? {
        guard let id, let number = Int(id.dropFirst()), changes.indices.contains(number - 1) else { return nil }
        return number - 1
    }

    func indices(of interface: InterfaceRef) -> [Int] { byInterface[interface] ?? [] }
    func indices(of spec: EntityRef) -> [Int] { bySpec[spec] ?? [] }
    func indices(at spans: some Sequence<SourceSpan>) -> [Int] {
        Set(spans.flatMap { byKey[SpanKey($0)] ?? [] }).sorted()
    }

    subscript(index: Int) -> EstateChange { changes[index] }

    /// The change behind a failure: one that stands where the failure rests, else one of the specs on its way.
    func cause(of failure: CheckFailure, baseOrigins: [SourceSpan], flow: CheckedFlow) -> Int? {
        let wanted = failure.fieldNames
        let atPlace = indices(at: failure.origins + baseOrigins)
        if let best = best(atPlace, wanted) { return best }
        let ofInterfaces = flow.interfaces.sorted().flatMap(indices(of:)).filter { index in
            guard let name = changes[index].subject.lastName else { return false }
            return wanted.contains(name)
        }
        if let best = best(ofInterfaces, wanted) { return best }
        let specs = flow.dependencies.union([flow.flow.ref]).sorted().filter { ref in
            failure.trail.contains { $0.hasPrefix(ref.description) } || failure.identity.hop.hasPrefix(ref.description)
        }
        let ofSpecs = specs.flatMap(indices(of:))
        if let best = best(ofSpecs.filter { index in changes[index].subject.lastName.map(wanted.contains) ?? false }, wanted)
            ?? best(ofSpecs, wanted)
        {
            return best
        }
        if let best = best(flow.dependencies.sorted().flatMap(indices(of:)), wanted) { return best }
        return best(flow.interfaces.sorted().flatMap(indices(of:)), wanted) ?? indices(of: flow.flow.ref).first
    }

    /// The gravest of some changes; those that speak of the failing field come first.
    private func best(_ candidates: [Int], _ wanted: Set<String>) -> Int? {
        let named = candidates.filter { changes[$0].subject.lastName.map(wanted.contains) ?? false }
        return (named.isEmpty ? candidates : named).min { left, right in
            changes[left].level != changes[right].level ? changes[left].level > changes[right].level : left < right
        }
    }
}

extension CheckFailure {
    /// The names of fields that the failure speaks of.
    var fieldNames: Set<String> {
        var names: Set<String> = []
        if detail.hasPrefix("gone:") { names.insert(String(detail.dropFirst(5))) }
        for text in [identity.use, identity.hop] {
            if let name = text.lastName { names.insert(name) }
        }
        return names
    }
}

extension String {
    /// What stands after the last `.`, `#` or `/` of a place.
    var lastName: String? {
        let part = self[(lastIndex { $0 == "." || $0 == "#" || $0 == "/" }.map { index(after: $0) } ?? startIndex)...]
        let plain = part.filter { $0 != "[" && $0 != "]" && $0 != "*" }
        return plain.isEmpty ? nil : plain
    }
}
