package import Basics

extension [ProtoOption] {
    /// The last setting of one of Protobuf's own options.
    package func option(_ name: Name) -> ProtoOption? { last { $0.standardName == name } }

    /// What one of Protobuf's own options is set to, as text; nil where it is not set.
    package func text(_ name: Name) -> String? {
        switch option(name)?.value {
        case .identifier(let word)?: word.text
        case .number(let digits)?: digits
        case .string(let bytes)?: String(decoding: bytes, as: UTF8.self)
        default: nil
        }
    }

    /// Whether a flag among Protobuf's own options is set to true.
    package func isSet(_ name: Name) -> Bool { text(name) == "true" }

    package var isDeprecated: Bool { isSet("deprecated") }
}

/// The options that Protobuf itself defines, by what they may stand on (descriptor.proto); all others are extensions in parentheses.
enum ProtoOptionNames {
    static let file: Set<Name> = [
        "java_package", "java_outer_classname", "java_multiple_files", "java_generate_equals_and_hash", "java_string_check_utf8",
        "optimize_for", "go_package", "cc_generic_services", "java_generic_services", "py_generic_services", "php_generic_services",
        "deprecated", "cc_enable_arenas", "objc_class_prefix", "csharp_namespace", "swift_prefix", "php_class_prefix", "php_namespace",
        "php_metadata_namespace", "ruby_package", "features",
    ]
    static let message: Set<Name> = [
        "message_set_wire_format", "no_standard_descriptor_accessor", "deprecated", "map_entry",
        "deprecated_legacy_json_field_conflicts", "features",
    ]
    static let field: Set<Name> = [
        "ctype", "packed", "jstype", "lazy", "unverified_lazy", "deprecated", "weak", "debug_redact", "retention", "targets",
        "edition_defaults", "features", "feature_support", "default", "json_name",
    ]
    static let oneof: Set<Name> = ["features"]
    static let enumeration: Set<Name> = ["allow_alias", "deprecated", "deprecated_legacy_json_field_conflicts", "features"]
    static let value: Set<Name> = ["deprecated", "features", "debug_redact", "feature_support"]
    static let service: Set<Name> = ["deprecated", "features"]
    static let method: Set<Name> = ["deprecated", "idempotency_level", "features"]
}
