internal import Basics
internal import Documents

/// The keys of one kind of mapping in specs: what reads it, and what its JSON Schema and reference page are made of.
package struct ObjectShape<Root: Sendable>: Sendable {
    package let name: String
    /// A sentence on what the object is.
    package let documentation: String
    package let keys: [Key<Root>]
    package let rules: [KeyRule]
    /// Whether keys that nobody knows pass: front matter is shared with other tools.
    package let isOpen: Bool
    private let make: @Sendable (Anchor) -> Root

    package init(
        _ name: String, _ documentation: String, rules: [KeyRule] = [], isOpen: Bool = false, @KeyListBuilder<Root> keys: () -> [Key<Root>]
    ) where Root: SpecObject {
        self.isOpen = isOpen
        self.name = name
        self.documentation = documentation
        self.rules = rules
        self.keys = keys()
        make = { Root(at: $0) }
    }
}

/// What must hold between the keys of an object.
package enum KeyRule: Sendable {
    /// One of the keys is there, and no other; with a word for what they are.
    case exactlyOne([String], as: String)
    /// At most one of the keys is there.
    case atMostOne([String])
    /// When one of the keys is there, all are.
    case together([String])
    /// When a key is there, another is.
    case needs(String, String)
}

/// One key of an object.
package struct Key<Root: Sendable>: Sendable {
    package let name: String
    /// A sentence on what it says.
    package let documentation: String
    /// A value, as a spec writes it.
    package let example: String?
    package let isRequired: Bool
    let schema: @Sendable (inout SchemaDefinitions) -> JSONValue
    /// Reads the value into an object; false where it could not be.
    let apply: @Sendable (inout Root, (key: Node, value: Node), inout SpecReader) -> Bool
    /// Whether two objects say the same under the key.
    let isSame: @Sendable (Root, Root) -> Bool

    /// A key whose value is kept by a closure.
    init<Value>(
        _ name: String, _ codec: Codec<Value>, _ documentation: String, example: String? = nil, isRequired: Bool = false,
        isSame: @escaping @Sendable (Root, Root) -> Bool = { _, _ in true },
        set: @escaping @Sendable (inout Root, Value, Node) -> Void
    ) {
        self.isSame = isSame
        self.name = name
        self.documentation = documentation
        self.example = example
        self.isRequired = isRequired
        schema = codec.schema
        apply = { root, entry, reader in
            guard let value = codec.read(entry.value, &reader) else { return false }
            set(&root, value, entry.key)
            return true
        }
    }

    /// A key that may be left out.
    init<Value: Equatable>(
        _ name: String, _ codec: Codec<Value>, _ path: any WritableKeyPath<Root, Value?> & Sendable, _ documentation: String,
        example: String? = nil
    ) {
        self.init(name, codec, documentation, example: example, isSame: { $0[keyPath: path] == $1[keyPath: path] }) { root, value, _ in
            root[keyPath: path] = value
        }
    }

    /// A key whose absence leaves the property as it is.
    init<Value: Equatable>(
        _ name: String, _ codec: Codec<Value>, into path: any WritableKeyPath<Root, Value> & Sendable, _ documentation: String,
        example: String? = nil, isRequired: Bool = false
    ) {
        self.init(
            name, codec, documentation, example: example, isRequired: isRequired, isSame: { $0[keyPath: path] == $1[keyPath: path] }
        ) { root, value, _ in root[keyPath: path] = value }
    }

    /// A key that must be there.
    init<Value: Equatable>(
        required name: String, _ codec: Codec<Value>, _ path: any WritableKeyPath<Root, Value> & Sendable, _ documentation: String,
        example: String? = nil
    ) {
        self.init(name, codec, into: path, documentation, example: example, isRequired: true)
    }
}

/// Collects keys one statement at a time.
@resultBuilder
package enum KeyListBuilder<Root: Sendable> {
    package static func buildExpression(_ key: Key<Root>) -> [Key<Root>] { [key] }
    package static func buildExpression(_ keys: [Key<Root>]) -> [Key<Root>] { keys }
    package static func buildBlock(_ parts: [Key<Root>]...) -> [Key<Root>] { parts.flatMap { $0 } }
}

extension ObjectShape {
    /// The keys under which two objects do not say the same, in the order of the documentation.
    package func keysThatDiffer(_ one: Root, _ other: Root) -> [String] { keys.filter { !$0.isSame(one, other) }.map(\.name) }

