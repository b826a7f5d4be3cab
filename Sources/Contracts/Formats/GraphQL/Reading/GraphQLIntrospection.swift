internal import Basics
internal import Documents

/// Reads the result of an introspection query into the definitions that the same schema has in SDL.
struct GraphQLIntrospection {
    private let index: Int
    private var definitions: [GraphQLDefinition] = []
    private var troubles: [ContractTrouble] = []

    /// Whether a file is JSON that has `__schema` at its top or below `data`.
    static func recognises(_ file: SourceFile) -> Bool {
        let keys = TopLevelKeys(of: file)
        if keys.contains("__schema") { return true }
        guard keys.contains("data") else { return false }
        let mark = Array("\"__schema\"".utf8)
        // `data` holds little else, so the mark stands near its start.
        let start = file.bytes.prefix(1 << 16)
        return start.indices.contains { start[$0] == mark[0] && start[$0...].starts(with: mark) }
    }

    /// Reads a file that has the given index among its contract's files.
    static func read(_ file: SourceFile, index: Int) -> (definitions: [GraphQLDefinition], troubles: [ContractTrouble]) {
        let document = readDocument(file, as: .json)
        var reader = GraphQLIntrospection(index: index)
        for trouble in document.troubles {
            reader.troubles.append(
                ContractTrouble(trouble.kind == .duplicateKey ? .partUnknown : .unreadable, trouble.message, at: trouble.span))
        }
        if let root = document.root {
            if let schema = root["__schema"] ?? root["data"]?["__schema"] {
                reader.read(schema)
            } else {
                let message = "The JSON has no __schema, so it is no introspection result; ask the server for the full introspection query."
                reader.troubles.append(ContractTrouble(.unreadable, message, at: root.span))
            }
        }
        return (reader.definitions, reader.troubles)
    }

    private init(index: Int) { self.index = index }

    private mutating func read(_ schema: Node) {
        for type in items(schema["types"]) {
            guard let name = identifier(type), !name.name.text.hasPrefix("__"), !GraphQLBuiltIns.standardScalars.contains(name.name) else {
                continue
            }
            readType(type, name)
        }
        let builtIn = Set(GraphQLBuiltIns.directives.map(\.name.name))
        for directive in items(schema["directives"]) {
            guard let name = identifier(directive), !builtIn.contains(name.name) else { continue }
            definitions.append(
                .directive(
                    GraphQLDirectiveDefinition(
                        name: name, description: text(directive["description"]), arguments: inputs(directive["args"]),
                        isRepeatable: directive["isRepeatable"]?.boolean ?? false,
                        locations: items(directive["locations"]).map { GraphQLIdentifier(name: $0.name, origin: origin($0)) },
                        origin: origin(directive))))
        }
        var roots: [(kind: GraphQLOperationKind, type: GraphQLIdentifier)] = []
        let keys: [(GraphQLOperationKind, StaticString)] = [
            (.query, "queryType"), (.mutation, "mutationType"), (.subscription, "subscriptionType"),
        ]
        for (kind, key) in keys {
            if let type = schema[key], let name = identifier(type) { roots.append((kind, name)) }
        }
        definitions.append(
            .schema(
                GraphQLSchemaDefinition(
                    isExtension: false, description: text(schema["description"]), directives: [], roots: roots, origin: origin(schema))))
    }

    private mutating func readType(_ node: Node, _ name: GraphQLIdentifier) {
        let kinds: [Name: GraphQLTypeKind] = [
            "SCALAR": .scalar, "OBJECT": .object, "INTERFACE": .interface, "UNION": .union, "ENUM": .enumeration, "INPUT_OBJECT": .input,
        ]
        guard let kind = node["kind"].flatMap({ kinds[$0.name] }) else {
            trouble("The type \(name.name) has no kind that GraphQL knows; it is left out.", at: node)
            return
        }
        var type = GraphQLTypeDefinition(
            kind: kind, isExtension: false, name: name, description: text(node["description"]), origin: origin(node))
        type.interfaces = items(node["interfaces"]).compactMap(identifier)
        type.inputFields = inputs(node["inputFields"])
        type.values = items(node["enumValues"]).compactMap { value in
            identifier(value).map {
                GraphQLEnumValueDefinition(name: $0, description: text(value["description"]), directives: deprecation(value))
            }
        }
        if kind == .union { type.members = items(node["possibleTypes"]).compactMap(identifier) }
        for field in items(node["fields"]) {
            guard let name = identifier(field), let typeName = reference(field["type"], field) else { continue }
            type.fields.append(
                GraphQLFieldDefinition(
                    name: name, description: text(field["description"]), arguments: inputs(field["args"]), type: typeName,
                    directives: deprecation(field), origin: origin(field)))
        }
        if let url = text(node["specifiedByURL"] ?? node["specifiedByUrl"]) {
            type.directives.append(directive("specifiedBy", "url", url, at: node))
        }
        if node["isOneOf"]?.boolean == true { type.directives.append(directive("oneOf", nil, nil, at: node)) }
        definitions.append(.type(type))
    }

