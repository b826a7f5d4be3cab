internal import Basics
internal import Contracts

/// What is true of fields beside their shapes.
extension ShapeDifference {
    /// Notes a change of a field whose two answers are known.
    mutating func noteField(
        _ kind: ChangeKind, _ message: String, _ detail: String, _ inSafe: Bool, _ outSafe: Bool, surprising: Bool = false,
        refused: Directions = [], _ old: FieldPart, _ new: FieldPart
    ) {
        var change = LocalChange(
            kind, message, detail: detail, step: .field(old.name), inSafe: Answer(inSafe), outSafe: Answer(outSafe), surprising: surprising,
            old: old.place, new: new.place)
        change.refused = refused
        changes.append(change)
    }

    mutating func compareFacets(_ old: FieldPart, _ new: FieldPart) {
        let (before, after) = (old.facets.defaultValue, new.facets.defaultValue)
        if before != after {
            let kind: ChangeKind = before == nil ? .defaultAdded : after == nil ? .defaultRemoved : .defaultChanged
            // Callers who leave a parameter out mean its default.
            let isMeant = graph.isParameters && (!old.isRequired || before != nil)
            noteField(
                kind, "its default changed from \(before?.words ?? "none") to \(after?.words ?? "none")", "default:\(after?.words ?? "")",
                true, true, surprising: true, refused: isMeant ? .incoming : [], old, new)
        }
        compareUnderstood(old, new)
        if !old.facets.flags.contains(.deprecated), new.facets.flags.contains(.deprecated) {
            noteField(.fieldDeprecated, "is now deprecated", "deprecated", true, true, old, new)
        }
        if graph.isTextual, !old.isWritten(like: new) {
            let (was, isNow) = (old.facets.style ?? "a single value", new.facets.style ?? "a single value")
            noteField(.parameterStyleChanged, "was written as \(was), is now as \(isNow)", "style:\(isNow)", false, false, old, new)
        }
        if old.facets.position != new.facets.position {
            let (was, isNow) = (old.facets.position ?? "told by its name", new.facets.position ?? "told by its name")
            noteField(.fieldRenumbered, "was \(was), is now \(isNow)", "position:\(isNow)", false, false, old, new)
        }
        if old.facets.unit != new.facets.unit {
            noteField(
                .unitChanged, "its unit changed from \(old.facets.unit ?? "not stated") to \(new.facets.unit ?? "not stated")",
                "unit:\(new.facets.unit ?? "")", true, true, surprising: true, old, new)
        }
    }

    /// Compares the values that an open list names: others are accepted too, but only these are said to be understood.
    mutating func compareUnderstood(_ old: FieldPart, _ new: FieldPart) {
        guard let before = old.facets.understood, let after = new.facets.understood, before != after else { return }
        for value in before where !after.contains(value) {
            noteField(
                .enumValueRemoved, "the value `\(value)` is no longer listed as one that is understood", "understood:\(value)", true, true,
                refused: .incoming, old, new)
        }
        for value in after where !before.contains(value) {
            noteField(.enumValueAdded, "the value `\(value)` is newly listed", "understood:\(value)", true, true, old, new)
        }
    }
}
