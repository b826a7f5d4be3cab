internal import Basics
internal import Documents

/// One of the forms that a value of a spec may have, as the JSON Schema of specs states it.
enum KeyForm: Equatable, Sendable {
    /// An object that has a definition of its own, by its name.
    case definition(String)
    case inline(JSONValue)

    /// That of what the language leaves to others.
    static let anything = KeyForm.inline([:])
}

/// The keys of specs and what may stand under each: the same tables that the reader reads with, seen through their JSON Schema.
struct KeyForms: Sendable {
    static let shared = KeyForms()

    private let definitions: [String: KeyObject]

    private init() {
        var collected = SchemaDefinitions()
        for kind in SpecKind.all { _ = collected.reference(to: Self.name(of: kind.kind), kind.schema) }
        definitions = Dictionary(collected.entries.map { ($0.name, KeyObject($0.schema)) }) { first, _ in first }
    }

    private static func name(of kind: Kind) -> String { "\(kind.rawValue)Spec" }

    /// The form of a spec of a kind.
    func root(_ kind: Kind) -> [KeyForm] { [.definition(Self.name(of: kind))] }

    /// The form of an interface.
    var interface: [KeyForm] { [.definition("Interface")] }

    /// The forms of what stands under a key; none where there is no such key. A reference leads on into the spec that it names.
    func step(from forms: [KeyForm], to name: Name) -> [KeyForm] {
        forms.flatMap { form -> [KeyForm] in
            if let object = object(form) { return object.forms(of: name.text) }
            let targets = targets(of: form)
            return targets.isEmpty ? [] : step(from: targets, to: name)
        }
    }

    /// The keys that could be meant.
    func keys(of forms: [KeyForm]) -> [String] {
        forms.flatMap { form in object(form)?.keys.map(\.name) ?? keys(of: targets(of: form)) }
    }

    private func object(_ form: KeyForm) -> KeyObject? {
        switch form {
        case .definition(let name): definitions[name]
        case .inline(let schema): schema.member("type") == "object" || schema.isAnything ? KeyObject(schema) : nil
        }
    }

    /// The forms of what a reference leads to; none where it is no reference.
    private func targets(of form: KeyForm) -> [KeyForm] {
        guard case .inline(let schema) = form else { return [] }
        if schema.member("format") == .string(Self.interfaceFormat) { return interface }
        return Self.kinds(of: schema).flatMap(root)
    }

    /// The kinds that a reference may name; none where it is no reference to a spec.
    static func kinds(of schema: JSONValue) -> [Kind] {
        guard case .string(let pattern)? = schema.member("pattern") else { return [] }
        return referencedKinds(inPattern: pattern)
    }

    /// What marks the schema of a text that names an interface, or a place in its contract.
    static let interfaceFormat = "tieline-interface"
}

/// The keys of one object.
struct KeyObject: Sendable {
    /// In the order of the reference page.
    private(set) var keys: [(name: String, forms: [KeyForm])] = []
    /// The forms under any other key: those of maps, whose keys are the user's.
    private let others: [KeyForm]

    init(_ schema: JSONValue) {
        keys = (schema.member("properties")?.members ?? []).map { ($0.key, Self.forms($0.value)) }
        switch schema.member("additionalProperties") {
        case .bool(false)?: others = []
        case let rest?: others = Self.forms(rest)
        // Nothing is said of other keys: they may be anything.
        case nil: others = [.anything]
        }
    }

    func forms(of key: String) -> [KeyForm] {
        if let known = keys.first(where: { $0.name == key }) { return known.forms }
        return key.utf8.starts(with: "x-".utf8) ? [.anything] : others
    }

    /// The forms that a schema allows: alternatives apart, and of lists those of their items, since paths go through lists.
    static func forms(_ schema: JSONValue) -> [KeyForm] {
        if case .string(let reference)? = schema.member("$ref") { return [.definition(String(reference.split(separator: "/").last ?? ""))] }
        if case .array(let branches)? = schema.member("anyOf") { return branches.flatMap(forms) }
        if let items = schema.member("items") { return forms(items) }
        return [.inline(schema)]
    }
}

extension JSONValue {
    /// Whether a schema says nothing of values; a description is no demand.
    fileprivate var isAnything: Bool { members.allSatisfy { $0.key == "description" } }

    /// The value of an object's member.
    func member(_ key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.0 == key }?.1
    }
}
