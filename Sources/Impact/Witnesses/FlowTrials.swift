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
    /// Messages of each side's contracts that its specs name as samples, by label: what others are made from.
    private let baseSamples: [String: MessageValue]
    private let headSamples: [String: MessageValue]

    /// The fields by which each side joins what comes in.
    private let baseJoins: [(left: TrialSource, right: TrialSource)]
    private let headJoins: [(left: TrialSource, right: TrialSource)]

    init(_ comparison: EstateComparison, base: CheckedFlow?, head: CheckedFlow) {
        self.comparison = comparison
        self.base = base
        self.head = head
        fuel = comparison.witnessFuel
        baseSampler = comparison.base.sampler(fuel)
        headSampler = comparison.head.sampler(fuel)
        let before = base.map(comparison.base.inputs) ?? []
        firstLabel = comparison.head.inputs(of: head).first?.label ?? before.first?.label
        baseInputs = Dictionary(before.map { ($0.label, $0) }) { first, _ in first }
        headInputs = Dictionary(comparison.head.inputs(of: head).map { ($0.label, $0) }) { first, _ in first }
        baseJoins = base.map(comparison.base.joins) ?? []
        headJoins = comparison.head.joins(of: head)
        baseSamples = Self.samples(baseInputs, comparison.base)
        headSamples = Self.samples(headInputs, comparison.head)
    }

    /// The first sample of each interface that its contract takes.
    private static func samples(_ inputs: [String: TrialInput], _ checker: EstateChecker) -> [String: MessageValue] {
        inputs.compactMapValues { input in
            input.interface.flatMap { interface in checker.samples(of: interface).first { checker.problems($0, input).isEmpty } }
        }
    }

    /// A field of an incoming message and what it is set to.
    struct Setting {
        var source: TrialSource
        var leaf: MessageSampler.Leaf
    }

    /// Messages and what became of them.
    struct Trial {
        /// The message that the cause is about, and where it comes in.
        var label: String
        var message: MessageValue
        var base: FlowRun?
        var head: FlowRun
        /// Why base's contract does not have the message; nil where it does.
        var newOnHead: String?
    }

    var labels: [String] { Set(headInputs.keys).union(baseInputs.keys).sorted() }
    /// Where the first message of the flow comes in.
    let firstLabel: String?

    /// The fields of contracts that a hop rests on, on head; on base where head has none.
    func sources(of hop: String) -> [TrialSource] {
        let found = comparison.head.sources(ofHop: hop, in: head)
        return found.isEmpty ? base.map { comparison.base.sources(ofHop: hop, in: $0) } ?? [] : found
    }

    /// What conditions on the way to a hop ask of fields of contracts, on head.
    func conditions(of hop: String) -> [(source: TrialSource, test: Comparison.Test)] {
        comparison.head.conditions(onHop: hop, in: head)
    }

    /// Values that may tell of trouble at a field, by both versions of its contract.
    func telling(_ source: TrialSource, refused: Normal?) -> [MessageSampler.Leaf] {
        var values = source.codes.prefix(48).map { MessageValue.text($0) }
        if let refused { values = headSampler.scalars(refused, name: source.path.last).prefix(4) + values }
        for (inputs, sampler, checker) in [(headInputs, headSampler, comparison.head), (baseInputs, baseSampler, comparison.base)] {
            guard let input = inputs[source.label], let term = Self.term(source.path, in: input, checker) else { continue }
            values += sampler.telling(term, refused: refused, name: source.path.last)
        }
        var seen: Set<MessageValue> = []
        let found = values.filter { seen.insert($0).inserted }.prefix(64).map { MessageSampler.Leaf.value($0) }
        return found + [.absent]
    }

    /// The shape at a way in an incoming message.
    private static func term(_ way: [Name], in input: TrialInput, _ checker: EstateChecker) -> Term? {
        let path = FieldPath(way.map { PathSegment(field: $0) })
        return (try? PathReader(space: checker.space, direction: input.direction).read(path, in: input.term))?.term
    }

    // MARK: Messages

    /// Messages of one side with some fields set, and all that the flow reads where it is full.
    private func messages(_ settings: [Setting], isOfBase: Bool, isFull: Bool) -> [String: MessageValue]? {
        let (inputs, sampler) = isOfBase ? (baseInputs, baseSampler) : (headInputs, headSampler)
        let samples = isOfBase ? baseSamples : headSamples
        var result: [String: MessageValue] = [:]
        for (label, input) in inputs.sorted(by: { $0.key < $1.key }) {
            guard var message = samples[label] ?? sampler.value(input.term) else { return nil }
            if isFull {
                for path in input.paths.prefix(40) { message = sampler.message(message, input.term, with: .any, at: path[...]) ?? message }
            }
            for setting in settings where setting.source.label == label {
                guard let changed = sampler.message(message, input.term, with: setting.leaf, at: setting.source.path[...]) else {
                    return nil
                }
                message = changed
            }
            result[label] = message
        }
        return result
    }

    /// Why a value that is set is not among the codes that the specs state for its field; nil where it is, and where they state none.
    private func unlisted(_ message: MessageValue, _ settings: [Setting], _ label: String, isOnBase: Bool) -> String? {
        guard let input = (isOnBase ? baseInputs : headInputs)[label] else { return nil }
        for setting in settings where setting.source.label == label {
            guard let listed = (isOnBase ? comparison.base : comparison.head).statedCodes(of: setting.source, in: input),
                let value = message.value(at: setting.source.path[...])?.plainText, !listed.contains(value)
            else { continue }
            return "`\(FitPath(setting.source.path.map { .field($0) }))` is `\(value)`, which was not one of the codes that the specs list"
        }
        return nil
    }

    /// Whether a problem is of a field that was set.
    private func isSet(_ problem: ValidationProblem, _ settings: [Setting], _ label: String) -> Bool {
        let names = problem.path.compactMap { step in if case .field(let name) = step { name } else { nil } }
        return settings.contains { $0.source.label == label && ($0.source.path.starts(with: names) || names.starts(with: $0.source.path)) }
    }

    /// Messages of one side with partners for one of them: what they are joined by has its values.
    private func joined(_ messages: [String: MessageValue], to label: String, isOfBase: Bool) -> [String: MessageValue] {
        let (inputs, sampler, checker) = isOfBase ? (baseInputs, baseSampler, comparison.base) : (headInputs, headSampler, comparison.head)
        var result = messages
        for (left, right) in isOfBase ? baseJoins : headJoins {
            let (given, taker) = right.label == label ? (right, left) : (left, right)
            guard taker.label != label, let value = result[given.label]?.value(at: given.path[...]), value.plainText != nil,
                let input = inputs[taker.label],
                let changed = sampler.message(result[taker.label], input.term, with: .value(value), at: taker.path[...]),
                checker.problems(changed, input).isEmpty
            else { continue }
            result[taker.label] = changed
        }
        return result
    }

    /// Whether the flow joins what comes in, so that trials differ by whether there is a partner.
    var hasJoins: Bool { !headJoins.isEmpty }

    /// Sends one message, made by one side's contract, through both versions of the flow; what else comes in, each side has of its own.
    ///
    /// - Parameters:
    ///   - isOfBase: Whether the message is made by base's contract, and head need not have it.
    ///   - isJoined: Whether what else comes in belongs to the message.
    func run(_ settings: [Setting], label: String, isOfBase: Bool, isFull: Bool, isJoined: Bool) -> Trial? {
        guard fuel.left > 0, var onHead = messages(settings, isOfBase: false, isFull: isFull),
            var onBase = base == nil ? [:] : messages(settings, isOfBase: true, isFull: isFull),
            let message = isOfBase ? onBase[label] : onHead[label] ?? onBase[label]
        else { return nil }
        if !isOfBase, let input = headInputs[label], !comparison.head.problems(message, input).isEmpty { return nil }
        var newOnHead: String?
        if let input = baseInputs[label] {
            var problems = comparison.base.problems(message, input)
            if isOfBase, !problems.isEmpty { return nil }
            if problems.isEmpty {
                onBase[label] = message
            } else {
                // What else the contract changed is beside the point: base's own message has the same values at the fields that are set.
                let same = settings.map { setting in
                    guard setting.source.label == label else { return setting }
                    return Setting(source: setting.source, leaf: message.value(at: setting.source.path[...]).map { .value($0) } ?? .absent)
                }
                guard let own = messages(same, isOfBase: true, isFull: isFull)?[label] else { return nil }
                problems = comparison.base.problems(own, input)
                if !problems.isEmpty {
                    guard let telling = problems.first(where: { isSet($0, settings, label) }) else { return nil }
                    newOnHead = telling.description
                }
                onBase[label] = own
            }
            newOnHead = newOnHead ?? unlisted(message, settings, label, isOnBase: true)
        }
        if !isOfBase, unlisted(message, settings, label, isOnBase: false) != nil { return nil }
        onHead[label] = message
        if isJoined {
            onHead = joined(onHead, to: label, isOfBase: false)
            onBase = joined(onBase, to: label, isOfBase: true)
        }
        let head = comparison.head.run(self.head, onHead, headSampler)
        let before = newOnHead == nil ? base.map { comparison.base.run($0, onBase, baseSampler) } : nil
        return Trial(label: label, message: message, base: before, head: head, newOnHead: newOnHead)
    }

    /// A message as reports write it, by the contract that it comes from.
    func written(_ message: MessageValue, of label: String) -> WrittenMessage? {
        if let input = headInputs[label] { return comparison.head.written(message, as: input.term) }
        if let input = baseInputs[label] { return comparison.base.written(message, as: input.term) }
        return WrittenMessage(message, at: nil)
    }
}

extension EstateChecker {
    /// Why an incoming message is not one of its contract's; none where it is.
    func problems(_ message: MessageValue, _ input: TrialInput) -> [ValidationProblem] {
        var rules = FitRules.comparison(profile(of: input), input.direction)
        rules.convertsInstants = true
        // The values of trials have types, however their format spells them.
        rules.comparesSpellings = false
        switch Relation(space: space, rules: rules).judge(message, input.term) {
        case .valid: return []
        case .invalid(let problems): return problems
        case .unknown(let reason): return [ValidationProblem(.unknown, at: [], "cannot be checked: \(reason)")]
        }
    }
}

extension FlowTrials {
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
