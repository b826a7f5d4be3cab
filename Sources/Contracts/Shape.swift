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
///
/// A large contract has hundreds of thousands of shapes, so that what few of them say lies apart (`Aside`) and a shape stays small.
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
    indirect case content(Content)
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
    private struct Limits: Sendable, Hashable, AsideValues {
        var minimum: Bound?
        var maximum: Bound?
        var step: ExactDecimal?
        var width: Width?

        var isEmpty: Bool { minimum == nil && maximum == nil && step == nil && width == nil }
    }

    private var limits = Aside<Limits>()

    package var minimum: Bound? {
        get { limits.values?.minimum }
        set { limits.change { $0.minimum = newValue } }
    }
    package var maximum: Bound? {
        get { limits.values?.maximum }
        set { limits.change { $0.maximum = newValue } }
    }
    /// What every value is a whole multiple of; nil for any number. Integers have the step 1 or a multiple of it.
    package var step: ExactDecimal? {
        get { limits.values?.step }
        set { limits.change { $0.step = newValue } }
    }
    /// A binary width that the format promises (`float`, `double`), as a label beside the bounds.
    package var width: Width? {
        get { limits.values?.width }
        set { limits.change { $0.width = newValue } }
    }

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
        limits = Aside(Limits(minimum: minimum, maximum: maximum, step: step, width: width))
    }

    package static let any = NumberDomain()
    package static let integer = NumberDomain(step: .one)
    private static let signed32 = signedRange(bits: 32)

    /// Whole numbers that fit into a signed binary integer of some bits.
    package static func signed(bits: Int) -> NumberDomain { bits == 32 ? signed32 : signedRange(bits: bits) }

    private static func signedRange(bits: Int) -> NumberDomain {
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
    private struct Rules: Sendable, Hashable, AsideValues {
        var patterns: [String] = []
        var format: String?
        var content: [ContentLabel] = []

        var isEmpty: Bool { patterns.isEmpty && format == nil && content.isEmpty }
    }

    private var rules = Aside<Rules>()
    package var minLength: Int
    package var maxLength: Int?
    /// Regular expressions of ECMA-262 that each must match somewhere in the text.
    package var patterns: [String] {
        get { rules.values?.patterns ?? [] }
        set { rules.change { $0.patterns = newValue } }
    }
    /// The name of a format (`date`, `uuid`, or one that nobody knows).
    package var format: String? {
        get { rules.values?.format }
        set { rules.change { $0.format = newValue } }
    }
    /// What the text stands for, as labels: an encoding, the media type and the schema of what is encoded.
    package var content: [ContentLabel] {
        get { rules.values?.content ?? [] }
        set { rules.change { $0.content = newValue } }
    }

    package init(
        minLength: Int = 0, maxLength: Int? = nil, patterns: [String] = [], format: String? = nil, content: [ContentLabel] = []
    ) {
        rules = Aside(Rules(patterns: patterns, format: format, content: content))
        self.minLength = minLength
        self.maxLength = maxLength
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
    private struct Rules: Sendable, AsideValues {
        var patternFields: [(pattern: String, shape: ShapeID)] = []
        var names: ShapeID?
        var minFields = 0
        var maxFields: Int?
        var dependentRequired: [(field: Name, required: [Name])] = []
        var dependentShapes: [(field: Name, shape: ShapeID)] = []

        var isEmpty: Bool {
            patternFields.isEmpty && names == nil && minFields == 0 && maxFields == nil && dependentRequired.isEmpty
                && dependentShapes.isEmpty
        }
    }

    package var fields: [Field]
    private var rules = Aside<Rules>()
    package var rest: Rest
    /// Fields whose names match a pattern (JSON Schema's `patternProperties`).
    package var patternFields: [(pattern: String, shape: ShapeID)] {
        get { rules.values?.patternFields ?? [] }
        set { rules.change { $0.patternFields = newValue } }
    }
    /// What every name must be (JSON Schema's `propertyNames`).
    package var names: ShapeID? {
        get { rules.values?.names }
        set { rules.change { $0.names = newValue } }
    }
    package var minFields: Int {
        get { rules.values?.minFields ?? 0 }
        set { rules.change { $0.minFields = newValue } }
    }
    package var maxFields: Int? {
        get { rules.values?.maxFields }
        set { rules.change { $0.maxFields = newValue } }
    }
    /// Fields that must be there when another is.
    package var dependentRequired: [(field: Name, required: [Name])] {
        get { rules.values?.dependentRequired ?? [] }
        set { rules.change { $0.dependentRequired = newValue } }
    }
    /// Shapes that the record must have when a field is there.
    package var dependentShapes: [(field: Name, shape: ShapeID)] {
        get { rules.values?.dependentShapes ?? [] }
        set { rules.change { $0.dependentShapes = newValue } }
    }

    package init(fields: [Field] = [], rest: Rest = .open) {
        self.fields = fields
        self.rest = rest
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

/// Items in order: some by position, the others alike.
package struct ArrayShape: Sendable {
    private struct Rules: Sendable, AsideValues {
        var prefix: [ShapeID] = []
        var minItems = 0
        var maxItems: Int?
        var isUnique = false
        var contains: (shape: ShapeID, minimum: Int, maximum: Int?)?

        var isEmpty: Bool { prefix.isEmpty && minItems == 0 && maxItems == nil && !isUnique && contains == nil }
    }

    private var rules = Aside<Rules>()
    /// The items after the prefix; nil where there can be none.
    package var items: ShapeID?
    /// The first items, by position (a tuple).
    package var prefix: [ShapeID] {
        get { rules.values?.prefix ?? [] }
        set { rules.change { $0.prefix = newValue } }
    }
    package var minItems: Int {
        get { rules.values?.minItems ?? 0 }
        set { rules.change { $0.minItems = newValue } }
    }
    package var maxItems: Int? {
        get { rules.values?.maxItems }
        set { rules.change { $0.maxItems = newValue } }
    }
    package var isUnique: Bool {
        get { rules.values?.isUnique ?? false }
        set { rules.change { $0.isUnique = newValue } }
    }
    /// What some of the items must be, and how many (JSON Schema's `contains`).
    package var contains: (shape: ShapeID, minimum: Int, maximum: Int?)? {
        get { rules.values?.contains }
        set { rules.change { $0.contains = newValue } }
    }

    package init(items: ShapeID?, prefix: [ShapeID] = [], minItems: Int = 0, maxItems: Int? = nil, isUnique: Bool = false) {
        rules = Aside(Rules(prefix: prefix, minItems: minItems, maxItems: maxItems, isUnique: isUnique))
        self.items = items
    }
}

/// One of several shapes.
package struct Union: Sendable {
    private struct Telling: Sendable, AsideValues {
        var discriminator: Name?
        var tags: [Name?] = []

        var isEmpty: Bool { discriminator == nil && tags.isEmpty }
    }

    package enum Mode: Sendable, Hashable {
        /// At least one fits (`anyOf`, a type list).
        case anyOf
        /// Exactly one fits (`oneOf`).
        case oneOf
    }

    package var branches: [ShapeID]
    private var telling = Aside<Telling>()
    package var mode: Mode
    /// The field whose value tells the branch.
    package var discriminator: Name? {
        get { telling.values?.discriminator }
        set { telling.change { $0.discriminator = newValue } }
    }
    /// The value for each branch, where one is stated.
    package var tags: [Name?] {
        get { telling.values?.tags ?? [] }
        set { telling.change { $0.tags = newValue } }
    }

    package init(_ branches: [ShapeID], mode: Mode = .anyOf, discriminator: Name? = nil, tags: [Name?] = []) {
        self.branches = branches
        self.mode = mode
        telling = Aside(Telling(discriminator: discriminator, tags: tags))
    }
}
