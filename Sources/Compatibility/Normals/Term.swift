package import Basics
package import Contracts

/// A shape in a space: one of a contract's, or one that was computed. Equal terms are the same set of values.
package struct Term: Hashable, Sendable {
    /// Which contract of the space; -1 for what was computed.
    let arena: Int32
    let index: Int32
}

/// Where something stands: a contract of the space and a place in its files.
package struct ShapePlace: Hashable, Sendable {
    package let contract: ContractHandle
    package let origin: Origin

    package init(contract: ContractHandle, origin: Origin) {
        self.contract = contract
        self.origin = origin
    }
}

/// A contract of a space.
package struct ContractHandle: Hashable, Sendable {
    package let index: Int32
}

/// A set of values by the kind of value: for each kind, a union of parts that are each a plain conjunction.
///
/// Whatever a contract writes (`allOf`, three spellings of null, a one-part union, an inlined reference) has one normal form, so that spelling is
/// never a difference.
package struct Normal: Sendable {
    package var hasNull = false
    package var booleans: BooleanSet = []
    package var numbers: [NumberPart] = []
    package var texts: [TextPart] = []
    package var instants: InstantSet = []
    package var bytes: BytesPart?
    package var arrays: [ArrayPart] = []
    package var records: [RecordPart] = []
    /// Whether this is everything, because nothing was promised.
    package var isFree = false
    /// Whether the set is only an upper bound of what the contract says, since a combination is beyond what is computed.
    package var isApproximate = false
    /// Whether the set is a `oneOf`, of which a message must fit exactly one branch.
    package var isExclusive = false
    /// The discriminating field of a union, where the contract names one.
    package var discriminator: Name?

    package static let never = Normal()
    package static let null = Normal(hasNull: true)

    /// Everything.
    package static let free: Normal = {
        var normal = Normal(hasNull: true, booleans: .all, numbers: [.any], texts: [.any], instants: .all, bytes: BytesPart())
        normal.arrays = [.any]
        normal.records = [.any]
        normal.isFree = true
        return normal
    }()

    /// Everything, as an upper bound of what is not known.
    static let unbounded: Normal = {
        var normal = Normal.free
        normal.isFree = false
        normal.isApproximate = true
        return normal
    }()

    /// Whether no value of any kind is left; parts that are empty count as parts.
    package var hasNoParts: Bool {
        !hasNull && booleans.isEmpty && numbers.isEmpty && texts.isEmpty && instants.isEmpty && bytes == nil && arrays.isEmpty
            && records.isEmpty
    }

    /// Whether only scalars (or nothing) are in the set.
    package var isScalar: Bool { arrays.isEmpty && records.isEmpty }

    /// Whether both have values of one kind; if not, no value is in both.
    func sharesKinds(with other: Normal) -> Bool {
        isApproximate || other.isApproximate || hasNull && other.hasNull || !booleans.isDisjoint(with: other.booleans)
            || !numbers.isEmpty && !other.numbers.isEmpty || !texts.isEmpty && !other.texts.isEmpty
            || !instants.isDisjoint(with: other.instants) || bytes != nil && other.bytes != nil
            || !arrays.isEmpty && !other.arrays.isEmpty || !records.isEmpty && !other.records.isEmpty
    }

    /// The set without texts.
    var withoutTexts: Normal {
        var copy = self
        copy.texts = []
        return copy
    }

    /// The set without null.
    package var withoutNull: Normal {
        var copy = self
        copy.hasNull = false
        return copy
    }
}

/// Which booleans are in a set.
package struct BooleanSet: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let no = BooleanSet(rawValue: 1)
    package static let yes = BooleanSet(rawValue: 2)
    package static let all: BooleanSet = [.no, .yes]
}

/// Which kinds of dates and times are in a set.
package struct InstantSet: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let date = InstantSet(rawValue: 1)
    package static let time = InstantSet(rawValue: 2)
    package static let dateTime = InstantSet(rawValue: 4)
    package static let duration = InstantSet(rawValue: 8)
    package static let all: InstantSet = [.date, .time, .dateTime, .duration]

    package init(_ kind: InstantKind) {
        switch kind {
        case .date: self = .date
        case .time: self = .time
        case .dateTime: self = .dateTime
        case .duration: self = .duration
        }
    }

    /// The formats of texts that hold such values.
    package var formats: [String] {
        var result: [String] = []
        if contains(.date) { result.append("date") }
        if contains(.time) { result.append("time") }
        if contains(.dateTime) { result.append("date-time") }
        if contains(.duration) { result.append("duration") }
        return result
    }
}

/// Binary values up to a length in bytes.
package struct BytesPart: Sendable, Hashable {
    package var maxLength: Int?
    package init(maxLength: Int? = nil) { self.maxLength = maxLength }
}

