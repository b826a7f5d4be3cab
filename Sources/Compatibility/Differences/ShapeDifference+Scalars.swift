internal import Basics
internal import Contracts

extension ShapeDifference {
    mutating func compareNumbers(_ old: Normal, _ new: Normal) {
        guard old.numbers != new.numbers else { return }
        let before = old.numbers.compactMap(\.single)
        let after = new.numbers.compactMap(\.single)
        if before.count == old.numbers.count, after.count == new.numbers.count {
            return compareValues(before.sorted().map(\.description), after.sorted().map(\.description))
        }
        let forwards = covers(old.numbers, new.numbers)
        let backwards = covers(new.numbers, old.numbers)
        guard forwards != true || backwards != true else { return }
        guard let one = old.numbers.first, let two = new.numbers.first, old.numbers.count == 1, new.numbers.count == 1 else {
            return add(.typeChanged, "other numbers are possible", detail: "numbers", forwards, backwards)
        }
        let count = changes.count
        compareSteps(one, two)
        compareBound(one.low, two.low, isLower: true)
        compareBound(one.high, two.high, isLower: false)
        if one.width != two.width {
            let wider = two.width == nil || (one.width == .float && two.width == .double)
            add(
                .formatChanged, "the number's width changed from \(word(one.width)) to \(word(two.width))", detail: "width",
                wider || two.width == .double, !wider || one.width == .double)
        }
        if changes.count == count { add(.typeChanged, "other numbers are possible", detail: "numbers", forwards, backwards) }
    }

    private func covers(_ parts: [NumberPart], _ others: [NumberPart]) -> Bool? {
        var answer: Bool? = true
        let coverage = NumberCoverage(by: others)
        for part in parts {
            guard part.single != nil || space.work.spend(1 + others.count / 8) else { return nil }
            switch coverage.covers(part) {
            case false?: return false
            case nil: answer = nil
            case true?: break
            }
        }
        return answer
    }

    private func word(_ width: NumberDomain.Width?) -> String {
        width.map { $0 == .float ? "float" : "double" } ?? "any"
    }

    private mutating func compareSteps(_ old: NumberPart, _ new: NumberPart) {
        guard old.step != new.step || old.notSteps != new.notSteps else { return }
        let narrower = new.step.map { step in old.step?.isMultiple(of: step) == true } ?? true
        let wider = old.step.map { step in new.step?.isMultiple(of: step) == true } ?? true
        if old.step == .one, new.step == nil || new.step!.scale > 0 {
            add(.typeWidened, "was a whole number, may now have a fraction", detail: "step", narrower, wider)
        } else if new.step == .one, old.step == nil || old.step!.scale > 0 {
            add(.typeNarrowed, "may no longer have a fraction", detail: "step", narrower, wider)
        } else {
            add(
                .stepChanged,
                "must be a multiple of \(new.step.map(\.description) ?? "nothing"), was of \(old.step.map(\.description) ?? "nothing")",
                detail: "step", narrower, wider)
        }
    }

    private mutating func compareBound(_ old: NumberDomain.Bound?, _ new: NumberDomain.Bound?, isLower: Bool) {
        guard old != new else { return }
        let tightest = NumberPart.tighter(old, new, isLower: isLower)
        let tighter = tightest == new
        let word = isLower ? "smallest" : "greatest"
        let before = old.map { "\($0.value)" } ?? "none"
        let after = new.map { "\($0.value)" } ?? "none"
        add(
            tighter ? .boundTightened : .boundLoosened, "the \(word) value changed from \(before) to \(after)",
            detail: "\(isLower ? "minimum" : "maximum"):\(after)", !tighter, tighter)
    }

    /// Notes the values that an enum lost and gained.
    mutating func compareValues(_ old: [String], _ new: [String]) {
        let (before, after) = (Set(old), Set(new))
        for value in old where !after.contains(value) {
            add(.enumValueRemoved, "the value `\(value)` is gone", detail: "value:\(value)", false, true)
        }
        // Readers bear one more value, but not that none of the values they know is left.
        let isReplaced = before.isDisjoint(with: after)
        for value in new where !before.contains(value) {
            add(.enumValueAdded, "the value `\(value)` is new", detail: "value:\(value)", true, false, tolerated: !isReplaced)
        }
    }

