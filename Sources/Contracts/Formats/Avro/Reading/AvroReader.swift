internal import Basics

/// Reads schemas and protocols into one model: first all definitions are found, then what they say, so that files may name each other's types.
final class AvroReader {
    /// How deep types may nest without a name between them.
    private static let depthLimit = 256

    private(set) var model = AvroModel()
    /// What is wrong, at its place.
    private(set) var troubles: [(message: String, origin: Origin)] = []
    private var indices: [Name: Int] = [:]
    /// Which definitions of the model have been read.
    private var isRead: Set<Int> = []
    private var defaults: [(tree: AvroTree, schema: AvroSchema, what: String)] = []
    private var depth = 0

    /// One file's content, with the namespace that counts at its top.
    struct Source {
        let tree: AvroTree
        var namespace: Name = ""
        /// Whether the file is what the contract is about, and was not only imported.
        var isEntry = true
    }

    /// Reads some sources as one contract.
    func read(_ sources: [Source]) {
        for source in sources { collect(source.tree, in: source.namespace, depth: 0) }
        var entries: [AvroModel.Entry] = []
        for source in sources {
            if source.tree["protocol"] != nil {
                entries += readProtocol(source)
            } else if source.isEntry {
                let schema = read(source.tree, in: source.namespace)
                entries.append(AvroModel.Entry(name: model.named(schema)?.fullName ?? "", schema: schema))
            } else {
                _ = read(source.tree, in: source.namespace)
            }
        }
        model.entries = AvroReach(model).unreached(entries)
        for value in defaults {
            if let trouble = AvroDefaults(model: model).trouble(value.tree, as: value.schema) {
                report("the default of \(value.what) \(trouble)", at: value.tree.origin)
            }
        }
    }

    func report(_ message: String, at origin: Origin) { troubles.append((message, origin)) }

    // MARK: Definitions

    /// Finds the definitions in a tree and gives each its place among the types.
    private func collect(_ tree: AvroTree, in namespace: Name, depth: Int) {
        guard depth < Self.depthLimit * 4 else { return }
        if let items = tree.items {
            for item in items { collect(item, in: namespace, depth: depth + 1) }
            return
        }
        guard tree.isObject else { return }
        if let name = tree["protocol"]?.text, tree["type"] == nil {
            let inner = AvroNames.namespace(of: name, stated: tree["namespace"]?.text, around: namespace)
            if let types = tree["types"] { collect(types, in: inner, depth: depth + 1) }
            for message in tree["messages"]?.members ?? [] { collectMessage(message.value, in: inner, depth: depth + 1) }
            return
        }
        guard let type = tree["type"] else { return }
        guard let word = type.text, Self.definitions.contains(word) else {
            for part in [type, tree["items"], tree["values"]] { part.map { collect($0, in: namespace, depth: depth + 1) } }
            return
        }
        let full = AvroNames.fullName(tree["name"]?.text ?? "", stated: tree["namespace"]?.text, around: namespace)
        if indices[full] == nil {
            indices[full] = model.types.count
            model.types.append(AvroNamedType(full, .record([], isError: false), at: tree.origin))
        }
        for field in tree["fields"]?.items ?? [] {
            field["type"].map { collect($0, in: AvroNames.namespace(of: full), depth: depth + 1) }
        }
    }

    private static let definitions: Set<Name> = ["record", "error", "enum", "fixed"]

    private func collectMessage(_ message: AvroTree, in namespace: Name, depth: Int) {
        for parameter in message["request"]?.items ?? [] { parameter["type"].map { collect($0, in: namespace, depth: depth) } }
        for part in [message["response"], message["errors"]] { part.map { collect($0, in: namespace, depth: depth) } }
    }

    // MARK: Types

    /// Reads what stands where a type is expected.
    func read(_ tree: AvroTree, in namespace: Name) -> AvroSchema {
        guard depth < Self.depthLimit else {
            report("types nest more than \(Self.depthLimit) deep here; the rest is unknown; name the inner ones", at: tree.origin)
            return AvroSchema(.unknown("?"), at: tree.origin)
        }
        depth += 1
        defer { depth -= 1 }
        switch tree.value {
        case .text(let name): return reference(name, in: namespace, at: tree.origin)
        case .null: return AvroSchema(.primitive(.null), at: tree.origin)
        case .list(let branches): return union(branches, in: namespace, at: tree.origin)
        case .object: return readObject(tree, in: namespace)
        case .boolean, .number:
            report("a type is a name, a list of alternatives or an object with 'type', and this is none; it is unknown", at: tree.origin)
            return AvroSchema(.unknown("?"), at: tree.origin)
        }
    }

