internal import Basics
internal import Documents

/// Turns a data contract into the shared model: a named type for each model or object, and what its readers get.
struct DataContractReader {
    var contract: Contract
    let root: Node
    private let file: Int
    /// How deep fields and definitions may lie in one another.
    static let depth = 32
    /// How many fields may come of definitions that are used again and again.
    private static let expansion = 100_000
    private var fieldCount = 0
    /// The terms of the object that is being read.
    var terms: [ExchangeTerm] = []

    init(_ contract: Contract, file: Int, root: Node) {
        self.contract = contract
        self.file = file
        self.root = root
    }

    mutating func readAll() {
        let version = root["version"] ?? root["info"]?["version"]
        contract.version = version.flatMap { $0.isScalar ? $0.text : nil } ?? contract.version
        readServers()
        if let models = root["models"], models.isMapping {
            for entry in models.entries { readObject(DataField(entry.key.name, [entry.value])) }
        } else if let objects = root["schema"] ?? root["dataset"], objects.isSequence {
            for node in objects.items { readListed(node) }
        } else {
            contract.troubles.append(
                ContractTrouble(
                    .unreadable, "The data contract has neither `models` nor a list under `schema`, so it says nothing of its data.",
                    at: root.span))
        }
    }

    /// Reads an object of a list, which holds its own name.
    private mutating func readListed(_ node: Node) {
        guard let name = node["name"] ?? node["table"], name.isScalar else {
            return report("The object has no `name`; it is left out.", at: node)
        }
        readObject(DataField(name.name, [node]))
    }

    private mutating func readObject(_ object: DataField) {
        guard !contract.types.contains(where: { $0.name == object.name }) else {
            return report("Two objects are called `\(object.name)`; this one is left out.", at: object.place)
        }
        let place = origin(of: object.place)
        let id = contract.declare(object.name, kind: .message, at: place)
        contract.types[Int(id.index)].description = object.description
        if let physical = object["physicalName"], physical.isScalar, physical.name != object.name {
            contract.types[Int(id.index)].aliases = [physical.name]
        }
        terms = []
        addTerms(of: object)
        if children(of: object).isEmpty {
            contract.define(id, as: .any)
        } else {
            contract.define(id, as: .record(record(of: object, path: "", depth: 0)))
        }
        var operation = Operation(name: Name("\(object.name)/read"), identity: Name("\(object.name)/read"), origin: place)
        operation.aliases = contract.types[Int(id.index)].aliases.map { Name("\($0)/read") }
        operation.positions = [Position(.response(""), .out, contract.add(.reference(id), at: place), origin: place)]
        operation.terms = terms
        contract.operations.append(operation)
    }

    /// What readers rely on beside the fields: what kind of thing holds the data, and its name there.
    private mutating func addTerms(of object: DataField) {
        if let kind = object["physicalType"] ?? object["type"], kind.isScalar {
            // One reads from a view as from a table.
            let word = ["view", "materialized view"].contains(kind.text.lowercased()) ? "table" : kind.text.lowercased()
            addTerm("kind", .typeKindChanged, word, ifRemoved: .risky, at: kind)
        }
        if let physical = object["physicalName"], physical.isScalar {
            addTerm("physical name", .bindingChanged, physical.text, at: physical)
        }
    }

    mutating func addTerm(
        _ name: String, _ kind: ChangeKind, _ value: String, ifRemoved: ChangeLevel = .breaking, ifAdded: ChangeLevel = .safe, at node: Node
    ) {
        terms.append(ExchangeTerm(name, kind, .exactly(value), ifRemoved: ifRemoved, ifAdded: ifAdded, origin: origin(of: node)))
    }

    // MARK: Fields

    /// The fields below an object or a field: a mapping by name, or a list of what holds its own name.
    private func children(of field: DataField) -> [(name: Node?, node: Node)] {
        if let fields = field["fields"], fields.isMapping { return fields.entries.map { ($0.key, $0.value) } }
        guard let list = field["properties"] ?? field["columns"] ?? field["fields"] else { return [] }
        // Some write the properties as a mapping, as the older language has it.
        if list.isMapping { return list.entries.map { ($0.key, $0.value) } }
        return list.items.map { ($0["name"] ?? $0["column"], $0) }
    }

