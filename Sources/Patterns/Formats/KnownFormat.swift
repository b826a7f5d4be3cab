/// A `format` of JSON Schema or OpenAPI whose texts are a known set.
package enum KnownFormat: String, Sendable, Hashable, CaseIterable {
    case date
    case dateTime = "date-time"
    case time
    case duration
    case email
    case idnEmail = "idn-email"
    case hostname
    case idnHostname = "idn-hostname"
    case ipv4
    case ipv6
    case uri
    case uriReference = "uri-reference"
    case iri
    case iriReference = "iri-reference"
    case uriTemplate = "uri-template"
    case uuid
    case jsonPointer = "json-pointer"
    case relativeJSONPointer = "relative-json-pointer"
    case regex
    /// Base64 in the standard alphabet with padding, as OpenAPI 3.0 has it.
    case byte

    /// Finds the format of a name as it stands in a contract; nil where the name is only a label.
    package init?(name: String) {
        self.init(rawValue: name)
    }

    /// The name as it stands in a contract.
    package var name: String { rawValue }

    /// Whether a text is in the format, by the standard that JSON Schema names for it.
    ///
    /// The second 60 of a minute is taken at any time of day. For `idn-hostname`, `idn-email`, `iri` and `iri-reference` the code points
    /// that IDNA and RFC 3987 disallow one by one are not looked for.
    package func accepts(_ text: String) -> Bool {
        guard language.matches(text) else { return false }
        let length = text.unicodeScalars.count
        if let maximum = maxLength, length > maximum { return false }
        return switch self {
        case .email, .idnEmail: isMailboxShort(text)
        case .regex: Language.syntaxProblem(inPattern: text) == nil
        default: true
        }
    }

    /// Whether the format is exactly its `language`; else it is a part of it.
    package var isExact: Bool { isExactWithinLength && self != .hostname }

    /// Whether the format is exactly the texts of its `language` that are no longer than `maxLength`.
    var isExactWithinLength: Bool {
        switch self {
        case .email, .idnEmail, .idnHostname, .iri, .iriReference, .regex: false
        default: true
        }
    }

    /// The length in scalars of the shortest text.
    package var minLength: Int { language.lengthBounds?.min ?? 0 }

    /// The length in scalars that no text exceeds; nil where there is none.
    package var maxLength: Int? {
        switch self {
        case .hostname, .idnHostname: 253
        // RFC 5321, 4.5.3.1.3: a path is at most 256 octets with its angle brackets.
        case .email, .idnEmail: 254
        default: language.lengthBounds?.max
        }
    }

    /// A text in the format, as one meets it in practice.
    package var sample: String { samples[0] }

    /// Texts in the format, the most usual first.
    package var samples: [String] {
        switch self {
        case .date: ["2026-01-31", "2024-02-29", "1999-12-31"]
        case .dateTime: ["2026-01-31T08:30:00Z", "2026-01-31T08:30:00.250+01:00"]
        case .time: ["08:30:00Z", "23:59:59.5-05:00"]
        case .duration: ["P1D", "PT36H", "P2W"]
        case .email: ["ada@example.com", "first.last+tag@mail.example.com"]
        case .idnEmail: ["ada@example.com", "jürgen@beispiel.example"]
        case .hostname: ["api.example.com", "localhost"]
        case .idnHostname: ["api.example.com", "bücher.example"]
        case .ipv4: ["192.0.2.10", "10.0.0.1"]
        case .ipv6: ["2001:db8::1", "::ffff:192.0.2.10"]
        case .uri: ["https://example.com/a?b=c#d", "urn:example:a"]
        case .uriReference: ["https://example.com/a", "/a/b", "../c?d"]
        case .iri: ["https://example.com/a", "https://example.com/ä"]
        case .iriReference: ["https://example.com/a", "/ä"]
        case .uriTemplate: ["/orders/{id}", "/orders{?page,size}"]
        case .uuid: ["123e4567-e89b-42d3-a456-426614174000", "00000000-0000-4000-8000-000000000000"]
        case .jsonPointer: ["/a/0", ""]
        case .relativeJSONPointer: ["0", "1/a"]
        case .regex: ["^[a-z]+$", "a|b"]
        case .byte: ["aGVsbG8=", "AAEC"]
        }
    }

    /// RFC 5321, 4.5.3.1.1: what stands before the last `@` has at most 64 octets.
    private func isMailboxShort(_ text: String) -> Bool {
        guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return false }
        return text.utf8[..<at].count <= 64
    }
}
