internal import Basics

/// Fields of records, parameters of messages, and messages themselves.
extension AvroComparison {
    mutating func compareFields(
        _ before: [AvroField], _ after: [AvroField], _ place: Place, old oldOwner: Origin, new newOwner: Origin
    ) {
        var matched: Set<Name> = []
        for field in after {
            let was =
                AvroResolution.source(of: field, in: before)
                ?? before.first { one in !after.contains { $0.name == one.name } && one.aliases.contains(field.name) }
            guard let was else {
                added(field, place, oldOwner)
                continue
            }
            matched.insert(was.name)
            let inner = place.step(".\(field.name)")
            if was.name != field.name { renamed(was, field, before, after, place, oldOwner, newOwner) }
            compareDefaults(was, field, inner)
            walk(was.schema, field.schema, inner)
        }
        for field in before where !matched.contains(field.name) {
            note(
                .fieldRemoved, "is gone", detail: "removed",
                Effect(forward: field.defaultValue == nil ? .no : .yes, isSurprising: true), place.step(".\(field.name)"),
                old: field.origin,
                new: newOwner)
        }
    }

    private mutating func added(_ field: AvroField, _ place: Place, _ oldOwner: Origin) {
        let isFilled = field.defaultValue != nil
        note(
            isFilled ? .fieldAdded : .fieldRequiredAdded, isFilled ? "is new" : "is new, and has no default for older data",
            detail: "added",
            Effect(backward: isFilled ? .yes : .no), place.step(".\(field.name)"), old: oldOwner, new: field.origin)
    }

    /// A field that goes on under another name: whoever has the alias finds it.
    private mutating func renamed(
        _ was: AvroField, _ field: AvroField, _ before: [AvroField], _ after: [AvroField], _ place: Place, _ oldOwner: Origin,
        _ newOwner: Origin
    ) {
        let isFound = AvroResolution.source(of: field, in: before) != nil || field.defaultValue != nil
        let isFoundByOld = AvroResolution.source(of: was, in: after) != nil || was.defaultValue != nil
        note(
            .fieldRemoved, "is called `\(field.name)` now; readers find it by an alias only", detail: "renamed:\(field.name)",
            Effect(forward: isFoundByOld ? .yes : .no, isSurprising: true), place.step(".\(was.name)"), old: was.origin, new: newOwner)
        note(
            isFound ? .fieldAdded : .fieldRequiredAdded, "was called `\(was.name)`", detail: "renamed:\(was.name)",
            Effect(backward: isFound ? .yes : .no), place.step(".\(field.name)"), old: oldOwner, new: field.origin)
    }

    private mutating func compareDefaults(_ was: AvroField, _ field: AvroField, _ place: Place) {
        guard was.defaultValue != field.defaultValue else { return }
        let (before, after) = (was.defaultValue, field.defaultValue)
        let kind: ChangeKind = before == nil ? .defaultAdded : after == nil ? .defaultRemoved : .defaultChanged
        let words = [before, after].map { $0.map(Self.words) ?? "none" }
        note(
            kind, "its default changed from \(words[0]) to \(words[1])", detail: "default:\(words[1])", Effect(isSurprising: before != nil),
            place, old: was.origin, new: field.origin)
    }

    private static func words(_ literal: Literal) -> String {
        switch literal {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .number(let value): value.description
        case .text(let value): "`\(value)`"
        case .composite(let value): value.text
        }
    }

    // MARK: Entries

    /// Compares what the files are there for: by full name, then by the name without namespace; the only one of each by itself.
    mutating func compareEntries() {
        var rest = new.entries
        for entry in old.entries {
            let named = old.named(entry.schema)
            let index =
                rest.firstIndex { $0.name == entry.name }
                ?? rest.firstIndex { other in
                    guard let named, let type = new.named(other.schema) else { return false }
                    return AvroResolution.isNamed(type, like: named)
                } ?? (old.entries.count == 1 && new.entries.count == 1 ? 0 : nil)
            guard let index else {
                // A type that a message reaches now is still there.
                guard named.map({ type in !new.types.contains { $0.fullName == type.fullName } }) ?? true else { continue }
                fail(backward: true, forward: false)
                note(
                    .typeRemoved, "the type is gone", detail: "removed", Effect(backward: .no, forward: .no),
                    Place(subject: named?.shortName.text ?? "schema", path: entry.name.text, direction: .in), old: entry.schema.origin,
                    new: nil)
                continue
            }
            let other = rest.remove(at: index)
            compare(entry.schema, other.schema, at: other.name.text, .in)
        }
        for entry in rest where !old.types.contains(where: { $0.fullName == entry.name }) {
            fail(backward: false, forward: true)
            note(
                .typeAdded, "the type is new", detail: "added", Effect(),
                Place(subject: new.named(entry.schema)?.shortName.text ?? "schema", path: entry.name.text, direction: .in), old: nil,
                new: entry.schema.origin)
        }
    }

    // MARK: Messages

    mutating func compareMessages() {
        for before in old.messages {
            let place = Place(subject: before.name.text, path: before.name.text, direction: .in)
            guard let after = new.messages.first(where: { $0.name == before.name }) else {
                fail(backward: true, forward: false)
                note(
                    .operationRemoved, "the operation is gone", detail: "removed", Effect(backward: .no, forward: .no), place,
                    old: before.origin, new: nil)
                continue
            }
            compare(before, after)
        }
        for after in new.messages where !old.messages.contains(where: { $0.name == after.name }) {
            fail(backward: false, forward: true)
            note(
                .operationAdded, "the operation is new", detail: "added", Effect(),
                Place(subject: after.name.text, path: after.name.text, direction: .in), old: nil, new: after.origin)
        }
    }

    private mutating func compare(_ before: AvroMessage, _ after: AvroMessage) {
        let name = after.name.text
        var place = Place(subject: "\(name)/request", path: "\(name)/request", direction: .in)
        let backward = backwardResolution.reads(after.parameters, before.parameters)
        fail(backward: backward != .yes, forward: forwardResolution.reads(before.parameters, after.parameters) != .yes)
        place.isCovered = backward == .yes
        compareFields(before.parameters, after.parameters, place, old: before.origin, new: after.origin)
        if before.isOneWay != after.isOneWay {
            fail(backward: true, forward: true)
            note(
                after.isOneWay ? .positionRemoved : .positionAdded,
                after.isOneWay ? "is answered no more" : "is answered now, and old callers do not wait for it", detail: "one-way",
                Effect(backward: .no, forward: .no), Place(subject: name, path: "\(name)/response", direction: .out), old: before.origin,
                new: after.origin)
        } else {
            compare(before.response, after.response, at: "\(name)/response", .out)
        }
        compareErrors(before, after)
    }

    /// Errors are a union that also holds a text; a caller must know every one that it may get.
    private mutating func compareErrors(_ before: AvroMessage, _ after: AvroMessage) {
        func union(_ message: AvroMessage) -> AvroSchema {
            AvroSchema(.union([AvroSchema(.primitive(.string), at: message.origin)] + message.errors), at: message.origin)
        }
        compare(union(before), union(after), at: "\(after.name)/fault", .out)
    }
}
