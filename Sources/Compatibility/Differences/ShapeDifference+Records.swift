internal import Basics
internal import Contracts

extension ShapeDifference {
    mutating func compareRecord(_ old: RecordPart, _ new: RecordPart) {
        if let one = old.content, let two = new.content { return compareContents(old, one, new, two) }
        comparePlainRecord(old, new)
    }

    /// Compares records whose fields stand in no order.
    mutating func comparePlainRecord(_ old: RecordPart, _ new: RecordPart) {
        for field in old.fields {
            if let now = new.field(field.name) {
                let (before, after) = graph.parameterTerms(field, now)
                children.append(PairChild(.field(field.name), before, after, directions: Directions(field, now)))
                compareField(field, now)
            } else {
                removed(field, new)
            }
        }
        for field in new.fields(besides: old) { added(field, old) }
        compareRest(old, new)
        compareConstraints(old, new)
    }

    private mutating func removed(_ field: FieldPart, _ new: RecordPart) {
        var inSafe = Answer.yes
        if field.exists(.in) {
            if let accepted = new.undeclared(field.name, space) {
                inSafe = new.rest == .open && new.patternFields.isEmpty ? .yes : Self.answer(graph.incoming.fits(field.term, accepted))
            } else {
                inSafe = .no
            }
        }
        let outSafe: Answer = field.exists(.out) && field.isRequired ? .no : .yes
        var change = LocalChange(
            .fieldRemoved, "is gone", detail: "removed", step: .field(field.name), inSafe: inSafe, outSafe: outSafe, surprising: true,
            old: field.place, new: new.place ?? newPlace)
        change.isAnnounced = field.facets.flags.contains(.deprecated) && (field.facets.sunset.map { $0 <= graph.asOf } ?? false)
        changes.append(change)
    }

    private mutating func added(_ field: FieldPart, _ old: RecordPart) {
        let mustBeSent =
            field.isRequired && field.exists(.in) && !field.facets.flags.contains(.serverFilled)
            && !(graph.profile.fillsDefaults && field.facets.defaultValue != nil)
        var inSafe: Answer = mustBeSent ? .no : .yes
        if !mustBeSent, field.exists(.in), let before = undeclared(field.name, old) {
            inSafe = Self.answer(graph.incoming.fits(before, field.term))
        }
        var outSafe = Answer.yes
        if field.exists(.out) {
            if let accepted = old.undeclared(field.name, space) {
                if old.rest != .open { outSafe = Self.answer(graph.outgoing.fits(field.term, accepted)) }
            } else {
                outSafe = .no
            }
        }
        changes.append(
            LocalChange(
                mustBeSent ? .fieldRequiredAdded : .fieldAdded, mustBeSent ? "is new and required" : "is new", detail: "added",
                step: .field(field.name),
                inSafe: inSafe, outSafe: outSafe, tolerated: old.rest != .closed || graph.profile.readersTolerateNewFields,
                old: old.place ?? oldPlace, new: field.place))
    }

    /// What an old message may hold under a name that the old contract does not declare.
    private func undeclared(_ name: Name, _ old: RecordPart) -> Term? {
        if old.rest == .open, old.patternFields.isEmpty, graph.profile.openRecords == .onlyDeclared { return nil }
        return old.undeclared(name, space)
    }

    private mutating func compareField(_ old: FieldPart, _ new: FieldPart) {
        func note(_ kind: ChangeKind, _ message: String, _ detail: String, _ inSafe: Bool, _ outSafe: Bool, surprising: Bool = false) {
            noteField(kind, message, detail, inSafe, outSafe, surprising: surprising, old, new)
        }
        let isFilled = graph.profile.fillsDefaults && new.facets.defaultValue != nil || new.facets.flags.contains(.serverFilled)
        if old.isRequired != new.isRequired {
            if new.isRequired {
                note(.fieldBecameRequired, "became required", "required", isFilled || !new.exists(.in), true)
            } else {
                note(.fieldBecameOptional, "became optional", "optional", true, !new.exists(.out))
            }
        } else if new.isRequired, !old.exists(.in), new.exists(.in), !isFilled {
            note(.fieldBecameWritable, "is no longer read-only, and is required", "writable", false, true)
        }
        if old.exists(.in) != new.exists(.in), !(new.isRequired && new.exists(.in)) {
            note(
                new.exists(.in) ? .fieldBecameWritable : .fieldBecameReadOnly,
                new.exists(.in) ? "is no longer read-only" : "became read-only", "readOnly", true, true, surprising: !new.exists(.in))
        }
        if old.exists(.out) != new.exists(.out) {
            let vanished = !new.exists(.out)
            note(
                vanished ? .fieldBecameWriteOnly : .fieldBecameReadable, vanished ? "became write-only" : "is no longer write-only",
                "writeOnly", true, !(vanished && old.isRequired), surprising: vanished)
        }
        if old.facets.flags.contains(.notUpdatable) != new.facets.flags.contains(.notUpdatable) {
            let lost = new.facets.flags.contains(.notUpdatable)
            note(
                lost ? .fieldBecameReadOnly : .fieldBecameWritable, lost ? "can no longer be updated" : "can now be updated", "updatable",
                true, true, surprising: lost)
        }
        compareFacets(old, new)
    }

