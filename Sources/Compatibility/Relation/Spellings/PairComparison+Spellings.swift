internal import Basics
internal import Contracts

/// Values in formats where all of them are text on the wire (XML): kinds are told apart by what may be written, not by their names.
extension PairComparison {
    /// The field that stands for an element's text beside its attributes, as the readers of such formats name it.
    private static let textField: Name = "$text"

    /// Compares one kind of value.
    mutating func compareKind(_ kind: ScalarKind, _ source: Normal, _ target: Normal) {
        switch kind {
        case .boolean: compareBooleans(source, target)
        case .number: compareNumbers(source, target)
        case .text: compareTexts(source, target)
        case .instant: compareInstants(source, target)
        case .bytes: compareBytes(source, target)
        }
    }

    /// Compares the values without parts: kind by kind, and where that is not enough, text against text.
    mutating func compareSpelled(_ source: Normal, _ target: Normal) {
        let accepted = target.scalars
        for kind in ScalarKind.allCases where source.has(kind) {
            let own = source.only(kind)
            var attempt = PairComparison(relation: relation)
            if kind == .number, own.hasFloats, !accepted.hasFloats {
                attempt.fail(
                    .typeMismatch, .some, detail: "kind:float", "may be infinite or written with a power of ten, which is not accepted")
            } else {
                attempt.compareKind(kind, own, accepted.withoutSinglePrecision)
            }
            if attempt.worst == .yes {
                note(.yes)
                continue
            }
            let isAlone = accepted.has(kind) && ScalarKind.allCases.allSatisfy { $0 == kind || !accepted.has($0) }
            let answer = isAlone || accepted.hasNoParts ? Answer.no : spells(own, accepted)
            switch answer {
            case .yes: note(.yes)
            case .unknown: fail(.unknown, .unknown, detail: "spelling", "whether all that may be written is accepted cannot be decided")
            case .no:
                let overlaps = !accepted.hasNoParts && !isAlone && overlap(own, accepted)
                for answer in attempt.answers { note(overlaps && answer == .none ? .some : answer) }
                adopt(attempt)
            }
        }
    }

    /// Whether all that one set may be written as is something that may be written for the other.
    private func spells(_ source: Normal, _ target: Normal) -> Answer {
        let countsLengths = target.texts.allSatisfy(\.hasOnlyLengths) && target.only(.text).hasNoParts == false && target.isTextOnly
        guard let own = source.spelled(countsLengths ? .canonical : .usual), let accepted = target.spelled(.accepted) else {
            return .unknown
        }
        return space.texts.areCovered(own, by: accepted)
    }

    private func overlap(_ source: Normal, _ target: Normal) -> Bool {
        guard let own = source.spelled(.usual), let accepted = target.spelled(.accepted) else { return true }
        return own.contains { one in accepted.contains { space.texts.isDisjoint(one, $0) != .yes } }
    }

    /// Puts text and what has attributes on one footing: an element's text is a field of it.
    func inElements(_ source: Normal, _ target: Normal) -> (Normal, Normal) {
        if source.isFree || target.isFree { return (source, target) }
        let (left, right) = (source.scalars, target.scalars)
        if !left.hasNoParts, right.hasNoParts, !target.records.isEmpty { return (wrapped(source), target) }
        if !source.records.isEmpty, target.records.isEmpty, !right.hasNoParts { return (source, wrapped(target)) }
        return (source, target)
    }

    private func wrapped(_ normal: Normal) -> Normal {
        var record = RecordPart(rest: .closed)
        let text = space.make(normal.scalars)
        let mayBeEmpty = relation.fits(space.make(Normal(texts: [TextPart(values: [""])])), text) == .yes
        record.fields = [FieldPart(Self.textField, text, required: !mayBeEmpty)]
        record.content = ContentPart(contract: ContractHandle(index: 0), particle: .empty)
        var result = Normal(hasNull: normal.hasNull, arrays: normal.arrays, records: normal.records + [record])
        result.isApproximate = normal.isApproximate
        return result
    }
}

extension Normal {
    fileprivate var isTextOnly: Bool { numbers.isEmpty && booleans.isEmpty && instants.isEmpty && bytes == nil }

    /// Whether numbers may be written with a power of ten.
    fileprivate var hasFloats: Bool { numbers.contains { $0.width != nil } }

    /// The numbers with all floats as doubles, which take whatever digits are written.
    fileprivate var withoutSinglePrecision: Normal {
        var copy = self
        for index in copy.numbers.indices where copy.numbers[index].width != nil { copy.numbers[index].width = .double }
        return copy
    }

    /// What may be written for the values, as texts; nil where that cannot be said.
    fileprivate func spelled(_ spelling: Spelling) -> [TextPart]? {
        var result = texts
        if !booleans.isEmpty {
            var words: [Name] = []
            if booleans.contains(.yes) { words += ["true", "1"] }
            if booleans.contains(.no) { words += ["false", "0"] }
            result.append(TextPart(values: words))
        }
        for part in numbers {
            guard part.notSteps.isEmpty else { return nil }
            let domain = NumberDomain(minimum: part.low, maximum: part.high, step: part.step, width: part.width)
            if let single = part.single, spelling != .accepted {
                let signed = spelling == .usual && !(single < .zero) ? [Name("+\(single)")] : []
                result.append(TextPart(values: [Name(single.description)] + signed))
                continue
            }
            let single = part.single.map {
                NumberDomain(minimum: NumberDomain.Bound($0), maximum: NumberDomain.Bound($0), step: $0.isInteger ? .one : nil)
            }
            guard let pattern = (single ?? domain).pattern(spelling) else { return nil }
            result.append(TextPart(pattern: pattern))
        }
        for kind in [InstantKind.date, .time, .dateTime, .duration] where instants.contains(InstantSet(kind)) {
            result.append(TextPart(pattern: ValueSpelling.pattern(of: kind, spelling)))
        }
        if let bytes { result.append(TextPart(pattern: ValueSpelling.base64(maxLength: bytes.maxLength))) }
        return result
    }
}

extension TextPart {
    /// Texts that a pattern matches as a whole.
    fileprivate init(pattern: String) {
        self.init()
        patterns = ["^(?:\(pattern))$"]
    }
}
