internal import Basics
internal import Documents

/// One field of an object, from metadata or from what is known of standard objects.
struct SalesforceField {
    /// What is done with a record.
    enum View { case read, create, update }

    let name: Name
    private(set) var shape: Shape
    let origin: Origin
    private(set) var description: String?
    /// Whether nobody but the server sets it: formulas, roll-ups, numbers that count up.
    private(set) var isReadOnly = false
    private(set) var isNotUpdatable = false
    private(set) var isRequired = false
    /// Whether the server fills it where a writer leaves it out.
    private(set) var isFilled = false
    private(set) var isDeprecated = false
    private(set) var valueSet: SalesforceValueSet?
    /// The objects that an id may be of.
    private(set) var references: [Name] = []

    var isBoolean: Bool {
        if case .scalar(.boolean) = shape { true } else { false }
    }
    /// Whether a new record must state it.
    var isDemanded: Bool { isRequired && !isReadOnly && !isFilled }

    /// A field that metadata declares.
    init(_ name: Name, _ place: SalesforceSources.Place) {
        self.init(name, place, type: place.text("type") ?? "")
    }

    private init(_ name: Name, _ place: SalesforceSources.Place, type: String) {
        self.name = name
        origin = place.origin
        shape = Self.shape(type, place)
        references = place.children("referenceTo").map { Name($0.node.characterText) }
        valueSet = SalesforceValueSet(place, isMultiple: type == "MultiselectPicklist")
        isReadOnly = place.node.element(named: "formula") != nil || ["AutoNumber", "Summary"].contains(type)
        isRequired = place.isTrue("required") || type == "MasterDetail"
        isNotUpdatable = type == "MasterDetail" && !place.isTrue("reparentableMasterDetail")
        // A box that nobody ticks is empty; other defaults are filled when a record is made.
        isFilled = type == "Checkbox" || type != "MasterDetail" && place.text("defaultValue") != nil || valueSet?.hasDefault == true
        apply(place)
    }

    /// All fields that metadata of one declares: a place on the map has two numbers.
    static func all(_ name: Name, _ place: SalesforceSources.Place) -> [SalesforceField] {
        guard place.text("type") == "Location", name.text.hasSuffix("__c") else { return [SalesforceField(name, place)] }
        return ["__Latitude__s", "__Longitude__s"].map { SalesforceField(Name(name.text.dropLast(3) + $0), place, type: "Coordinate") }
    }

    /// The field `Name` of a custom object, whose metadata stands in the object's own.
    init(nameOf place: SalesforceSources.Place) {
        self.init("Name", place, type: place.text("type") == "AutoNumber" ? "AutoNumber" : "NameText")
        isRequired = !isReadOnly
    }

    /// A field that is known without metadata.
    init(_ standard: StandardFields.Entry, at origin: Origin) {
        name = standard.name
        shape = standard.shape
        self.origin = origin
        isRequired = standard.isRequired
        isReadOnly = standard.isReadOnly
        isFilled = standard.isFilled
    }

    /// Takes over what metadata says of a field whose type is known.
    mutating func apply(_ place: SalesforceSources.Place) {
        description = place.text("description") ?? place.text("inlineHelpText") ?? place.text("label") ?? description
        if place.isTrue("required") { isRequired = true }
        if place.isTrue("deprecated") { isDeprecated = true }
        if valueSet == nil { valueSet = SalesforceValueSet(place, isMultiple: false) }
    }

    // MARK: Types

    private static func shape(_ type: String, _ place: SalesforceSources.Place) -> Shape {
        func length(_ usual: Int?) -> Int? { place.text("length").flatMap { Int($0) } ?? usual }
        switch type {
        case "Text", "EncryptedText", "TextArea", "IndirectLookup", "ExternalLookup", "MetadataRelationship":
            return .scalar(.text(TextDomain(maxLength: length(255))))
        case "NameText": return .scalar(.text(TextDomain(maxLength: 80)))
        case "LongTextArea", "Html": return .scalar(.text(TextDomain(maxLength: length(32_768))))
        case "Email": return .scalar(.text(TextDomain(maxLength: 80, format: "email")))
        case "Phone": return .scalar(.text(TextDomain(maxLength: 40)))
        case "Url", "Picklist": return .scalar(.text(TextDomain(maxLength: 255)))
        case "MultiselectPicklist": return .scalar(.text(TextDomain(maxLength: 4099)))
        case "AutoNumber": return .scalar(.text(TextDomain(maxLength: 30)))
        case "Lookup", "MasterDetail", "Hierarchy": return id
        case "Checkbox": return .scalar(.boolean)
        case "Number", "Currency", "Percent": return .scalar(.number(number(place)))
        case "Summary": return .scalar(.number(.any))
        case "Coordinate":
            let places = min(max(place.text("scale").flatMap { Int($0) } ?? 0, 0), 17)
            return .scalar(
                .number(NumberDomain(minimum: .init(ExactDecimal(-180)), maximum: .init(ExactDecimal(180)), step: .powerOfTen(-places))))
        case "Date": return .scalar(.instant(.date))
        case "DateTime": return .scalar(.instant(.dateTime))
        case "Time": return .scalar(.instant(.time))
        default: return .any
        }
    }

    /// An id of 15 characters, or of 18 with its check letters.
    static let id = Shape.scalar(.text(TextDomain(minLength: 15, maxLength: 18, patterns: ["^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$"])))

    /// A number of so many digits, some of them after the point.
    private static func number(_ place: SalesforceSources.Place) -> NumberDomain {
        let digits = place.text("precision").flatMap { Int($0) } ?? 18
        let places = place.text("scale").flatMap { Int($0) } ?? 0
        guard (1...18).contains(digits), (0...digits).contains(places) else { return .any }
        return .decimal(precision: digits, scale: places)
    }
}

/// The values of a picklist: those of the field, or of a set that several fields share.
struct SalesforceValueSet {
    let place: SalesforceSources.Place
    /// The shared set.
    let name: Name?
    let values: [Name]
    /// Whether the API takes no other values.
    let isRestricted: Bool
    let isMultiple: Bool
    let hasDefault: Bool

    /// Finds the list of a field; nil for fields without one. Before version 38 of the API it stood under `picklist`.
    init?(_ field: SalesforceSources.Place, isMultiple: Bool) {
        guard let set = field.children("valueSet").first ?? field.children("picklist").first else { return nil }
        let definition = set.children("valueSetDefinition").first ?? set
        let values = definition.children("value") + definition.children("picklistValues")
        place = set
        name = set.text("valueSetName").map { Name($0) }
        self.values = SalesforceSources.values(of: values)
        isRestricted = set.isTrue("restricted") || set.isTrue("restrictedPicklist")
        self.isMultiple = isMultiple
        hasDefault = values.contains { $0.isTrue("default") }
    }
}