    private func reference(_ name: Name, in namespace: Name, at origin: Origin) -> AvroSchema {
        if let primitive = AvroPrimitive(rawValue: name.text) { return AvroSchema(.primitive(primitive), at: origin) }
        let full = AvroNames.fullName(name, stated: nil, around: namespace)
        // A name without a dot that its namespace does not have may be one without a namespace, as Avro's own libraries take it.
        if let index = indices[full] ?? indices[name] { return AvroSchema(.named(index), at: origin) }
        let hint = nearest(to: name.text, among: indices.keys.map(\.text).sorted() + AvroPrimitive.allCases.map(\.rawValue))
        report(
            "nothing defines the type '\(name)', so what stands here is unknown; "
                + (hint.map { "did you mean '\($0)'?" } ?? "define it, or name the folder of all schemas as the contract"),
            at: origin)
        return AvroSchema(.unknown(full), at: origin)
    }

    private func union(_ trees: [AvroTree], in namespace: Name, at origin: Origin) -> AvroSchema {
        var branches: [AvroSchema] = []
        var seen: Set<Name> = []
        for tree in trees {
            let branch = read(tree, in: namespace)
            if branch.isUnion {
                report(
                    "a union stands directly in a union, which Avro does not allow; list its alternatives in the outer one", at: tree.origin
                )
                branches += branch.branches
                continue
            }
            if !seen.insert(AvroNames.branchName(of: branch, model)).inserted {
                report(
                    "the union lists \(model.words(for: branch)) twice, so data does not tell which is meant; leave one out, or name them",
                    at: tree.origin)
            }
            branches.append(branch)
        }
        return AvroSchema(.union(branches), at: origin)
    }

    private func readObject(_ tree: AvroTree, in namespace: Name) -> AvroSchema {
        guard let type = tree["type"] else {
            report("an object that stands for a type says which with 'type', and this does not; it is unknown", at: tree.origin)
            return AvroSchema(.unknown("?"), at: tree.origin)
        }
        guard let word = type.text else {
            let inner = read(type, in: namespace)
            return AvroSchema(inner.kind, logical: logical(of: tree, on: base(of: inner)) ?? inner.logical, at: tree.origin)
        }
        switch word {
        case "record", "error", "enum", "fixed": return definition(tree, in: namespace, kind: word)
        case "array": return AvroSchema(.array(part("items", of: tree, in: namespace)), at: tree.origin)
        case "map": return AvroSchema(.map(part("values", of: tree, in: namespace)), at: tree.origin)
        default:
            let inner = reference(word, in: namespace, at: tree.origin)
            return AvroSchema(inner.kind, logical: logical(of: tree, on: base(of: inner)), at: tree.origin)
        }
    }

    private func part(_ key: Name, of tree: AvroTree, in namespace: Name) -> AvroSchema {
        if let part = tree[key] { return read(part, in: namespace) }
        report(
            "the \(key == "items" ? "array" : "map") does not say what its \(key) are, so they are unknown; add '\(key)'", at: tree.origin)
        return AvroSchema(.unknown("?"), at: tree.origin)
    }

    private func definition(_ tree: AvroTree, in namespace: Name, kind: Name) -> AvroSchema {
        let name = tree["name"]?.text ?? ""
        let full = AvroNames.fullName(name, stated: tree["namespace"]?.text, around: namespace)
        guard let index = indices[full] else { return AvroSchema(.unknown(full), at: tree.origin) }
        if let trouble = AvroNames.trouble(with: full) {
            report(
                "'\(full)' cannot name \(kind == "enum" || kind == "error" ? "an" : "a") \(kind): \(trouble)",
                at: (tree["name"] ?? tree).origin)
        }
        let schema = AvroSchema(.named(index), at: tree.origin)
        guard model.types[index].origin == tree.origin, isRead.insert(index).inserted else {
            report("'\(full)' is defined twice; the first definition counts; give one of them another name or namespace", at: tree.origin)
            return schema
        }
        let inner = AvroNames.namespace(of: full)
        model.types[index].aliases = aliases(of: tree, in: inner)
        model.types[index].description = tree["doc"]?.text?.text
        switch kind {
        case "enum": model.types[index].content = enumeration(tree, full)
        case "fixed": model.types[index].content = fixed(tree, full)
        default:
            // The kind must be known before the fields are read, since they may refer to it.
            model.types[index].content = .record([], isError: kind == "error")
            model.types[index].content = .record(fields(tree, "fields", of: full, in: inner), isError: kind == "error")
        }
        return schema
    }

    private func aliases(of tree: AvroTree, in namespace: Name?) -> [Name] {
        guard let stated = tree["aliases"] else { return [] }
        guard let items = stated.items else {
            report("'aliases' is a list of names, and this is none; it is left out", at: stated.origin)
            return []
        }
        return items.compactMap { item in
            guard let name = item.text, AvroNames.trouble(with: name) == nil else {
                report("an alias is a name, and this is none; it is left out", at: item.origin)
                return nil
            }
            return namespace.map { AvroNames.fullName(name, stated: nil, around: $0) } ?? name
        }
    }

    // MARK: Fields, enums, fixed

