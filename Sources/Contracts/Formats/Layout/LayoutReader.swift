internal import Basics
internal import Documents

/// Turns a layout into a contract: a root, and a named type for each record, segment and loop.
struct LayoutReader {
    var contract: Contract
    /// How the messages of what was read are put together.
    var outlines: [LayoutOutline] = []
    private(set) var kind = LayoutKind.delimited
    /// Whether fields are told by their position and not by a header.
    private(set) var isPositional = true
    private let file: Int
    /// How deep loops may lie in one another.
    private static let depth = 32

    init(_ contract: Contract, file: Int) {
        self.contract = contract
        self.file = file
    }

    private static let keys: Set<Name> = [
        "layout", "name", "version", "title", "description", "separator", "quote", "header", "encoding", "fields", "records", "segments",
    ]

    /// - Parameter isAlone: Whether the layout is the whole contract; one of several goes by its name.
    mutating func read(_ root: Node, isAlone: Bool) {
        let named = root["layout"]
        guard let kind = named.flatMap({ LayoutKind(rawValue: $0.text) }) else {
            return report(.unreadable, "`layout` is one of delimited, fixed, x12 and edifact.", at: named ?? root)
        }
        self.kind = kind
        isPositional = kind != .delimited || root["header"]?.boolean == false
        check(root, Self.keys, "A layout")
        contract.version = root["version"]?.text ?? contract.version
        let name = root["name"]?.name ?? (isAlone ? "" : Name(contract.files[file].path.text.split(separator: "/").last ?? ""))
        let id = contract.declare(name, kind: isAlone ? .root : .type, at: origin(of: root))
        contract.types[Int(id.index)].label = kind.rawValue
        contract.types[Int(id.index)].description = root["description"]?.text ?? root["title"]?.text
        addFacts(root, name)
        outlines.append(LayoutOutline(root, type: name, kind: kind))
        let parts = root["records"] ?? root["segments"]
        if let fields = root["fields"] {
            contract.define(id, as: .record(record(ofFields: fields)))
            if let parts { report(.partUnknown, "Beside `fields` there are no records; they are left out.", at: parts) }
        } else if let parts {
            contract.define(id, as: .record(Record(fields: self.parts(parts, isFlat: false, depth: 0), rest: .closed)))
        } else {
            report(
                .unreadable, "The layout has neither `fields` nor `records` nor `segments`, so it says nothing of its messages.", at: root)
        }
    }

    /// What every reader of a file must know to take it apart.
    private mutating func addFacts(_ root: Node, _ name: Name) {
        var facts: [(String, Node?, usual: String)] = [("encoding", root["encoding"], "utf-8")]
        if kind == .delimited {
            facts += [("separator", root["separator"], ","), ("quote", root["quote"], "\""), ("header", root["header"], "true")]
        }
        for (word, node, usual) in facts {
            let place = node ?? root
            contract.facts.append(
                ContractFact(
                    subject: name.isEmpty ? kind.rawValue : name.text, name: word, value: node?.text ?? usual, weight: .binding,
                    origin: origin(of: place)))
        }
    }

    // MARK: Records, segments and loops

    private static let partKeys: Set<Name> = [
        "record", "segment", "loop", "name", "required", "min", "max", "qualifier", "fields", "elements", "segments", "records", "title",
        "description", "deprecated",
    ]

    /// The fields that records, segments and loops are in what holds them.
    ///
    /// - Parameter isFlat: Whether the elements of segments that stand once are fields of what holds them, as they are in a loop.
    private mutating func parts(_ list: Node, isFlat: Bool, depth: Int) -> [Field] {
        guard list.isSequence else {
            report(.partUnknown, "Here a list of records, segments or loops should stand.", at: list)
            return []
        }
        guard depth < Self.depth else {
            report(.partUnknown, "Loops lie more than \(Self.depth) deep in one another; the rest is left out.", at: list)
            return []
        }
        var fields: [Field] = []
        var seen: Set<Name> = []
        for node in list.items {
            for field in part(node, isFlat: isFlat, depth: depth) {
                if seen.insert(field.name).inserted {
                    fields.append(field)
                } else {
                    report(.partUnknown, "Two parts are called `\(field.name)`; give one of them another `name`.", at: node)
                }
            }
        }
        return fields
    }

