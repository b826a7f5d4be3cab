internal import Basics
internal import Documents

/// Reads schemas into the shapes of one contract; one reader serves JSON Schema, OpenAPI, Swagger and whatever else embeds schemas.
///
/// A reference's target becomes a named type, declared when it is first reached and read afterwards from a queue, so that recursion in the
/// contract is none here. The other files of this folder hold the keywords by kind.
final class SchemaReader {
    var contract: Contract
    let references: ReferenceResolver
    private var typesByReference: [ReferenceKey: TypeID] = [:]
    private var typesByTarget = NodeTable<TypeID>()
    private var takenNames: Set<Name> = []
    /// Where each type is read from; the same indices as `contract.types`.
    private(set) var targets: [LocatedNode] = []
    private var nextToRead = 0
    /// The types whose shapes others have defined.
    private var builtTypes: Set<Int> = []
    var facetsOfTypes: [Facets?] = []
    var facetsDepth = 0
    var kindsOfTargets = NodeTable<TypeSet>()
    private var depth = 0
    private var reportedNodes: Set<Node> = []

    /// How deep schemas may nest without a reference between them.
    private static let depthLimit = 128
    /// How many shapes a contract may have; a bound on what YAML's aliases can unfold.
    private static let shapeLimit = 1_000_000

    init(_ contract: Contract, _ references: ReferenceResolver) {
        self.contract = contract
        self.references = references
        // Room costs nothing until it is used, but moving what is there does.
        let room = references.documents.first.map { $0.document.records.count / 4 } ?? 0
        self.contract.shapes.reserveCapacity(room)
        self.contract.origins.reserveCapacity(room)
    }

    // MARK: Types

    /// Declares a named type that is read later, or returns the one that was declared for the place.
    func declare(_ name: Name, kind: NamedType.Kind = .type, at place: LocatedNode) -> TypeID {
        if let known = typesByTarget[place] { return known }
        let type = contract.declare(name, kind: kind, at: references.origin(of: place))
        typesByTarget.set(type, for: place)
        takenNames.insert(name)
        targets.append(place)
        return type
    }

    /// Takes note of types that others declared in the contract and define themselves; they are said to stand at a place.
    func noteBuiltTypes(at place: LocatedNode) {
        while targets.count < contract.types.count {
            takenNames.insert(contract.types[targets.count].name)
            builtTypes.insert(targets.count)
            targets.append(place)
        }
    }

    /// Declares a file's schema under the file's name, unless it has one.
    func declareFile(_ place: LocatedNode) {
        if typesByTarget[place] == nil { _ = declare(typeName(for: "", at: place), at: place) }
    }

    /// Reads the types that were declared and not yet read, and those that they lead to.
    func readDeclaredTypes() {
        while nextToRead < targets.count {
            let type = TypeID(nextToRead)
            let target = targets[nextToRead]
            nextToRead += 1
            if builtTypes.contains(nextToRead - 1) { continue }
            guard target.node.isMapping else {
                contract.define(type, as: buildShape(target))
                continue
            }
            let schema = schemaNode(at: target)
            contract.define(type, as: buildShape(schema, within: .all))
            noteAsides(schema, contract.types[Int(type.index)].shape)
            let facets = facets(of: type, schema)
            contract.types[Int(type.index)].isDeprecated = facets.flags.contains(.deprecated)
            contract.types[Int(type.index)].description = facets.description
        }
    }

    /// Reads what is declared, sees to it that every type ends in a shape, and returns the contract.
    func finish() -> Contract {
        readDeclaredTypes()
        cutCircles()
        contract.files = references.files
        contract.troubles += references.troubles
        contract.dropSpareRoom()
        return contract
    }

    /// The type that a reference leads to; nil, with a trouble, where it leads nowhere.
    func type(for reference: Node, in resource: Int32) -> TypeID? {
        let key = ReferenceKey(resource: resource, text: reference.name)
        if reference.kind == .text, let known = typesByReference[key] { return known }
        guard let target = follow(reference, in: resource) else { return nil }
        let type = type(at: target, reference: key.text.text)
        typesByReference[key] = type
        return type
    }

    private func type(at target: LocatedNode, reference: String) -> TypeID {
        var place = target
        var text = reference
        // A schema that is only a reference is the schema that it leads to. A chain that runs in a circle ends at the limit.
        for _ in 0..<32 {
            guard let next = soleReference(of: place) else { break }
            guard case .success(let target) = references.resolve(next, from: place.resource) else { break }
            place = target
            text = next.text
        }
        if let known = typesByTarget[place] { return known }
        return declare(typeName(for: text, at: place), at: place)
    }

    /// Follows a reference; nil, with a trouble, where it leads nowhere.
    func follow(_ reference: Node, in resource: Int32) -> LocatedNode? {
        guard reference.kind == .text else {
            report("a reference is a text such as '#/definitions/Order', and this is none; what it stands for is unknown", at: reference)
            return nil
        }
        switch references.resolve(reference, from: resource) {
        case .success(let target): return target
        case .failure(let trouble):
            report("'\(reference.text)' leads nowhere: \(trouble.reason); what it stands for is taken as anything", at: reference)
            return nil
        }
    }

