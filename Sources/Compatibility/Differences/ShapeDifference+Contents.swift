internal import Basics
internal import Contracts

/// Differences between contents: their elements as fields, how often each may stand, and their order.
extension ShapeDifference {
    mutating func compareContents(_ old: RecordPart, _ one: ContentPart, _ new: RecordPart, _ two: ContentPart) {
        let count = changes.count
        comparePlainRecord(singled(old, one), singled(new, two))
        for field in old.fields where one.elements.contains(field.name) && two.elements.contains(field.name) {
            guard let now = new.field(field.name) else { continue }
            compareNumber(field, now)
            compareEmpty(field, now, one.emptyMeans[field.name], two.emptyMeans[field.name])
        }
        compareOrder(old, one, new, two, isExplained: changes[count...].contains { $0.inSafe != .yes })
    }

    /// The record with each element once, whatever number of times it may stand: in XML one element is a list of one.
    private func singled(_ record: RecordPart, _ content: ContentPart) -> RecordPart {
        var copy = record
        copy.content = nil
        for index in copy.fields.indices where content.elements.contains(copy.fields[index].name) {
            if let array = repeated(copy.fields[index]), let item = array.items { copy.fields[index].term = item }
        }
        return copy
    }

    private func repeated(_ field: FieldPart) -> ArrayPart? {
        let normal = space.normal(field.term)
        guard normal.arrays.count == 1, normal.records.isEmpty, normal.isScalarFree else { return nil }
        return normal.arrays[0]
    }

    /// What an element stands for where it is sent empty; that it may no longer be is a difference of the messages.
    private mutating func compareEmpty(_ old: FieldPart, _ new: FieldPart, _ before: Name?, _ after: Name?) {
        guard before != after, let after else { return }
        let message =
            before.map { "an empty element meant `\($0)`, means `\(after)` now" } ?? "may be sent empty now, which means `\(after)`"
        changes.append(
            LocalChange(
                before == nil ? .defaultAdded : .defaultChanged, message, detail: "default:\(after)", step: .field(old.name), inSafe: .yes,
                outSafe: .yes, surprising: before != nil, old: old.place, new: new.place))
    }

    private mutating func compareNumber(_ old: FieldPart, _ new: FieldPart) {
        let (before, after) = (repeated(old), repeated(new))
        let most = (before == nil ? 1 : before?.effectiveMaximum, after == nil ? 1 : after?.effectiveMaximum)
        if most.0 != most.1 {
            let isTighter = (most.1 ?? .max) < (most.0 ?? .max)
            note(
                isTighter, old, new,
                "may stand at most \(most.1.map { "\($0)" } ?? "any number of") times, was \(most.0.map { "\($0)" } ?? "any number")",
                "items>\(most.1.map { "\($0)" } ?? "")")
        }
        let least = (old.isRequired ? before?.minItems ?? 1 : 0, new.isRequired ? after?.minItems ?? 1 : 0)
        // From none to one and back is a field that became required or optional.
        if least.0 != least.1, min(least.0, least.1) > 0 {
            note(least.1 > least.0, old, new, "must stand at least \(least.1) times, was \(least.0)", "items<\(least.1)")
        }
    }

    private mutating func note(_ isTighter: Bool, _ old: FieldPart, _ new: FieldPart, _ message: String, _ detail: String) {
        changes.append(
            LocalChange(
                isTighter ? .itemsTightened : .itemsLoosened, message, detail: detail, step: .field(old.name),
                inSafe: isTighter ? .no : .yes,
                outSafe: isTighter ? .yes : .no, old: old.place, new: new.place))
    }

    /// The order of the elements, and how their numbers hang together, where nothing said so far accounts for what is refused.
    private mutating func compareOrder(_ old: RecordPart, _ one: ContentPart, _ new: RecordPart, _ two: ContentPart, isExplained: Bool) {
        guard !isExplained, one.particle.alignedElements(with: two.particle) == nil else { return }
        let forwards = ContentInclusion(one, two, space: space)
        let backwards = ContentInclusion(two, one, space: space)
        let inSafe: Answer = forwards.isExhausted ? .unknown : forwards.problems.isEmpty ? .yes : .no
        let outSafe: Answer = backwards.isExhausted ? .unknown : backwards.problems.isEmpty ? .yes : .no
        guard inSafe != .yes || (outSafe != .yes && changes.isEmpty) else { return }
        changes.append(
            LocalChange(
                .recordConstraintChanged, "the order of its elements, or which may stand together, changed", detail: "order",
                inSafe: inSafe,
                outSafe: outSafe, old: old.place, new: new.place))
    }
}
