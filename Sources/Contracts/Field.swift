package import Basics

/// One field of a record, or one parameter.
package struct Field: Sendable {
    package var name: Name
    package var shape: ShapeID
    package var isRequired: Bool
    package var facets: Facets
    package var origin: Origin

    package init(_ name: Name, _ shape: ShapeID, required: Bool = false, facets: Facets = Facets(), origin: Origin) {
        self.name = name
        self.shape = shape
        isRequired = required
        self.facets = facets
        self.origin = origin
    }
}

/// What is true of a field beside its shape; shared by all formats.
package struct Facets: Sendable, Hashable {
    package struct Flags: OptionSet, Sendable, Hashable {
        package let rawValue: UInt16
        package init(rawValue: UInt16) { self.rawValue = rawValue }
        /// Does not exist in requests.
        package static let readOnly = Flags(rawValue: 1)
        /// Does not exist in responses.
        package static let writeOnly = Flags(rawValue: 2)
        package static let deprecated = Flags(rawValue: 4)
        /// Filled by the server where a writer leaves it out: computed, identity, a key on create.
        package static let serverFilled = Flags(rawValue: 8)
        package static let key = Flags(rawValue: 16)
        /// The server takes it when a record is made, and not afterwards.
        package static let notUpdatable = Flags(rawValue: 32)
        /// A link to another record that is not there unless one asks for it (an OData navigation property).
        package static let navigation = Flags(rawValue: 64)
    }

    private struct Values: Sendable, Hashable, AsideValues {
        var defaultValue: Literal?
        var sunset: String?
        var unit: String?
        var understood: [Name]?
        var style: String?
        var position: String?

        var isEmpty: Bool {
            defaultValue == nil && sunset == nil && unit == nil && understood == nil && style == nil && position == nil
        }
    }

    package var flags: Flags
    /// GraphQL arguments of an output field, as a record.
    package var arguments: ShapeID?
    /// The human description, for telling renames.
    package var description: String?
    private var rare = Aside<Values>()

    package var defaultValue: Literal? {
        get { rare.values?.defaultValue }
        set { rare.change { $0.defaultValue = newValue } }
    }
    /// The date after which the field may be gone, as the contract writes it.
    package var sunset: String? {
        get { rare.values?.sunset }
        set { rare.change { $0.sunset = newValue } }
    }
    /// Where the unit of the amount stands: a fixed unit, or a field beside it.
    package var unit: String? {
        get { rare.values?.unit }
        set { rare.change { $0.unit = newValue } }
    }
    /// The values that an open list names as understood (`x-extensible-enum`); others are accepted all the same.
    package var understood: [Name]? {
        get { rare.values?.understood }
        set { rare.change { $0.understood = newValue } }
    }
    /// How an array or object is written into a parameter's text (`form explode`, `simple`, `content application/json`); nil where one way exists.
    package var style: String? {
        get { rare.values?.style }
        set { rare.change { $0.style = newValue } }
    }
    /// Where it stands in messages that name no fields (`column 3`, `characters 11 to 20`); nil where names tell.
    package var position: String? {
        get { rare.values?.position }
        set { rare.change { $0.position = newValue } }
    }

    /// Whether two facets say the same of values; descriptions and arguments do not count.
    package static func areAlike(_ left: Facets, _ right: Facets) -> Bool { left.flags == right.flags && left.rare == right.rare }

    /// Takes over what another schema says, but for its description, which is of that schema.
    mutating func inherit(_ other: Facets) {
        flags.formUnion(other.flags)
        if other.rare.isEmpty { return }
        defaultValue = other.defaultValue ?? defaultValue
        sunset = other.sunset ?? sunset
        unit = other.unit ?? unit
        understood = other.understood ?? understood
    }

    package init(_ flags: Flags = [], defaultValue: Literal? = nil, sunset: String? = nil, description: String? = nil) {
        self.flags = flags
        self.description = description
        if defaultValue != nil || sunset != nil { rare = Aside(Values(defaultValue: defaultValue, sunset: sunset)) }
    }
}
