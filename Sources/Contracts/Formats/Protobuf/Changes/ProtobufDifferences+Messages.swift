internal import Basics

/// Messages that both versions have: which fields came and went, and what is reserved.
extension ProtobufDifferences {
    mutating func compareMessages() {
        for file in old.files {
            for before in file.messages {
                if let after = new.message(before.fullName) { compare(before, after) }
            }
        }
    }

    private mutating func compare(_ before: ProtoMessage, _ after: ProtoMessage) {
        compareFields(before, after)
        let name = before.fullName
        let oneofs = Set(after.oneofs.map(\.name.name))
        for oneof in before.oneofs where !oneofs.contains(oneof.name.name) {
            note(
                Difference(
                    rules: [.oneofNoDelete], subject: "\(name).\(oneof.name.name)", message: "the oneof is gone",
                    detail: "oneof:\(oneof.name.name)", about: .type(name), old: oneof.name.origin, new: after.name.origin))
        }
        if before.features.jsonFormat == .allow, after.features.jsonFormat != .allow, !before.isMapEntry {
            note(
                Difference(
                    rules: [.messageSameJSONFormat], subject: name.text, message: "its JSON form is no longer allowed, but best effort",
                    detail: "json:ALLOW>LEGACY_BEST_EFFORT", about: .type(name), old: before.name.origin, new: after.name.origin,
                    oldFits: false))
        }
        if !before.options.isSet("no_standard_descriptor_accessor"), after.options.isSet("no_standard_descriptor_accessor") {
            note(
                Difference(
                    rules: [.messageKeepsDescriptorAccessor], subject: name.text, message: "`no_standard_descriptor_accessor` is set now",
                    detail: "no_standard_descriptor_accessor", about: .type(name), old: before.name.origin,
                    new: after.options.option("no_standard_descriptor_accessor")?.origin))
        }
        compareRanges(before, after)
    }

    private mutating func compareRanges(_ before: ProtoMessage, _ after: ProtoMessage) {
        let extensions = NumberRanges(after.extensionRanges)
        for range in before.extensionRanges where !extensions.contains(range) {
            note(
                Difference(
                    rules: [.extensionMessageNoDelete], subject: before.fullName.text,
                    message: "not all of the extension range \(range.text) is left", detail: "extensions:\(range.text)",
                    about: .type(before.fullName), old: range.origin, new: after.name.origin))
        }
        compareReserved(
            (before.reservedRanges, before.reservedNames), (after.reservedRanges, after.reservedNames), .reservedMessageNoDelete,
            before.fullName, after.name)
    }

    /// Compares what two messages or enums reserve.
    mutating func compareReserved(
        _ before: (ranges: [ProtoRange], names: [ProtoIdentifier]), _ after: (ranges: [ProtoRange], names: [ProtoIdentifier]),
        _ rule: ProtobufRule, _ subject: Name, _ place: ProtoIdentifier
    ) {
        let ranges = NumberRanges(after.ranges)
        for range in before.ranges where !ranges.contains(range) {
            note(
                Difference(
                    rules: [rule], subject: subject.text, message: "not all of \(range.text) is reserved any more",
                    detail: "reserved:\(range.text)", about: .type(subject), old: range.origin, new: place.origin))
        }
        guard !before.names.isEmpty else { return }
        let names = Set(after.names.map(\.name))
        for name in before.names where !names.contains(name.name) {
            note(
                Difference(
                    rules: [rule], subject: subject.text, message: "the name `\(name.name)` is no longer reserved",
                    detail: "reserved:\(name.name)", about: .type(subject), old: name.origin, new: place.origin))
        }
    }

    // MARK: Fields

    private mutating func compareFields(_ before: ProtoMessage, _ after: ProtoMessage) {
        let numbers = Dictionary(after.fields.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        let oldNumbers = Set(before.fields.map(\.number))
        // Fields whose number is new, by name: what an old field of that name became.
        let fresh = Dictionary(
            after.fields.filter { !oldNumbers.contains($0.number) }.map { ($0.name.name, $0) }, uniquingKeysWith: { first, _ in first })
        var renumbered: Set<Name> = []
        let reserved = Reserved(after)
        let owner = Owner(before, after)
        for field in before.fields {
            if let now = numbers[field.number] {
                compare(field, now, owner)
            } else {
                if fresh[field.name.name] != nil { renumbered.insert(field.name.name) }
                noteRemoved(field, before, after, fresh[field.name.name], reserved)
            }
        }
        for field in after.fields where !oldNumbers.contains(field.number) {
            noteAdded(field, before, after, isRenumbered: renumbered.contains(field.name.name))
        }
    }

    /// What a message reserves, ready to be asked.
    private struct Reserved {
        let numbers: NumberRanges
        let names: Set<Name>

        init(_ message: ProtoMessage) {
            numbers = NumberRanges(message.reservedRanges)
            names = Set(message.reservedNames.map(\.name))
        }
    }

    private mutating func noteRemoved(
        _ field: ProtoField, _ before: ProtoMessage, _ after: ProtoMessage, _ successor: ProtoField?, _ reserved: Reserved
    ) {
        var rules: [ProtobufRule] = [.fieldNoDelete]
        if !reserved.numbers.contains(field.number) { rules.append(.fieldNumberReserved) }
        if !reserved.names.contains(field.name.name) { rules.append(.fieldNameReserved) }
        if field.isRequired { rules.append(.messageSameRequiredFields) }
        let message =
            successor.map { "the number changed from \(field.number) to \($0.number), and messages are read by number" }
            ?? "the field \(field.number) is gone"
        note(
            Difference(
                rules: rules, kind: successor == nil ? .fieldRemoved : .fieldRenumbered, subject: "\(before.fullName).\(field.name.name)",
                message: message, detail: successor.map { "\(field.number)>\($0.number)" } ?? "removed", about: .type(before.fullName),
                old: field.name.origin, new: successor?.name.origin ?? after.name.origin, oldFits: successor == nil,
                newFits: successor == nil && !field.isRequired))
    }

    private mutating func noteAdded(_ field: ProtoField, _ before: ProtoMessage, _ after: ProtoMessage, isRenumbered: Bool) {
        if isRenumbered, !field.isRequired { return }
        note(
            Difference(
                rules: field.isRequired ? [.messageSameRequiredFields] : [], kind: field.isRequired ? .fieldRequiredAdded : .fieldAdded,
                level: .safe, subject: "\(after.fullName).\(field.name.name)",
                message: field.isRequired ? "the field \(field.number) is new and required" : "the field \(field.number) is new",
                detail: "added", about: .type(after.fullName), old: nil, new: field.name.origin, oldFits: !field.isRequired))
    }
}

extension ProtoRange {
    /// The range as a `.proto` file writes it.
    var text: String {
        if lower == upper { return "\(lower)" }
        let isMost = [ProtoRange.largestFieldNumber, ProtoRange.largestMessageSetNumber, Int(Int32.max)].contains(upper)
        return "\(lower) to \(isMost ? "max" : "\(upper)")"
    }
}
