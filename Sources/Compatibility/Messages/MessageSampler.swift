package import Basics
package import Contracts
internal import Patterns

/// How many more parts of messages are made or checked in one run; counted, so that every machine makes the same ones.
package final class WitnessFuel {
    package private(set) var left: Int

    package init(_ amount: Int) { left = amount }

    /// Takes some; false where it is used up.
    func take(_ amount: Int = 1) -> Bool {
        left -= amount
        return left > 0
    }
}

/// Makes small plausible messages out of shapes, always the same ones.
package final class MessageSampler {
    let space: ShapeSpace
    /// Which fields exist in the messages.
    let direction: Direction?
    let fuel: WitnessFuel
    private var known: [Key: MessageValue] = [:]
    /// Deeper parts are left out where they can be.
    private static let deepest = 24
    /// Lists and texts are not made longer than this.
    static let longestList = 64
    static let longestText = 4_000

    private struct Key: Hashable {
        let from: Term
        let to: Term?
        let name: Name?
        let variant: Int
    }

    package init(space: ShapeSpace, direction: Direction?, fuel: WitnessFuel) {
        self.space = space
        self.direction = direction
        self.fuel = fuel
    }

    /// A small value of a shape that is, where it can be, one of another shape too.
    ///
    /// - Parameters:
    ///   - name: The field that it goes into, for what is plausible.
    ///   - variant: Another number gives another value, where there are several.
    package func value(_ from: Term, _ to: Term? = nil, name: Name? = nil, variant: Int = 0, depth: Int = 0) -> MessageValue? {
        guard fuel.take(), depth < Self.deepest else { return nil }
        let to = to.flatMap { $0 == from || space.isUnchanged(from, $0) ? nil : $0 }
        let key = Key(from: from, to: to, name: name, variant: variant)
        if let made = known[key] { return made }
        let made = value(space.normal(from), to.map(space.normal), name: name, variant: variant, depth: depth)
        if let made { known[key] = made }
        return made
    }

    func value(_ from: Normal, _ to: Normal?, name: Name?, variant: Int, depth: Int) -> MessageValue? {
        if from.isFree {
            return to.flatMap { $0.isFree ? nil : value($0, nil, name: name, variant: variant, depth: depth + 1) } ?? .text("any")
        }
        if depth > 8, from.hasNull, to?.hasNull ?? true { return .null }
        if let to, !to.isFree {
            // What both have is tried first, kind by kind.
            for record in from.records.prefix(8) where !to.records.isEmpty {
                if let made = self.record(record, to, Wish(), depth: depth) { return made }
            }
            let both = from.withoutParts.intersection(to.withoutParts, space)
            if let made = scalars(both, name: name).pick(variant) { return made }
            for array in from.arrays.prefix(4) where !to.arrays.isEmpty {
                if let made = self.array(array, to, name: name, depth: depth) { return made }
            }
            if from.hasNull, to.hasNull { return .null }
        }
        for record in from.records.prefix(8) { if let made = self.record(record, nil, Wish(), depth: depth) { return made } }
        if let made = scalars(from, name: name).pick(variant) { return made }
        for array in from.arrays.prefix(4) { if let made = self.array(array, nil, name: name, depth: depth) { return made } }
        return from.hasNull ? .null : nil
    }

    // MARK: Values without parts

    /// Plausible values without parts, the likeliest first; null is not among them.
    package func scalars(_ normal: Normal, name: Name?) -> [MessageValue] {
        var found = normal.texts.prefix(8).flatMap { texts(of: $0, name: name) }.map { MessageValue.text($0) }
        found += normal.numbers.prefix(8).flatMap { numbers(of: $0, name: name) }.map { .number($0) }
        let booleans = [normal.booleans.contains(.yes) ? true : nil, normal.booleans.contains(.no) ? false : nil].compactMap(\.self)
        found += (FieldHints.isRare(name) ? booleans.reversed() : booleans).map { .boolean($0) }
        for format in normal.instants.formats { found += KnownFormat(name: format)?.samples.prefix(2).map { .text(Name($0)) } ?? [] }
        if let bytes = normal.bytes, found.isEmpty {
            let content = Array("Tieline".utf8).prefix(bytes.maxLength ?? 7)
            found.append(.bytes(Array(content)))
        }
        return found
    }

    /// Some texts of a part, the likeliest first.
    func texts(of part: TextPart, name: Name?) -> [Name] {
        if let values = part.values { return Array(FieldHints.sorted(values).prefix(16)) }
        var part = part
        part.formats = part.formats.filter { KnownFormat(name: $0) != nil }
        guard part.notFormats.allSatisfy({ KnownFormat(name: $0) != nil }), part.minLength <= Self.longestText else { return [] }
        var candidates = part.formats.flatMap { KnownFormat(name: $0)?.samples ?? [] } + FieldHints.texts(for: name)
        // What is short is a code more often than words.
        let isCode = FieldHints.isCode(name) || part.maxLength ?? .max <= 10
        let usual = isCode ? 4 : 20
        let length = min(max(usual, part.minLength), part.maxLength ?? .max)
        if !isCode { candidates.append("Hansa Maschinenbau") }
        candidates.append(Self.filled(FieldHints.filler(for: name, isCode: isCode), length))
        candidates.append(Self.filled(FieldHints.filler(for: name, isCode: true), length))
        var found = candidates.map { Name($0) }.filter { space.texts.contains($0, in: part) == .yes }
        if found.count < 2 { found += space.texts.members(of: part).map { Name($0) } }
        return found
    }

    /// A text of exactly some scalars.
    static func filled(_ filler: String, _ length: Int) -> String {
        let scalars = Array(filler.unicodeScalars)
        var text = ""
        for index in 0..<length { text.unicodeScalars.append(scalars[index % scalars.count]) }
        // A space at the end is lost on the way through many tools, and hard to see.
        if text.last == " " { text.removeLast(); text.append("x") }
        return text
    }

    /// Some numbers of a part, the likeliest first.
    func numbers(of part: NumberPart, name: Name?) -> [ExactDecimal] {
        if let single = part.single { return part.contains(single) ? [single] : [] }
        var candidates = FieldHints.numbers(for: name).compactMap { ExactDecimal(parsing: $0) }
        candidates += [ExactDecimal(1), .zero, ExactDecimal(coefficient: 5, exponent: -1), ExactDecimal(coefficient: 12345, exponent: -4)]
        let step = part.step ?? (part.notSteps.isEmpty ? .one : ExactDecimal(coefficient: 1, exponent: -3))
        for bound in [part.low, part.high].compactMap({ $0?.value }) {
            candidates.append(bound)
            for delta in [step, -step] { if let near = bound.adding(delta) { candidates.append(near) } }
            for multiple in part.notSteps {
                for delta in [multiple, -multiple] {
                    let half = delta.multiplied(by: ExactDecimal(coefficient: 5, exponent: -1))
                    if let near = half.flatMap(bound.adding) { candidates.append(near) }
                }
            }
        }
        candidates += (2...4).compactMap { step.multiplied(by: ExactDecimal($0)) } + [step]
        return candidates.filter(part.contains)
    }
}

extension [MessageValue] {
    /// The value of a number, where there is one for it; counting goes round.
    func pick(_ variant: Int) -> MessageValue? { isEmpty ? nil : self[variant % count] }
}

extension Normal {
    /// The set without arrays and records.
    var withoutParts: Normal {
        var copy = self
        copy.isFree = false
        copy.arrays = []
        copy.records = []
        return copy
    }
}

extension TextReasoner {
    /// Some texts of a part by its patterns' languages, each shown to be in it; none where that is beyond the budget.
    func members(of part: TextPart, count: Int = 4) -> [String] {
        guard let language = makeLanguage(of: part, countsLengths: false) else { return [] }
        var found: [String] = []
        if case .found(let text) = language.member(minLength: part.minLength, maxLength: part.maxLength, budget: Self.budget) {
            found.append(text)
        }
        if part.minLength <= 40 { found += language.sample(count: count) }
        return found.filter { contains(Name($0), in: part) == .yes }
    }
}
