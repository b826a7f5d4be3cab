internal import Basics

/// Types against types: unions, logical types, and named types by what they hold.
extension AvroComparison {
    mutating func walk(_ before: AvroSchema, _ after: AvroSchema, _ place: Place) {
        var place = place
        place.isCovered = place.isCovered || reads(before, after, place.direction)
        if before.isUnion || after.isUnion { return compareUnions(before, after, place) }
        compareLogical(before, after, place)
        switch (before.kind, after.kind) {
        case (.primitive(let one), .primitive(let two)) where one == two: return
        case (.array(let one), .array(let two)): walk(one, two, place.step("[]"))
        case (.map(let one), .map(let two)): walk(one, two, place.step(".*"))
        case (.named(let one), .named(let two)) where isSameKind(old.types[one], new.types[two]):
            compareNamed(one, two, before, after, place)
        case (.unknown(let one), .unknown(let two)) where one == two: return
        default: changed(before, after, place)
        }
    }

    private func isSameKind(_ one: AvroNamedType, _ two: AvroNamedType) -> Bool {
        switch (one.content, two.content) {
        case (.record, .record), (.enumeration, .enumeration), (.fixed, .fixed): true
        default: false
        }
    }

    private mutating func changed(_ before: AvroSchema, _ after: AvroSchema, _ place: Place) {
        let effect = effect(before, after)
        let kind: ChangeKind =
            switch (effect.backward, effect.forward) {
            case (.unknown, _), (_, .unknown): .undecided
            case (.yes, .no): .typeWidened
            case (.no, .yes): .typeNarrowed
            default: .typeChanged
            }
        let (was, isNow) = (old.words(for: before), new.words(for: after))
        note(kind, "was \(was), is now \(isNow)", detail: "\(was)>\(isNow)", effect, place, old: before.origin, new: after.origin)
    }

    /// Notes a change of what values mean; nothing is refused, and they are read wrongly.
    private mutating func compareLogical(_ before: AvroSchema, _ after: AvroSchema, _ place: Place) {
        let (one, two) = (old.logical(of: before), new.logical(of: after))
        guard one != two else { return }
        let kind: ChangeKind
        if let unit = one?.unit, let other = two?.unit, unit != other {
            kind = .unitChanged
        } else if case .decimal(_, let scale)? = one, case .decimal(_, let other)? = two {
            kind = scale != other ? .stepChanged : .boundLoosened
        } else {
            kind = .formatChanged
        }
        let isHarmless = isMoreDigits(one, two)
        let words = [one, two].map { $0?.words ?? "a plain number or text" }
        note(
            isHarmless || kind != .boundLoosened ? kind : .boundTightened, "meant \(words[0]), means \(words[1]) now",
            detail: "logical:\(words[1])",
            Effect(isSurprising: !isHarmless), place, old: before.origin, new: after.origin)
    }

    /// Whether a decimal only got more digits before the point.
    private func isMoreDigits(_ before: AvroLogicalType?, _ after: AvroLogicalType?) -> Bool {
        guard case .decimal(let one, let scale)? = before, case .decimal(let two, let other)? = after else { return false }
        return scale == other && two > one
    }

    // MARK: Unions

    private mutating func compareUnions(_ before: AvroSchema, _ after: AvroSchema, _ place: Place) {
        var left = before.branches
        var right = after.branches
        var pairs = pairByName(&left, &right)
        left.removeAll { one in
            let index = right.firstIndex { two in
                guard let was = old.named(one), let isNow = new.named(two), isSameKind(was, isNow) else { return false }
                return AvroResolution.isNamed(isNow, like: was) || AvroResolution.isNamed(was, like: isNow)
            }
            guard let index else { return false }
            pairs.append((one, right.remove(at: index)))
            return true
        }
        // What is left alone on both sides became the other, as a widened number does.
        if left.count == 1, right.count == 1, !left[0].isNull, !right[0].isNull {
            pairs.append((left[0], right[0]))
            (left, right) = ([], [])
        }
        for (one, two) in pairs { walk(one, two, place) }
        for one in left {
            note(
                one.isNull ? .nullRemoved : .branchRemoved,
                one.isNull ? "may no longer be null" : "can no longer be \(old.words(for: one))",
                detail: "-\(AvroNames.branchName(of: one, old))",
                Effect(backward: backwardResolution.reads(after, one)), place, old: one.origin, new: after.origin)
        }
        for two in right {
            note(
                two.isNull ? .nullAdded : .branchAdded, two.isNull ? "may be null now" : "can be \(new.words(for: two)) now",
                detail: "+\(AvroNames.branchName(of: two, new))", Effect(forward: forwardResolution.reads(before, two)), place,
                old: before.origin, new: two.origin)
        }
    }

