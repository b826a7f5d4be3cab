internal import Basics
internal import Documents

/// Turns objects into a contract: a named type for each object's rows, and what the API lets one do with them.
struct SalesforceReader {
    private(set) var contract: Contract
    private var sources: SalesforceSources
    private var declared: [Name: TypeID] = [:]
    /// Names without two underscores in a row are those of standard fields, of which metadata holds the changed ones only.
    private static let standardNames = "^[A-Za-z0-9]+(?:_[A-Za-z0-9]+)*$"

    init(_ sources: SalesforceSources) {
        self.sources = sources
        contract = sources.contract
    }

    mutating func readAll() {
        let names = sources.objects.keys.sorted()
        if names.isEmpty, contract.troubles.isEmpty, let file = contract.files.first {
            contract.troubles.append(
                ContractTrouble(
                    .unreadable, "No file declares an object or a field, so there is no contract here.", at: SourceSpan(file: file)))
        }
        for name in names {
            guard let object = sources.objects[name], let first = object.declaration ?? object.fields.first else { continue }
            declared[name] = contract.declare(name, at: first.origin)
        }
        for name in names { read(name) }
        contract.files = sources.contract.files
        contract.troubles += sources.contract.troubles.dropFirst(contract.troubles.count)
    }

    private mutating func read(_ name: Name) {
        guard let object = sources.objects[name], let id = declared[name] else { return }
        let place = contract[id].origin
        contract.types[Int(id.index)].label = "object"
        contract.types[Int(id.index)].description = object.declaration?.text("description")
        contract.types[Int(id.index)].isDeprecated = object.declaration?.text("deploymentStatus") == "Deprecated"
        let fields = fields(of: name, object, at: place)
        contract.define(id, as: .record(record(fields, .read, name)))
        let row = contract.add(.reference(id), at: place)
        add("read", name, [Position(.response(""), .out, row, origin: place)], terms: [], at: place)
        let isSetting = name.text.hasSuffix("__mdt")
        if isSetting { return }
        let new = contract.add(.record(record(fields, .create, name)), at: place)
        add("create", name, [Position(.request, .in, new, origin: place)], terms: terms(object), at: place)
        // An event is published once, and never changed.
        if name.text.hasSuffix("__e") { return }
        let change = contract.add(.record(record(fields, .update, name)), at: place)
        add("update", name, [Position(.request, .in, change, origin: place)], terms: keyTerms(object), at: place)
        add("delete", name, [], terms: [], at: place)
    }

    private mutating func add(_ verb: String, _ object: Name, _ positions: [Position], terms: [ExchangeTerm], at place: Origin) {
        var operation = Operation(name: Name("\(object)/\(verb)"), identity: Name("\(object)/\(verb)"), origin: place)
        operation.positions = positions
        operation.terms = terms
        contract.operations.append(operation)
    }

    // MARK: Fields

    /// All fields of an object: those that every object has, standard ones that are known, and what the metadata declares.
    private mutating func fields(of name: Name, _ object: SalesforceSources.Object, at place: Origin) -> [SalesforceField] {
        var fields = StandardFields.common(to: name).map { SalesforceField($0, at: place) }
        fields += StandardFields.own(of: name).map { SalesforceField($0, at: place) }
        if let declaration = object.declaration, let nameField = declaration.children("nameField").first {
            fields.append(SalesforceField(nameOf: nameField))
        }
        for stated in object.fields {
            guard let own = stated.text("fullName") else {
                sources.report("The field has no `fullName`; it is left out.", at: stated.node)
                continue
            }
            let index = fields.firstIndex { $0.name == Name(own) }
            // Metadata of a standard field that does not state its type only says what was changed about it.
            if let index, stated.text("type") == nil {
                fields[index].apply(stated)
            } else if let index {
                fields[index] = SalesforceField(Name(own), stated)
            } else {
                fields.append(contentsOf: SalesforceField.all(Name(own), stated))
            }
        }
        return fields
    }

