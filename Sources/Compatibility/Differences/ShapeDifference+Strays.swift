internal import Basics
internal import Contracts

/// Keywords that do not apply to the type which their schema states, such as `maximum` on a text.
extension ShapeDifference {
    /// Holds what such keywords say against each other, where the type has no values that they apply to on either side.
    mutating func compareStrays(_ old: Normal, _ new: Normal, _ oldTerm: Term, _ newTerm: Term) {
        let (before, after) = (space.strays(of: oldTerm), space.strays(of: newTerm))
        guard before != nil || after != nil else { return }
        let (one, two) = (before.map(space.normal) ?? Normal(), after.map(space.normal) ?? Normal())
        guard !old.hasKind(of: two), !new.hasKind(of: one) else { return }
        var child = PairChild(nil, before ?? space.make(one.completed(by: two)), after ?? space.make(two.completed(by: one)))
        if one.hasOtherKinds(than: two) {
            (child.old, child.new) = (space.make(one.completed(by: two)), space.make(two.completed(by: one)))
        }
        child.isStray = true
        children.append(child)
    }
}

extension LocalChange {
    /// The change of a keyword that does not apply to the type which is stated.
    var asStray: LocalChange {
        var copy = self
        copy.message += "; its type has no such values, but validators that are made from the contract may hold others to it"
        copy.detail = "stray:\(detail)"
        return copy
    }
}

extension Normal {
    /// Whether the set has values of a kind that another has.
    fileprivate func hasKind(of other: Normal) -> Bool {
        !numbers.isEmpty && !other.numbers.isEmpty || !texts.isEmpty && !other.texts.isEmpty || !arrays.isEmpty && !other.arrays.isEmpty
            || !records.isEmpty && !other.records.isEmpty
    }

    fileprivate func hasOtherKinds(than other: Normal) -> Bool {
        numbers.isEmpty != other.numbers.isEmpty || texts.isEmpty != other.texts.isEmpty || arrays.isEmpty != other.arrays.isEmpty
            || records.isEmpty != other.records.isEmpty
    }

    /// The set with everything of the kinds that only another has, of which it says nothing.
    fileprivate func completed(by other: Normal) -> Normal {
        var copy = self
        if numbers.isEmpty, !other.numbers.isEmpty { copy.numbers = [.any] }
        if texts.isEmpty, !other.texts.isEmpty { copy.texts = [.any] }
        if arrays.isEmpty, !other.arrays.isEmpty { copy.arrays = [.any] }
        if records.isEmpty, !other.records.isEmpty { copy.records = [RecordPart()] }
        return copy
    }
}
