package import Basics
internal import Contracts

/// Finds what a removed field probably became: a new field beside it with a like name, shape, place and description.
package struct RenameFinder {
    let space: ShapeSpace

    package init(space: ShapeSpace) {
        self.space = space
    }

    /// A probable successor, with the reasons in words.
    package struct Successor: Sendable {
        package let name: Name
        package let place: ShapePlace?
        package let reason: String
    }

    /// Looks for the successor of a field among those that a record gained.
    package func successor(of field: FieldPart, in old: RecordPart, _ new: RecordPart) -> Successor? {
        let gained = new.fields.filter { old.field($0.name) == nil }
        var best: (score: Int, field: FieldPart, reasons: [String])?
        for candidate in gained {
            let (score, reasons) = score(field, candidate, old, new, isOnly: gained.count == 1)
            if score >= 5, score > best?.score ?? 0 { best = (score, candidate, reasons) }
        }
        return best.map { Successor(name: $0.field.name, place: $0.field.place, reason: $0.reasons.joined(separator: ", ")) }
    }

    private func score(_ old: FieldPart, _ new: FieldPart, _ before: RecordPart, _ after: RecordPart, isOnly: Bool) -> (Int, [String]) {
        var score = 0
        var reasons: [String] = []
        let likeness = Self.likeness(old.name.text, new.name.text)
        if likeness >= 50 {
            score += likeness >= 75 ? 4 : 3
            reasons.append("has a like name")
        }
        let (one, two) = (space.normal(old.term), space.normal(new.term))
        if NormalWords.kinds(one) == NormalWords.kinds(two) {
            score += 1
            let isEqual = one.texts == two.texts && one.numbers == two.numbers && one.instants == two.instants
            if isEqual { score += 1 }
            reasons.append(isEqual ? "its type and limits" : "its type")
        } else {
            score -= 3
        }
        if let text = old.facets.description, text == new.facets.description {
            score += 3
            reasons.append("its description")
        }
        if Self.neighbours(of: old.name, before).contains(where: Self.neighbours(of: new.name, after).contains) {
            score += 1
            reasons.append("stands at its place")
        }
        if isOnly { score += 1 }
        return (score, reasons)
    }

    /// The fields before and after one in the file.
    private static func neighbours(of name: Name, _ record: RecordPart) -> Set<Name> {
        let ordered = record.fields.sorted { ($0.place?.origin.lower ?? 0) < ($1.place?.origin.lower ?? 0) }
        guard let index = ordered.firstIndex(where: { $0.name == name }) else { return [] }
        return Set([index - 1, index + 1].filter(ordered.indices.contains).map { ordered[$0].name })
    }

    /// How alike two names are in percent: by edits, or because one holds the other.
    static func likeness(_ one: String, _ two: String) -> Int {
        let left = Array(one.lowercased().utf8.filter { $0 != 0x5F && $0 != 0x2D })
        let right = Array(two.lowercased().utf8.filter { $0 != 0x5F && $0 != 0x2D })
        let longest = max(left.count, right.count)
        guard longest > 0 else { return 0 }
        let shortest = left.count < right.count ? left : right
        let other = left.count < right.count ? right : left
        if shortest.count >= 3, other.starts(with: shortest) || other.suffix(shortest.count).elementsEqual(shortest) {
            return max(75, 100 - editDistance(left, right) * 100 / longest)
        }
        return 100 - editDistance(left, right) * 100 / longest
    }
}
