internal import Basics

/// What a file's language version and its `features` options make of fields, enums and messages.
package struct ProtoFeatures: Sendable, Hashable {
    package enum FieldPresence: UInt8, Sendable { case explicit = 1, implicit, legacyRequired }
    package enum EnumType: UInt8, Sendable { case open = 1, closed }
    package enum RepeatedEncoding: UInt8, Sendable { case packed = 1, expanded }
    package enum UTF8Validation: UInt8, Sendable { case verify = 2, none = 3 }
    package enum MessageEncoding: UInt8, Sendable { case lengthPrefixed = 1, delimited }
    package enum JSONFormat: UInt8, Sendable { case allow = 1, legacyBestEffort }
    /// `(pb.cpp).string_type`, and before it `ctype`.
    package enum StringType: String, Sendable {
        case view = "VIEW"
        case cord = "CORD"
        case string = "STRING"
        case piece = "STRING_PIECE"
    }

    package var fieldPresence = FieldPresence.explicit
    package var enumType = EnumType.closed
    package var repeatedEncoding = RepeatedEncoding.expanded
    package var utf8Validation = UTF8Validation.none
    package var messageEncoding = MessageEncoding.lengthPrefixed
    package var jsonFormat = JSONFormat.legacyBestEffort
    package var stringType = StringType.string
    /// Whether Java code refuses texts that are not UTF-8: by `(pb.java).utf8_validation`, and before it by an option of the file.
    package var javaVerifies = false

    package init() {}

    /// The defaults of a language version, as descriptor.proto's `edition_defaults` have them.
    init(_ edition: ProtoEdition) {
        guard edition != .proto2 else { return }
        fieldPresence = edition == .proto3 ? .implicit : .explicit
        enumType = .open
        repeatedEncoding = .packed
        utf8Validation = .verify
        jsonFormat = .allow
        if edition >= .edition(2024) { stringType = .view }
    }

    /// The features below an element that has some options.
    func applying(_ options: [ProtoOption]) -> ProtoFeatures {
        var result = self
        for option in options where option.path.first == ProtoFeatures.root {
            result.set(option.path.dropFirst().map { $0 }, option.value)
        }
        return result
    }

    private static let root = ProtoOption.Part(name: "features", isExtension: false)

    private mutating func set(_ path: [ProtoOption.Part], _ value: ProtoValue) {
        if case .message(let fields) = value {
            // Only two levels have meaning: the features, and those of one language.
            guard path.count <= 1 else { return }
            for field in fields { set(path + [field.part], field.value) }
            return
        }
        guard case .identifier(let word) = value, let last = path.last else { return }
        if path.count == 1, !last.isExtension { return setStandard(last.name, word.text) }
        guard path.count == 2, path[0].isExtension else { return }
        switch (path[0].name.text.drop { $0 == "." }, last.name) {
        case ("pb.cpp", "string_type"): stringType = StringType(rawValue: word.text) ?? stringType
        case ("pb.java", "utf8_validation"): javaVerifies = word == "VERIFY"
        default: break
        }
    }

    private mutating func setStandard(_ feature: Name, _ word: String) {
        switch (feature, word) {
        case ("field_presence", "EXPLICIT"): fieldPresence = .explicit
        case ("field_presence", "IMPLICIT"): fieldPresence = .implicit
        case ("field_presence", "LEGACY_REQUIRED"): fieldPresence = .legacyRequired
        case ("enum_type", "OPEN"): enumType = .open
        case ("enum_type", "CLOSED"): enumType = .closed
        case ("repeated_field_encoding", "PACKED"): repeatedEncoding = .packed
        case ("repeated_field_encoding", "EXPANDED"): repeatedEncoding = .expanded
        case ("utf8_validation", "VERIFY"): utf8Validation = .verify
        case ("utf8_validation", "NONE"): utf8Validation = .none
        case ("message_encoding", "LENGTH_PREFIXED"): messageEncoding = .lengthPrefixed
        case ("message_encoding", "DELIMITED"): messageEncoding = .delimited
        case ("json_format", "ALLOW"): jsonFormat = .allow
        case ("json_format", "LEGACY_BEST_EFFORT"): jsonFormat = .legacyBestEffort
        default: break
        }
    }
}
