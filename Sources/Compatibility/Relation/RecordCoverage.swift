internal import Basics
internal import Contracts

/// Whether several records together take what none of them takes alone.
///
/// The source is cut along the first branch: what that branch refuses, field by field, must be taken by the others. Bounded by a count of pieces.
extension PairComparison {
    static func covers(_ pieces: [RecordPart], by branches: [RecordPart], relation: Relation) -> Answer {
        var budget = 256
        return covers(pieces, by: branches[...], relation: relation, budget: &budget)
    }

    private static func covers(
        _ pieces: [RecordPart], by branches: ArraySlice<RecordPart>, relation: Relation, budget: inout Int
    ) -> Answer {
        var answer = Answer.yes
        for piece in pieces {
            budget -= 1
            if budget < 0 || !relation.space.work.spend(4) { return .unknown }
            let isNothing = relation.isEmptyRecord(piece)
            if isNothing == .yes { continue }
            guard let branch = branches.first else { return isNothing == .no ? .no : .unknown }
            var attempt = PairComparison(relation: relation)
            attempt.compareRecord(piece, branch)
            if attempt.worst == .yes { continue }
            if attempt.worst == .none {
                // The branch takes no part of the piece, which is left to the others as it is.
                answer = answer.and(covers([piece], by: branches.dropFirst(), relation: relation, budget: &budget))
                if answer == .no { return .no }
                continue
            }
            guard let refused = refusals(of: branch, in: piece, relation) else {
                answer = answer.and(
                    covers([piece], by: branches.dropFirst(), relation: relation, budget: &budget) == .yes ? .yes : .unknown)
                continue
            }
            answer = answer.and(covers(refused, by: branches.dropFirst(), relation: relation, budget: &budget))
            if answer == .no { return .no }
        }
        return answer
    }

    /// The parts of a record that a branch refuses; nil where what it refuses cannot be written as records.
    private static func refusals(of branch: RecordPart, in piece: RecordPart, _ relation: Relation) -> [RecordPart]? {
        guard branch.names == nil, branch.minFields == 0, branch.maxFields == nil, branch.dependentRequired.isEmpty,
            branch.dependentTerms.isEmpty,
            branch.except.isEmpty, branch.patternFields.isEmpty, piece.patternFields.isEmpty, branch.content == nil, piece.content == nil
        else { return nil }
        let space = relation.space
        var refused: [RecordPart] = []
        for field in branch.fields {
            let own = piece.field(field.name)
            if field.isRequired, !(own?.isRequired ?? false) {
                refused.append(piece.without(field.name))
            }
            let term = own?.term ?? piece.undeclared(field.name, space)
            if let term, relation.fits(term, field.term) != .yes {
                refused.append(piece.with(field.name, space.intersection(term, space.complement(field.term)), from: own))
            }
        }
        for field in piece.fields(besides: branch) {
            guard let accepted = branch.undeclared(field.name, space) else {
                refused.append(piece.with(field.name, field.term, from: field))
                continue
            }
            if relation.fits(field.term, accepted) != .yes {
                refused.append(piece.with(field.name, space.intersection(field.term, space.complement(accepted)), from: field))
            }
        }
        if case .closed = piece.rest { return refused }
        let holdsOnlyDeclared = piece.rest == .open && relation.rules.openRecords == .onlyDeclared
        if holdsOnlyDeclared, relation.rules.sendsOnlyDeclared || branch.rest == .open { return refused }
        switch branch.rest {
        case .open, .shape(ShapeSpace.anyTerm): return refused
        default: return nil
        }
    }
}

extension RecordPart {
    /// The same records, but those that have a field.
    func without(_ name: Name) -> RecordPart {
        var copy = self
        copy.fields.removeAll { $0.name == name }
        if copy.rest != .closed {
            copy.fields.append(FieldPart(name, ShapeSpace.neverTerm, required: false))
            copy.fields.sort { $0.name < $1.name }
        }
        return copy
    }

    /// The same records, where a field is there and of a narrower shape.
    func with(_ name: Name, _ term: Term, from field: FieldPart?) -> RecordPart {
        var copy = self
        copy.fields.removeAll { $0.name == name }
        copy.fields.append(FieldPart(name, term, required: true, facets: field?.facets ?? Facets(), place: field?.place))
        copy.fields.sort { $0.name < $1.name }
        return copy
    }
}