    private mutating func inputs(_ list: Node?) -> [GraphQLInputValueDefinition] {
        items(list).compactMap { node in
            guard let name = identifier(node), let type = reference(node["type"], node) else { return nil }
            return GraphQLInputValueDefinition(
                name: name, description: text(node["description"]), type: type, defaultValue: defaultValue(node["defaultValue"]),
                directives: deprecation(node), origin: origin(node))
        }
    }

    /// A default is GraphQL's notation inside a JSON string; everything in it stands where the string stands.
    private mutating func defaultValue(_ node: Node?) -> GraphQLValue? {
        guard let node, let text = text(node) else { return nil }
        do throws(GraphQLSyntaxError) {
            var parser = try GraphQLParser(SourceFile(path: node.span.path, bytes: Array(text.utf8)), placedAt: origin(node))
            return try parser.wholeValue()
        } catch {
            trouble("The default value is no GraphQL value: \(error.message)", at: node)
            return nil
        }
    }

    /// Follows `ofType` to the named type; the wrappers are written outermost first.
    private mutating func reference(_ node: Node?, _ owner: Node) -> GraphQLTypeReference? {
        var wrappers: UInt64 = 0
        var next = node
        var depth = 0
        while let current = next, depth < GraphQLTypeReference.capacity {
            let kind = current["kind"]
            if kind?.isText("NON_NULL") == true || kind?.isText("LIST") == true {
                wrappers |= (kind?.isText("LIST") == true ? 1 : 2) << UInt64(2 * depth)
                depth += 1
                next = current["ofType"]
            } else if let name = identifier(current) {
                return GraphQLTypeReference(name: name.name, wrappers: wrappers, origin: origin(current))
            } else {
                break
            }
        }
        trouble("The type is not told: the introspection query did not follow ofType far enough; ask deeper.", at: node ?? owner)
        return nil
    }

    // MARK: Pieces

    private func items(_ node: Node?) -> [Node] { node.map { Array($0.items) } ?? [] }

    private func origin(_ node: Node) -> Origin { Origin(file: index, lower: node.span.lower, upper: node.span.upper) }

    private func text(_ node: Node?) -> String? {
        guard let node, node.kind == .text else { return nil }
        return node.text
    }

    private func identifier(_ node: Node) -> GraphQLIdentifier? {
        guard let name = node["name"], name.kind == .text else { return nil }
        return GraphQLIdentifier(name: name.name, origin: origin(name))
    }

    private func deprecation(_ node: Node) -> [GraphQLDirective] {
        guard node["isDeprecated"]?.boolean == true else { return [] }
        let reason = text(node["deprecationReason"])
        // What `@deprecated` says by default is not written out in SDL either.
        let isDefault = reason.map { Name($0) == "No longer supported" } ?? true
        return [isDefault ? directive("deprecated", nil, nil, at: node) : directive("deprecated", "reason", reason, at: node)]
    }

    private func directive(_ name: Name, _ argument: Name?, _ value: String?, at node: Node) -> GraphQLDirective {
        let place = origin(node)
        var arguments: [GraphQLArgument] = []
        if let argument, let value {
            let name = GraphQLIdentifier(name: argument, origin: place)
            arguments = [GraphQLArgument(name: name, value: GraphQLValue(kind: .string(value), origin: place))]
        }
        return GraphQLDirective(name: GraphQLIdentifier(name: name, origin: place), arguments: arguments, origin: place)
    }

    private mutating func trouble(_ message: String, at node: Node) {
        troubles.append(ContractTrouble(.partUnknown, message, at: node.span))
    }
}
