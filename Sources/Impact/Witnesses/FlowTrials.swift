internal import Basics
internal import Checking
internal import Compatibility
internal import Contracts
internal import Estate

/// Sends the same messages through a flow as base has it and as head has it.
struct FlowTrials {
    let comparison: EstateComparison
    let base: CheckedFlow?
    let head: CheckedFlow
    let fuel: WitnessFuel
    private let baseSampler: MessageSampler
    private let headSampler: MessageSampler
    /// What comes in on each side, by label.
    private let baseInputs: [String: TrialInput]
    private let headInputs: [String: TrialInput]

    init(_ comparison: EstateComparison, base: CheckedFlow?, head: CheckedFlow) {
        self.comparison = comparison
        self.base = base
        self.head = head
        fuel = comparison.witnessFuel
        baseSampler = comparison.base.sampler(fuel)
        headSampler = comparison.head.sampler(fuel)
        let before = base.map(comparison.base.inputs) ?? []
        baseInputs = Dictionary(before.map { ($0.label, $0) }) { first, _ in first }
        headInputs = Dictionary(comparison.head.inputs(of: head).map { ($0.label, $0) }) { first, _ in first }
    }

    /// A field of an incoming message and what it is set to.
    struct Setting {
        var source: TrialSource
        var leaf: MessageSampler.Leaf
    }

    /// Messages and what became of them.
    struct Trial {
        var messages: [String: MessageValue]
        var base: FlowRun?
        var head: FlowRun
        /// Why base's contract does not have the messages; nil where it does.
        var newOnHead: String?
    }

    var labels: [String] { Set(headInputs.keys).union(baseInputs.keys).sorted() }

    /// The fields of contracts that a hop rests on, on head; on base where head has none.
    func sources(of hop: String) -> [TrialSource] {
        let found = comparison.head.sources(ofHop: hop, in: head)
        return found.isEmpty ? base.map { comparison.base.sources(ofHop: hop, in: $0) } ?? [] : found
    }

    /// Values that may tell of trouble at a field, by both versions of its contract.
    func telling(_ source: TrialSource, refused: Normal?) -> [MessageSampler.Leaf] {
        var values: [MessageValue] = []
        for (inputs, sampler, checker) in [(headInputs, headSampler, comparison.head), (baseInputs, baseSampler, comparison.base)] {
            guard let input = inputs[source.label], let term = Self.term(source.path, in: input, checker) else { continue }
            values += sampler.telling(term, refused: refused, name: source.path.last)
        }
        var seen: Set<MessageValue> = []
        let found = values.filter { seen.insert($0).inserted }.prefix(40).map { MessageSampler.Leaf.value($0) }
        return found + [.absent]
    }

    /// The shape at a way in an incoming message.
    private static func term(_ way: [Name], in input: TrialInput, _ checker: EstateChecker) -> Term? {
        let path = FieldPath(way.map { PathSegment(field: $0) })
        return (try? PathReader(space: checker.space, direction: input.direction).read(path, in: input.term))?.term
    }

    // MARK: Messages

    /// Messages with every field that the flow reads, and some of them set.
    ///
    /// - Parameter prefersBase: Whether they are made by base's contracts where both sides have one.
    func messages(_ settings: [Setting], prefersBase: Bool, isFull: Bool) -> [String: MessageValue]? {
        var result: [String: MessageValue] = [:]
        for label in labels {
            let isOfBase = prefersBase ? baseInputs[label] != nil : headInputs[label] == nil
            guard let input = (isOfBase ? baseInputs : headInputs)[label] else { continue }
            let sampler = isOfBase ? baseSampler : headSampler
            guard var message = sampler.value(input.term) else { return nil }
            if isFull {
                for path in input.paths.prefix(40) { message = sampler.message(message, input.term, with: .any, at: path[...]) ?? message }
            }
            for setting in settings where setting.source.label == label {
                guard let changed = sampler.message(message, input.term, with: setting.leaf, at: setting.source.path[...]) else { return nil }
                message = changed
            }
            result[label] = message
        }
        return result
    }

    /// Sends messages through both versions of the flow; nil where neither contract has them.
    func run(_ messages: [String: MessageValue], needsBase: Bool) -> Trial? {
        guard fuel.left > 0 else { return nil }
        var newOnHead: String?
        for (label, message) in messages.sorted(by: { $0.key < $1.key }) {
            if let input = headInputs[label], !needsBase {
                guard comparison.head.accepts(message, input) == nil else { return nil }
            }
            guard let input = baseInputs[label] else { continue }
            if let problem = comparison.base.accepts(message, input) {
                if needsBase { return nil }
                newOnHead = newOnHead ?? problem
            }
        }
        let head = comparison.head.run(self.head, messages, headSampler)
        let before = base.map { comparison.base.run($0, messages, baseSampler) }
        return Trial(messages: messages, base: before, head: head, newOnHead: newOnHead)
    }

    /// A message in its format's notation.
    func text(_ message: MessageValue, of label: String) -> String? {
        let input = headInputs[label] ?? baseInputs[label]
        let format = input?.interface.flatMap { comparison.format(of: $0) } ?? "json-schema"
        return MessageNotation(format).text(message)
    }
}

extension EstateChecker {
    /// Why an incoming message is not one of its contract's; nil where it is.
    func accepts(_ message: MessageValue, _ input: TrialInput) -> String? {
        var rules = FitRules.comparison(profile(of: input), input.direction)
        rules.convertsInstants = true
        switch Relation(space: space, rules: rules).judge(message, input.term) {
        case .valid: return nil
        case .invalid(let problems): return problems.first?.description ?? "it is not valid"
        case .unknown(let reason): return reason
        }
    }
}

extension FlowTrials {
    /// Whether an incoming message of either side declares a field.
    func declares(_ source: TrialSource) -> Bool { !terms(of: source).isEmpty }

    /// A value as a field takes it: digits where it is a number.
    func leaf(_ text: Name, at source: TrialSource) -> MessageSampler.Leaf {
        for (term, checker) in terms(of: source) {
            let normal = checker.space.normal(term)
            if !normal.isFree, normal.texts.isEmpty {
                if let number = ExactDecimal(parsing: text.text), !normal.numbers.isEmpty { return .value(.number(number)) }
                if !normal.booleans.isEmpty { return .value(.boolean(text == "true")) }
            }
        }
        return .value(.text(text))
    }

    private func terms(of source: TrialSource) -> [(Term, EstateChecker)] {
        [(headInputs, comparison.head), (baseInputs, comparison.base)].compactMap { inputs, checker in
            inputs[source.label].flatMap { Self.term(source.path, in: $0, checker) }.map { ($0, checker) }
        }
    }
}

extension FieldPath {
    /// The names of the fields on the way; nil where it picks items or goes over all values of a map.
    var plainNames: [Name]? {
        var names: [Name] = []
        for segment in segments {
            guard segment.predicate.isEmpty else { return nil }
            switch segment.step {
            case .field(let name): names.append(name)
            case .items: continue
            case .anyValue: return nil
            }
        }
        return names
    }
}