    private mutating func record(_ fields: [SalesforceField], _ view: SalesforceField.View, _ object: Name) -> Record {
        var record = Record(rest: .closed)
        for field in fields {
            if view == .update, field.isReadOnly || field.isNotUpdatable { continue }
            let shape = shape(of: field, view)
            var facets = Facets(description: field.description)
            if field.name == "Id" { facets.flags.formUnion([.key, .serverFilled]) }
            if view != .read, field.isReadOnly { facets.flags.insert(.readOnly) }
            if field.isNotUpdatable, !field.isReadOnly { facets.flags.insert(.notUpdatable) }
            if view == .create, field.isFilled { facets.flags.insert(.serverFilled) }
            if field.isDeprecated { facets.flags.insert(.deprecated) }
            if view != .read, let known = understood(by: field) { facets.understood = known }
            record.fields.append(
                Field(
                    field.name, shape, required: view == .read || view == .create && field.isDemanded, facets: facets, origin: field.origin)
            )
            if view == .read, let link = relationship(of: field) { record.fields.append(link) }
        }
        if !object.text.contains("__"), let place = declared[object].map({ contract[$0].origin }) {
            record.patternFields = [(Self.standardNames, contract.add(.any, at: place))]
        }
        return record
    }

    /// The record that a reference leads to, which is there where a query asks for it: `Account__r` beside `Account__c`.
    private mutating func relationship(of field: SalesforceField) -> Field? {
        guard field.name.text.hasSuffix("__c"), field.references.count == 1, let target = declared[field.references[0]] else { return nil }
        var facets = Facets()
        facets.flags = [.navigation, .readOnly]
        let shape = contract.add(.reference(target), at: field.origin)
        return Field(Name(field.name.text.dropLast(3) + "__r"), shape, facets: facets, origin: field.origin)
    }

    // MARK: Values

    private mutating func shape(of field: SalesforceField, _ view: SalesforceField.View) -> ShapeID {
        let values = picklist(field)
        let shape = contract.add(values ?? field.shape, at: field.origin)
        if case .any = contract[shape] { return shape }
        // A box is never empty; other fields are null where they hold nothing.
        let mayBeNull = !field.isBoolean && !field.isRequired && field.name != "Id"
        guard mayBeNull else { return shape }
        return contract.add(.union(Union([shape, contract.add(.scalar(.null), at: field.origin)])), at: field.origin)
    }

    /// The values of a list that takes no others; nil for other fields.
    private mutating func picklist(_ field: SalesforceField) -> Shape? {
        guard let list = field.valueSet, list.isRestricted, let values = values(of: list) else { return nil }
        if !list.isMultiple { return .literals(values.map { .text($0) }) }
        // Several values stand in one text, with semicolons between them.
        let choice = values.map { $0.text.escapedForPattern }.joined(separator: "|")
        return .scalar(.text(TextDomain(maxLength: 4099, patterns: ["^(?:\(choice))(?:;(?:\(choice)))*$"])))
    }

    private mutating func understood(by field: SalesforceField) -> [Name]? {
        guard let list = field.valueSet, !list.isRestricted, !list.isMultiple else { return nil }
        return values(of: list)
    }

    private mutating func values(of list: SalesforceValueSet) -> [Name]? {
        guard let shared = list.name else { return list.values }
        if let found = sources.values(ofSet: shared, near: Int(list.place.origin.file)) { return found }
        sources.report("The value set `\(shared)` is not among the files, so its values are not known.", at: list.place.node)
        return nil
    }

    // MARK: Terms

    /// What a writer relies on beside values: which object an id is of, and that no other record has the value.
    private func terms(_ object: SalesforceSources.Object) -> [ExchangeTerm] {
        object.fields.flatMap { field -> [ExchangeTerm] in
            guard let name = field.text("fullName") else { return [] }
            var terms: [ExchangeTerm] = []
            let targets = field.children("referenceTo").map(\.node.characterText)
            if !targets.isEmpty {
                terms.append(
                    ExchangeTerm("\(name): refers to", .typeChanged, .oneOf(targets.sorted()), ifRemoved: .safe, origin: field.origin))
            }
            if field.isTrue("unique") {
                terms.append(
                    ExchangeTerm(
                        "\(name): unique", .recordConstraintChanged, .exactly("true"), ifRemoved: .safe, ifAdded: .risky,
                        origin: field.origin))
            }
            return terms
        }
    }

    /// The external ids by which records are found when they are written.
    private func keyTerms(_ object: SalesforceSources.Object) -> [ExchangeTerm] {
        object.fields.filter { $0.isTrue("externalId") }.compactMap { field in
            field.text("fullName").map { ExchangeTerm("\($0): external id", .bindingChanged, .exactly("true"), origin: field.origin) }
        }
    }
}

extension String {
    /// The text as a pattern that matches nothing else.
    fileprivate var escapedForPattern: String {
        reduce(into: "") { text, character in
            if #"\^$.|?*+()[]{}/-"#.contains(character) { text += "\\" }
            text.append(character)
        }
    }
}
