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
    /// The fields that answer with a type, and those that take one as an argument; by type.
    private var answering: [Name: [(owner: Name, field: GraphQLFieldDefinition)]] = [:]
    private var takers: [Name: [(owner: Name, field: GraphQLFieldDefinition, argument: GraphQLInputValueDefinition)]] = [:]
    /// The input fields of a type, by that type.
    private var holders: [Name: [(type: Name, field: Name)]] = [:]
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
                answering[field.type.name, default: []].append((name, field))
                for argument in field.arguments { takers[argument.type.name, default: []].append((name, field, argument)) }
                reach(field.type.name, Route(kind: route.kind, steps: route.steps + [.field(field)]))
            }
            let others = type.isAbstract ? schema.possibleTypes(type).sorted() : type.definition.interfaces.map(\.name)
            for other in others { reach(other, Route(kind: route.kind, steps: route.steps + [.on(other)])) }
        }
        for type in schema.types where type.kind == .input && !type.isBuiltIn {
            for field in type.definition.inputFields { holders[field.type.name, default: []].append((type.name, field.name.name)) }
        }
    }

    private mutating func reach(_ name: Name, _ route: @autoclosure () -> Route) {
        guard routes[name] == nil, let type = schema.type(name), type.isComposite, !type.isBuiltIn else { return }
        routes[name] = route()
        order.append(name)
    }

    func route(to type: Name) -> Route? { routes[type] }

    /// The fields of reachable types that answer with a type, the nearest first.
    func fields(answering name: Name) -> [(owner: Name, field: GraphQLFieldDefinition)] { answering[name] ?? [] }

    /// Where an input type can be written, the fewest input fields first; a few.
    func places(taking name: Name, limit: Int = 4) -> [InputPlace] {
        var found: [InputPlace] = []
        var seen: Set<Name> = [name]
        var layer: [(name: Name, way: [Name])] = [(name, [])]
        for _ in 0...Self.deepestInput {
            var next: [(name: Name, way: [Name])] = []
            for (type, way) in layer {
                for (owner, field, argument) in takers[type] ?? [] {
                    found.append(InputPlace(owner: owner, field: field, argument: argument, way: way))
                    if found.count >= limit { return found }
                }
                for (holder, field) in holders[type] ?? [] where seen.insert(holder).inserted { next.append((holder, [field] + way)) }
            }
            layer = next
        }
        return found
    }
}