    private mutating func compareRest(_ old: RecordPart, _ new: RecordPart) {
        switch (old.rest, new.rest) {
        case (.closed, .closed), (.open, .open): return
        case (.shape(let one), .shape(let two)):
            children.append(PairChild(.values, one, two))
        case (.closed, _):
            add(.recordOpened, "fields beside the declared ones may now be there", detail: "open", true, false, tolerated: true)
        case (_, .closed):
            add(.recordClosed, "fields beside the declared ones are no longer accepted", detail: "closed", holdsNothing(old.rest), true)
        case (.open, .shape(let term)):
            if space.normal(term).isFree { return }
            add(
                .recordClosed, "fields beside the declared ones must now be \(NormalWords.kinds(space.normal(term)))", detail: "rest",
                false, true)
        case (.shape(let term), .open):
            if space.normal(term).isFree { return }
            // The values of a map are read by whoever reads the map, so that others than promised are no mere new members.
            add(.recordOpened, "fields beside the declared ones may now be anything", detail: "rest", true, false)
        }
    }

    private func holdsNothing(_ rest: RestPart) -> Bool {
        guard case .shape(let term) = rest else { return false }
        return graph.incoming.isEmpty(space.normal(term)) == .yes
    }

    /// Constraints that are not on one field: asked of the relation as a whole, since they only matter together.
    private mutating func compareConstraints(_ old: RecordPart, _ new: RecordPart) {
        let hasOnlyFields = { (part: RecordPart) in
            part.patternFields.isEmpty && part.names == nil && part.minFields == 0 && part.maxFields == nil
                && part.dependentRequired.isEmpty
                && part.dependentTerms.isEmpty && part.except.isEmpty
        }
        if hasOnlyFields(old), hasOnlyFields(new) { return }
        var (left, right) = (old.constraintsOnly, new.constraintsOnly)
        if old.rest == .closed, new.rest == .closed, !old.patternFields.isEmpty || !new.patternFields.isEmpty {
            // Beside the fields, of which others tell, only what the patterns name may be there.
            let names = Set(left.fields.map(\.name)).union(right.fields.map(\.name)).sorted()
            left.fields = names.map { FieldPart($0, ShapeSpace.anyTerm, required: false) }
            (right.fields, left.rest, right.rest) = (left.fields, .closed, .closed)
        }
        let one = space.make(Normal(records: [left]))
        let two = space.make(Normal(records: [right]))
        let forwards = Self.answer(graph.incoming.fits(one, two))
        let backwards = Self.answer(graph.outgoing.fits(two, one))
        guard forwards != .yes || backwards != .yes else { return }
        var change = LocalChange(
            .recordConstraintChanged, "a rule on its fields as a whole changed", detail: "constraint", inSafe: forwards, outSafe: backwards,
            old: oldPlace, new: newPlace)
        if !old.dependentTerms.isEmpty || !new.dependentTerms.isEmpty { change.refused = refusedByLetter(old, new, one, two) }
        changes.append(change)
    }

    /// The directions in which schemas that depend on a field refuse messages that hold what is not declared.
    ///
    /// A field that an object declares anew was sent by nobody; what holds only if another field is there declares nothing, it constrains.
    private func refusedByLetter(_ old: RecordPart, _ new: RecordPart, _ before: Term, _ after: Term) -> Directions {
        func refuses(_ source: RecordPart, _ target: Term, _ relation: Relation) -> Bool {
            var letter = source
            if letter.rest == .open { letter.rest = .shape(ShapeSpace.anyTerm) }
            let answer = relation.fits(space.make(Normal(records: [letter])), target)
            return answer == .some || answer == .none
        }
        var refused: Directions = []
        if refuses(old, after, graph.incoming) { refused.insert(.incoming) }
        if refuses(new, before, graph.outgoing) { refused.insert(.outgoing) }
        return refused
    }
}

extension RecordPart {
    /// The rules on the record as a whole, without what is said of single fields.
    var constraintsOnly: RecordPart {
        var copy = self
        copy.fields = fields.map { FieldPart($0.name, ShapeSpace.anyTerm, required: false) }
        copy.rest = .shape(ShapeSpace.anyTerm)
        return copy
    }
}

extension Literal {
    /// The literal as a person writes it.
    package var words: String {
        switch self {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .number(let value): value.description
        case .text(let value): "`\(value)`"
        case .composite(let value): value.text
        }
    }
}

extension String {
    /// The text with runs of spaces made one.
    var collapsed: String { split(separator: " ").joined(separator: " ") }
}