    private mutating func part(_ node: Node, isFlat: Bool, depth: Int) -> [Field] {
        check(node, Self.partKeys, "A record, segment or loop")
        let loop = node["loop"]
        guard let tag = loop ?? node["segment"] ?? node["record"] else {
            report(.partUnknown, "Each part names its `record`, `segment` or `loop`; this one is left out.", at: node)
            return []
        }
        let name = node["name"]?.name ?? tag.name
        let isRequired = node["required"]?.boolean ?? ((node["min"]?.integer ?? 0) > 0)
        let most = bound(node["max"], at: node)
        var record = Record(rest: .closed)
        if loop != nil {
            if let inner = node["segments"] ?? node["records"] { record.fields = parts(inner, isFlat: true, depth: depth + 1) }
        } else {
            record = self.record(ofFields: node["elements"] ?? node["fields"])
        }
        narrow(&record, by: node["qualifier"])
        let isRepeated = most != 1
        if isFlat, !isRepeated, loop == nil { return record.fields.map { isRequired ? $0 : optional($0) } }
        let single = named(name, .record(record), node)
        var shape = single
        if isRepeated {
            // What need not be there is left out where it has no repeats: on the wire both are the same.
            let least = isRequired ? max(node["min"]?.integer ?? 1, 1) : 0
            shape = contract.add(.array(ArrayShape(items: single, minItems: least, maxItems: most)), at: origin(of: node))
        }
        var facets = Facets(description: node["description"]?.text ?? node["title"]?.text)
        if node["deprecated"]?.boolean == true { facets.flags.insert(.deprecated) }
        return [Field(name, shape, required: isRequired, facets: facets, origin: origin(of: node))]
    }

    private func optional(_ field: Field) -> Field {
        var copy = field
        copy.isRequired = false
        return copy
    }

    /// How often a part may stand: once where nothing is said, nil for any number.
    private mutating func bound(_ node: Node?, at place: Node) -> Int? {
        guard let node else { return 1 }
        if node.isText("unbounded") { return nil }
        if let value = node.integer, value > 0 { return value }
        report(.partUnknown, "`max` is a number above zero, or `unbounded`.", at: node)
        return 1
    }

    /// A shape as a type with a name, where the name is free.
    private mutating func named(_ name: Name, _ shape: Shape, _ node: Node) -> ShapeID {
        if contract.types.contains(where: { $0.name == name }) { return contract.add(shape, at: origin(of: node)) }
        let id = contract.declare(name, at: origin(of: node))
        contract.types[Int(id.index)].label = node["loop"] != nil ? "loop" : node["segment"] != nil ? "segment" : "record"
        contract.define(id, as: shape)
        return contract.add(.reference(id), at: origin(of: node))
    }

    /// Leaves a part the values only by which it is told from others of its tag.
    private mutating func narrow(_ record: inout Record, by qualifier: Node?) {
        guard let qualifier else { return }
        for entry in qualifier.entries {
            guard let index = record.fields.firstIndex(where: { $0.name == entry.key.name }) else {
                let hint = nearest(to: entry.key.text, among: record.fields.map(\.name.text)).map { " Did you mean `\($0)`?" } ?? ""
                report(.partUnknown, "The qualifier `\(entry.key.text)` is none of the elements.\(hint)", at: entry.key)
                continue
            }
            let values = entry.value.isSequence ? entry.value.items.map(\.name) : [entry.value.name]
            record.fields[index].shape = contract.add(.literals(values.map { .text($0) }), at: origin(of: entry.value))
            record.fields[index].isRequired = true
        }
    }

    // MARK: Fields

    /// The record that a list of fields or elements makes.
    private mutating func record(ofFields list: Node?) -> Record {
        var record = Record(rest: .closed)
        guard let list, list.isSequence else {
            if let list { report(.partUnknown, "Here a list of fields should stand.", at: list) }
            return record
        }
        var layout = FieldPositions(kind: kind)
        for node in list.items {
            check(node, LayoutField.keys, "A field")
            guard let name = node["name"]?.name else {
                report(.partUnknown, "The field has no `name`; it is left out.", at: node)
                continue
            }
            if record.fields.contains(where: { $0.name == name }) {
                report(.partUnknown, "Two fields are called `\(name)`; this one is left out.", at: node)
                continue
            }
            let field = LayoutField(node, kind)
            for (message, place) in field.problems { report(.partUnknown, message, at: place) }
            var facets = Facets(description: node["description"]?.text ?? node["title"]?.text)
            if node["deprecated"]?.boolean == true { facets.flags.insert(.deprecated) }
            let position = layout.place(of: node, length: field.length)
            if let overlap = layout.overlap { report(.partUnknown, overlap, at: node) }
            if isPositional { facets.position = position }
            let shape = contract.add(field.shape, at: origin(of: node))
            record.fields.append(Field(name, shape, required: field.isRequired, facets: facets, origin: origin(of: node)))
        }
        return record
    }

    // MARK: Troubles

    func origin(of node: Node) -> Origin { Origin(file: file, lower: node.span.lower, upper: node.span.upper) }

    mutating func report(_ kind: ContractTrouble.Kind, _ message: String, at node: Node) {
        contract.troubles.append(ContractTrouble(kind, message, at: node.span))
    }

    /// Reports keys that mean nothing; those that begin with `x-` are the user's own.
    private mutating func check(_ node: Node, _ keys: Set<Name>, _ what: String) {
        for entry in node.entries where !keys.contains(entry.key.name) && !entry.key.text.hasPrefix("x-") {
            let hint = nearest(to: entry.key.text, among: keys.map(\.text).sorted()).map { " Did you mean `\($0)`?" } ?? ""
            report(.partUnknown, "\(what) has no key `\(entry.key.text)`; it is left out.\(hint)", at: entry.key)
        }
    }
}
