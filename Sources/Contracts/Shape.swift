package import Basics

/// The index of a shape in its contract's table.
package struct ShapeID: Hashable, Sendable {
    package let index: Int32
    package init(_ index: Int) { self.index = Int32(index) }
}

/// The index of a named type in its contract's table.
package struct TypeID: Hashable, Sendable {
    package let index: Int32
    package init(_ index: Int) { self.index = Int32(index) }
}

/// A set of values, as a contract describes it.
///
/// All formats share this one closed enum; a format cannot add a case. What only one format knows stays in that format's folder.
package enum Shape: Sendable {
    /// Every value: nothing was promised.
    case any
    /// No value.
    case never
    case scalar(Scalar)
    /// One of some literals, of any type.
    case literals([Literal])
    /// Named fields, and what else may stand beside them; a map is a record without fields.
    case record(Record)
    case array(ArrayShape)
    /// Named fields whose order and number an automaton gives: XML's elements, EDI's segments.
    case content(Content)
    case union(Union)
    /// All parts at once: `allOf`, or keywords of several kinds in one schema.
    case intersection([ShapeID])
    /// Every value but those of the part.
    case complement(ShapeID)
    /// A named type of the same contract.
    case reference(TypeID)
}

/// A value without parts.
package enum Scalar: Sendable, Hashable {
    case null
    case boolean
    case number(NumberDomain)
    case text(TextDomain)
    /// A typed date or time, in formats that have such types (OData, entities); JSON's are `text` with a format.
    case instant(InstantKind)
    case bytes(maxLength: Int?)
}

package enum InstantKind: Sendable, Hashable {
    case date, time, dateTime, duration
}

/// Numbers between two bounds that are multiples of a step; a decimal of precision p and scale s is the step 10⁻ˢ and the bounds that p leaves.
package struct NumberDomain: Sendable, Hashable {
    package var minimum: Bound?
    package var maximum: Bound?
    /// What every value is a whole multiple of; nil for any number. Integers have the step 1 or a multiple of it.
    package var step: ExactDecimal?
    /// A binary width that the format promises (`float`, `double`), as a label beside the bounds.
    package var width: Width?

    package struct Bound: Sendable, Hashable {
        package var value: ExactDecimal
        package var isExclusive: Bool

        package init(_ value: ExactDecimal, isExclusive: Bool = false) {
            self.value = value
            self.isExclusive = isExclusive
        }
    }

    package enum Width: Int, Sendable, Hashable { case float, double }

    package init(minimum: Bound? = nil, maximum: Bound? = nil, step: ExactDecimal? = nil, width: Width? = nil) {
        self.minimum = minimum
        self.maximum = maximum
        self.step = step
        self.width = width
    }

    package static let any = NumberDomain()
    package static let integer = NumberDomain(step: .one)

    /// Whole numbers that fit into a signed binary integer of some bits.
    package static func signed(bits: Int) -> NumberDomain {
        let top = Int128(1) << Int128(bits - 1)
        return NumberDomain(
            minimum: Bound(ExactDecimal(coefficient: -top, exponent: 0)), maximum: Bound(ExactDecimal(coefficient: top - 1, exponent: 0)),
            step: .one)
    }

    /// Decimals of a number of digits, some of them after the point.
    package static func decimal(precision: Int, scale: Int) -> NumberDomain {
        let step = ExactDecimal.powerOfTen(-scale)
        guard precision <= 37 else { return NumberDomain(step: step) }
        var nines: Int128 = 0
        for _ in 0..<precision { nines = nines * 10 + 9 }
        let top = ExactDecimal(coefficient: nines, exponent: -scale)
        return NumberDomain(minimum: Bound(-top), maximum: Bound(top), step: step)
    }
}

/// Texts of some length that match patterns and have a format; lengths count Unicode scalars.
package struct TextDomain: Sendable, Hashable {
    package var minLength: Int
    package var maxLength: Int?
    /// Regular expressions of ECMA-262 that each must match somewhere in the text.
    package var patterns: [String]
    /// The name of a format (`date`, `uuid`, or one that nobody knows).
    package var format: String?
    /// What the text stands for, as labels: an encoding, the media type and the schema of what is encoded.
    package var content: [ContentLabel]

    package init(
        minLength: Int = 0, maxLength: Int? = nil, patterns: [String] = [], format: String? = nil, content: [ContentLabel] = []
    ) {
        self.content = content
        self.minLength = minLength
        self.maxLength = maxLength
        self.patterns = patterns
        self.format = format
    }

    package static let any = TextDomain()
}

/// One value that a contract spells out: an enum's member, a constant, a default.
package enum Literal: Sendable, Hashable {
    case null
    case boolean(Bool)
    case number(ExactDecimal)
    case text(Name)
    /// An array or object, as canonical JSON text.
    case composite(Name)
}

