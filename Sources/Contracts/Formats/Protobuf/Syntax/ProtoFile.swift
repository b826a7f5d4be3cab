package import Basics

/// A place where the text of a file is not what the Protobuf grammar allows; the rest of the file was not read.
package struct ProtoSyntaxError: Error, Hashable {
    package let message: String
    package let span: SourceSpan
}

/// Bounds on what one `.proto` file may be, counted so that every machine answers the same.
package struct ProtoLimits: Sendable {
    /// The largest file that is read, in bytes.
    package var size = 64 << 20
    /// How deep messages, groups and option values may nest.
    package var depth = 100
    /// How long a full name may be, in bytes.
    package var name = 4_096

    package init() {}
}

/// A name as it stands in a file.
package struct ProtoIdentifier: Sendable, Hashable {
    package var name: Name
    package var origin: Origin

    package init(_ name: Name, _ origin: Origin) {
        self.name = name
        self.origin = origin
    }
}

/// The language level of a file: what its fields mean where nothing more is said.
package enum ProtoEdition: Sendable, Hashable, Comparable {
    case proto2, proto3
    /// An edition by its year.
    case edition(Int)

    /// The word after `syntax` or `edition`.
    package var text: String {
        switch self {
        case .proto2: "proto2"
        case .proto3: "proto3"
        case .edition(let year): "\(year)"
        }
    }

    package var isEdition: Bool { self > .proto3 }
}

/// One `.proto` file, its types in one list each whatever their nesting; read from text or from a descriptor.
package struct ProtoFile: Sendable {
    /// What imports call the file: its path below the folder that imports start from.
    package var path: Name
    /// The index of its source in the contract's files.
    package var source: Int
    package var edition = ProtoEdition.proto2
    /// Where `syntax` or `edition` stands; nil where neither does.
    package var editionOrigin: Origin?
    package var package: ProtoIdentifier?
    package var imports: [ProtoImport] = []
    package var options: [ProtoOption] = []
    package var messages: [ProtoMessage] = []
    package var enums: [ProtoEnum] = []
    package var services: [ProtoService] = []
    package var extensions: [ProtoField] = []

    package var packageName: Name { package?.name ?? "" }
    /// Where the file begins: for what is said of the whole of it.
    package var start: Origin { editionOrigin ?? package?.origin ?? Origin(file: source, lower: 0, upper: 0) }

    package init(path: Name, source: Int) {
        self.path = path
        self.source = source
    }
}

/// An `import` and how it is meant.
package struct ProtoImport: Sendable {
    package enum Kind: Sendable, Hashable {
        case ordinary, `public`, weak
        /// For the options of this file only (edition 2024).
        case option
    }

    package var path: Name
    package var kind: Kind
    package var origin: Origin
}

/// A message type, also a group's and a map's entry.
package struct ProtoMessage: Sendable {
    package var name: ProtoIdentifier
    /// The name with the enclosing messages', without the package.
    package var nestedName: Name
    package var fullName: Name
    /// The message that it stands in; nil at the top of the file.
    package var parent: Int?
    package var fields: [ProtoField] = []
    package var oneofs: [ProtoOneof] = []
    package var extensionRanges: [ProtoRange] = []
    package var reservedRanges: [ProtoRange] = []
    package var reservedNames: [ProtoIdentifier] = []
    package var options: [ProtoOption] = []
    /// Whether it is the entry of a map, which nobody wrote down.
    package var isMapEntry = false
    package var features = ProtoFeatures()
}

/// A `oneof`: at most one of its fields is there.
package struct ProtoOneof: Sendable {
    package var name: ProtoIdentifier
    package var options: [ProtoOption] = []
}

/// Numbers from one to another, both included.
package struct ProtoRange: Sendable, Hashable {
    package var lower: Int
    package var upper: Int
    package var origin: Origin
}

/// A field of a message, or an extension.
package struct ProtoField: Sendable {
    package enum Label: UInt8, Sendable { case none, optional, required, repeated }

    package var name: ProtoIdentifier
    package var number: Int
    package var label: Label
    package var kind: ProtoKind
    /// The type's name: as written until names are resolved, then full, without a leading dot. Empty for scalars.
    package var typeName: Name = ""
    package var typeOrigin: Origin
    /// The index of the `oneof` that it is a member of, in its message.
    package var oneof: Int?
    /// The message that it extends: as written until names are resolved; empty for an ordinary field.
    package var extendee: ProtoIdentifier?
    /// The type that the name leads to among the contract's files; nil for scalars and for Protobuf's own types.
    package var type: ProtoTypeRef?
    /// For an extension, the message that it is declared in.
    package var scope: Int?
    package var options: [ProtoOption] = []
    package var isMap = false
    package var features = ProtoFeatures()

    package init(_ name: ProtoIdentifier, number: Int, label: Label, kind: ProtoKind, typeOrigin: Origin) {
        self.name = name
        self.number = number
        self.label = label
        self.kind = kind
        self.typeOrigin = typeOrigin
    }
}

/// What a field's values are.
package enum ProtoKind: UInt8, Sendable, Hashable {
    // The raw values are those of FieldDescriptorProto.Type in descriptor.proto.
    case double = 1, float, int64, uint64, int32, fixed64, fixed32, bool, string, group, message, bytes, uint32, `enum`, sfixed32, sfixed64,
        sint32, sint64
    /// A named type that was not found.
    case unknown = 0
}

/// An enum type.
package struct ProtoEnum: Sendable {
    package var name: ProtoIdentifier
    package var nestedName: Name
    package var fullName: Name
    package var parent: Int?
    package var values: [ProtoEnumValue] = []
    package var reservedRanges: [ProtoRange] = []
    package var reservedNames: [ProtoIdentifier] = []
    package var options: [ProtoOption] = []
    package var features = ProtoFeatures()
}

/// One value of an enum.
package struct ProtoEnumValue: Sendable {
    package var name: ProtoIdentifier
    package var number: Int
    package var options: [ProtoOption] = []
}

/// A service and its methods.
package struct ProtoService: Sendable {
    package var name: ProtoIdentifier
    package var fullName: Name
    package var methods: [ProtoMethod] = []
    package var options: [ProtoOption] = []
}

/// One remote call: a message or a stream of messages each way.
package struct ProtoMethod: Sendable {
    package var name: ProtoIdentifier
    package var input: ProtoIdentifier
    package var output: ProtoIdentifier
    package var streamsInput: Bool
    package var streamsOutput: Bool
    package var options: [ProtoOption] = []
}

/// One option: what it is called and what it is set to.
package struct ProtoOption: Sendable {
    /// One part of an option's name; `(my.option)` is an extension.
    package struct Part: Sendable, Hashable {
        package var name: Name
        package var isExtension: Bool
    }

    package var path: [Part]
    package var value: ProtoValue
    package var origin: Origin

    /// The name of an option that Protobuf itself defines and that is no message; nil for the others.
    package var standardName: Name? {
        path.count == 1 && !path[0].isExtension ? path[0].name : nil
    }
}

/// What an option is set to.
package enum ProtoValue: Sendable {
    case identifier(Name)
    /// Digits as written in decimal, with the sign.
    case number(String)
    case string([UInt8])
    /// A message in text format: its fields, with extensions in brackets.
    case message([(part: ProtoOption.Part, value: ProtoValue)])
    case list([ProtoValue])
}
