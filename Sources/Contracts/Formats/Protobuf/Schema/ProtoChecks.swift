internal import Basics

/// Finds what the Protobuf compiler refuses though the grammar allows it: numbers and names that clash, labels that the language version lacks.
struct ProtoChecks {
    private(set) var schema: ProtoSchema
    /// The numbers that messages keep for extensions, by the message's name.
    private var extensionNumbers: [Name: NumberRanges] = [:]

    private init(schema: ProtoSchema) { self.schema = schema }

    /// Adds what is wrong to a schema's troubles.
    static func check(_ schema: ProtoSchema) -> ProtoSchema {
        var checks = ProtoChecks(schema: schema)
        for file in schema.files {
            for index in file.messages.indices where !file.messages[index].isMapEntry { checks.check(file.messages[index], file) }
            for type in file.enums { checks.check(type, file) }
            for service in file.services { checks.check(service) }
            for field in file.extensions { checks.check(extension: field, file) }
            checks.options(file.options, ProtoOptionNames.file, "a file")
        }
        if !checks.namesAreDistinct { checks.checkNames() }
        return checks.schema
    }

    mutating func note(_ message: String, at origin: Origin) { schema.note(message, at: origin) }

    // MARK: Messages

    private mutating func check(_ message: ProtoMessage, _ file: ProtoFile) {
        options(message.options, ProtoOptionNames.message, "a message")
        let reserved = NumberRanges(message.reservedRanges)
        let extensions = NumberRanges(message.extensionRanges)
        let names = Set(message.reservedNames.map(\.name))
        let hasReservations = !reserved.ranges.isEmpty || !extensions.ranges.isEmpty || !names.isEmpty
        var last = 0
        var isAscending = true
        var hashes: Set<UInt64> = []
        hashes.reserveCapacity(message.fields.count)
        var isDistinct = true
        for index in message.fields.indices {
            check(message.fields[index], file, largest: message.largestNumber)
            let number = message.fields[index].number
            if number <= last { isAscending = false }
            last = number
            if !hashes.insert(message.fields[index].looseHash).inserted { isDistinct = false }
            guard hasReservations else { continue }
            let name = message.fields[index].name
            if reserved.contains(number) {
                note("Field number \(number) is reserved: old messages may hold something else there.", at: name.origin)
            }
            if extensions.contains(number) { note("Field number \(number) is kept for extensions.", at: name.origin) }
            if names.contains(name.name) { note("The field name `\(name.name)` is reserved.", at: name.origin) }
        }
        // Nearly always numbers ascend and names are far apart; only where not is it worth a closer look.
        if !isAscending || !isDistinct { clashes(of: message) }
        ranges(message, file, reserved)
        guard !message.oneofs.isEmpty else { return }
        let used = Set(message.fields.compactMap(\.oneof))
        var members = Set(message.fields.map(\.name.name))
        for oneof in message.oneofs where !members.insert(oneof.name.name).inserted {
            note("The message `\(message.name.name)` has a member `\(oneof.name.name)` already.", at: oneof.name.origin)
        }
        for (index, oneof) in message.oneofs.enumerated() {
            options(oneof.options, ProtoOptionNames.oneof, "a oneof")
            if !used.contains(index) { note("The oneof `\(oneof.name.name)` has no field.", at: oneof.name.origin) }
        }
    }

    /// Finds fields with one number or one name.
    private mutating func clashes(of message: ProtoMessage) {
        var numbers: [Int: Name] = [:]
        var names: Set<Name> = []
        var jsonNames: [Name: Name] = [:]
        let isStrictJSON = message.features.jsonFormat == .allow && !message.options.isSet("deprecated_legacy_json_field_conflicts")
        for field in message.fields {
            let place = field.name.origin
            if let other = numbers.updateValue(field.name.name, forKey: field.number) {
                note("Field number \(field.number) is used by `\(other)` already; give each field its own.", at: place)
            }
            if !names.insert(field.name.name).inserted {
                note("The message `\(message.name.name)` has a member `\(field.name.name)` already.", at: place)
            } else if isStrictJSON, let other = jsonNames.updateValue(field.name.name, forKey: field.jsonName) {
                note("Fields `\(other)` and `\(field.name.name)` have one JSON name, `\(field.jsonName)`.", at: place)
            }
        }
    }

    private mutating func ranges(_ message: ProtoMessage, _ file: ProtoFile, _ reserved: NumberRanges) {
        if file.edition == .proto3, let range = message.extensionRanges.first {
            note("Extension ranges are not allowed in proto3.", at: range.origin)
        }
        for range in message.extensionRanges {
            if reserved.overlaps(range) { note("The extension range overlaps a reserved range.", at: range.origin) }
            bounds(range, message.largestNumber)
        }
        for range in message.reservedRanges { bounds(range, message.largestNumber) }
        overlaps(message.extensionRanges, "extension")
        overlaps(message.reservedRanges, "reserved")
    }

