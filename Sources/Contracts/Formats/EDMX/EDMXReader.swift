internal import Basics
internal import Documents

/// Turns the declarations of a service into a contract.
struct EDMXReader {
    /// A structured type is a different message when it is read, made and changed.
    enum View: String {
        case out = ""
        case create = "/create"
        case update = "/update"
    }

    struct TypeView: Hashable {
        let type: Name
        let view: View
    }

    var contract: Contract
    let schemas: CSDLSchemas
    /// The names by which types go in the contract: local where that is unique.
    private var names: [Name: Name] = [:]
    private var declared: [TypeView: TypeID] = [:]
    /// The views that were declared and have no shape yet.
    private var pending: [TypeView] = []
    private var reported: Set<ContractTrouble> = []

    init(_ contract: Contract, _ schemas: CSDLSchemas) {
        self.contract = contract
        self.schemas = schemas
    }

    mutating func readAll() {
        chooseNames()
        for type in schemas.ordered where type.kind != .definition { _ = declare(type, .out) }
        definePending()
        for container in schemas.containers {
            for node in container.elements {
                if node.isText("EntitySet") { readEntitySet(node, container, isSingleton: false) }
                if node.isText("Singleton") { readEntitySet(node, container, isSingleton: true) }
            }
        }
        readFunctions()
        definePending()
    }

    /// Sets and local names share one list of names; what is taken keeps its namespace.
    private mutating func chooseNames() {
        var count: [Name: Int] = [:]
        for container in schemas.containers {
            for node in container.elements where node.isText("EntitySet") || node.isText("Singleton") {
                if let name = node.attribute("Name")?.name { count[name, default: 0] += 1 }
            }
        }
        for type in schemas.ordered { count[type.local, default: 0] += 1 }
        for type in schemas.ordered { names[type.name] = count[type.local] == 1 ? type.local : type.name }
    }

    func origin(of node: Node) -> Origin {
        let file = contract.files.firstIndex { $0 === node.document.file } ?? 0
        return Origin(file: file, lower: node.span.lower, upper: node.span.upper)
    }

    /// Reports a part that is unknown, once, however many views of a type have it.
    mutating func trouble(_ message: String, at node: Node) {
        let trouble = ContractTrouble(.partUnknown, message, at: node.span)
        if reported.insert(trouble).inserted { contract.troubles.append(trouble) }
    }

    /// Returns the named type of a view, which gets its shape later.
    mutating func declare(_ type: CSDLType, _ view: View) -> TypeID {
        let view = type.isStructured ? view : .out
        let key = TypeView(type: type.name, view: view)
        if let known = declared[key] { return known }
        let id = contract.declare(Name("\(names[type.name] ?? type.name)\(view.rawValue)"), at: origin(of: type.node))
        contract.types[Int(id.index)].label = type.label
        contract.types[Int(id.index)].isDeprecated = schemas.isDeprecated(type.node, target: type.name)
        contract.types[Int(id.index)].description = description(of: type.node, target: type.name)
        declared[key] = id
        pending.append(key)
        return id
    }

    mutating func reference(to type: CSDLType, _ view: View, at node: Node) -> ShapeID {
        let id = declare(type, view)
        return contract.add(.reference(id), at: origin(of: node))
    }

    /// Gives the declared views their shapes; doing so may declare more.
    private mutating func definePending() {
        var next = 0
        while next < pending.count {
            let key = pending[next]
            next += 1
            guard let type = schemas.types[key.type], let id = declared[key] else { continue }
            contract.define(id, as: type.isStructured ? .record(record(of: type, key.view)) : enumeration(type))
        }
        pending.removeAll()
    }

    /// A record's fields, inherited ones first. It is open where the service says so, or where other types extend it with fields of theirs.
    private mutating func record(of type: CSDLType, _ view: View) -> Record {
        if let base = type.base, schemas.types[base] == nil {
            trouble(
                "The base type `\(base)` of `\(type.name)` is not declared, so its fields are unknown.",
                at: type.node.attribute("BaseType") ?? type.node)
            return Record(fields: fields(of: type, view), rest: .open)
        }
        let isOpen = type.node.attribute("OpenType")?.isText("true") == true || schemas.bases.contains(type.name)
        return Record(fields: fields(of: type, view), rest: isOpen ? .open : .closed)
    }

    private mutating func fields(of type: CSDLType, _ view: View) -> [Field] {
        let members = schemas.members(of: type)
        let keys = Set(members.keys.compactMap { $0.attribute("Name")?.name })
        var fields: [Field] = []
        for (owner, node) in members.properties {
            let name = node.attribute("Name")?.name
            let field =
                node.isText("Property")
                ? property(node, of: owner, isKey: name.map(keys.contains) ?? false, view) : navigation(node, of: owner, view)
            if let field { fields.append(field) }
        }
        return fields
    }

    /// An enum's member names; a text where members combine (`IsFlags`).
    private func enumeration(_ type: CSDLType) -> Shape {
        if type.node.attribute("IsFlags")?.isText("true") == true { return .scalar(.text(.any)) }
        return .literals(type.node.elements(named: "Member").compactMap { $0.attribute("Name").map { .text($0.name) } })
    }
}
