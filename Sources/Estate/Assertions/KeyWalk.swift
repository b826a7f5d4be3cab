internal import Basics
internal import Documents

/// A value of a spec with the forms that the language gives it.
struct KeyCursor: Sendable {
    let node: Node
    let forms: [KeyForm]
}

/// Follows paths through what specs say: through lists into each item, and through references into the spec that is named.
struct KeyWalk {
    let estate: Estate
    let trees: SpecTrees
    private let forms = KeyForms.shared

    init(_ estate: Estate, _ trees: SpecTrees) {
        self.estate = estate
        self.trees = trees
    }

    /// Where paths of a part start; nil where its text is not there.
    func start(_ part: EstatePart) -> KeyCursor? {
        trees.node(of: part).map { KeyCursor(node: $0, forms: Self.forms(of: part)) }
    }

    static func forms(of part: EstatePart) -> [KeyForm] {
        switch part {
        case .spec(let ref): KeyForms.shared.root(ref.kind)
        case .interface: KeyForms.shared.interface
        }
    }

    /// The values at a path; a list at its end stays one value. Each place counts once, however many ways lead there.
    func values(_ path: FieldPath, from start: KeyCursor) -> [KeyCursor] {
        var cursors = [start]
        for segment in path.segments {
            var seen: Set<Node> = []
            cursors = cursors.flatMap { step(segment, from: $0) }.filter { seen.insert($0.node).inserted }
        }
        return cursors
    }

    /// The values with lists taken apart.
    func items(_ cursors: [KeyCursor]) -> [KeyCursor] {
        cursors.flatMap { cursor in
            cursor.node.isSequence ? items(cursor.node.items.map { KeyCursor(node: $0, forms: cursor.forms) }) : [cursor]
        }
    }

    /// The items of a list, with those of lists of the same kind inside them: the steps of a flow with those of its groups.
    func nestedItems(_ path: FieldPath, from start: KeyCursor) -> [KeyCursor] {
        // A predicate picks among all of them, not only among those that the list itself holds.
        var list = path
        let picks = list.segments.last?.predicate ?? []
        if !picks.isEmpty { list.segments[list.segments.count - 1].predicate = [] }
        return allItems(list, from: start).filter { picked($0, by: picks) }
    }

    private func allItems(_ path: FieldPath, from start: KeyCursor) -> [KeyCursor] {
        var found: [KeyCursor] = []
        var open = Array(items(values(path, from: start)).reversed())
        while let next = open.popLast() {
            found.append(next)
            let inner = next.node.entries.flatMap { entry -> [KeyCursor] in
                guard entry.value.isSequence else { return [] }
                let below = forms.step(from: next.forms, to: entry.key.name)
                return below == next.forms ? items([KeyCursor(node: entry.value, forms: below)]) : []
            }
            open += inner.reversed()
        }
        return found
    }

    private func step(_ segment: PathSegment, from cursor: KeyCursor) -> [KeyCursor] {
        let reached = items([cursor]).flatMap { cursor -> [KeyCursor] in
            switch segment.step {
            case .items: return [cursor]
            case .anyValue:
                return resolved(cursor).node.entries.map { entry in
                    KeyCursor(node: entry.value, forms: forms.step(from: cursor.forms, to: entry.key.name))
                }
            case .field(let name):
                let place = resolved(cursor)
                return place.node[name: name].map { [KeyCursor(node: $0, forms: forms.step(from: place.forms, to: name))] } ?? []
            }
        }
        guard !segment.predicate.isEmpty else { return reached }
        return items(reached).filter { picked($0, by: segment.predicate) }
    }

    private func picked(_ item: KeyCursor, by predicate: [PredicateTerm]) -> Bool {
        predicate.allSatisfy { item.node[name: $0.field]?.name == $0.value }
    }

    /// The spec or interface that a value names; the value itself where it is no reference.
    private func resolved(_ cursor: KeyCursor) -> KeyCursor {
        guard cursor.node.isScalar, let part = part(cursor) else { return cursor }
        return start(part) ?? cursor
    }

    /// What a value names; nil where it is no reference.
    private func part(_ cursor: KeyCursor) -> EstatePart? {
        for case .inline(let schema) in cursor.forms {
            if let ref = Self.reference(cursor.node.text, schema) { return .spec(ref) }
            guard schema.member("format") == .string(KeyForms.interfaceFormat) else { continue }
            let text = cursor.node.text
            let place = ifGrammatical { () throws(GrammarTrouble) in try PlaceReference(parsing: text) }
            if let interface = place?.interface { return .interface(interface) }
        }
        return nil
    }

    /// The spec that a text names where a reference stands; nil where it is none.
    static func reference(_ text: String, _ schema: JSONValue) -> EntityRef? {
        let kinds = KeyForms.kinds(of: schema)
        guard !kinds.isEmpty else { return nil }
        return ifGrammatical { () throws(GrammarTrouble) in try EntityRef(parsing: text, kinds: kinds) }
    }
}
