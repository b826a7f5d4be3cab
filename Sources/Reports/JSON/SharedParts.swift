internal import Basics
internal import Contracts
internal import Estate
internal import Impact

/// Parts that several JSON reports have in common; keys are those of the published schemas.
extension JSONValue {
    /// A text, or null.
    static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

    /// The value as a file: indented, with a line end at its end.
    var document: String { prettyText + "\n" }

    /// A place as `{path, line, column}`; null where there is none.
    static func location(_ span: SourceSpan?) -> JSONValue {
        guard let span else { return .null }
        let (line, column) = span.start
        return .object([("path", .string(span.path.text)), ("line", .integer(line)), ("column", .integer(column))])
    }

    static func places(_ places: [ChangePlace]) -> JSONValue {
        .array(
            places.map { place in
                .object([
                    ("place", .string(place.place)), ("direction", .string(place.direction.word)), ("level", .string(place.level.rawValue)),
                ])
            })
    }

    static func related(_ places: [RelatedPlace]) -> JSONValue {
        .array(places.map { .object([("message", .string($0.message)), ("location", .location($0.span))]) })
    }

    static func revision(_ label: RevisionLabel) -> JSONValue {
        .object([("revision", .string(label.revision)), ("commit", .text(label.commit))])
    }

    static func change(_ change: EstateChange) -> JSONValue {
        .object([
            ("id", .string(change.id)),
            ("kind", .string(change.kind)),
            ("level", .string(change.level.rawValue)),
            ("subject", .string(change.subject)),
            ("places", .places(change.places)),
            ("placesTotal", .integer(change.placesTotal)),
            ("message", .string(change.message)),
            ("undecided", .bool(change.isUndecided)),
            ("old", .location(change.old)),
            ("new", .location(change.new)),
            ("rename", rename(change.rename)),
        ])
    }

    private static func rename(_ rename: RenameSuggestion?) -> JSONValue {
        guard let rename else { return .null }
        return .object([
            ("name", .string(rename.name.text)), ("reason", .string(rename.reason)), ("location", .location(rename.span)),
        ])
    }

    static func diagnostic(_ diagnostic: Diagnostic) -> JSONValue {
        .object([
            ("rule", .string(diagnostic.rule.text)),
            ("level", .string(diagnostic.level.word)),
            ("subject", .string(diagnostic.subject)),
            ("fingerprint", .string(diagnostic.fingerprint.text)),
            ("message", .string(diagnostic.message)),
            ("help", .text(diagnostic.help)),
            ("location", .location(diagnostic.span)),
            ("related", .related(diagnostic.related)),
        ])
    }

    /// A rule's finding with the waiver that accepts it, or null.
    static func diagnostic(_ diagnostic: Diagnostic, waived: WaiverUse?) -> JSONValue {
        guard case .object(let members) = JSONValue.diagnostic(diagnostic) else { return nil }
        return .object(members + [("waived", .waiver(waived))])
    }

    static func waiver(_ waiver: WaiverUse?) -> JSONValue {
        guard let waiver else { return .null }
        return .object([
            ("waiver", .string(waiver.waiver.description)), ("reason", .string(waiver.reason)),
            ("approvedBy", .string(waiver.approvedBy.description)), ("expiresOn", .string(waiver.expiresOn.description)),
        ])
    }
}