    private mutating func bounds(_ range: ProtoRange, _ largest: Int) {
        if range.lower < 1 || range.upper > largest {
            note("Field numbers are from 1 to \(largest); this range goes beyond.", at: range.origin)
        }
    }

    private mutating func overlaps(_ ranges: [ProtoRange], _ what: String) {
        guard ranges.count > 1 else { return }
        let sorted = ranges.sorted { ($0.lower, $0.upper) < ($1.lower, $1.upper) }
        for (one, two) in zip(sorted, sorted.dropFirst()) where two.lower <= one.upper {
            note("The \(what) ranges \(one.lower) to \(one.upper) and \(two.lower) to \(two.upper) overlap.", at: two.origin)
        }
    }

    // MARK: Fields

    private mutating func check(_ field: ProtoField, _ file: ProtoFile, largest: Int) {
        let place = field.name.origin
        if field.number < 1 || field.number > largest {
            note("The field number \(field.number) is not from 1 to \(largest).", at: place)
        }
        if (19_000...19_999).contains(field.number) {
            note("Field numbers from 19000 to 19999 are kept for Protobuf itself.", at: place)
        }
        label(of: field, file)
        if field.isMap, case .message(let file, let index)? = field.type, let key = schema.files[file].messages[index].fields.first {
            if [.float, .double, .bytes, .enum, .message].contains(key.kind) {
                note("A map's keys are whole numbers, booleans or texts.", at: key.name.origin)
            }
        }
        if !field.options.isEmpty { checkOptions(of: field, file) }
    }

    private mutating func checkOptions(of field: ProtoField, _ file: ProtoFile) {
        let place = field.name.origin
        options(field.options, ProtoOptionNames.field, "a field")
        if field.options.option("default") != nil {
            if file.edition == .proto3 {
                note("proto3 has no defaults; the value of a field that is left out is zero or empty.", at: place)
            } else if field.label == .repeated || field.kind == .message || field.kind == .group {
                note("Only single fields of scalar or enum type have a default.", at: place)
            } else if let problem = ProtoDefault.problem(of: field, schema) {
                note(problem, at: place)
            }
        }
        if field.options.isSet("packed"), field.label != .repeated || !field.kind.isPackable {
            note("Only repeated fields of numbers, booleans and enums can be packed.", at: place)
        }
        if let type = field.options.text("jstype"), type != "JS_NORMAL", !field.kind.is64BitInteger {
            note("`jstype` stands on fields of 64-bit whole numbers only.", at: place)
        }
    }

    private mutating func label(of field: ProtoField, _ file: ProtoFile) {
        switch (file.edition, field.label) {
        case (.proto2, .none) where field.oneof == nil:
            note("A field of proto2 says `optional`, `required` or `repeated`.", at: field.typeOrigin)
        case (.proto3, .required):
            note("proto3 has no required fields.", at: field.name.origin)
        case (.edition, .required):
            note("Editions write `[features.field_presence = LEGACY_REQUIRED]` in place of `required`.", at: field.name.origin)
        case (.edition, .optional):
            note("Editions have no `optional`: fields are so unless `features.field_presence` says otherwise.", at: field.name.origin)
        default: break
        }
        guard field.kind == .group, file.edition != .proto2 else { return }
        note(
            "Groups exist in proto2 only\(file.edition.isEdition ? "; use `features.message_encoding = DELIMITED`" : "").",
            at: field.typeOrigin)
    }

    private mutating func check(extension field: ProtoField, _ file: ProtoFile) {
        guard let extendee = field.extendee else { return }
        check(field, file, largest: ProtoRange.largestMessageSetNumber)
        guard let message = schema.message(extendee.name) else {
            if schema.enumeration(extendee.name) != nil {
                note("`\(extendee.name)` is an enum and cannot be extended.", at: extendee.origin)
            }
            return
        }
        if file.edition == .proto3 {
            note("proto3 extends Protobuf's own options only.", at: extendee.origin)
            return
        }
        let numbers = extensionNumbers[extendee.name] ?? NumberRanges(message.extensionRanges)
        extensionNumbers[extendee.name] = numbers
        if !numbers.contains(field.number) {
            note("`\(extendee.name)` does not keep the number \(field.number) for extensions.", at: field.name.origin)
        }
        if field.label == .required { note("An extension cannot be required.", at: field.name.origin) }
    }
}

extension ProtoField {
    /// Equal for fields whose names or JSON names are: both are taken without underscores and without regard to case.
    fileprivate var looseHash: UInt64 {
        let json = options.isEmpty ? nil : options.text("json_name")
        return (json ?? name.name.text).utf8.reduce(14_695_981_039_346_656_037) { hash, byte in
            byte == UInt8(ascii: "_") ? hash : (hash ^ UInt64(byte | 0x20)) &* 1_099_511_628_211
        }
    }
}

extension ProtoKind {
    var isPackable: Bool {
        switch self {
        case .string, .bytes, .message, .group: false
        default: true
        }
    }

    var is64BitInteger: Bool { [.int64, .uint64, .sint64, .fixed64, .sfixed64].contains(self) }
}
