internal import Basics
internal import Checking
internal import Compatibility
internal import Contracts
internal import Estate

/// Finds for a cause a message that base delivers and head rejects or alters, by sending messages through both.
struct CauseWitnessFinder {
    let comparison: EstateComparison
    let base: CheckedFlow?
    let head: CheckedFlow
    private let trials: FlowTrials
    /// How many messages are sent for one cause, and how many repairs are made to one.
    private static let mostTrials = 96
    private static let mostRepairs = 24

    init(comparison: EstateComparison, base: CheckedFlow?, head: CheckedFlow) {
        self.comparison = comparison
        self.base = base
        self.head = head
        trials = FlowTrials(comparison, base: base, head: head)
    }

    /// What shows a cause; nil for one that does not rest on values.
    func answer(for cause: Cause, _ failure: CheckFailure?) -> CauseWitnessAnswer? {
        guard cause.extent == .some || cause.extent == .all else { return nil }
        if let failure, let found = witness(of: failure, cause) { return .found(found) }
        if let found = contractWitness(cause) { return .found(found) }
        guard failure != nil || comparison.list.contractChange(cause.change) != nil else { return nil }
        return .none(reason(failure, cause))
    }

    private func reason(_ failure: CheckFailure?, _ cause: Cause) -> String {
        if comparison.witnessFuel.left <= 0 { return "as many messages were tried as one run tries" }
        guard let failure else { return "no single message shows it" }
        if failure.identity.kind.hasSuffix("-mismatch"), failure.detail.contains("!=") { return "the value is the same, what it means is not" }
        if ["missing-parameter", "missing-parameter-place"].contains(failure.identity.kind) {
            return "the call is the same, and a parameter of it is not filled"
        }
        if failure.identity.kind == "source-not-in-flow" || failure.identity.kind == "no-document" { return "the flow cannot be run" }
        if failure.identity.kind == "missing-place" { return "there is no place any more that a message could be sent to" }
        return "none was found that base delivers: code that Tieline does not read, or a condition, may stand between"
    }

    // MARK: Along the chain

    private func witness(of failure: CheckFailure, _ cause: Cause) -> CauseWitness? {
        let sources = trials.sources(of: failure.identity.hop)
        let isGone = failure.identity.kind == "missing-source"
        var plans: [[FlowTrials.Setting]] = [[]]
        if !isGone {
            let conditions = conditionSettings(failure)
            plans = [conditions]
            for source in sources.prefix(4) {
                for leaf in trials.telling(source, refused: failure.refused) {
                    plans.append(conditions + [FlowTrials.Setting(source: source, leaf: leaf)])
                }
            }
            plans += together(sources, failure, conditions)
        } else {
            plans = [conditionSettings(failure)]
        }
        var tried = 0
        for plan in plans {
            for isFull in [false, true] {
                tried += 1
                guard tried <= Self.mostTrials else { return nil }
                if let found = attempt(plan, failure, cause, isFull: isFull, needsBase: isGone) { return found }
            }
        }
        return nil
    }

    /// All sources of a hop at their longest at once, for values that are put together.
    private func together(_ sources: [TrialSource], _ failure: CheckFailure, _ conditions: [FlowTrials.Setting]) -> [[FlowTrials.Setting]] {
        guard sources.count > 1 else { return [] }
        let longest = sources.prefix(6).compactMap { source -> FlowTrials.Setting? in
            let values = trials.telling(source, refused: nil)
            let leaf = values.max { Self.length($0) < Self.length($1) }
            return leaf.map { FlowTrials.Setting(source: source, leaf: $0) }
        }
        let absent = sources.prefix(6).map { FlowTrials.Setting(source: $0, leaf: .absent) }
        return [conditions + longest, conditions + absent]
    }

    private static func length(_ leaf: MessageSampler.Leaf) -> Int {
        if case .value(.text(let text)) = leaf { return text.text.unicodeScalars.count }
        return 0
    }

    /// What the conditions under which a failure happens ask of the incoming messages.
    private func conditionSettings(_ failure: CheckFailure) -> [FlowTrials.Setting] {
        guard let text = failure.condition, let condition = try? Condition(parsing: text), case .all(let comparisons) = condition else {
            return []
        }
        var settings: [FlowTrials.Setting] = []
        for comparison in comparisons {
            let value: Name
            switch comparison.test {
            case .equals(let wanted): value = wanted
            case .oneOf(let wanted): value = wanted[0]
            default: continue
            }
            guard let names = comparison.path.plainNames else { continue }
            for label in trials.labels {
                for way in [names, Array(names.dropFirst())] where !way.isEmpty {
                    let source = TrialSource(label: label, path: way, codes: [])
                    if trials.declares(source) { settings.append(FlowTrials.Setting(source: source, leaf: trials.leaf(value, at: source))) }
                }
            }
        }
        return settings
    }

