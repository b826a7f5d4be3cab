internal import Basics
internal import Estate

/// Which part of an estate depends on which, by what its specs name: systems and interfaces below mappings and flows, flows below journeys.
///
/// A flow depends on every system that it talks to, whichever way the data goes. Owners are no dependency, nor is what a system says of
/// the flows that feed it: `tieline trace` follows values.
struct DependencyGraph {
    private var users: [EstatePart: Set<EstatePart>] = [:]
    private var needs: [EstatePart: Set<EstatePart>] = [:]

    /// The graph without any dependency, for selections that ask for none.
    init() {}

    init(_ estate: Estate) {
        let ignored = Self.ignored(estate)
        let subjects = Dictionary(estate.names.keys.map { ($0.description, $0) }) { first, _ in first }
        for use in estate.references where use.role != .owner {
            guard let user = subjects[use.subject], !ignored.contains(use.span) else { continue }
            for part in Self.parts(use.target, estate) where Self.depends(user, part) { add(user, on: part) }
        }
    }

    private mutating func add(_ user: EntityRef, on part: EstatePart) {
        guard part != .spec(user) else { return }
        users[part, default: []].insert(.spec(user))
        needs[.spec(user), default: []].insert(part)
    }

    /// What a reference names: an interface brings its system or platform with it.
    private static func parts(_ target: ReferenceUse.Target, _ estate: Estate) -> [EstatePart] {
        switch target {
        case .spec(let ref): [.spec(ref)]
        case .interface(let ref): [.interface(ref)] + (estate.systemOrPlatform(ref.system).map { [.spec($0)] } ?? [])
        case .column(let column): [.spec(EntityRef(.codes, column.codes))]
        case .field(let path): [.spec(EntityRef(.entity, path.entity))]
        }
    }

    /// Whether a spec of this kind depends on what it names, and does not only speak of it.
    private static func depends(_ user: EntityRef, _ part: EstatePart) -> Bool {
        let named: Kind =
            switch part {
            case .spec(let ref): ref.kind
            case .interface: .system
            }
        return switch user.kind {
        case .mapping: [.system, .platform, .entity, .codes].contains(named)
        case .flow: [.system, .platform, .entity, .codes, .mapping, .flow].contains(named)
        case .journey: [.system, .platform, .entity, .flow].contains(named)
        case .entity: [.entity, .codes].contains(named)
        case .upgrade: [.system, .platform, .codes].contains(named)
        case .estate, .team, .system, .codes, .platform, .waiver, .rule: false
        }
    }

    /// Where steps name flows that do not start them: the contrary of a dependency.
    private static func ignored(_ estate: Estate) -> Set<SourceSpan> {
        var spans: Set<SourceSpan> = []
        func visit(_ steps: [Step]) {
            for step in steps {
                for flow in step.ignores ?? [] { spans.insert(flow.span) }
                visit(step.nested)
            }
        }
        for flow in estate.flows { visit(flow.steps) }
        return spans
    }

    /// What parts depend on, so many steps far; nil for all the way.
    func upstream(of parts: Set<EstatePart>, depth: Int?) -> Set<EstatePart> { Self.walk(parts, needs, depth) }

    /// What depends on parts, so many steps far; nil for all the way.
    func downstream(of parts: Set<EstatePart>, depth: Int?) -> Set<EstatePart> { Self.walk(parts, users, depth) }

    private static func walk(_ start: Set<EstatePart>, _ table: [EstatePart: Set<EstatePart>], _ depth: Int?) -> Set<EstatePart> {
        var seen = start
        var frontier = start
        var steps = 0
        while !frontier.isEmpty, steps < depth ?? .max {
            steps += 1
            var next: Set<EstatePart> = []
            for part in frontier { next.formUnion(table[part] ?? []) }
            frontier = next.subtracting(seen)
            seen.formUnion(frontier)
        }
        return seen
    }
}