    /// Takes the branches of the same name, or of the same kind without one, out of both sides.
    private func pairByName(_ left: inout [AvroSchema], _ right: inout [AvroSchema]) -> [(AvroSchema, AvroSchema)] {
        var indices: [Name: Int] = [:]
        for (index, two) in right.enumerated() where indices[AvroNames.branchName(of: two, new)] == nil {
            indices[AvroNames.branchName(of: two, new)] = index
        }
        var taken: Set<Int> = []
        var pairs: [(AvroSchema, AvroSchema)] = []
        left.removeAll { one in
            guard let index = indices[AvroNames.branchName(of: one, old)], taken.insert(index).inserted else { return false }
            pairs.append((one, right[index]))
            return true
        }
        right = right.enumerated().filter { !taken.contains($0.offset) }.map(\.element)
        return pairs
    }

    // MARK: Named types

    private mutating func compareNamed(_ one: Int, _ two: Int, _ before: AvroSchema, _ after: AvroSchema, _ place: Place) {
        let pair = NamedPair(old: one, new: two)
        guard enter(pair) else { return }
        defer { leave(pair) }
        let (was, isNow) = (old.types[one], new.types[two])
        var inner = place
        inner.subject = isNow.shortName.text
        if was.fullName != isNow.fullName {
            let effect = Effect(
                backward: AvroResolution.isNamed(isNow, like: was) ? .yes : .no,
                forward: AvroResolution.isNamed(was, like: isNow) ? .yes : .no)
            note(
                .typeChanged,
                "is called \(isNow.fullName) now, was \(was.fullName); readers tell types by the name without namespace, or by an alias",
                detail: "name:\(isNow.fullName)", effect, inner, old: was.origin, new: isNow.origin)
        }
        switch (was.content, isNow.content) {
        case (.record(let fields, _), .record(let others, _)): compareFields(fields, others, inner, old: was.origin, new: isNow.origin)
        case (.enumeration(let symbols, let fallback), .enumeration(let others, let other)):
            compareSymbols((symbols, fallback, was.origin), (others, other, isNow.origin), inner)
        case (.fixed(let size, _), .fixed(let other, _)) where size != other:
            note(
                other < size ? .lengthTightened : .lengthLoosened, "has \(other) bytes now, had \(size)", detail: "size:\(other)",
                effect(before, after), inner, old: was.origin, new: isNow.origin)
        default: break
        }
    }

    private mutating func compareSymbols(
        _ before: (symbols: [Name], fallback: Name?, origin: Origin), _ after: (symbols: [Name], fallback: Name?, origin: Origin),
        _ place: Place
    ) {
        for symbol in before.symbols where !after.symbols.contains(symbol) {
            note(
                .enumValueRemoved, "the value `\(symbol)` is gone" + (after.fallback.map { "; readers take `\($0)` for it" } ?? ""),
                detail: "value:\(symbol)", Effect(backward: after.fallback == nil ? .no : .yes, isSurprising: true), place,
                old: before.origin, new: after.origin)
        }
        for symbol in after.symbols where !before.symbols.contains(symbol) {
            note(
                .enumValueAdded, "the value `\(symbol)` is new" + (before.fallback.map { "; old readers take `\($0)` for it" } ?? ""),
                detail: "value:\(symbol)", Effect(forward: before.fallback == nil ? .no : .yes), place, old: before.origin,
                new: after.origin)
        }
        guard before.fallback != after.fallback else { return }
        let kind: ChangeKind = before.fallback == nil ? .defaultAdded : after.fallback == nil ? .defaultRemoved : .defaultChanged
        note(
            kind, "the value that stands for unknown ones changed from \(word(before.fallback)) to \(word(after.fallback))",
            detail: "default:\(word(after.fallback))", Effect(isSurprising: before.fallback != nil), place, old: before.origin,
            new: after.origin)
    }

    private func word(_ name: Name?) -> String { name.map { "`\($0)`" } ?? "none" }
}
