internal import Basics
internal import Contracts

/// Unions of records: which branch was which, and what tells them apart.
extension ShapeDifference {
    mutating func compareRecords(_ old: Normal, _ new: Normal) {
        if old.records.count == 1, new.records.count == 1 { return compareRecord(old.records[0], new.records[0]) }
        if old.discriminator != new.discriminator { compareDiscriminators(old, new) }
        if old.records.count == 1, new.isExclusive, !old.isExclusive, new.discriminator == nil {
            compareWrapped(old.records[0], new.records)
        }
        pairBranches(old.records, new.records, isExclusive: old.isExclusive && new.isExclusive)
    }

    private mutating func compareDiscriminators(_ old: Normal, _ new: Normal) {
        let words = [old, new].map { $0.discriminator?.text ?? "none" }
        var change = LocalChange(
            .discriminatorChanged, "the field that tells the branches apart changed from \(words[0]) to \(words[1])",
            detail: "discriminator", inSafe: .yes, outSafe: .yes, surprising: true, old: oldPlace, new: newPlace)
        if let was = old.discriminator, let now = new.discriminator {
            // What was a plain field tells the branches apart now, and its old values name none.
            if holdsOthers(old.records, now, than: new.records) { change.refused.insert(.incoming) }
            if holdsOthers(new.records, was, than: old.records) { change.refused.insert(.outgoing) }
        }
        changes.append(change)
    }

    /// Whether a field of some records may have values that are no tags of others.
    private func holdsOthers(_ records: [RecordPart], _ name: Name, than others: [RecordPart]) -> Bool {
        let tags = Set(others.compactMap(\.tag))
        return records.contains { record in
            guard let field = record.field(name) else { return false }
            let values = space.normal(field.term)
            return !values.texts.allSatisfy { part in part.values?.allSatisfy(tags.contains) ?? false }
        }
    }

    /// A record that was alone and is one of several now: by the letter a message that fits two branches of a `oneOf` fits none.
    private mutating func compareWrapped(_ old: RecordPart, _ new: [RecordPart]) {
        let source = space.make(Normal(records: [old]))
        let takers = new.filter { graph.incoming.fits(source, space.make(Normal(records: [$0]))) == .yes }
        guard takers.count > 1 else { return }
        var change = LocalChange(
            .typeNarrowed, "every message fits several branches of a `oneOf` now, which takes what fits exactly one", detail: "oneOf",
            inSafe: .no, outSafe: .yes, old: oldPlace, new: newPlace)
        change.refused = .incoming
        changes.append(change)
    }

    /// Finds for each branch the one that it was: by tag, by type name, by equality, then by the most common fields.
    private mutating func pairBranches(_ old: [RecordPart], _ new: [RecordPart], isExclusive: Bool) {
        var left = Array(old.indices)
        var right = Array(new.indices)
        var pairs: [(Int, Int)] = []
        func pair(_ isSame: (RecordPart, RecordPart) -> Bool) {
            for one in left {
                guard let two = right.first(where: { isSame(old[one], new[$0]) }) else { continue }
                pairs.append((one, two))
                right.removeAll { $0 == two }
            }
            left.removeAll { one in pairs.contains { $0.0 == one } }
        }
        pair { $0.tag != nil && $0.tag == $1.tag }
        pair { $0.typeName != nil && $0.typeName == $1.typeName }
        pair { Set($0.fields.map(\.name)) == Set($1.fields.map(\.name)) }
        pair { one, two in
            let common = one.fields.filter { two.field($0.name) != nil }.count
            return common > 0 && common * 2 >= max(one.fields.count, two.fields.count)
        }
        for (one, two) in pairs {
            children.append(PairChild(nil, space.make(Normal(records: [old[one]])), space.make(Normal(records: [new[two]]))))
            compareNames(old[one], new[two], isUnion: old.count > 1 && new.count > 1)
        }
        for index in left { removedBranch(old[index], new) }
        for index in right { addedBranch(new[index], old, isExclusive: isExclusive) }
    }

    private mutating func addedBranch(_ branch: RecordPart, _ old: [RecordPart], isExclusive: Bool) {
        let name = branch.tag ?? branch.typeName
        addBranch(
            .branchAdded, "the branch \(name?.text ?? "") is new".collapsed, Normal(records: [branch]), new: Normal(records: old),
            place: branch.place, detail: "branch:\(name?.text ?? "")")
        // Of a `oneOf` a reader looks for the one that it is.
        guard isExclusive, isToldByName, branch.typeName != nil, old.allSatisfy(\.isNamedBranch) else { return }
        changes[changes.count - 1].refused = .outgoing
    }

    private mutating func removedBranch(_ branch: RecordPart, _ new: [RecordPart]) {
        let name = branch.tag ?? branch.typeName
        addBranch(
            .branchRemoved, "the branch \(name?.text ?? "") is gone".collapsed, Normal(records: [branch]), new: Normal(records: new),
            place: branch.place, detail: "branch:\(name?.text ?? "")")
        if isToldByName, branch.typeName != nil, new.allSatisfy(\.isNamedBranch) { changes[changes.count - 1].refused = .incoming }
    }

    /// Branches of an API that overlap are told apart by convention, so that one that is named no longer is no longer taken,
    /// though another looks the same. A branch whose type has only got another name, or none, is the same.
    private mutating func compareNames(_ old: RecordPart, _ new: RecordPart, isUnion: Bool) {
        if let before = old.tag, let after = new.tag, before != after {
            changes.append(
                LocalChange(
                    .discriminatorChanged, "the value that tells a branch changed from `\(before)` to `\(after)`", detail: "tag:\(after)",
                    inSafe: .yes, outSafe: .yes, surprising: true, old: old.place, new: new.place))
        }
        guard isUnion, isToldByName, let before = old.typeName, let after = new.typeName, before != after,
            let was = old.place?.contract, let isNow = new.place?.contract, space.declares(before, isNow) || space.declares(after, was)
        else { return }
        var change = LocalChange(
            .branchRemoved, "the branch \(before) is gone, \(after) is there instead", detail: "branch:\(before)", inSafe: .yes,
            outSafe: .yes,
            surprising: true, old: old.place, new: new.place)
        change.refused = .incoming
        changes.append(change)
    }

    /// Whether alternatives that look alike are told apart by their names all the same.
    private var isToldByName: Bool { graph.profile.hasDirection && graph.profile.openRecords == .onlyDeclared && !graph.profile.isNominal }
}

extension RecordPart {
    /// Whether it is one of several that are told apart by their names; what takes every record is told from none.
    fileprivate var isNamedBranch: Bool { typeName != nil && !isUniversal }
}