    /// - Parameter path: Where the record stands below its object, with a point at the end; empty for the object itself.
    mutating func record(of field: DataField, path: String, depth: Int) -> Record {
        let isOpen = field["additionalFields"]?.boolean == true
        var record = Record(rest: isOpen ? .open : .closed)
        let listed = Set(field["logicalTypeOptions"]?["required"]?.items.map(\.name) ?? [])
        record.minFields = count(field.constraint("minProperties")) ?? 0
        record.maxFields = count(field.constraint("maxProperties"))
        for (name, node) in children(of: field) {
            guard let name, name.isScalar else {
                report("The field has no `name`; it is left out.", at: node)
                continue
            }
            if record.fields.contains(where: { $0.name == name.name }) {
                report("Two fields are called `\(name.text)`; this one is left out.", at: node)
                continue
            }
            fieldCount += 1
            guard fieldCount < Self.expansion else { return record }
            let child = DataField(name.name, layers(of: node))
            let isNullable = !child.isRequired && !listed.contains(name.name)
            let shape = nullable(shape(of: child, path: "\(path)\(name.text)", depth: depth + 1), isNullable, at: node)
            var facets = Facets(description: child.description)
            if child.isKey { facets.flags.insert(.key) }
            if child["deprecated"]?.boolean == true { facets.flags.insert(.deprecated) }
            addTerms(of: child, path: "\(path)\(name.text)")
            // A column is in every row; what need not be stated is null there.
            record.fields.append(Field(name.name, shape, required: true, facets: facets, origin: origin(of: node)))
        }
        return record
    }

    private mutating func nullable(_ shape: ShapeID, _ isNullable: Bool, at node: Node) -> ShapeID {
        if case .any = contract[shape] { return shape }
        guard isNullable else { return shape }
        return contract.add(.union(Union([shape, contract.add(.scalar(.null), at: origin(of: node))])), at: origin(of: node))
    }

    /// What readers rely on of a field beside its values.
    private mutating func addTerms(of field: DataField, path: String) {
        // Who keeps rows by a value that is there once loses one of two rows that share it.
        if field.isUnique || field.isKey {
            terms.append(
                ExchangeTerm(
                    "\(path): unique", .recordConstraintChanged, .exactly("true"), origin: origin(of: field.place)))
        }
        if let physical = field["physicalName"], physical.isScalar {
            addTerm("\(path): physical name", .bindingChanged, physical.text, at: physical)
        }
        if ["date", "timestamp", "time"].contains(field.type), let pattern = field["logicalTypeOptions"]?["format"], pattern.isScalar {
            addTerm("\(path): format", .formatChanged, pattern.text, ifRemoved: .risky, at: pattern)
        }
    }

    // MARK: Definitions

    /// A field with the definitions that it refers to, the nearest first.
    func layers(of node: Node) -> [Node] {
        var layers = [node]
        while layers.count < Self.depth, let reference = layers[layers.count - 1]["$ref"], let target = target(of: reference) {
            if layers.contains(target) { break }
            layers.append(target)
        }
        return layers
    }

    /// What a reference within the file leads to.
    private func target(of reference: Node) -> Node? {
        guard reference.isScalar, reference.text.hasPrefix("#/") else { return nil }
        return reference.text.dropFirst(2).split(separator: "/").reduce(root as Node?) { node, step in
            let key = step.replacing("~1", with: "/").replacing("~0", with: "~")
            return node?[name: Name(key)]
        }
    }

    /// Whether a field refers to something that is not there.
    func lostReference(of field: DataField) -> Node? {
        guard let last = field.layers.last?["$ref"], target(of: last) == nil else { return nil }
        return last
    }

    // MARK: Troubles

    func origin(of node: Node) -> Origin { Origin(file: file, lower: node.span.lower, upper: node.span.upper) }

    mutating func report(_ message: String, at node: Node) {
        contract.troubles.append(ContractTrouble(.partUnknown, message, at: node.span))
    }

    /// A number of characters or items; a trouble where it is none.
    mutating func count(_ node: Node?) -> Int? {
        guard let node else { return nil }
        if let value = node.integer, value >= 0 { return value }
        report("Here a whole number should stand that is not negative; it is left out.", at: node)
        return nil
    }
}
