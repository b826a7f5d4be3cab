internal import Basics

/// The options of descriptors by number; those that are not listed are custom ones, or say nothing of messages (descriptor.proto).
enum DescriptorOptions {
    /// What an option's value is.
    enum Kind: Sendable {
        case text, flag
        /// The names of an enum's values by number.
        case word([UInt64: Name])
        case features
    }

    typealias Table = [Int: (name: Name, kind: Kind)]

    static let file: Table = [
        1: ("java_package", .text), 8: ("java_outer_classname", .text), 10: ("java_multiple_files", .flag),
        27: ("java_string_check_utf8", .flag), 9: ("optimize_for", .word([1: "SPEED", 2: "CODE_SIZE", 3: "LITE_RUNTIME"])),
        11: ("go_package", .text), 16: ("cc_generic_services", .flag), 17: ("java_generic_services", .flag),
        18: ("py_generic_services", .flag), 23: ("deprecated", .flag), 31: ("cc_enable_arenas", .flag), 36: ("objc_class_prefix", .text),
        37: ("csharp_namespace", .text), 39: ("swift_prefix", .text), 40: ("php_class_prefix", .text), 41: ("php_namespace", .text),
        44: ("php_metadata_namespace", .text), 45: ("ruby_package", .text), 50: ("features", .features),
    ]
    static let message: Table = [
        1: ("message_set_wire_format", .flag), 2: ("no_standard_descriptor_accessor", .flag), 3: ("deprecated", .flag),
        7: ("map_entry", .flag), 11: ("deprecated_legacy_json_field_conflicts", .flag), 12: ("features", .features),
    ]
    static let field: Table = [
        1: ("ctype", .word([0: "STRING", 1: "CORD", 2: "STRING_PIECE"])), 2: ("packed", .flag), 3: ("deprecated", .flag),
        6: ("jstype", .word([0: "JS_NORMAL", 1: "JS_STRING", 2: "JS_NUMBER"])), 21: ("features", .features),
    ]
    static let oneof: Table = [1: ("features", .features)]
    static let enumeration: Table = [
        2: ("allow_alias", .flag), 3: ("deprecated", .flag), 6: ("deprecated_legacy_json_field_conflicts", .flag),
        7: ("features", .features),
    ]
    static let value: Table = [1: ("deprecated", .flag), 2: ("features", .features)]
    static let service: Table = [33: ("deprecated", .flag), 34: ("features", .features)]
    static let method: Table = [
        33: ("deprecated", .flag),
        34: ("idempotency_level", .word([0: "IDEMPOTENCY_UNKNOWN", 1: "NO_SIDE_EFFECTS", 2: "IDEMPOTENT"])), 35: ("features", .features),
    ]

    /// The features of `FeatureSet`, and of the two languages whose features are compared.
    static let features: [Int: (name: Name, words: [UInt64: Name])] = [
        1: ("field_presence", [1: "EXPLICIT", 2: "IMPLICIT", 3: "LEGACY_REQUIRED"]), 2: ("enum_type", [1: "OPEN", 2: "CLOSED"]),
        3: ("repeated_field_encoding", [1: "PACKED", 2: "EXPANDED"]), 4: ("utf8_validation", [2: "VERIFY", 3: "NONE"]),
        5: ("message_encoding", [1: "LENGTH_PREFIXED", 2: "DELIMITED"]), 6: ("json_format", [1: "ALLOW", 2: "LEGACY_BEST_EFFORT"]),
    ]
    static let languages: [Int: (name: Name, feature: Name, number: Int, words: [UInt64: Name])] = [
        1000: ("pb.cpp", "string_type", 2, [1: "VIEW", 2: "CORD", 3: "STRING"]),
        1001: ("pb.java", "utf8_validation", 2, [1: "DEFAULT", 2: "VERIFY"]),
    ]
}

extension DescriptorReader {
    /// Reads the options that are known of one element.
    mutating func options(_ range: Range<Int>, _ table: DescriptorOptions.Table) -> [ProtoOption] {
        var result: [ProtoOption] = []
        each(range) { reader, number, value in
            guard let entry = table[number] else { return }
            switch (entry.kind, value) {
            case (.text, .bytes(let bytes)):
                result.append(.standard(entry.name, .string(Array(reader.source.bytes[bytes])), reader.origin(bytes)))
            case (.flag, .number(let bits)):
                result.append(.standard(entry.name, .identifier(bits == 0 ? "false" : "true"), reader.origin(range)))
            case (.word(let words), .number(let bits)):
                if let word = words[bits] { result.append(.standard(entry.name, .identifier(word), reader.origin(range))) }
            case (.features, .bytes(let bytes)):
                result.append(.standard(entry.name, .message(reader.features(bytes)), reader.origin(bytes)))
            default: break
            }
        }
        return result
    }

    private mutating func features(_ range: Range<Int>) -> [(part: ProtoOption.Part, value: ProtoValue)] {
        var result: [(part: ProtoOption.Part, value: ProtoValue)] = []
        each(range) { reader, number, value in
            switch value {
            case .number(let bits):
                guard let entry = DescriptorOptions.features[number], let word = entry.words[bits] else { return }
                result.append((ProtoOption.Part(name: entry.name, isExtension: false), .identifier(word)))
            case .bytes(let bytes):
                guard let language = DescriptorOptions.languages[number] else { return }
                reader.each(bytes) { _, inner, value in
                    guard inner == language.number, case .number(let bits) = value, let word = language.words[bits] else { return }
                    let feature = (part: ProtoOption.Part(name: language.feature, isExtension: false), value: ProtoValue.identifier(word))
                    result.append((ProtoOption.Part(name: language.name, isExtension: true), .message([feature])))
                }
            }
        }
        return result
    }
}
