internal import Basics
internal import Contracts

/// Parts that an `allOf` gained.
extension ShapeDifference {
    /// Notes that messages must meet a further part, where all the old ones are still there.
    ///
    /// Fields that an object declares anew were sent by nobody, but a part constrains the message as a whole, and a named part says of
    /// what type the message is. So it is judged by the letter: what was not declared may have been there.
    mutating func compareParts(_ old: Normal, _ oldTerm: Term, _ newTerm: Term) {
        guard graph.profile.hasDirection, graph.profile.openRecords == .onlyDeclared, !graph.isParameters,
            let before = space.parts(of: oldTerm), let after = space.parts(of: newTerm), before.count < after.count
        else { return }
        var added = after
        for part in before {
            guard let kept = added.firstIndex(where: { isSame(part, $0) }) else { return }
            added.remove(at: kept)
        }
        let letter = space.make(old.byLetter)
        for part in added where space.typeName(of: part) != nil || graph.incoming.fits(letter, part) != .yes {
            let name = space.typeName(of: part)
            var change = LocalChange(
                .typeNarrowed, "must also be \(name.map { "a valid \($0)" } ?? "what a further part of `allOf` says")",
                detail: "allOf:\(name?.text ?? "")", inSafe: .yes, outSafe: .yes, old: oldPlace, new: space.place(of: part) ?? newPlace)
            change.refused = .incoming
            changes.append(change)
        }
    }

    private func isSame(_ one: Term, _ two: Term) -> Bool {
        if let name = space.typeName(of: one) ?? space.typeName(of: two) {
            return space.typeName(of: one) == name && space.typeName(of: two) == name
        }
        return graph.incoming.fits(one, two) == .yes && graph.incoming.fits(two, one) == .yes
    }
}

extension Normal {
    /// The set as a validator sees it: what an open record does not declare may be anything.
    var byLetter: Normal {
        var copy = self
        for index in copy.records.indices where copy.records[index].rest == .open { copy.records[index].rest = .shape(ShapeSpace.anyTerm) }
        return copy
    }
}
