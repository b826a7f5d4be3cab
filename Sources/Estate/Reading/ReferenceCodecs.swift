internal import Basics
internal import Documents

extension Codec where Value == Located<EntityRef> {
    /// A spec of some kinds; where one kind can stand, its prefix may be left out.
    static func reference(_ kinds: Kind..., role: ReferenceUse.Role = .plain) -> Codec {
        let wants = "a \(kinds.map(\.prefix).joined(separator: " or ")) such as `\(kinds[0].prefix):name`"
        return Codec(wants: wants, schema: ["type": ["string", "number", "boolean"], "pattern": .string(referencePattern(kinds))]) {
            node, reader in
            guard node.isScalar, !(node.isNull && node.text.isEmpty) else {
                reader.wrongType(node, wants: wants)
                return nil
            }
            do throws(GrammarTrouble) {
                let ref = try EntityRef(parsing: node.text, kinds: kinds)
                reader.refer(.spec(ref), at: node.span, role: role)
                return Located(ref, at: node.span)
            } catch {
                reader.malformed(node, error)
                return nil
            }
        }
    }
}

/// The pattern of references to specs of some kinds, in JSON Schema.
private func referencePattern(_ kinds: [Kind]) -> String {
    let prefixes = kinds.map(\.prefix).joined(separator: "|")
    return "^(\(prefixes)" + (kinds.count == 1 ? ":)?" : "):") + "[a-z0-9][a-z0-9-]*$"
}

/// The kinds that the pattern of a reference names; none for any other pattern.
func referencedKinds(inPattern pattern: String) -> [Kind] {
    let words = pattern.dropFirst(2).prefix { $0 != ")" && $0 != ":" }
    let kinds = words.split(separator: "|").compactMap { Kind(prefix: String($0)) }
    return referencePattern(kinds) == pattern ? kinds : []
}

extension EntityRef {
    /// Reads `kind:name`, or a name alone where one kind can stand.
    package init(parsing text: String, kinds: [Kind]) throws(GrammarTrouble) {
        let all = 0..<text.utf8.count
        guard let colon = text.firstIndex(of: ":") else {
            guard kinds.count == 1 else {
                let choice = kinds.map { "`\($0.prefix):\(text)`" }.joined(separator: " or ")
                throw GrammarTrouble("`\(text)` does not say which kind it is of", help: "write \(choice)", at: all)
            }
            try checkName(text, what: "the name of a \(kinds[0].prefix)", at: 0)
            self.init(kinds[0], Name(text))
            return
        }
        let word = String(text[..<colon])
        let name = text[text.index(after: colon)...]
        let prefixes = kinds.map(\.prefix)
        guard let kind = Kind(prefix: word), kinds.contains(kind) else {
            let near = nearest(to: word, among: prefixes) ?? (prefixes.count == 1 ? prefixes[0] : nil)
            let wanted = prefixes.map { "`\($0):`" }.joined(separator: " or ")
            throw GrammarTrouble(
                "\(wanted) can stand here, and `\(word):` cannot", help: near.map { "did you mean `\($0):\(name)`?" },
                at: 0..<word.utf8.count)
        }
        try checkName(name, what: "the name of a \(kind.prefix)", at: word.utf8.count + 1)
        self.init(kind, Name(name))
    }
}

extension Codec {
    /// A scalar in a grammar of its own.
    static func grammar<Content: Sendable>(
        _ wants: String, _ parse: @escaping @Sendable (String) throws(GrammarTrouble) -> Content,
        schema: JSONValue = ["type": ["string", "number", "boolean"]],
        refer: @escaping @Sendable (Content, Node, inout SpecReader) -> Void = { _, _, _ in }
    ) -> Codec where Value == Located<Content> {
        Codec(wants: wants, schema: schema) { node, reader in
            guard node.isScalar, !(node.isNull && node.text.isEmpty) else {
                reader.wrongType(node, wants: wants)
                return nil
            }
            do throws(GrammarTrouble) {
                let value = try parse(node.text)
                refer(value, node, &reader)
                return Located(value, at: node.span)
            } catch {
                reader.malformed(node, error)
                return nil
            }
        }
    }
}

extension Codec where Value == Located<FieldPath> {
    static var path: Codec {
        .grammar("a path such as `lines.sku`", { text throws(GrammarTrouble) in try FieldPath(parsing: text) })
    }
}

/// The schema of a text that names an interface, or a place in its contract.
private let interfaceSchema: JSONValue = ["type": ["string", "number", "boolean"], "format": .string(KeyForms.interfaceFormat)]

extension Codec where Value == Located<InterfaceRef> {
    static var interface: Codec {
        .grammar(
            "an interface such as `erp/sales-order`", { text throws(GrammarTrouble) in try InterfaceRef(parsing: text) },
            schema: interfaceSchema,
            refer: { ref, node, reader in reader.refer(.interface(ref), at: node.span) })
    }
}

extension Codec where Value == Located<PlaceReference> {
    static func place(role: ReferenceUse.Role = .plain) -> Codec {
        .grammar(
            "a place such as `erp/sales-order#A_SalesOrder` or `entity:order`",
            { text throws(GrammarTrouble) in try PlaceReference(parsing: text) }, schema: interfaceSchema,
            refer: { place, node, reader in
                switch place.owner {
                case .interface(let ref): reader.refer(.interface(ref), at: node.span, role: role)
                case .entity(let name): reader.refer(.spec(EntityRef(.entity, name)), at: node.span)
                }
            })
    }
}

extension Codec where Value == Located<ContractPlace> {
    /// A place of the contract at hand: what would follow the `#`.
    static var contractPlace: Codec {
        Codec(wants: "a place of the contract such as `Order.lines`", schema: ["type": "string"]) { node, reader in
            Codec<Text>.text.read(node, &reader).map { $0.map { ContractPlace(text: $0) } }
        }
    }
}

extension Codec where Value == Located<CodesColumn> {
    static var codesColumn: Codec {
        .grammar(
            "a column of a code list such as `country.iso2`",
            { text throws(GrammarTrouble) in
                let name = text.prefix { $0 != "." }
                let column = text.dropFirst(name.count + 1)
                try checkName(name, what: "the name of a code list", at: 0)
                guard !column.isEmpty else {
                    throw GrammarTrouble(
                        "`\(text)` names no column", help: "write `CODES.column`, for example `country.iso2`", at: 0..<text.utf8.count)
                }
                return CodesColumn(codes: Name(name), column: Name(column))
            },
            refer: { value, node, reader in
                reader.refer(.spec(EntityRef(.codes, value.codes)), at: node.span)
                reader.refer(.column(value), at: node.span)
            })
    }
}

extension Codec where Value == Located<EntityPath> {
    static var entityPath: Codec {
        .grammar(
            "another entity's field such as `product.sku`",
            { text throws(GrammarTrouble) in
                let prefix = "entity:"
                let hasPrefix = text.utf8.starts(with: prefix.utf8)
                let place = try PlaceReference(parsing: hasPrefix ? text : prefix + text)
                guard case .entity(let entity) = place.owner, !place.path.isEmpty else {
                    throw GrammarTrouble(
                        "`\(text)` names no field", help: "write `ENTITY.field`, for example `product.sku`", at: 0..<text.utf8.count)
                }
                return EntityPath(entity: entity, path: place.path)
            },
            refer: { value, node, reader in
                reader.refer(.spec(EntityRef(.entity, value.entity)), at: node.span)
                reader.refer(.field(value), at: node.span)
            })
    }
}