    /// Reads an object; nil where it is no map, or a required key is missing or could not be read.
    func read(_ node: Node, _ reader: inout SpecReader) -> Root? {
        guard node.isMapping else {
            reader.wrongType(node, wants: "a map with keys such as \(keys.prefix(3).map { "`\($0.name)`" }.joined(separator: ", "))")
            return nil
        }
        var root = make(Anchor(node.span))
        var seen: [(name: String, key: Node)] = []
        var isWhole = true
        for entry in node.entries {
            let text = entry.key.text
            guard let key = keys.first(where: { $0.name == text }) else {
                reportUnknown(entry.key, &reader)
                continue
            }
            // A key that stands twice is trouble of the syntax; the first one counts.
            if seen.contains(where: { $0.name == text }) { continue }
            seen.append((text, entry.key))
            let isRead = reader.under(text) { key.apply(&root, entry, &$0) }
            if !isRead, key.isRequired || rules.contains(where: { $0.isAbout(text) }) { isWhole = false }
        }
        for key in keys where key.isRequired && !seen.contains(where: { $0.name == key.name }) {
            isWhole = false
            reader.report(
                "spec/missing-key", "\(article(name)) needs the key `\(key.name)`: \(key.documentation.lowercasedFirst)", at: node.span,
                help: "add `\(key.name): \(key.example ?? "...")`", detail: key.name)
        }
        for rule in rules where !check(rule, seen, node, &reader) { isWhole = false }
        return isWhole ? root : nil
    }

    private func reportUnknown(_ key: Node, _ reader: inout SpecReader) {
        let text = key.text
        if isOpen || text.utf8.starts(with: "x-".utf8) { return }
        let near = nearest(to: text, among: keys.map(\.name))
        reader.report(
            "spec/unknown-key", "\(article(name)) has no key `\(shortened(text))`", at: key.span,
            help: near.map { "did you mean `\($0)`?" } ?? "take it out, or start it with `x-` to keep it as your own", detail: text)
    }

    private func check(_ rule: KeyRule, _ seen: [(name: String, key: Node)], _ node: Node, _ reader: inout SpecReader) -> Bool {
        switch rule {
        case .exactlyOne(let names, let word):
            let found = seen.filter { names.contains($0.name) }
            if found.count == 1 { return true }
            let choice = names.map { "`\($0)`" }.joined(separator: ", ")
            if found.isEmpty {
                reader.report(
                    "spec/missing-key", "\(article(name)) needs a \(word): one of \(choice)", at: node.span, help: "add one of them",
                    detail: names[0])
            } else {
                reportBoth(found, "has exactly one \(word)", &reader)
            }
            return false
        case .atMostOne(let names):
            let found = seen.filter { names.contains($0.name) }
            if found.count < 2 { return true }
            reportBoth(found, "has at most one of \(names.map { "`\($0)`" }.joined(separator: ", "))", &reader)
            return false
        case .together(let names):
            let missing = names.filter { name in !seen.contains { $0.name == name } }
            if missing.isEmpty || missing.count == names.count { return true }
            reportMissing(missing[0], beside: names.first { !missing.contains($0) } ?? "", node, &reader)
            return false
        case .needs(let first, let second):
            if !seen.contains(where: { $0.name == first }) || seen.contains(where: { $0.name == second }) { return true }
            reportMissing(second, beside: first, node, &reader)
            return false
        }
    }

    private func reportBoth(_ found: [(name: String, key: Node)], _ what: String, _ reader: inout SpecReader) {
        reader.report(
            "spec/wrong-type", "\(article(name)) \(what); this one has `\(found[0].name)` and `\(found[1].name)`", at: found[1].key.span,
            help: "take one of them out", detail: "\(found[0].name) \(found[1].name)")
    }

    private func reportMissing(_ missing: String, beside other: String, _ node: Node, _ reader: inout SpecReader) {
        reader.report(
            "spec/missing-key", "\(article(name)) with `\(other)` needs `\(missing)` too", at: node.span, help: "add `\(missing)`",
            detail: missing)
    }

    private func article(_ name: String) -> String {
        let words = spaced(name)
        return ("aeiou".contains(words.first ?? "x") ? "an " : "a ") + words
    }
}

extension KeyRule {
    /// Whether an object without this key would break the rule.
    fileprivate func isAbout(_ name: String) -> Bool {
        switch self {
        case .exactlyOne(let names, _), .together(let names): names.contains(name)
        case .needs(_, let second): second == name
        case .atMostOne: false
        }
    }
}

/// `MappingRow` as `mapping row`.
private func spaced(_ name: String) -> String {
    var result = ""
    for character in name {
        if character.isUppercase, !result.isEmpty { result += " " }
        result += character.lowercased()
    }
    return result
}

extension String {
    /// The sentence without its capital and full stop, to go on after a colon.
    fileprivate var lowercasedFirst: String {
        let text = prefix(1).lowercased() + dropFirst()
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
}
