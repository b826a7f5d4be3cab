internal import Basics

/// Whether a reader reads what a writer wrote, by the schema resolution of Avro's specification.
///
/// Coinductive: a pair of named types that is met again while it is decided counts as readable for the moment; what rests on that is kept
/// only once the pair is decided.
final class AvroResolution {
    /// The order is from good to bad.
    enum Answer: Int, Comparable {
        case yes, unknown, no

        static func < (left: Answer, right: Answer) -> Bool { left.rawValue < right.rawValue }
    }

    /// How many pairs of types may be open at once; beyond that the answer is unknown.
    private static let depthLimit = 1_000

    let reader: AvroModel
    let writer: AvroModel
    private var decided: [Pair: Answer] = [:]
    private var open: Set<Pair> = []
    /// Pairs that were found readable while another was open, in order.
    private var provisional: [Pair] = []
    /// How many pairs are decided before the answer is unknown; counted, so that every machine answers the same.
    private var fuel = 200_000

    private struct Pair: Hashable {
        let reader: Int
        let writer: Int
    }

    init(reader: AvroModel, writer: AvroModel) {
        self.reader = reader
        self.writer = writer
    }

    /// Whether everything that is written with one schema can be read with another.
    func reads(_ wanted: AvroSchema, _ written: AvroSchema) -> Answer {
        if case .unknown(let one) = wanted.kind, case .unknown(let two) = written.kind, one == two, one != "?" { return .yes }
        if case .union(let branches) = written.kind { return branches.map { reads(wanted, $0) }.max() ?? .yes }
        if case .union(let branches) = wanted.kind { return readsOne(of: branches, written) }
        // The specification matches decimals by precision and scale, whatever bytes they are in.
        if let one = reader.decimal(of: wanted), let two = writer.decimal(of: written), one == two { return .yes }
        switch (wanted.kind, written.kind) {
        case (.unknown, _), (_, .unknown): return .unknown
        case (.primitive(let one), .primitive(let two)): return one.reads(two) ? .yes : .no
        case (.array(let one), .array(let two)), (.map(let one), .map(let two)): return reads(one, two)
        case (.named(let one), .named(let two)): return reads(Pair(reader: one, writer: two))
        default: return .no
        }
    }

    /// The best answer of some branches.
    private func readsOne(of branches: [AvroSchema], _ written: AvroSchema) -> Answer {
        var best = Answer.no
        for branch in branches {
            best = min(best, reads(branch, written))
            if best == .yes { return .yes }
        }
        return best
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

    /// Whether a reader fills a list of fields from what was written.
    func reads(_ wanted: [AvroField], _ written: [AvroField]) -> Answer {
        var answer = Answer.yes
        for field in wanted {
            if let source = Self.source(of: field, in: written) {
                answer = max(answer, reads(field.schema, source.schema))
            } else if field.defaultValue == nil {
                return .no
            }
            if answer == .no { return .no }
        }
        return answer
    }

    private func reads(_ pair: Pair) -> Answer {
        guard Self.isNamed(reader.types[pair.reader], like: writer.types[pair.writer]) else { return .no }
        if let known = decided[pair] { return known }
        if open.contains(pair) { return .yes }
        fuel -= 1
        guard fuel > 0, open.count < Self.depthLimit else { return .unknown }
        open.insert(pair)
        let mark = provisional.count
        let answer = decide(reader.types[pair.reader], writer.types[pair.writer])
        open.remove(pair)
        decided[pair] = answer
        if answer == .yes {
            if open.isEmpty { provisional = [] } else { provisional.append(pair) }
        } else {
            // What was readable because this pair was taken to be is no longer known.
            for other in provisional[mark...] { decided[other] = nil }
            provisional.removeSubrange(mark...)
        }
        return answer
    }

    private func decide(_ wanted: AvroNamedType, _ written: AvroNamedType) -> Answer {
        switch (wanted.content, written.content) {
        case (.record(let one, _), .record(let two, _)): return reads(one, two)
        case (.enumeration(let symbols, let fallback), .enumeration(let others, _)):
            return fallback != nil || others.allSatisfy(symbols.contains) ? .yes : .no
        case (.fixed(let one, _), .fixed(let two, _)): return one == two ? .yes : .no
        default: return .no
        }
    }
}
