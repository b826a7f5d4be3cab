internal import Basics

/// Writes small operations and answers of a schema.
struct GraphQLWriter {
    let routes: GraphQLRoutes
    private static let deepest = 8

    var schema: GraphQLSchema { routes.schema }

    init(_ schema: GraphQLSchema) { routes = GraphQLRoutes(schema) }

    // MARK: Literals

    /// A small value of an input type; nil where there is none.
    ///
    /// - Parameters:
    ///   - way: The input fields to what is put in; it stands in lists and objects as these need.
    ///   - put: What is put in at the end of the way.
    func literal(_ type: GraphQLTypeReference, way: ArraySlice<Name> = [], put: String? = nil, depth: Int = 0) -> String? {
        guard depth < Self.deepest else { return nil }
        if let item = type.item { return literal(item, way: way, put: put, depth: depth + 1).map { "[\($0)]" } }
        if way.isEmpty, let put { return put }
        guard let named = schema.type(type.name) else { return nil }
        switch named.kind {
        case .enumeration: return named.definition.values.first?.name.name.text
        case .input: return object(named, way: way, put: put, depth: depth)
        default: return scalar(named.name)
        }
    }

    private func scalar(_ name: Name) -> String {
        switch name {
        case "Int": "1"
        case "Float": "1.5"
        case "Boolean": "true"
        case "ID": "\"1\""
        default: "\"text\""
        }
    }

    /// An input object with what it must have, and the field on the way.
    func object(_ type: GraphQLNamedType, way: ArraySlice<Name> = [], put: String? = nil, without: Name? = nil, depth: Int = 0) -> String? {
        var parts: [String] = []
        for field in type.definition.inputFields where field.name.name != without {
            let isOnWay = way.first == field.name.name
            guard isOnWay || (field.isRequired && !type.isOneOf) else { continue }
            guard let value = literal(field.type, way: isOnWay ? way.dropFirst() : [], put: isOnWay ? put : nil, depth: depth + 1) else {
                return nil
            }
            parts.append("\(field.name.name): \(value)")
        }
        return "{\(parts.joined(separator: ", "))}"
    }

    // MARK: Operations

    /// A field with the arguments that it must have and some others, and a selection where it needs one.
    func field(_ field: GraphQLFieldDefinition, arguments: [Name: String] = [:], without: Name? = nil, selection: String? = nil) -> String?
    {
        var parts: [String] = []
        for argument in field.arguments where argument.name.name != without {
            guard let value = arguments[argument.name.name] ?? (argument.isRequired ? literal(argument.type) : nil) else {
                if argument.isRequired { return nil }
                continue
            }
            parts.append("\(argument.name.name): \(value)")
        }
        let given = parts.isEmpty ? "" : "(\(parts.joined(separator: ", ")))"
        let needsSelection = schema.type(field.type.name)?.isComposite ?? false
        let rest = selection.map { " { \($0) }" } ?? (needsSelection ? " { __typename }" : "")
        return "\(field.name.name)\(given)\(rest)"
    }

    /// An operation that selects something on a type; nil where no operation gets there.
    func operation(on type: Name, selecting selection: String, variables: String = "") -> String? {
        guard let route = routes.route(to: type) else { return nil }
        var text = selection
        for step in route.steps.reversed() {
            switch step {
            case .field(let definition):
                guard let written = field(definition, selection: text) else { return nil }
                text = written
            case .on(let name): text = "... on \(name) { \(text) }"
            }
        }
        return "\(route.kind.rawValue)\(variables.isEmpty ? "" : " (\(variables))") { \(text) }"
    }

    /// An answer with a value at a field of a type, as JSON.
    func answer(on type: Name, _ field: GraphQLFieldDefinition, _ value: JSONValue) -> String? {
        guard let route = routes.route(to: type) else { return nil }
        var json = JSONValue.object([(field.name.name.text, value)])
        for step in route.steps.reversed() {
            guard case .field(let definition) = step else { continue }
            json = .object([(definition.name.name.text, Self.listed(json, definition.type))])
        }
        return JSONValue.object([("data", json)]).compactText
    }

    /// A value in as many lists as a type has.
    static func listed(_ value: JSONValue, _ type: GraphQLTypeReference) -> JSONValue {
        guard let item = type.item else { return value }
        return .array([listed(value, item)])
    }

    /// A small value of an output type.
    func value(_ type: GraphQLTypeReference) -> JSONValue {
        if let item = type.item { return .array([value(item)]) }
        guard let named = schema.type(type.name) else { return .null }
        switch named.kind {
        case .enumeration: return .string(named.definition.values.first?.name.name.text ?? "")
        case .scalar:
            switch named.name {
            case "Int": return .integer(1)
            case "Float": return ExactDecimal(parsing: "1.5").map { .decimal($0) } ?? .integer(1)
            case "Boolean": return .bool(true)
            default: return .string("text")
            }
        default: return .object([("__typename", .string(schema.possibleTypes(named).min()?.text ?? named.name.text))])
        }
    }
}
