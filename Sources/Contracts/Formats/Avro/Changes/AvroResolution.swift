internal import Basics

/// Whether a reader reads what a writer wrote, by the schema resolution of Avro's specification.
///
/// Pairs of named types are first taken to be readable; each is then looked at with what is known of the others, and those that rest on it are
/// looked at again when it turns out not to be. Answers only get worse, so this ends; what is left is the greatest solution, circles included.
final class AvroResolution {
    /// The order is from good to bad.
    enum Answer: Int, Comparable {
        case yes, unknown, no

        static func < (left: Answer, right: Answer) -> Bool { left.rawValue < right.rawValue }
    }

    /// How many pairs of types are looked at; beyond that the answer is unknown. Counted, so that every machine answers the same.
    private static let pairLimit = 200_000

    let reader: AvroModel
    let writer: AvroModel
    private var answers: [Pair: Answer] = [:]
    /// The pairs whose answers rest on a pair.
    private var dependents: [Pair: [Pair]] = [:]
    private var pending: [Pair] = []
    /// The pair that is being looked at, and those that it rests on.
    private var current: Pair?
    /// By the writer's type: the reader's types that take its data as their own.
    private let namesakes: [Set<Int>]

    private struct Pair: Hashable {
        let reader: Int
        let writer: Int
    }

    init(reader: AvroModel, writer: AvroModel) {
        self.reader = reader
        self.writer = writer
        var byName: [Name: Set<Int>] = [:]
        var byAlias: [Name: Set<Int>] = [:]
        for (index, type) in reader.types.enumerated() {
            byName[type.shortName, default: []].insert(index)
            for alias in type.aliases { byAlias[alias, default: []].insert(index) }
        }
        namesakes = writer.types.map { (byName[$0.shortName] ?? []).union(byAlias[$0.fullName] ?? []) }
    }

    /// Whether everything that is written with one schema can be read with another.
    func reads(_ wanted: AvroSchema, _ written: AvroSchema) -> Answer {
        settle { look(wanted, written) }
    }

    /// Whether a reader fills a list of fields from what was written.
    func reads(_ wanted: [AvroField], _ written: [AvroField]) -> Answer {
        settle { look(wanted, written) }
    }

    /// Whether a reader takes data of a type as its own: by the name without namespace, or by an alias.
    static func isNamed(_ wanted: AvroNamedType, like written: AvroNamedType) -> Bool {
        wanted.shortName == written.shortName || wanted.aliases.contains(written.fullName)
    }

    /// The writer's field that a reader's field is filled from: by name, else by the first alias that is there.
    static func source(of field: AvroField, in written: [AvroField]) -> AvroField? {
        if let same = written.first(where: { $0.name == field.name }) { return same }
        for alias in field.aliases {
            if let found = written.first(where: { $0.name == alias }) { return found }
        }
        return nil
    }

    // MARK: Pairs of named types

    /// Asks, decides all pairs that the question met, and asks again with what is known then.
    private func settle(_ question: () -> Answer) -> Answer {
        current = nil
        let first = question()
        guard !pending.isEmpty else { return first }
        while let pair = pending.popLast() {
            guard answers[pair] != .no else { continue }
            current = pair
            let answer = decide(reader.types[pair.reader], writer.types[pair.writer])
            guard answer > answers[pair] ?? .yes else { continue }
            answers[pair] = answer
            pending += dependents[pair] ?? []
        }
        current = nil
        return question()
    }

    private func answer(of pair: Pair) -> Answer {
        guard namesakes[pair.writer].contains(pair.reader) else { return .no }
        if let current { dependents[pair, default: []].append(current) }
        if let known = answers[pair] { return known }
        guard answers.count < Self.pairLimit else { return .unknown }
        answers[pair] = .yes
        pending.append(pair)
        return .yes
    }

    private func decide(_ wanted: AvroNamedType, _ written: AvroNamedType) -> Answer {
        switch (wanted.content, written.content) {
        case (.record(let one, _), .record(let two, _)): return look(one, two)
        case (.enumeration(let symbols, let fallback), .enumeration(let others, _)):
            return fallback != nil || others.allSatisfy(symbols.contains) ? .yes : .no
        case (.fixed(let one, _), .fixed(let two, _)): return one == two ? .yes : .no
        default: return .no
        }
    }

    // MARK: Schemas

    private func look(_ wanted: AvroSchema, _ written: AvroSchema) -> Answer {
        if case .unknown(let one) = wanted.kind, case .unknown(let two) = written.kind, one == two, one != "?" { return .yes }
        if case .union(let branches) = written.kind { return branches.map { look(wanted, $0) }.max() ?? .yes }
        if case .union(let branches) = wanted.kind { return lookAmong(branches, written) }
        // The specification matches decimals by precision and scale, whatever bytes they are in.
        if let one = reader.decimal(of: wanted), let two = writer.decimal(of: written), one == two { return .yes }
        switch (wanted.kind, written.kind) {
        case (.unknown, _), (_, .unknown): return .unknown
        case (.primitive(let one), .primitive(let two)): return one.reads(two) ? .yes : .no
        case (.array(let one), .array(let two)), (.map(let one), .map(let two)): return look(one, two)
        case (.named(let one), .named(let two)): return answer(of: Pair(reader: one, writer: two))
        default: return .no
        }
    }

    /// The best answer of some branches; of many named ones, only those of the right name are looked at.
    private func lookAmong(_ branches: [AvroSchema], _ written: AvroSchema) -> Answer {
        var best = Answer.no
        let wanted: Set<Int>? =
            if case .named(let index) = written.kind, writer.decimal(of: written) == nil { namesakes[index] } else { nil }
        for branch in branches {
            if let wanted, case .named(let index) = branch.kind, !wanted.contains(index) { continue }
            best = min(best, look(branch, written))
            if best == .yes { return .yes }
        }
        return best
    }

    private func look(_ wanted: [AvroField], _ written: [AvroField]) -> Answer {
        var answer = Answer.yes
        for field in wanted {
            if let source = Self.source(of: field, in: written) {
                answer = max(answer, look(field.schema, source.schema))
            } else if field.defaultValue == nil {
                return .no
            }
            if answer == .no { return .no }
        }
        return answer
    }
}
