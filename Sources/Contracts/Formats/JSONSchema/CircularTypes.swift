internal import Basics

/// Types that are defined by nothing but themselves: `a` is `b`, `b` is `a`; or `pet` is `cat` or `dog`, and `cat` a `pet` and more.
///
/// A validator would not come to an end on them. The circle is cut where that loses least: a part of an intersection is left out, a
/// branch of a union dropped; where there is neither, the type is taken as anything.
extension SchemaReader {
    /// A reference at the same value, without a field or an item in between.
    private struct Edge {
        let target: Int
        /// The shape that is the reference.
        let shape: ShapeID
        let kind: Kind

        enum Kind { case part, branch, whole }
    }

    /// Cuts every circle of types, with a trouble at the type that it goes through.
    func cutCircles() {
        enum Mark: UInt8 { case new, open, done }
        var marks = [Mark](repeating: .new, count: contract.types.count)
        var cut: Set<ShapeID> = []
        for start in contract.types.indices where marks[start] == .new {
            marks[start] = .open
            var stack = [(type: start, edges: edges(of: start), next: 0)]
            while let top = stack.last {
                guard top.next < top.edges.count else {
                    marks[top.type] = .done
                    stack.removeLast()
                    continue
                }
                let edge = top.edges[top.next]
                stack[stack.count - 1].next += 1
                if marks[edge.target] == .new {
                    marks[edge.target] = .open
                    stack.append((edge.target, edges(of: edge.target), 0))
                } else if marks[edge.target] == .open {
                    let first = stack.lastIndex { $0.type == edge.target } ?? 0
                    let circle = stack[first...].map { $0.edges[$0.next - 1] }
                    if !circle.contains(where: { cut.contains($0.shape) }) { cut.insert(cutOne(of: circle)) }
                }
            }
        }
    }

    private func cutOne(of circle: [Edge]) -> ShapeID {
        let edge = circle.first { $0.kind == .part } ?? circle.first { $0.kind == .branch } ?? circle[0]
        contract.shapes[Int(edge.shape.index)] = edge.kind == .branch ? .never : .any
        let name = contract.types[edge.target].name
        let rest = edge.kind == .whole ? "it is taken as anything" : "the reference that closes the circle is left out"
        report(
            "'\(name)' is defined by itself, without a property or an item in between, so no validator comes to an end; \(rest); "
                + "give the shared part a schema of its own", at: targets[edge.target].node)
        return edge.shape
    }

    private func edges(of type: Int) -> [Edge] {
        switch contract[contract.types[type].shape] {
        case .reference, .intersection, .union, .complement: break
        default: return []
        }
        var found: [Edge] = []
        var stack: [(shape: ShapeID, kind: Edge.Kind)] = [(contract.types[type].shape, .whole)]
        // What `if` says stands twice in its shape; without this set, nested ones would be walked over again and again.
        var seen: Set<ShapeID> = []
        while let (id, kind) = stack.popLast() {
            guard seen.insert(id).inserted else { continue }
            switch contract[id] {
            case .reference(let target): found.append(Edge(target: Int(target.index), shape: id, kind: kind))
            case .intersection(let parts): stack += parts.map { ($0, .part) }
            case .union(let union): stack += union.branches.map { ($0, .branch) }
            case .complement(let part): stack.append((part, kind))
            default: break
            }
        }
        return found
    }
}