/// Named fields, and what may stand beside them.
package struct Record: Sendable {
    package var fields: [Field]
    package var rest: Rest
    /// Fields whose names match a pattern (JSON Schema's `patternProperties`).
    package var patternFields: [(pattern: String, shape: ShapeID)]
    /// What every name must be (JSON Schema's `propertyNames`).
    package var names: ShapeID?
    package var minFields: Int
    package var maxFields: Int?
    /// Fields that must be there when another is.
    package var dependentRequired: [(field: Name, required: [Name])]
    /// Shapes that the record must have when a field is there.
    package var dependentShapes: [(field: Name, shape: ShapeID)]

    package init(fields: [Field] = [], rest: Rest = .open) {
        self.fields = fields
        self.rest = rest
        patternFields = []
        names = nil
        minFields = 0
        maxFields = nil
        dependentRequired = []
        dependentShapes = []
    }

    /// What may stand beside the named fields.
    package enum Rest: Sendable, Hashable {
        /// Nothing.
        case closed
        /// Anything, since the contract does not forbid it; in most formats nobody sends what is not declared.
        case open
        /// Fields of this shape: the values of a map.
        case shape(ShapeID)
    }
}

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

    package var flags: Flags
    /// GraphQL arguments of an output field, as a record.
    package var arguments: ShapeID?
    /// The human description, for telling renames.
    package var description: String?
    private var rare: RareFacets?

    package var defaultValue: Literal? {
        get { rare?.values.defaultValue }
        set { setRare { $0.defaultValue = newValue } }
    }
    /// The date after which the field may be gone, as the contract writes it.
    package var sunset: String? {
        get { rare?.values.sunset }
        set { setRare { $0.sunset = newValue } }
    }
    /// Where the unit of the amount stands: a fixed unit, or a field beside it.
    package var unit: String? {
        get { rare?.values.unit }
        set { setRare { $0.unit = newValue } }
    }
    /// The values that an open list names as understood (`x-extensible-enum`); others are accepted all the same.
    package var understood: [Name]? {
        get { rare?.values.understood }
        set { setRare { $0.understood = newValue } }
    }
    /// How an array or object is written into a parameter's text (`form explode`, `simple`, `content application/json`); nil where one way exists.
    package var style: String? {
        get { rare?.values.style }
        set { setRare { $0.style = newValue } }
    }
    /// Where it stands in messages that name no fields (`column 3`, `characters 11 to 20`); nil where names tell.
    package var position: String? {
        get { rare?.values.position }
        set { setRare { $0.position = newValue } }
    }

    package init(_ flags: Flags = [], defaultValue: Literal? = nil, sunset: String? = nil, description: String? = nil) {
        self.flags = flags
        self.description = description
        if defaultValue != nil || sunset != nil { rare = RareFacets(.init(defaultValue: defaultValue, sunset: sunset)) }
    }

    private mutating func setRare(_ change: (inout RareFacets.Values) -> Void) {
        var values = rare?.values ?? RareFacets.Values()
        change(&values)
        rare = values.isEmpty ? nil : RareFacets(values)
    }
}

/// What few fields have, kept apart: there are very many fields, and they are copied often.
private final class RareFacets: Sendable, Hashable {
    struct Values: Sendable, Hashable {
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

    let values: Values

    init(_ values: Values) { self.values = values }

    static func == (left: RareFacets, right: RareFacets) -> Bool { left === right || left.values == right.values }
    func hash(into hasher: inout Hasher) { hasher.combine(values) }
}

/// Items in order: some by position, the others alike.
package struct ArrayShape: Sendable {
    /// The first items, by position (a tuple).
    package var prefix: [ShapeID]
    /// The items after the prefix; nil where there can be none.
    package var items: ShapeID?
    package var minItems: Int
    package var maxItems: Int?
    package var isUnique: Bool
    /// What some of the items must be, and how many (JSON Schema's `contains`).
    package var contains: (shape: ShapeID, minimum: Int, maximum: Int?)?

    package init(items: ShapeID?, prefix: [ShapeID] = [], minItems: Int = 0, maxItems: Int? = nil, isUnique: Bool = false) {
        self.items = items
        self.prefix = prefix
        self.minItems = minItems
        self.maxItems = maxItems
        self.isUnique = isUnique
    }
}

/// One of several shapes.
package struct Union: Sendable {
    package enum Mode: Sendable, Hashable {
        /// At least one fits (`anyOf`, a type list).
        case anyOf
        /// Exactly one fits (`oneOf`).
        case oneOf
    }

    package var branches: [ShapeID]
    package var mode: Mode
    /// The field whose value tells the branch, and the value for each branch where one is stated.
    package var discriminator: Name?
    package var tags: [Name?]

    package init(_ branches: [ShapeID], mode: Mode = .anyOf, discriminator: Name? = nil, tags: [Name?] = []) {
        self.branches = branches
        self.mode = mode
        self.discriminator = discriminator
        self.tags = tags
    }
}
