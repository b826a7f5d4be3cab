internal import Basics
internal import Contracts

/// Parts that several JSON reports have in common; keys are those of the published schemas.
extension JSONOutput {
    /// A place as `{path, line, column}`; null where there is none.
    static func location(_ span: SourceSpan?) -> JSONOutput {
        guard let span else { return .null }
        let (line, column) = span.start
        return .object([("path", .text(span.path.text)), ("line", .number(line)), ("column", .number(column))])
    }

    static func places(_ places: [ChangePlace]) -> JSONOutput {
        .array(
            places.map { place in
                .object([
                    ("place", .text(place.place)), ("direction", .text(place.direction.word)), ("level", .text(place.level.rawValue)),
                ])
            })
    }

    static func related(_ places: [RelatedPlace]) -> JSONOutput {
        .array(places.map { .object([("message", .text($0.message)), ("location", .location($0.span))]) })
    }
}
