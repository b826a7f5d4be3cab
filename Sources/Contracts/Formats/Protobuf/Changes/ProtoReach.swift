internal import Basics

/// Which methods reach a type, in what they take or in what they answer; worked out backwards from the type, and remembered.
struct ProtoReach {
    /// How many places of a change are listed; all are counted.
    static let listed = 20

    private let schema: ProtoSchema
    private var users: Users?
    private var known: [Name: [(place: String, direction: Direction)]] = [:]
    /// How many more messages may be looked at, over all questions: where thousands of changed types hold each other, places are left out.
    private var budget = 2_000_000

    /// Who refers to what.
    private struct Users {
        var messages: [Name: [Name]] = [:]
        var requests: [Name: [Name]] = [:]
        var responses: [Name: [Name]] = [:]

        init(_ schema: ProtoSchema) {
            for file in schema.files {
                for message in file.messages {
                    for field in message.fields where !field.typeName.isEmpty {
                        messages[field.typeName, default: []].append(message.fullName)
                    }
                }
                for field in file.extensions where !field.typeName.isEmpty {
                    if let extendee = field.extendee { messages[field.typeName, default: []].append(extendee.name) }
                }
                for service in file.services {
                    for method in service.methods {
                        let name = Name("\(service.fullName)/\(method.name.name)")
                        requests[method.input.name, default: []].append(name)
                        responses[method.output.name, default: []].append(name)
                    }
                }
            }
        }
    }

    init(_ schema: ProtoSchema) { self.schema = schema }

    /// The methods' messages that hold a type, by name, requests first; the type itself where no method does.
    mutating func places(of type: Name) -> [(place: String, direction: Direction)] {
        if let places = known[type] { return places }
        let users = self.users ?? Users(schema)
        self.users = users
        var requests: Set<Name> = []
        var responses: Set<Name> = []
        var seen: Set<Name> = [type]
        var pending = [type]
        while let next = pending.popLast(), budget > 0 {
            budget -= 1
            requests.formUnion(users.requests[next] ?? [])
            responses.formUnion(users.responses[next] ?? [])
            for user in users.messages[next] ?? [] where seen.insert(user).inserted { pending.append(user) }
        }
        var places = requests.sorted().map { (place: "\($0)/request", direction: Direction.in) }
        places += responses.sorted().map { ("\($0)/response", .out) }
        if places.isEmpty { places = [(type.text, .in)] }
        known[type] = places
        return places
    }
}
