package import Basics

/// The files of a contract with their names resolved.
package struct ProtoSchema: Sendable {
    /// The contract's own files in the order in which they were given, then what they import.
    package var files: [ProtoFile] = []
    /// The sources that origins point into; the contract's files.
    package var sources: [SourceFile] = []
    /// How many of the files are the contract's own.
    package var ownFiles = 0
    package var troubles: [ContractTrouble] = []
    /// Where each type stands, by its full name.
    private(set) var types: [Name: ProtoTypeRef] = [:]

    /// The numbers of enum values by the enum's full name and theirs; filled where some field's default names one.
    private(set) var enumNumbers: [Name: Int] = [:]

    package init() {}

    package func span(of origin: Origin) -> SourceSpan {
        SourceSpan(file: sources[Int(origin.file)], lower: Int(origin.lower), upper: Int(origin.upper))
    }

    package func message(_ name: Name) -> ProtoMessage? {
        guard case .message(let file, let index)? = types[name] else { return nil }
        return files[file].messages[index]
    }

    package func enumeration(_ name: Name) -> ProtoEnum? {
        guard case .enumeration(let file, let index)? = types[name] else { return nil }
        return files[file].enums[index]
    }

    /// Notes where a type stands; false where its name is taken.
    mutating func declare(_ name: Name, _ type: ProtoTypeRef) -> Bool {
        if types[name] != nil { return false }
        types[name] = type
        return true
    }

    /// Makes enum values be found by name.
    mutating func indexEnumValues() {
        for file in files {
            for type in file.enums {
                for value in type.values { enumNumbers[Self.key(type.fullName, value.name.name)] = value.number }
            }
        }
    }

    /// The number of an enum's value, where defaults name enum values at all.
    func number(of value: Name, in type: Name) -> Int? { enumNumbers[Self.key(type, value)] }

    private static func key(_ type: Name, _ value: Name) -> Name { Name(type.text + "." + value.text) }

    mutating func note(_ message: String, at origin: Origin) {
        // A file that is wrong throughout says so often enough.
        if troubles.count < 1_000 { troubles.append(ContractTrouble(.partUnknown, message, at: span(of: origin))) }
    }
}

/// Where a type stands: the index of its file, and its index there.
package enum ProtoTypeRef: Sendable, Hashable {
    case message(file: Int, index: Int)
    case enumeration(file: Int, index: Int)
}

extension ProtoMessage {
    /// The largest number that its extensions may have.
    var largestNumber: Int {
        options.isSet("message_set_wire_format") ? ProtoRange.largestMessageSetNumber : ProtoRange.largestFieldNumber
    }
}

extension ProtoField {
    /// Whether readers can tell a field that was left out from one that holds its default.
    package var hasPresence: Bool {
        if label == .repeated { return false }
        if kind == .message || kind == .group || oneof != nil || extendee != nil { return true }
        return features.fieldPresence != .implicit
    }

    package var isRequired: Bool {
        label == .required || (label != .repeated && features.fieldPresence == .legacyRequired && oneof == nil && extendee == nil)
    }

    /// What its values are on the wire: a message that is delimited is a group.
    package var wireKind: ProtoKind {
        kind == .message && !isMap && features.messageEncoding == .delimited ? .group : kind
    }

    /// What the field is called in JSON.
    package var jsonName: Name {
        options.text("json_name").map { Name($0) } ?? ProtoField.jsonName(of: name.name)
    }

    /// The name in lower camel case, as protoc makes it.
    static func jsonName(of name: Name) -> Name {
        guard name.text.utf8.contains(UInt8(ascii: "_")) else { return name }
        var result: [UInt8] = []
        var isUpper = false
        for byte in name.text.utf8 {
            if byte == UInt8(ascii: "_") {
                isUpper = true
            } else {
                let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                result.append(isUpper && isLetter ? byte - 0x20 : byte)
                isUpper = false
            }
        }
        return Name(String(decoding: result, as: UTF8.self))
    }
}