    /// Tries one plan, and repairs what else stops the messages on base.
    private func attempt(_ plan: [FlowTrials.Setting], _ failure: CheckFailure, _ cause: Cause, isFull: Bool, needsBase: Bool) -> CauseWitness? {
        var repairs: [FlowTrials.Setting] = []
        var used: [TrialSource: Int] = [:]
        for _ in 0..<Self.mostRepairs {
            let settings = repairs + plan
            guard let messages = trials.messages(settings, prefersBase: needsBase, isFull: isFull),
                let trial = trials.run(messages, needsBase: needsBase)
            else { return nil }
            if let found = proof(trial, plan, failure, cause) { return found }
            // Something else stops it first: another value may pass.
            guard let stop = [trial.newOnHead == nil ? trial.base?.stop : nil, trial.head.stop].compactMap({ $0 }).first(where: { !matches($0, failure) })
            else { return nil }
            let planned = Set(plan.map(\.source))
            let open = trials.sources(of: stop.hop).filter { !planned.contains($0) }
            guard let source = open.first(where: { used[$0, default: 0] < 12 }) else { return nil }
            let choices = source.codes.map { MessageSampler.Leaf.value(.text($0)) } + trials.telling(source, refused: nil)
            let number = used[source, default: 0]
            guard number < choices.count else { return nil }
            used[source] = number + 1
            repairs.removeAll { $0.source == source }
            repairs.append(FlowTrials.Setting(source: source, leaf: choices[number]))
        }
        return nil
    }

    private func matches(_ event: RunEvent, _ failure: CheckFailure) -> Bool {
        let hop = failure.identity.hop
        guard event.hop == hop || hop.hasPrefix(event.hop + " (") else { return false }
        let kind = failure.identity.kind
        if event.kind == kind { return true }
        if kind == FitFailureKind.mayBeAbsent.rawValue { return event.kind == FitFailureKind.missing.rawValue }
        let unspecific: Set<String> = ["type-mismatch", "no-branch", "excluded", "format", "pattern", "unknown-value", "out-of-range", "too-many-digits"]
        return unspecific.contains(kind) && unspecific.contains(event.kind)
    }

    /// Whether a trial proves the cause: base passes the hop, and head does not.
    private func proof(_ trial: FlowTrials.Trial, _ plan: [FlowTrials.Setting], _ failure: CheckFailure, _ cause: Cause) -> CauseWitness? {
        guard let event = trial.head.events.first(where: { matches($0, failure) }) else { return nil }
        if let other = trial.head.stop, other.hop != event.hop || other.kind != event.kind { return nil }
        guard event.isStop == (cause.verdict == .breaks) else { return nil }
        let label = plan.last?.source.label ?? trials.sources(of: failure.identity.hop).first?.label ?? trial.messages.keys.min()
        guard let label, let message = trial.messages[label], let text = trials.text(message, of: label) else { return nil }
        let before: String
        if trial.base == nil {
            before = "the flow is new"
        } else if let reason = trial.newOnHead {
            before = "not sent: \(reason)"
        } else {
            guard let run = trial.base, run.stop == nil, !run.events.contains(where: { matches($0, failure) }),
                let words = delivered(run, failure)
            else { return nil }
            before = words
        }
        let after: String
        if event.isStop {
            after = "rejected by \(event.place): \(event.reason)"
        } else {
            guard let words = delivered(trial.head, failure) else { return nil }
            after = "\(words): \(event.reason)"
        }
        return CauseWitness(message: text, place: label, before: before, after: after, hop: event.place)
    }

    /// What arrived where the failing hop leads: the whole message where it is short, else the part that the hop fills.
    private func delivered(_ run: FlowRun, _ failure: CheckFailure) -> String? {
        let hop = failure.identity.hop
        if let own = run.deliveries.first(where: { hop.hasPrefix($0.hop + ".") }) ?? run.deliveries.last {
            let field = hop.hasPrefix(own.hop + ".") ? String(hop.dropFirst(own.hop.utf8.count + 1)) : nil
            return "delivered to \(own.label) as \(Self.shown(own.value, field))"
        }
        guard let name = hop.split(separator: ".").first.map(String.init)?.dropPrefix("mapping:"), let made = run.made[Name(name)] else {
            return nil
        }
        return "made by mapping:\(name) as \(Self.shown(made, String(hop.dropFirst("mapping:\(name).".utf8.count))))"
    }

    private static func shown(_ value: MessageValue, _ field: String?) -> String {
        let whole = value.json.compactText
        guard whole.utf8.count > 240, let name = field?.split(whereSeparator: { $0 == "." || $0 == "[" }).first.map({ Name($0) }),
            let part = value[name]
        else { return whole.utf8.count > 400 ? String(whole.prefix(400)) + "…" : whole }
        let text = MessageValue.object([MessageValue.Member(name, part)]).json.compactText
        return text.utf8.count > 400 ? String(text.prefix(400)) + "…" : text
    }

    // MARK: By the contract alone

    /// The message that shows the contract's change, where the flow meets the change as it is.
    private func contractWitness(_ cause: Cause) -> CauseWitness? {
        guard let change = comparison.list.contractChange(cause.change), let witness = change.witness?.witness,
            let interface = comparison.list.interface(cause.change)
        else { return nil }
        let place = "\(interface)#\(witness.place)"
        switch (witness.direction, witness.after) {
        case (.in, nil) where cause.verdict == .breaks:
            return CauseWitness(
                message: witness.before, place: place, before: "accepted by \(interface)", after: "rejected by \(interface): \(witness.reason)",
                hop: interface.description)
        case (_, let after?) where after == witness.before && cause.verdict == .corrupts:
            return CauseWitness(
                message: witness.before, place: place, before: "accepted by \(interface)", after: "accepted by \(interface): \(witness.reason)",
                hop: interface.description)
        case (_, let after?) where after != witness.before && change.kind == .fieldRemoved:
            return CauseWitness(
                message: witness.before, place: place, before: "accepted with the field", after: "arrives as \(after): \(witness.reason)",
                hop: interface.description)
        default: return nil
        }
    }
}

extension String {
    fileprivate func dropPrefix(_ prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}