/// Arrays: the first items by position, then items alike.
package struct ArrayPart: Sendable, Hashable {
    package var prefix: [Term] = []
    /// The items after the prefix; nil where there are none.
    package var items: Term?
    package var minItems = 0
    package var maxItems: Int?
    package var isUnique = false
    package var contains: [ContainsPart] = []
    /// Arrays that are taken out of the set.
    package var except: [ArrayPart] = []

    package struct ContainsPart: Sendable, Hashable {
        package var term: Term
        package var minimum: Int
        package var maximum: Int?
    }

    package static let any = ArrayPart(items: ShapeSpace.anyTerm)

    package init(prefix: [Term] = [], items: Term? = nil, minItems: Int = 0, maxItems: Int? = nil, except: [ArrayPart] = []) {
        self.prefix = prefix
        self.items = items
        self.minItems = minItems
        self.maxItems = maxItems
        self.except = except
    }

    /// The greatest number of items that there can be.
    package var effectiveMaximum: Int? { items == nil ? min(prefix.count, maxItems ?? .max) : maxItems }

    /// The shape of an item by its position; nil where there is none.
    package func item(at position: Int) -> Term? {
        if let maxItems, position >= maxItems { return nil }
        return position < prefix.count ? prefix[position] : items
    }
}

/// Records: named fields and what may stand beside them.
package struct RecordPart: Sendable {
    /// The fields, sorted by name.
    package var fields: [FieldPart] = []
    package var rest: RestPart = .open
    package var patternFields: [PatternField] = []
    package var names: Term?
    package var minFields = 0
    package var maxFields: Int?
    package var dependentRequired: [Name: [Name]] = [:]
    package var dependentTerms: [(field: Name, term: Term)] = []
    /// Records that are taken out of the set.
    package var except: [RecordPart] = []
    /// The order and number in which some of the fields may stand, where that counts.
    package var content: ContentPart?
    /// The contract's name for the type, and the tag by which a union tells it.
    package var typeName: Name?
    package var tag: Name?
    package var place: ShapePlace?

    package struct PatternField: Sendable, Hashable {
        package var pattern: String
        package var term: Term
    }

    package static let any = RecordPart(rest: .shape(ShapeSpace.anyTerm))

    package init(fields: [FieldPart] = [], rest: RestPart = .open) {
        self.fields = fields
        self.rest = rest
    }

    package func field(_ name: Name) -> FieldPart? { index(of: name).map { fields[$0] } }

    /// Whether a field has a name.
    func has(_ name: Name) -> Bool { index(of: name) != nil }

    /// The fields whose names another record does not have. Both lists are sorted, so that one walk finds them.
    func fields(besides other: RecordPart) -> [FieldPart] {
        fields.withUnsafeBufferPointer { mine in
            other.fields.withUnsafeBufferPointer { theirs in
                var found: [FieldPart] = []
                var place = 0
                for index in mine.indices {
                    while place < theirs.count, theirs[place].name < mine[index].name { place += 1 }
                    if place == theirs.count || theirs[place].name != mine[index].name { found.append(mine[index]) }
                }
                return found
            }
        }
    }

    /// Finds a field; only names are looked at where they are, since a field is copied in many parts.
    private func index(of name: Name) -> Int? {
        fields.withUnsafeBufferPointer { fields in
            var low = 0
            var high = fields.count
            while low < high {
                let middle = (low + high) / 2
                if fields[middle].name < name { low = middle + 1 } else { high = middle }
            }
            return low < fields.count && fields[low].name == name ? low : nil
        }
    }
}

/// One field of a record part.
package struct FieldPart: Sendable, Hashable {
    package var name: Name
    package var term: Term
    package var isRequired: Bool
    package var facets: Facets
    package var place: ShapePlace?

    package init(_ name: Name, _ term: Term, required: Bool, facets: Facets = Facets(), place: ShapePlace? = nil) {
        self.name = name
        self.term = term
        isRequired = required
        self.facets = facets
        self.place = place
    }

    /// Whether a list is written as a parameter that is repeated for each item.
    var repeats: Bool { facets.style == "form explode" }

    /// Whether both are written into a parameter's text in one way; a single value is written alike in most styles.
    func isWritten(like other: FieldPart) -> Bool {
        let (one, two) = (facets.style, other.facets.style)
        if let one, let two { return one == two }
        guard let stated = one ?? two else { return true }
        return !["label", "matrix", "content"].contains { stated.utf8.starts(with: $0.utf8) }
    }

    /// Whether the field exists in messages of a direction.
    package func exists(_ direction: Direction) -> Bool {
        !facets.flags.contains(direction == .in ? .readOnly : .writeOnly)
    }
}

/// What may stand beside a record part's fields.
package enum RestPart: Sendable, Hashable {
    case closed
    /// Not forbidden and not declared.
    case open
    case shape(Term)
}