    mutating func compareTexts(_ old: Normal, _ new: Normal) {
        guard old.texts != new.texts else { return }
        let before = old.texts.compactMap(\.values)
        let after = new.texts.compactMap(\.values)
        let oldIsEnum = before.count == old.texts.count
        let newIsEnum = after.count == new.texts.count
        if oldIsEnum, newIsEnum { return compareValues(before.flatMap { $0 }.map(\.text), after.flatMap { $0 }.map(\.text)) }
        let forwards = covers(old.texts, new.texts)
        let backwards = covers(new.texts, old.texts)
        if forwards == .yes, backwards == .yes { return }
        if newIsEnum {
            return addTexts(
                .enumIntroduced, "only listed values are possible now: \(NormalWords.sample(after.flatMap { $0 }.map(\.text)))", "enum",
                forwards, backwards)
        }
        if oldIsEnum { return addTexts(.enumDropped, "values beside the listed ones are possible now", "enum", forwards, backwards) }
        guard let one = old.texts.first, let two = new.texts.first, old.texts.count == 1, new.texts.count == 1 else {
            return addTexts(.typeChanged, "other texts are possible", "texts", forwards, backwards)
        }
        let count = changes.count
        compareConditions(one, two)
        if changes.count == count { addTexts(.typeChanged, "other texts are possible", "texts", forwards, backwards) }
    }

    private func covers(_ parts: [TextPart], _ others: [TextPart]) -> Answer {
        parts.reduce(.yes) { $0.and(space.texts.covers($1, by: others)) }
    }

    private mutating func addTexts(_ kind: ChangeKind, _ message: String, _ detail: String, _ inSafe: Answer, _ outSafe: Answer) {
        changes.append(LocalChange(kind, message, detail: detail, inSafe: inSafe, outSafe: outSafe, old: oldPlace, new: newPlace))
    }

    private mutating func compareConditions(_ old: TextPart, _ new: TextPart) {
        if old.minLength != new.minLength {
            let tighter = new.minLength > old.minLength
            add(
                tighter ? .lengthTightened : .lengthLoosened, "the least length changed from \(old.minLength) to \(new.minLength)",
                detail: "length<\(new.minLength)", !tighter, tighter)
        }
        if old.maxLength != new.maxLength {
            let tighter = (new.maxLength ?? .max) < (old.maxLength ?? .max)
            let limit = new.maxLength.map { "\($0)" } ?? "none"
            add(
                tighter ? .lengthTightened : .lengthLoosened,
                "the greatest length changed from \(old.maxLength.map { "\($0)" } ?? "none") to \(limit)",
                detail: "length>\(limit)", !tighter, tighter)
        }
        if old.formats != new.formats || old.notFormats != new.notFormats {
            let (one, two) = (formatsOnly(old), formatsOnly(new))
            addTexts(
                .formatChanged, "the format changed from \(list(old.formats)) to \(list(new.formats))", "format:\(list(new.formats))",
                covers([one], [two]), covers([two], [one]))
        }
        if old.patterns != new.patterns || old.notPatterns != new.notPatterns || old.excluded != new.excluded {
            let (one, two) = (patternsOnly(old), patternsOnly(new))
            let isSame = old.patterns == new.patterns && old.notPatterns == new.notPatterns
            addTexts(
                .patternChanged,
                isSame
                    ? "the values that are ruled out changed from \(list(old.excluded.map(\.text))) to \(list(new.excluded.map(\.text)))"
                    : "the pattern changed from \(list(old.patterns, old.notPatterns)) to \(list(new.patterns, new.notPatterns))",
                isSame ? "not:\(list(new.excluded.map(\.text)))" : "pattern:\(list(new.patterns, new.notPatterns))",
                covers([one], [two]), covers([two], [one]))
        }
    }

    private func formatsOnly(_ part: TextPart) -> TextPart {
        var copy = TextPart()
        (copy.formats, copy.notFormats) = (part.formats, part.notFormats)
        return copy
    }

    private func patternsOnly(_ part: TextPart) -> TextPart {
        var copy = TextPart()
        (copy.patterns, copy.notPatterns, copy.excluded) = (part.patterns, part.notPatterns, part.excluded)
        return copy
    }

    private func list(_ words: [String], _ unwanted: [String] = []) -> String {
        let all = words + unwanted.map { "not \($0)" }
        return all.isEmpty ? "none" : all.joined(separator: " and ")
    }
}