    /// Reads the fields of a record, or the parameters of a message.
    func fields(_ tree: AvroTree, _ key: Name, of owner: Name, in namespace: Name) -> [AvroField] {
        guard let stated = tree[key], let items = stated.items else {
            report("'\(owner)' has no list under '\(key)', so it is taken to have none; add '\(key): []' if that is meant", at: tree.origin)
            return []
        }
        var result: [AvroField] = []
        for item in items {
            guard let name = item["name"]?.text, let type = item["type"] else {
                report("a field of '\(owner)' has a name and a type, and this does not; it is left out", at: item.origin)
                continue
            }
            if let trouble = AvroNames.trouble(with: name) ?? (name.text.utf8.contains(UInt8(ascii: ".")) ? "it holds a dot" : nil) {
                report("'\(name)' cannot name a field of '\(owner)': \(trouble)", at: (item["name"] ?? item).origin)
            }
            if result.contains(where: { $0.name == name }) {
                report("'\(owner)' has the field '\(name)' twice; the first one counts; rename or remove the other", at: item.origin)
                continue
            }
            var field = AvroField(name: name, schema: read(type, in: namespace), origin: item.origin)
            field.aliases = aliases(of: item, in: nil)
            field.description = item["doc"]?.text?.text
            if let value = item["default"] {
                field.defaultValue = Literal(value)
                defaults.append((value, field.schema, "'\(owner).\(name)'"))
            }
            result.append(field)
        }
        return result
    }

    private func enumeration(_ tree: AvroTree, _ full: Name) -> AvroNamedType.Content {
        var symbols: [Name] = []
        if tree["symbols"]?.items == nil { report("the enum '\(full)' has no list under 'symbols', so it has no value", at: tree.origin) }
        for item in tree["symbols"]?.items ?? [] {
            guard let symbol = item.text else {
                report("a symbol of the enum '\(full)' is a text, and this is none; it is left out", at: item.origin)
                continue
            }
            if let trouble = AvroNames.trouble(with: symbol) { report("'\(symbol)' cannot be a symbol: \(trouble)", at: item.origin) }
            if symbols.contains(symbol) {
                report("the enum '\(full)' lists '\(symbol)' twice; leave one out", at: item.origin)
            } else {
                symbols.append(symbol)
            }
        }
        guard let stated = tree["default"] else { return .enumeration(symbols: symbols, fallback: nil) }
        guard let fallback = stated.text, symbols.contains(fallback) else {
            report(
                "the default of the enum '\(full)' is none of its symbols, so readers cannot use it; name one of them", at: stated.origin)
            return .enumeration(symbols: symbols, fallback: nil)
        }
        return .enumeration(symbols: symbols, fallback: fallback)
    }

    private func fixed(_ tree: AvroTree, _ full: Name) -> AvroNamedType.Content {
        var size = tree["size"]?.integer ?? -1
        if size < 0 {
            report(
                "the fixed type '\(full)' needs a 'size' in bytes, a whole number that is not negative; it is taken as 0", at: tree.origin)
            size = 0
        }
        return .fixed(size: size, logical: logical(of: tree, on: .fixed(size: size)))
    }

    // MARK: Logical types

    private func base(of schema: AvroSchema) -> AvroBase? {
        switch schema.kind {
        case .primitive(let primitive): .primitive(primitive)
        case .named(let index):
            if case .fixed(let size, _) = model.types[index].content { .fixed(size: size) } else { nil }
        default: nil
        }
    }

    private func logical(of tree: AvroTree, on base: AvroBase?) -> AvroLogicalType? {
        guard let stated = tree["logicalType"] else { return nil }
        guard let name = stated.text?.text, AvroLogicalType.knownNames.contains(name) else { return nil }
        if let base {
            if name == "decimal" { return decimal(tree, on: base) }
            if let known = AvroLogicalType(named: name, on: base) { return known }
        }
        report(
            "the logical type '\(name)' does not go with the type below it, so readers ignore it; correct one of them", at: stated.origin)
        return nil
    }

    private func decimal(_ tree: AvroTree, on base: AvroBase) -> AvroLogicalType? {
        switch base {
        case .primitive(.bytes), .fixed: break
        default:
            report("a decimal stands on bytes or fixed, and this does not, so readers ignore it; correct the type", at: tree.origin)
            return nil
        }
        let scale = tree["scale"].map { $0.integer ?? -1 } ?? 0
        guard let precision = tree["precision"]?.integer, precision > 0, scale >= 0, scale <= precision else {
            report(
                "a decimal needs a 'precision' above 0, and a 'scale' between 0 and the precision; readers ignore it; correct the numbers",
                at: tree.origin)
            return nil
        }
        if let digits = base.digits, precision > digits {
            report("\(precision) digits do not fit into the fixed type, which holds \(digits); readers ignore the decimal", at: tree.origin)
            return nil
        }
        return .decimal(precision: precision, scale: scale)
    }

    func add(_ message: AvroMessage) { model.messages.append(message) }
}
