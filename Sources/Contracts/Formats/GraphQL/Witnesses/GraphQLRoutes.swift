internal import Basics

/// Finds for each type of a schema the shortest way that an operation gets to it.
struct GraphQLRoutes {
    /// One step of an operation.
    enum Step {
        case field(GraphQLFieldDefinition)
        /// An inline fragment on a type.
        case on(Name)
    }

    /// A way from a root type.
    struct Route {
        var kind: GraphQLOperationKind
        var steps: [Step]
    }

    /// Where a value of an input type can be written: an argument, and the input fields from there.
    struct InputPlace {
        var owner: Name
        var field: GraphQLFieldDefinition
        var argument: GraphQLInputValueDefinition
        var way: [Name]
    }

    let schema: GraphQLSchema
    private var routes: [Name: Route] = [:]
    /// The types in the order in which they are reached.
    private var order: [Name] = []
    /// How many types are followed.
    private static let mostTypes = 5_000
    private static let deepestInput = 6

    init(_ schema: GraphQLSchema) {
        self.schema = schema
        for kind in GraphQLOperationKind.allCases {
            if let root = schema.root(kind) { reach(root.name, Route(kind: kind, steps: [])) }
        }
        var next = 0
        while next < order.count, order.count < Self.mostTypes {
            let name = order[next]
            next += 1
            guard let type = schema.type(name), let route = routes[name] else { continue }
            for field in type.definition.fields where !type.isBuiltIn {
                reach(field.type.name, Route(kind: route.kind, steps: route.steps + [.field(field)]))
            }
            let others = type.isAbstract ? schema.possibleTypes(type).sorted() : type.definition.interfaces.map(\.name)
            for other in others { reach(other, Route(kind: route.kind, steps: route.steps + [.on(other)])) }
        }
    }

    private mutating func reach(_ name: Name, _ route: Route) {
        guard routes[name] == nil, let type = schema.type(name), type.isComposite, !type.isBuiltIn else { return }
        routes[name] = route
        order.append(name)
    }

    func route(to type: Name) -> Route? { routes[type] }

    /// The fields of reachable types that answer with a type, the nearest first.
    func fields(answering name: Name) -> [(owner: Name, field: GraphQLFieldDefinition)] {
        order.flatMap { owner in
            (schema.type(owner)?.definition.fields ?? []).filter { $0.type.name == name }.map { (owner, $0) }
        }
    }

    /// Where an input type can be written, the nearest first; a few.
    func places(taking name: Name, limit: Int = 4) -> [InputPlace] {
        var found: [InputPlace] = []
        for owner in order {
            for field in schema.type(owner)?.definition.fields ?? [] {
                for argument in field.arguments {
                    guard let way = way(from: argument.type.name, to: name) else { continue }
                    found.append(InputPlace(owner: owner, field: field, argument: argument, way: way))
                    if found.count >= limit { return found }
                }
            }
        }
        return found
    }

    private func way(from start: Name, to wanted: Name) -> [Name]? {
        var seen: Set<Name> = [start]
        var layer: [(name: Name, way: [Name])] = [(start, [])]
        for _ in 0..<Self.deepestInput {
            if let hit = layer.first(where: { $0.name == wanted }) { return hit.way }
            var next: [(name: Name, way: [Name])] = []
            for (name, way) in layer {
                for field in schema.type(name)?.definition.inputFields ?? [] where seen.insert(field.type.name).inserted {
                    next.append((field.type.name, way + [field.name.name]))
                }
            }
            layer = next
        }
        return layer.first { $0.name == wanted }?.way
    }
}
