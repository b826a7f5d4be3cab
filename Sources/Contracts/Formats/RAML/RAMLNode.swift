internal import Basics
internal import Documents

/// One node of a RAML document with its includes in place, which traits and resource types can be merged into.
struct RAMLNode {
    enum Content {
        case scalar(String)
        /// A key without a value.
        case empty
        case mapping([(key: Name, value: RAMLNode)])
        case sequence([RAMLNode])
        /// A file that is no RAML, by its place among the contract's files.
        case file(LocatedNode?, SourceFile)
    }

    var content: Content
    /// Where it stands, or the place of the file's inclusion.
    let place: Node
    /// The number of its file.
    let resource: Int32
    /// Where its names are looked up.
    let scope: RAMLScope

    var origin: Origin { Origin(file: Int(scope.documentOf(resource)), lower: place.span.lower, upper: place.span.upper) }

    var text: String? {
        if case .scalar(let text) = content { return text }
        return nil
    }
    var boolean: Bool? { text == "true" ? true : text == "false" ? false : nil }
    var decimal: ExactDecimal? { text.flatMap { ExactDecimal(parsing: $0) } }
    var integer: Int? { decimal.flatMap { $0.isInteger ? Int($0.description) : nil } }
    var isEmpty: Bool {
        if case .empty = content { return true }
        return false
    }

    var entries: [(key: Name, value: RAMLNode)] {
        if case .mapping(let entries) = content { return entries }
        return []
    }
    var items: [RAMLNode] {
        if case .sequence(let items) = content { return items }
        return []
    }
    /// The items of a list, or the one that stands alone.
    var list: [RAMLNode] {
        if case .sequence(let items) = content { return items }
        return isEmpty ? [] : [self]
    }
    var isMapping: Bool {
        if case .mapping = content { return true }
        return false
    }

    subscript(key: Name) -> RAMLNode? { entries.first { $0.key == key }?.value }

    /// The text of a key, also where it is written with annotations beside it (`{value: …}`).
    func text(_ key: Name) -> String? { self[key].flatMap { $0.text ?? $0["value"]?.text } }

    /// A value that the document spells out.
    var literal: Literal {
        switch content {
        case .empty: return .null
        case .scalar(let text):
            // A number in quotes is a text; what a parameter gave counts by its looks.
            if place.kind == .text, place.isScalar, place.text == text { return .text(Name(text)) }
            if let boolean { return .boolean(boolean) }
            return decimal.map(Literal.number) ?? .text(Name(text))
        case .mapping, .sequence, .file: return place.isScalar ? .text(place.name) : Literal(place)
        }
    }

    /// How many nodes there are, this one and those below it.
    var size: Int {
        switch content {
        case .scalar, .empty, .file: 1
        case .mapping(let entries): entries.reduce(1) { $0 + $1.value.size }
        case .sequence(let items): items.reduce(1) { $0 + $1.size }
        }
    }

    func with(_ content: Content) -> RAMLNode {
        var copy = self
        copy.content = content
        return copy
    }
}

/// Where names of types, traits and schemes are looked up: an API, a library, or a fragment with libraries of its own.
final class RAMLScope {
    /// What stands before a type's name in the contract: nothing for the API's own, the library's name and a point for a library's.
    let prefix: String
    /// The scope around a fragment.
    let parent: RAMLScope?
    var root: RAMLNode?
    var libraries: [Name: RAMLScope] = [:]
    private let references: ReferenceResolver

    init(prefix: String, parent: RAMLScope?, references: ReferenceResolver) {
        self.prefix = prefix
        self.parent = parent
        self.references = references
    }

    func documentOf(_ resource: Int32) -> Int { references.resources[Int(resource)].document }

    /// What a name means under a key of the file (`types`, `traits`): its own, a library's, or that of the scope around.
    func find(_ name: String, under keys: [Name]) -> (scope: RAMLScope, name: Name, node: RAMLNode)? {
        if let point = name.firstIndex(of: "."), let library = libraries[Name(name[..<point])] {
            return library.find(String(name[name.index(after: point)...]), under: keys)
        }
        for key in keys {
            guard let table = root?[key] else { continue }
            if let node = table[Name(name)] { return (self, Name(name), node) }
            // The older spelling is a list of tables.
            for item in table.items {
                if let node = item[Name(name)] { return (self, Name(name), node) }
            }
        }
        return parent?.find(name, under: keys)
    }
}
