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
    /// Longer messages are shown by an excerpt.
    private static let longExcerpt = 240

    init(comparison: EstateComparison, base: CheckedFlow?, head: CheckedFlow) {
        self.comparison = comparison
        self.base = base
        self.head = head
        trials = FlowTrials(comparison, base: base, head: head)
    }

    /// Failures of how the specs fit together, which no message shows.
    private static let beyondMessages: Set<String> = [
        "source-not-in-flow", "ambiguous-source", "ambiguous-body", "no-document", "no-schema", "several", "unknown-source",
    ]

    /// What shows a cause; nil for one that does not rest on values.
    func answer(for cause: Cause, _ failure: CheckFailure?) -> CauseWitnessAnswer? {
        guard cause.extent == .some || cause.extent == .all else { return nil }
        if let failure, Self.beyondMessages.contains(failure.identity.kind) || failure.identity.kind.hasPrefix("body:") { return nil }
        var blocked: Blocked?
        if let failure, failure.identity.kind != "missing-place", let found = witness(of: failure, cause, &blocked) { return .found(found) }
        if let found = contractWitness(cause, failure) { return .found(found) }
        guard failure != nil || comparison.list.contractChange(cause.change)?.witness != nil else { return nil }
        if let failure, failure.identity.kind == "missing-place" { return nil }
        return .none(reason(failure, blocked))
    }

    /// What stopped the last message that was tried for a cause.
    private struct Blocked {
        var event: RunEvent
        /// Whether head does with it what the cause says, and base stops it all the same.
        var isOnBaseToo: Bool
    }

    private func reason(_ failure: CheckFailure?, _ blocked: Blocked?) -> String {
        if comparison.witnessFuel.left <= 0 { return "as many messages were tried as one run tries" }
        guard let failure else { return "no single message shows it" }
        if failure.identity.kind.hasSuffix("-mismatch"), failure.detail.contains("!=") {
            return "the value is the same, what it means is not"
        }
        if ["missing-parameter", "missing-parameter-place"].contains(failure.identity.kind) {
            return "the call is the same, and a parameter of it is not filled"
        }
        if let blocked {
            let words = "at \(blocked.event.hop): \(blocked.event.reason)"
            return blocked.isOnBaseToo ? "base stops such a message too, \(words)" : "those that were tried stop before, \(words)"
        }
        return "what those that were tried bring there does not show it; code that Tieline does not read may stand between"
    }

    // MARK: Along the chain

    private func witness(of failure: CheckFailure, _ cause: Cause, _ blocked: inout Blocked?) -> CauseWitness? {
        let sources = trials.sources(of: failure.identity.hop)
        guard let label = sources.first?.label ?? trials.firstLabel else { return nil }
        let isGone = failure.identity.kind == "missing-source"
        let isLost = failure.identity.kind == FitFailureKind.missing.rawValue
        let isStatic = isGone || isLost || failure.identity.kind == "missing-target"
        let conditions = conditionSettings(failure)
        var plans = [conditions + sources.prefix(4).map { FlowTrials.Setting(source: $0, leaf: .any) }]
        if !isStatic {
            for source in sources.prefix(4) {
                for leaf in trials.telling(source, refused: failure.refused) {
                    plans.append(conditions + [FlowTrials.Setting(source: source, leaf: leaf)])
                }
            }
            plans += together(sources, failure, conditions)
        }
        var tried = 0
        for plan in plans {
            let own = plan.last?.source.label ?? label
            for isFull in isStatic ? [true, false] : [false, true] {
                tried += 1
                guard tried <= Self.mostTrials else { return nil }
                for isOfBase in isLost ? [true, false] : [isGone] {
                    if let found = attempt(plan, own, failure, cause, isFull: isFull, isOfBase: isOfBase, &blocked) { return found }
                }
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

    /// What conditions ask of the incoming messages, so that the failing hop is reached.
    private func conditionSettings(_ failure: CheckFailure) -> [FlowTrials.Setting] {
        trials.conditions(of: failure.identity.hop).compactMap { source, test in
            switch test {
            case .equals(let wanted): return FlowTrials.Setting(source: source, leaf: trials.leaf(wanted, at: source))
            case .oneOf(let wanted): return FlowTrials.Setting(source: source, leaf: trials.leaf(wanted[0], at: source))
            case .exists: return FlowTrials.Setting(source: source, leaf: .any)
            case .less(let limit), .greater(let limit):
                guard let number = ExactDecimal(parsing: limit.text) else { return nil }
                let isLess = if case .less = test { true } else { false }
                guard let near = number.adding(isLess ? -ExactDecimal.one : .one) else { return nil }
                return FlowTrials.Setting(source: source, leaf: trials.leaf(Name(near.description), at: source))
            case .differs: return nil
            }
        }
    }

    /// Tries one plan, and repairs what else stops the message.
    private func attempt(
        _ plan: [FlowTrials.Setting], _ label: String, _ failure: CheckFailure, _ cause: Cause, isFull: Bool, isOfBase: Bool,
        _ blocked: inout Blocked?
    ) -> CauseWitness? {
        var repairs: [FlowTrials.Setting] = []
        var used: [TrialSource: Int] = [:]
        let planned = Set(plan.map(\.source))
        for _ in 0..<Self.mostRepairs {
            guard let trial = trials.run(repairs + plan, label: label, isOfBase: isOfBase, isFull: isFull) else { return nil }
            if let found = proof(trial, plan, failure, cause) { return found }
            // Something else stops it first: another value may pass.
            let stops = [trial.base?.stop, trial.head.stop].compactMap(\.self)
            guard let stop = stops.first(where: { !matches($0, failure) }) else { return nil }
            let isShown = trial.head.events.contains { matches($0, failure) }
            if isShown || blocked?.isOnBaseToo != true { blocked = Blocked(event: stop, isOnBaseToo: isShown) }
            let open = trials.sources(of: stop.hop).filter { !planned.contains($0) }
            // Those that were changed least come first, so that several fields of one value all get what it is made of.
            guard let source = open.min(by: { used[$0, default: 0] < used[$1, default: 0] }), used[source, default: 0] < 12 else {
                return nil
            }
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
        if kind == FitFailureKind.missing.rawValue, event.kind == "missing-source" { return true }
        if kind == FitFailureKind.mayBeAbsent.rawValue { return event.kind == FitFailureKind.missing.rawValue }
        let unspecific: Set<String> = [
            "type-mismatch", "no-branch", "excluded", "format", "pattern", "unknown-value", "out-of-range", "too-many-digits", "too-long",
            "too-short",
        ]
        return unspecific.contains(kind) && unspecific.contains(event.kind)
    }

    /// Whether a trial proves the cause: base passes the hop, and head does not.
    private func proof(_ trial: FlowTrials.Trial, _ plan: [FlowTrials.Setting], _ failure: CheckFailure, _ cause: Cause) -> CauseWitness? {
        guard let event = trial.head.events.first(where: { matches($0, failure) }) else { return nil }
        if let other = trial.head.stop, other.hop != event.hop || other.kind != event.kind { return nil }
        guard event.isStop == (cause.verdict == .breaks) else { return nil }
        guard let text = trials.text(trial.message, of: trial.label) else { return nil }
        let before: String
        if base == nil {
            before = "the flow is new"
        } else if let reason = trial.newOnHead {
            before = "not sent: \(reason)"
        } else {
            guard let run = trial.base, run.stop == nil, !run.events.contains(where: { matches($0, failure) }),
                let words = delivered(run, failure, trial)
            else { return nil }
            before = words
        }
        let after: String
        if event.isStop {
            after = "rejected by \(event.place): \(event.reason)"
        } else {
            guard let words = delivered(trial.head, failure, trial) else { return nil }
            after = "\(words): \(event.reason)"
        }
        let ways = trials.sources(of: failure.identity.hop).filter { $0.label == trial.label }.map(\.path) + plan.map(\.source.path)
        let excerpt = text.unicodeScalars.count > Self.longExcerpt ? trials.text(trial.message.excerpt(ways), of: trial.label) : nil
        return CauseWitness(message: text, excerpt: excerpt, place: trial.label, before: before, after: after, hop: event.place)
    }

    /// What arrived where the failing hop leads: the whole message where it is short, else the part that the hop fills.
    private func delivered(_ run: FlowRun, _ failure: CheckFailure, _ trial: FlowTrials.Trial) -> String? {
        let hop = failure.identity.hop
        let told = trials.sources(of: hop).filter { $0.label == trial.label }.compactMap {
            trial.message.value(at: $0.path[...])?.plainText
        }
        if let own = run.deliveries.first(where: { hop.hasPrefix($0.hop + ".") }) ?? run.deliveries.last {
            let field = hop.hasPrefix(own.hop + ".") ? String(hop.dropFirst(own.hop.utf8.count + 1)) : nil
            return "delivered to \(own.label) as \(Self.shown(own.value, field, told))"
        }
        guard let name = hop.split(separator: ".").first.map(String.init)?.dropPrefix("mapping:"), let made = run.made[Name(name)] else {
            return nil
        }
        return "made by mapping:\(name) as \(Self.shown(made, String(hop.dropFirst("mapping:\(name).".utf8.count)), told))"
    }

    private static func shown(_ value: MessageValue, _ field: String?, _ told: [Name]) -> String {
        let whole = value.json.compactText
        guard whole.unicodeScalars.count > longExcerpt else { return whole }
        let way = (field ?? "").split { $0 == "." || $0 == "[" || $0 == "]" }.map { Name($0) }
        // Further on, the value is found again by what it is.
        let ways = way.isEmpty ? told.prefix(2).compactMap { value.way(to: $0) } : [way]
        return value.excerpt(ways).json.compactText
    }

    // MARK: By the contract alone

    /// Whether a change is what a failure speaks of, and not only near it.
    private static func isAbout(_ failure: CheckFailure?, _ change: ContractChange) -> Bool {
        guard let failure else { return true }
        switch failure.identity.kind {
        case "missing": return [.fieldRequiredAdded, .fieldBecameRequired, .fieldBecameWritable].contains(change.kind)
        case "missing-place": return [.operationRemoved, .typeRemoved, .positionRemoved].contains(change.kind)
        case "missing-source", "missing-target": return change.kind == .fieldRemoved
        default: return false
        }
    }

    /// The message that shows the contract's change, where the flow meets the change as it is.
    private func contractWitness(_ cause: Cause, _ failure: CheckFailure?) -> CauseWitness? {
        guard let change = comparison.list.contractChange(cause.change), let witness = change.witness?.witness,
            let interface = comparison.list.interface(cause.change), Self.isAbout(failure, change)
        else { return nil }
        let place = "\(interface)#\(witness.place)"
        switch (witness.direction, witness.after) {
        case (.in, nil) where cause.verdict == .breaks:
            return CauseWitness(
                message: witness.before, excerpt: nil, place: place, before: "accepted by \(interface)",
                after: "rejected by \(interface): \(witness.reason)",
                hop: interface.description)
        case (_, let after?) where after == witness.before && cause.verdict == .corrupts:
            return CauseWitness(
                message: witness.before, excerpt: nil, place: place, before: "accepted by \(interface)",
                after: "accepted by \(interface): \(witness.reason)",
                hop: interface.description)
        case (_, let after?) where after != witness.before && change.kind == .fieldRemoved:
            return CauseWitness(
                message: witness.before, excerpt: nil, place: place, before: "accepted with the field",
                after: "arrives as \(after): \(witness.reason)",
                hop: interface.description)
        default: return nil
        }
    }
}

extension String {
    fileprivate func dropPrefix(_ prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}
