/// Contracts made from a seed: a record over some definitions, which refer to later ones.
struct ContractTrees {
    private var random: Sequence
    /// What references start with: `#/$defs/`.
    let prefix: String
    static let names = ["Alpha", "Beta", "Gamma", "Delta"]

    init(seed: UInt64, prefix: String) {
        random = Sequence(state: seed)
        self.prefix = prefix
    }

    private mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

    /// Schemas by name; the first is the root.
    mutating func schemas() -> [DocumentTree.Member] {
        Self.names.indices.map { DocumentTree.Member(Self.names[$0], record($0, depth: 0)) }
    }

    /// The same schemas with one field of one of them made anew, or taken away, or another one added.
    mutating func edited(_ schemas: [DocumentTree.Member]) -> [DocumentTree.Member] {
        var schemas = schemas
        let index = below(schemas.count)
        guard case .object(var fields)? = schemas[index].value["properties"], !fields.isEmpty else { return schemas }
        let field = below(fields.count)
        switch below(4) {
        case 0: fields.remove(at: field)
        case 1: fields.append(DocumentTree.Member("added", schema(index, depth: 2)))
        default: fields[field].value = schema(index, depth: 1)
        }
        schemas[index].value = schemas[index].value.setting("properties", .object(fields))
        if below(3) == 0 { schemas[index].value = schemas[index].value.setting("required", .list([.text("a")])) }
        return schemas
    }

    private mutating func record(_ index: Int, depth: Int) -> DocumentTree {
        let names = ["a", "b", "c"].prefix(1 + below(3))
        let required = names.prefix(below(3)).map(DocumentTree.text)
        var result = DocumentTree.object([
            "type": .text("object"), "properties": .object(names.map { DocumentTree.Member($0, schema(index, depth: depth + 1)) }),
        ])
        if !required.isEmpty { result = result.setting("required", .list(required)) }
        if below(4) == 0 { result = result.setting("additionalProperties", .scalar("false")) }
        return result
    }

    private mutating func schema(_ index: Int, depth: Int) -> DocumentTree {
        switch below(depth < 3 ? 11 : 5) {
        case 0: return .object(["type": .text("string"), "maxLength": .scalar("\(1 + below(9))")])
        case 1: return .object(["type": .text("integer"), "minimum": .scalar("\(below(3))"), "maximum": .scalar("\(5 + below(9))")])
        case 2: return .object(["type": .text("string"), "enum": .list(["A", "B", "C"].prefix(1 + below(3)).map(DocumentTree.text))])
        case 3: return .object(["type": .text("boolean")])
        case 4: return .object(["type": .text("number")])
        case 5: return .object(["type": .text("array"), "items": schema(index, depth: depth + 1), "maxItems": .scalar("\(2 + below(3))")])
        case 6: return .object(["anyOf": .list([schema(index, depth: depth + 1), schema(index, depth: depth + 1)])])
        case 7: return .object(["allOf": .list([record(index, depth: depth + 1), record(index, depth: depth + 1)])])
        case 8: return record(index, depth: depth)
        default:
            guard index + 1 < Self.names.count else { return .object(["type": .text("string")]) }
            return .object(["$ref": .text(prefix + Self.names[index + 1 + below(Self.names.count - index - 1)])])
        }
    }
}

/// Other spellings of the same contract.
struct Respelling {
    let prefix: String
    var random: Sequence

    /// Members, and lists whose order says nothing, in another order.
    mutating func shuffled(_ tree: DocumentTree, isSet: Bool = false) -> DocumentTree {
        switch tree {
        case .scalar: return tree
        case .list(let items):
            var changed: [DocumentTree] = []
            for item in items { changed.append(shuffled(item)) }
            if isSet { changed.shuffle(using: &random) }
            return .list(changed)
        case .object(let members):
            var changed: [DocumentTree.Member] = []
            for member in members {
                changed.append(
                    DocumentTree.Member(
                        member.name, shuffled(member.value, isSet: ["required", "enum", "anyOf", "allOf"].contains(member.name))))
            }
            changed.shuffle(using: &random)
            return .object(changed)
        }
    }

    /// Every reference replaced by what it leads to.
    func inlined(_ schemas: [DocumentTree.Member]) -> [DocumentTree.Member] {
        var done: [DocumentTree.Member] = []
        // References lead to later ones only.
        for schema in schemas.reversed() {
            let changed = schema.value.mapped { part in
                guard case .scalar(let reference)? = part["$ref"] else { return part }
                return done.first { reference == "\"\(prefix)\($0.name)\"" }?.value ?? part
            }
            done.insert(DocumentTree.Member(schema.name, changed), at: 0)
        }
        return done
    }

    /// Fields and items that are written out moved to definitions of their own.
    func extracted(_ schemas: [DocumentTree.Member]) -> [DocumentTree.Member] {
        var found: [DocumentTree.Member] = []
        func moved(_ schema: DocumentTree) -> DocumentTree {
            if schema["$ref"] != nil { return schema }
            found.append(DocumentTree.Member("Extracted\(found.count)", schema))
            return .object(["$ref": .text("\(prefix)\(found[found.count - 1].name)")])
        }
        let changed = schemas.map { schema in
            DocumentTree.Member(
                schema.name,
                schema.value.mapped { part in
                    var part = part
                    if let items = part["items"] { part = part.setting("items", moved(items)) }
                    if case .object(let fields)? = part["properties"] {
                        part = part.setting("properties", .object(fields.map { DocumentTree.Member($0.name, moved($0.value)) }))
                    }
                    return part
                })
        }
        return changed + found
    }

    /// Definitions, the root apart, under other names, with all that refers to them.
    func renamed(_ schemas: [DocumentTree.Member]) -> [DocumentTree.Member] {
        let names = schemas.dropFirst().map(\.name)
        return schemas.map { schema in
            DocumentTree.Member(
                names.contains(schema.name) ? "Other\(schema.name)" : schema.name,
                schema.value.mapped { part in
                    guard case .scalar(let text) = part, let name = names.first(where: { text == "\"\(prefix)\($0)\"" }) else {
                        return part
                    }
                    return .text("\(prefix)Other\(name)")
                })
        }
    }
}
