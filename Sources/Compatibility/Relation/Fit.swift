package import Basics
package import Contracts

/// Whether every value of one shape is acceptable where another is expected.
package enum Fit: Sendable, Hashable {
    case yes
    /// No value is, or what must be there never is.
    case none
    /// Some values are not.
    case some
    case unknown

    /// How grave an answer is when several parts answer: `none` over `some` over `unknown` over `yes`.
    private var rank: Int {
        switch self {
        case .yes: 0
        case .unknown: 1
        case .some: 2
        case .none: 3
        }
    }

    package func worse(_ other: Fit) -> Fit { rank >= other.rank ? self : other }

    /// The answer for a part that is not in every message: what fails there fails some messages only.
    package var partial: Fit { self == .none ? .some : self }
}

/// What a value may do that is not wanted; the canonical `detail` of a failure names the values (`length>22`).
package enum FitFailureKind: String, Sendable, Hashable {
    case missing
    case mayBeAbsent = "may-be-absent"
    case mayBeNull = "may-be-null"
    case typeMismatch = "type-mismatch"
    case tooLong = "too-long"
    case tooShort = "too-short"
    case outOfRange = "out-of-range"
    case tooManyDigits = "too-many-digits"
    case unknownValue = "unknown-value"
    case pattern
    case format
    case undeclaredField = "undeclared-field"
    case itemCount = "item-count"
    case notUnique = "not-unique"
    case arrayForSingle = "array-for-single"
    case singleForArray = "single-for-array"
    case fieldCount = "field-count"
    case order
    case excluded
    case noBranch = "no-branch"
    case unknown
}

/// Why one shape does not fit another, at a path inside both.
package struct FitFailure: Sendable {
    package var kind: FitFailureKind
    package var fit: Fit
    /// The way from the compared shapes to the place: `lines[].currency`.
    package var path: FitPath
    /// The offending values in canonical text: `length>22`, `values:D,E`.
    package var detail: String
    /// In words, without the path: "may be 35 characters long, 22 are accepted".
    package var message: String
    /// The refused values themselves, where they are numbers or texts: what tells whether another failure refuses more.
    package var refused: Normal?
    package var sourcePlace: ShapePlace?
    package var targetPlace: ShapePlace?

    package init(
        _ kind: FitFailureKind, _ fit: Fit, detail: String, _ message: String, path: FitPath = FitPath(), refused: Normal? = nil,
        source: ShapePlace? = nil, target: ShapePlace? = nil
    ) {
        self.refused = refused
        self.kind = kind
        self.fit = fit
        self.path = path
        self.detail = detail
        self.message = message
        sourcePlace = source
        targetPlace = target
    }
}

/// A way through a shape: fields, items, values of a map, branches.
package struct FitPath: Sendable, Hashable, CustomStringConvertible {
    package enum Step: Sendable, Hashable {
        case field(Name)
        case items
        case item(Int)
        case values
    }

    package var steps: [Step]

    package init(_ steps: [Step] = []) { self.steps = steps }

    package func appending(_ step: Step) -> FitPath { FitPath(steps + [step]) }

    package var description: String {
        var text = ""
        for step in steps {
            switch step {
            case .field(let name): text += (text.isEmpty ? "" : ".") + name.text
            case .items: text += "[]"
            case .item(let position): text += "[\(position)]"
            case .values: text += text.isEmpty ? "*" : ".*"
            }
        }
        return text
    }
}

/// How messages behave where the shapes alone do not say it, for one question.
package struct FitRules: Sendable, Hashable {
    /// What may be in an open record beside its fields.
    package var openRecords: Profile.OpenRecords
    /// Whether the undeclared fields that an open record leaves possible are never sent (what a mapping gives is all that there is).
    package var sendsOnlyDeclared: Bool
    /// Whether a field that the target does not declare is refused by a closed record, or skipped.
    package var dropsUnknownFields: Bool
    /// Whether the target fills defaults of fields that are left out.
    package var fillsDefaults: Bool
    /// Whether a null is left out where the target's field is optional (mappings).
    package var leavesOutNull: Bool
    /// Whether any scalar goes into text (formats without typed scalars).
    package var textTakesScalars: Bool
    /// Whether values are text on the wire, so that kinds are told apart by their spellings only (XML).
    package var comparesSpellings = false
    /// Whether a required field that can hold one value only counts as filled: tools write such fields by themselves.
    package var fillsOnlyValue = false
    /// Whether a repeated parameter takes a single value as a list of one.
    package var listTakesSingle = false
    /// Whether typed dates and formatted texts are the same values (mappings).
    package var convertsInstants: Bool
    /// Whether values of which nothing was promised leave the answer open.
    package var freeIsUnknown: Bool
    /// Which fields exist: read-only ones do not in requests, write-only ones not in responses.
    package var direction: Direction?

    /// The strict comparison of two versions of a contract.
    package static func comparison(_ profile: Profile, _ direction: Direction?) -> FitRules {
        var rules = FitRules(
            openRecords: profile.openRecords, sendsOnlyDeclared: false, dropsUnknownFields: profile.unknownFields == .drop,
            fillsDefaults: profile.fillsDefaults, leavesOutNull: false, textTakesScalars: false, convertsInstants: false,
            freeIsUnknown: false, direction: direction)
        rules.comparesSpellings = !profile.hasTypedScalars
        return rules
    }

    /// What a mapping or a step gives, held against what a target accepts.
    package static func delivery(to target: Profile) -> FitRules {
        var rules = FitRules(
            openRecords: .onlyDeclared, sendsOnlyDeclared: true, dropsUnknownFields: target.unknownFields == .drop,
            fillsDefaults: target.fillsDefaults,
            leavesOutNull: true, textTakesScalars: !target.hasTypedScalars, convertsInstants: true, freeIsUnknown: true, direction: .in)
        rules.fillsOnlyValue = !target.hasTypedScalars
        return rules
    }
}
