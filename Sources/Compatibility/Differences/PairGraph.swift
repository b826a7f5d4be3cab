internal import Basics
internal import Contracts

/// The pairs of shapes of two contracts, each compared once however many places reach it.
final class PairGraph {
    let space: ShapeSpace
    let incoming: Relation
    let outgoing: Relation
    let profile: Profile
    private(set) var nodes: [PairNode] = []
    private var indices: [Relation.PairKey: Int] = [:]
    private var pending: [Int] = []
    private let mostNodes: Int

    /// Whether the pairs are text on the wire whatever their types are, as in parameters and in XML.
    let isTextual: Bool
    /// Whether the pairs stand in parameters, and not in a body that is text.
    let isParameters: Bool
    /// The day on which announced ends count as passed, ISO 8601.
    let asOf: String

    init(space: ShapeSpace, profile: Profile, asOf: String, isTextual: Bool = false, isParameters: Bool = false) {
        self.asOf = asOf
        self.isParameters = isParameters
        self.space = space
        mostNodes = 10_000 + 4 * space.contracts.reduce(0) { $0 + $1.shapes.count }
        self.profile = profile
        self.isTextual = isTextual
        func relation(_ direction: Direction) -> Relation {
            var rules = FitRules.comparison(profile, profile.hasDirection ? direction : nil)
            rules.textTakesScalars = isTextual && profile.hasTypedScalars
            rules.listTakesSingle = isTextual
            return Relation(space: space, rules: rules)
        }
        incoming = relation(.in)
        outgoing = relation(.out)
    }

    /// The shapes of a field in both versions; a parameter that may be repeated takes what was single as a list of one.
    func parameterTerms(_ old: FieldPart, _ new: FieldPart) -> (old: Term, new: Term) {
        guard isTextual else { return (old.term, new.term) }
        return (old.term, new.repeats && !old.repeats ? space.listOrSingle(new.term) : new.term)
    }

    /// The relation that judges messages of a direction.
    func relation(_ direction: Direction) -> Relation { direction == .in ? incoming : outgoing }

    /// Compares two shapes and everything below them.
    func compare(_ old: Term, _ new: Term, subject: String) -> Int {
        let root = node(old, new, subject: subject)
        while let next = pending.popLast() {
            space.work.startQuestion()
            var difference = ShapeDifference(graph: self, subject: nodes[next].subject)
            difference.compare(space.normal(nodes[next].old), space.normal(nodes[next].new), nodes[next].old, nodes[next].new)
            nodes[next].changes = nodes[next].isStray ? difference.changes.map(\.asStray) : difference.changes
            nodes[next].children = difference.children.map { child in
                let below = node(child.old, child.new, subject: nodes[next].subject + Self.suffix(child.step))
                if child.isStray || nodes[next].isStray { nodes[below].isStray = true }
                return (child.step, below, child.directions, child.isStray)
            }
        }
        return root
    }

    /// Returns the node of a pair. Of one that is unchanged nothing will be said, so that it needs no subject; and nothing of those beyond
    /// the bound, which only sets reach that are made of ever more sets: what they mean for messages, the relation tells.
    private func node(_ old: Term, _ new: Term, subject: @autoclosure () -> String) -> Int {
        let key = Relation.PairKey(source: old, target: new)
        if let known = indices[key] { return known }
        indices[key] = nodes.count
        if space.isUnchanged(old, new) || nodes.count >= mostNodes {
            nodes.append(PairNode(old: old, new: new, subject: ""))
        } else {
            let name = space.shownTypeName(of: new) ?? space.shownTypeName(of: old)
            pending.append(nodes.count)
            nodes.append(PairNode(old: old, new: new, subject: name?.text ?? subject()))
        }
        return nodes.count - 1
    }

    static func suffix(_ step: FitPath.Step?) -> String {
        switch step {
        case .field(let name)?: ".\(name)"
        case .items?: "[]"
        case .item(let position)?: "[\(position)]"
        case .values?: ".*"
        case nil: ""
        }
    }

    /// Marks the pairs with a change at or below them, so that only these are walked for places.
    func markChanges() {
        var parents: [[Int]] = Array(repeating: [], count: nodes.count)
        for (index, node) in nodes.enumerated() { for child in node.children { parents[child.node].append(index) } }
        var queue = nodes.indices.filter { !nodes[$0].changes.isEmpty }
        for index in queue { nodes[index].hasChanges = true }
        while let index = queue.popLast() {
            for parent in parents[index] where !nodes[parent].hasChanges {
                nodes[parent].hasChanges = true
                queue.append(parent)
            }
        }
    }
}
