internal import Basics
internal import Contracts

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
        return .object([("path", .text(span.path.text)), ("line", .integer(line)), ("column", .integer(column))])
    }

    static func places(_ places: [ChangePlace]) -> JSONValue {
        .array(
            places.map { place in
                .object([
                    ("place", .text(place.place)), ("direction", .text(place.direction.word)), ("level", .text(place.level.rawValue)),
                ])
            })
    }

    static func related(_ places: [RelatedPlace]) -> JSONValue {
        .array(places.map { .object([("message", .text($0.message)), ("location", .location($0.span))]) })
    }
}
