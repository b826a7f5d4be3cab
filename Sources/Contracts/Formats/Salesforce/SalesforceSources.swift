internal import Basics
internal import Documents

/// The objects, fields and value sets that the files of a project declare.
struct SalesforceSources {
    /// One declaration, and the file that it stands in.
    struct Place {
        let node: Node
        let file: Int

        var origin: Origin { Origin(file: file, lower: node.span.lower, upper: node.span.upper) }

        /// The text of a child element without spaces around it; nil where there is none.
        func text(_ name: StaticString) -> String? {
            guard let element = node.element(named: name) else { return nil }
            let text = element.characterText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return text.isEmpty ? nil : text
        }

        func isTrue(_ name: StaticString) -> Bool { text(name) == "true" }

        func children(_ name: StaticString) -> [Place] { node.elements(named: name).map { Place(node: $0, file: file) } }
    }

    /// What is known of one object.
    struct Object {
        var declaration: Place?
        var fields: [Place] = []
    }

    private(set) var contract: Contract
    private(set) var objects: [Name: Object] = [:]
    private var valueSets: [Name: [Name]] = [:]
    private let input: ContractInput

    init(_ contract: Contract, _ input: ContractInput) {
        self.contract = contract
        self.input = input
    }

    mutating func read(_ file: SourceFile, index: Int) {
        let document = readDocument(file, as: .xml)
        contract.addSyntaxTroubles(of: document)
        guard let root = document.root else { return }
        let place = Place(node: root, file: index)
        switch root.text {
        case "CustomObject":
            guard let name = Self.objectName(of: file.path, isField: false) else {
                return report("The file's name does not say which object it declares; it is left out.", at: root)
            }
            objects[name, default: Object()].declaration = place
            objects[name, default: Object()].fields += place.children("fields")
        case "CustomField":
            guard let name = Self.objectName(of: file.path, isField: true) else {
                return report("The field lies in no folder `OBJECT/fields/`, so its object is not known; it is left out.", at: root)
            }
            objects[name, default: Object()].fields.append(place)
        case "GlobalValueSet":
            valueSets[Self.stem(of: file.path)] = Self.values(of: place.children("customValue"))
        default:
            contract.troubles.append(
                ContractTrouble(.unreadable, "The root `\(root.text)` is no object, field or value set of Salesforce.", at: root.span))
        }
    }

    /// The values of a value set that stands in a file of its own; nil where it is not found.
    mutating func values(ofSet name: Name, near file: Int) -> [Name]? {
        if let known = valueSets[name] { return known }
        // `…/objects/Account/fields/X` lies beside `…/globalValueSets/`.
        var folders = contract.files[file].path.text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard let objects = folders.lastIndex(of: "objects") else { return nil }
        folders.removeSubrange(objects...)
        let path = (folders + ["globalValueSets", "\(name).globalValueSet-meta.xml"]).joined(separator: "/")
        guard let found = input.resolve(Name(path)) else { return nil }
        contract.files.append(found)
        let document = readDocument(found, as: .xml)
        let root = document.root.map { Place(node: $0, file: contract.files.count - 1) }
        let values = root.map { Self.values(of: $0.children("customValue")) } ?? []
        valueSets[name] = values
        return values
    }

    /// The values that are in use, in order.
    static func values(of places: [Place]) -> [Name] {
        places.filter { $0.text("isActive") != "false" }.compactMap { $0.text("fullName").map { Name($0) } }
    }

    mutating func report(_ message: String, at node: Node) {
        contract.troubles.append(ContractTrouble(.partUnknown, message, at: node.span))
    }

    // MARK: Names

    /// `Account.object-meta.xml` and `Account.object` declare Account, as `Account/fields/X.field-meta.xml` lies in it.
    private static func objectName(of path: Name, isField: Bool) -> Name? {
        let steps = path.text.split(separator: "/").map(String.init)
        if isField {
            guard let folder = steps.dropLast().lastIndex(of: "fields"), folder > 0 else { return nil }
            return Name(steps[folder - 1])
        }
        let name = stem(of: path)
        return name.isEmpty ? nil : name
    }

    private static func stem(of path: Name) -> Name {
        let file = path.text.split(separator: "/").last ?? ""
        return Name(file.prefix { $0 != "." })
    }
}
