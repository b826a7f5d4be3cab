/// How messages of a format behave where shapes alone do not say it; a value, so that a format states it and no code asks which format it is.
package struct Profile: Sendable, Hashable {
    /// What happens to a field that the contract does not declare.
    package enum UnknownFields: Sendable, Hashable {
        case reject, drop, keep
    }

    /// What a declared but open record may hold beside its fields.
    package enum OpenRecords: Sendable, Hashable {
        /// Anything, as a validator sees it (JSON Schema on its own).
        case anything
        /// Nothing in practice: what the contract does not say, nobody sends and nobody keeps (OpenAPI, AsyncAPI).
        case onlyDeclared
    }

    /// Whether values outside the contract are rejected, or taken and then changed or kept.
    package enum Violations: Sendable, Hashable {
        case reject, take
    }

    package var openRecords: OpenRecords
    package var unknownFields: UnknownFields
    package var violations: Violations
    /// Whether scalars have types on the wire; where not (XML, CSV, EDI), any scalar goes into text.
    package var hasTypedScalars: Bool
    /// Whether the receiving side fills a left-out field's default.
    package var fillsDefaults: Bool
    /// Whether a null is a value of its own; where not (CSV, EDI), empty text is absence.
    package var hasNull: Bool
    /// Whether types are compared by name as well as by structure (GraphQL).
    package var isNominal: Bool
    /// Whether the format asks readers to bear fields that they do not know, even in records that are closed to writers (OData).
    package var readersTolerateNewFields = false
    /// Whether a number with more places than a field holds is rounded instead of refused (SQL).
    package var roundsDecimals = false
    /// Whether messages have a direction; without, a contract is one position, read as a request.
    package var hasDirection: Bool

    package init(
        openRecords: OpenRecords = .onlyDeclared, unknownFields: UnknownFields = .reject, violations: Violations = .reject,
        hasTypedScalars: Bool = true, fillsDefaults: Bool = false, hasNull: Bool = true, isNominal: Bool = false, hasDirection: Bool = true
    ) {
        self.openRecords = openRecords
        self.unknownFields = unknownFields
        self.violations = violations
        self.hasTypedScalars = hasTypedScalars
        self.fillsDefaults = fillsDefaults
        self.hasNull = hasNull
        self.isNominal = isNominal
        self.hasDirection = hasDirection
    }

    package static let openAPI = Profile()
    package static let jsonSchema = Profile(openRecords: .anything, hasDirection: false)
    package static let odata: Profile = {
        var profile = Profile()
        profile.readersTolerateNewFields = true
        return profile
    }()
    package static let graphQL = Profile(fillsDefaults: true, isNominal: true)
    /// The canonical data model: a ceiling, not a wire format.
    package static let entity = Profile(hasDirection: false)
}
