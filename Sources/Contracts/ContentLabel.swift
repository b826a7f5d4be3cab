/// A label of what a text stands for, beside its format: its encoding, the media type of what is encoded, or the schema of that.
///
/// Nothing of it shows in a text's characters; who decodes a text by another label gets another value or none.
package enum ContentLabel: Sendable, Hashable {
    /// How bytes are written as text (`base64`, `quoted-printable`).
    case encoding(String)
    case mediaType(String)
    /// A schema as canonical JSON text.
    case schema(String)

    private static let encodingPrefix = "encoding "
    private static let mediaTypePrefix = "content "
    private static let schemaPrefix = "content by "

    /// The label as it stands among a text's formats.
    package var text: String {
        switch self {
        case .encoding(let name): Self.encodingPrefix + name
        case .mediaType(let name): Self.mediaTypePrefix + name
        case .schema(let schema): Self.schemaPrefix + schema
        }
    }

    /// Finds the label that stands among formats under a text; nil for a format.
    package init?(text: String) {
        func rest(_ prefix: String) -> String? {
            text.utf8.starts(with: prefix.utf8) ? String(decoding: text.utf8.dropFirst(prefix.utf8.count), as: UTF8.self) : nil
        }
        if let name = rest(Self.encodingPrefix) {
            self = .encoding(name)
        } else if let schema = rest(Self.schemaPrefix) {
            self = .schema(schema)
        } else if let name = rest(Self.mediaTypePrefix) {
            self = .mediaType(name)
        } else {
            return nil
        }
    }
}
