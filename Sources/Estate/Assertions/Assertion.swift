package import Basics
internal import Documents

/// What a rule of the estate's own looks at: a part, or an item of one of its lists.
package struct AssertionSubject: Sendable {
    package let part: EstatePart
    /// Where the part's name stands, or the item's, or the item.
    package let place: SourceSpan?
    /// What tells items of one part apart: the item's name, or what it says; empty for the part itself.
    package let detail: String
    let cursor: KeyCursor
}

/// What breaks an assertion.
package struct AssertionViolation: Sendable {
    /// The value that is wrong; the subject's place where there is none.
    package let place: SourceSpan?
    /// What the rule says of it.
    package let message: String
}

/// Holds parts of an estate to assertions about their keys. Used by one thread.
package struct AssertionEvaluator {
    private let trees: SpecTrees
    private let walk: KeyWalk

    package init(_ estate: Estate, _ trees: SpecTrees) {
        self.trees = trees
        walk = KeyWalk(estate, trees)
    }

    /// What a rule looks at of a part; nothing where the part is of a kind that does not have the keys that the rule asks for.
    package func subjects(of rule: RuleSpec, in part: EstatePart) -> [AssertionSubject] {
        guard AssertionPaths(rule).fit(KeyWalk.forms(of: part)), let start = walk.start(part) else { return [] }
        let place = trees.place(of: part)
        let all: [AssertionSubject]
        if let each = rule.each {
            all = walk.nestedItems(each.value, from: start).map { item in
                let name = item.node["name"]
                return AssertionSubject(
                    part: part, place: name?.span ?? item.node.span, detail: name?.text ?? item.node.canonicalJSON, cursor: item)
            }
        } else {
            all = [AssertionSubject(part: part, place: place, detail: "", cursor: start)]
        }
        guard let condition = rule.where?.value else { return all }
        return all.filter { subject in comparisons(condition).allSatisfy { holds($0, subject.cursor) } }
    }

    /// What a subject does against a rule; nil where it keeps it.
    package func violation(of rule: RuleSpec, by subject: AssertionSubject) -> AssertionViolation? {
        let broken: Comparison?
        if let condition = rule.require?.value {
            broken = comparisons(condition).first { !holds($0, subject.cursor) }
        } else {
            let forbidden = rule.forbid.map { comparisons($0.value) } ?? []
            broken = forbidden.allSatisfy { holds($0, subject.cursor) } ? forbidden.first : nil
        }
        guard let broken else { return nil }
        let value = walk.values(broken.path, from: subject.cursor).first
        return AssertionViolation(place: value?.node.span ?? subject.place, message: message(of: rule, subject))
    }

    private func comparisons(_ condition: Condition) -> [Comparison] {
        if case .all(let comparisons) = condition { return comparisons }
        return []
    }

    // MARK: Comparisons

    /// Whether a comparison holds: of one value at least, and `!=` of every one.
    private func holds(_ comparison: Comparison, _ subject: KeyCursor) -> Bool {
        let values = walk.values(comparison.path, from: subject)
        if case .exists = comparison.test { return values.contains { !$0.node.isNull } }
        let items = walk.items(values)
        return switch comparison.test {
        case .exists: false
        case .equals(let wanted): items.contains { isEqual($0, wanted) }
        case .differs(let wanted): !items.contains { isEqual($0, wanted) }
        case .oneOf(let wanted): items.contains { item in wanted.contains { isEqual(item, $0) } }
        case .less(let limit): items.contains { Measure.isLess($0.node.name, limit) == true }
        case .greater(let limit): items.contains { Measure.isLess(limit, $0.node.name) == true }
        }
    }

    /// References are equal where they name the same, with their kind or without.
    private func isEqual(_ cursor: KeyCursor, _ wanted: Name) -> Bool {
        guard cursor.node.isScalar else { return false }
        if Measure.areEqual(cursor.node.name, wanted) { return true }
        for case .inline(let schema) in cursor.forms {
            if let one = KeyWalk.reference(cursor.node.text, schema), let other = KeyWalk.reference(wanted.text, schema) {
                return one == other
            }
        }
        return false
    }

    // MARK: Messages

    /// How many values a message lists.
    private static let listed = 4

    private func message(of rule: RuleSpec, _ subject: AssertionSubject) -> String {
        guard let template = rule.message else {
            let what = rule.require.map { "`\($0.value)` does not hold" } ?? rule.forbid.map { "`\($0.value)` holds" } ?? ""
            return "\(subject.part): \(what)"
        }
        // A template that cannot be read is a problem of its own, and shown as it is written.
        let parts = ifGrammatical { () throws(GrammarTrouble) in try MessageTemplate(parsing: template.value.text).parts }
        return (parts ?? [.text(template.value.text)]).map { part in
            switch part {
            case .text(let text): text
            case .subject: subject.part.description
            case .value(let path): shown(walk.items(walk.values(path, from: subject.cursor)))
            }
        }.joined()
    }

    private func shown(_ values: [KeyCursor]) -> String {
        guard !values.isEmpty else { return "nothing" }
        let texts = values.prefix(Self.listed).map { shortened($0.node.isScalar ? $0.node.text : $0.node.canonicalJSON) }
        return texts.joined(separator: ", ") + (values.count > Self.listed ? " and \(values.count - Self.listed) more" : "")
    }
}