    /// The reference that is all that a schema says.
    private func soleReference(of place: LocatedNode) -> Node? {
        guard place.node.isMapping, let reference = place.node["$ref"], reference.kind == .text else { return nil }
        let dialect = references.dialect(of: place.resource)
        if dialect.referenceStandsAlone { return reference }
        let schema = SchemaNode(place, dialect: dialect)
        return schema.present.subtracting(.annotations).subtracting([.ref]).isEmpty ? reference : nil
    }

    /// A type's name: the last part of its pointer where it stands among named schemas, a file's name, else the whole reference.
    private func typeName(for reference: String, at place: LocatedNode) -> Name {
        let address = ReferenceAddress(reference)
        let file = place.node.document.file.path.text
        let tokens = address.pointer ?? [address.fragment ?? ""]
        var short = "#" + (address.fragment ?? "")
        let folders: Set<Name> = ["definitions", "$defs", "schemas"]
        let isElsewhere = place.node.document !== references.documents[0].document
        let isNamed = (2...3).contains(tokens.count) && folders.contains(Name(tokens[tokens.count - 2]))
        if let last = tokens.last, address.pointer == nil || isNamed || isElsewhere && tokens.count == 1 {
            short = last
        } else if tokens.isEmpty {
            let base = String(file.utf8.split(separator: UInt8(ascii: "/")).last ?? file.utf8[...]) ?? file
            short = base.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(base[..<$0]) } ?? base
        } else if isElsewhere {
            short = ""
        }
        if !takenNames.contains(Name(short)), !short.utf8.isEmpty { return Name(short) }
        var long = file + "#" + (address.fragment ?? "")
        while takenNames.contains(Name(long)) { long += "'" }
        return Name(long)
    }

    // MARK: Troubles and places

    /// Notes that a part is unknown, once for each place.
    func report(_ message: String, at node: Node) {
        guard reportedNodes.insert(node).inserted else { return }
        contract.troubles.append(ContractTrouble(.partUnknown, message, at: node.span))
    }

    /// Notes that a part is unknown, where no node of this reader's stands for it.
    func report(_ message: String, _ origin: Origin) {
        let file = references.files[Int(origin.file)]
        let place = SourceSpan(file: file, lower: Int(origin.lower), upper: Int(origin.upper))
        contract.troubles.append(ContractTrouble(.partUnknown, message, at: place))
    }

    func origin(_ node: Node, _ schema: SchemaNode) -> Origin { references.origin(of: node, in: schema.resource) }

    // MARK: Schemas

    /// Reads a schema and adds its shape to the contract.
    func readShape(_ place: LocatedNode, within types: TypeSet = .all) -> ShapeID {
        if place.node.isMapping { return readShape(schemaNode(at: place), within: types) }
        return contract.add(buildShape(place, within: types), at: references.origin(of: place))
    }

    /// Reads a schema whose keywords were found before.
    func readShape(_ schema: SchemaNode, within types: TypeSet = .all) -> ShapeID {
        let shape = contract.add(buildShape(schema, within: types), at: origin(schema.node, schema))
        noteAsides(schema, shape)
        return shape
    }

    /// Builds a schema's shape; only values of the given types matter to the caller, who sees to it that there are no others.
    func buildShape(_ place: LocatedNode, within types: TypeSet = .all) -> Shape {
        if let value = place.node.boolean { return value ? .any : .never }
        guard place.node.isMapping else {
            report("a schema is an object, true or false, and this is none; its values are taken as anything", at: place.node)
            return .any
        }
        return buildShape(schemaNode(at: place), within: types)
    }

    /// Finds the keywords of a schema's mapping.
    func schemaNode(at place: LocatedNode) -> SchemaNode {
        let dialect = references.dialect(of: place.resource)
        return SchemaNode(dialect.identifier.map { references.entering(place, $0) } ?? place, dialect: dialect)
    }

    private func buildShape(_ schema: SchemaNode, within types: TypeSet) -> Shape {
        guard contract.shapes.count < Self.shapeLimit else {
            report(
                "the contract unfolds into more than \(Self.shapeLimit) schemas; from here on they are taken as anything",
                at: schema.node)
            return .any
        }
        guard depth < Self.depthLimit else {
            report(
                "schemas nest more than \(Self.depthLimit) deep here; the rest is taken as anything; name the inner ones and refer to them",
                at: schema.node)
            return .any
        }
        depth += 1
        defer { depth -= 1 }
        let dialect = references.dialect(of: schema.resource)
        if dialect.referenceStandsAlone, let reference = schema[.ref] {
            return type(for: reference, in: schema.resource).map(Shape.reference) ?? .any
        }
        let shape = buildAllParts(schema, dialect: dialect, within: types)
        guard schema.isTrue(.nullable) || schema.isTrue(.vendorNullable) else { return shape }
        return anyOf([shape, .scalar(.null)], at: origin(schema.node, schema))
    }
}
