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
    let trials: FlowTrials
    /// How many plans are made for one cause, each for a few messages, and how many repairs are made to one.
    private static let mostPlans = 48
    private static let mostRepairs = 24
    /// How often one and the same thing may stop a message first, before no more are made.
    private static let mostStops = 10

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
        if let failure, let found = documentWitness(failure, cause) { return .found(found) }
        var stops = Stops()
        if let failure, failure.identity.kind != "missing-place", let found = witness(of: failure, cause, &stops) { return .found(found) }
        if let found = contractWitness(cause, failure) { return .found(found) }
        guard failure != nil || comparison.list.contractChange(cause.change)?.witness != nil else { return nil }
        if let failure, failure.identity.kind == "missing-place" { return nil }
        return .none(reason(failure, stops.last))
    }

    /// What stopped the last message that was tried for a cause.
    private struct Blocked {
        var event: RunEvent
        /// Whether head does with it what the cause says, and base stops it all the same.
        var isOnBaseToo: Bool
    }

    /// What stopped the messages that were tried for a cause.
    private struct Stops {
        var last: Blocked?
        private var counts: [String: Int] = [:]

        /// Counts a stop that no other value gets a message past.
        mutating func count(_ event: RunEvent) { counts["\(event.hop) \(event.place) \(event.kind)", default: 0] += 1 }
        var most: Int { counts.values.max() ?? 0 }
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

    private func witness(of failure: CheckFailure, _ cause: Cause, _ stops: inout Stops) -> CauseWitness? {
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
        let manners = manners(isStatic: isStatic, isGone: isGone, isLost: isLost)
        for plan in plans.prefix(Self.mostPlans) where stops.most < Self.mostStops {
            for manner in manners {
                if let found = attempt(plan, plan.last?.source.label ?? label, failure, cause, manner, &stops) { return found }
            }
        }
        return nil
    }

    /// How messages of a plan are made.
    private struct Manner {
        /// Whether all that the flow reads is in the message.
        var isFull: Bool
        /// Whether it is made by base's contract, and head need not have it.
        var isOfBase: Bool
        /// Whether what it is joined with belongs to it.
        var isJoined: Bool
    }

    private func manners(isStatic: Bool, isGone: Bool, isLost: Bool) -> [Manner] {
        var found: [Manner] = []
        for isFull in isStatic ? [true, false] : [false, true] {
            for isOfBase in isLost ? [true, false] : [isGone] {
                for isJoined in trials.hasJoins ? [true, false] : [false] {
                    found.append(Manner(isFull: isFull, isOfBase: isOfBase, isJoined: isJoined))
                }
            }
        }
        return found
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
        _ plan: [FlowTrials.Setting], _ label: String, _ failure: CheckFailure, _ cause: Cause, _ manner: Manner,
        _ stops: inout Stops
    ) -> CauseWitness? {
        var repairs: [FlowTrials.Setting] = []
        var used: [TrialSource: Int] = [:]
        let planned = Set(plan.map(\.source))
        for _ in 0..<Self.mostRepairs {
            let made = trials.run(
                repairs + plan, label: label, isOfBase: manner.isOfBase, isFull: manner.isFull, isJoined: manner.isJoined)
            guard let trial = made else { return nil }
            if let found = proof(trial, plan, failure, cause) { return found }
            // Something else stops it first: another value may pass.
            let ends = [trial.base?.stop, trial.head.stop].compactMap(\.self)
            guard let stop = ends.first(where: { !matches($0, failure) }) else { return nil }
            let isShown = trial.head.events.contains { matches($0, failure) }
            if isShown || stops.last?.isOnBaseToo != true { stops.last = Blocked(event: stop, isOnBaseToo: isShown) }
            let open = trials.sources(of: stop.hop).filter { !planned.contains($0) }
            // Those that were changed least come first, so that several fields of one value all get what it is made of.
            guard let source = open.min(by: { used[$0, default: 0] < used[$1, default: 0] }), used[source, default: 0] < 12 else {
                stops.count(stop)
                return nil
            }
            let choices = source.codes.map { MessageSampler.Leaf.value(.text($0)) } + trials.telling(source, refused: nil)
            let number = used[source, default: 0]
            guard number < choices.count else {
                stops.count(stop)
                return nil
            }
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
        guard let message = trials.written(trial.message, of: trial.label) else { return nil }
        let before: CauseWitness.Account
        if base == nil {
            before = "the flow is new"
        } else if let reason = trial.newOnHead {
            before = "not sent: \(reason)"
        } else {
            guard let run = trial.base, run.stop == nil, !run.events.contains(where: { matches($0, failure) }),
                let words = delivered(run, failure, trial, by: comparison.base)
            else { return nil }
            before = words
        }
        let after: CauseWitness.Account
        if event.isStop {
            after = "rejected by \(event.place): \(event.reason)"
        } else {
            guard let words = delivered(trial.head, failure, trial, by: comparison.head) else { return nil }
            after = words.between("", ": \(event.reason)")
        }
        let ways = trials.sources(of: failure.identity.hop).filter { $0.label == trial.label }.map(\.path) + plan.map(\.source.path)
        return CauseWitness(
            message: message, excerpt: excerpt(of: message, trial, ways), place: trial.label, before: before, after: after, hop: event.place
        )
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
        let message = WrittenMessage(json: witness.before, notation: witness.notation, text: witness.text)
        func found(_ before: CauseWitness.Account, _ after: CauseWitness.Account) -> CauseWitness {
            CauseWitness(message: message, place: place, before: before, after: after, hop: interface.description)
        }
        switch (witness.direction, witness.after) {
        case (.in, nil) where cause.verdict == .breaks:
            return found("accepted by \(interface)", "rejected by \(interface): \(witness.reason)")
        case (_, let after?) where after == witness.before && cause.verdict == .corrupts:
            return found("accepted by \(interface)", "accepted by \(interface): \(witness.reason)")
        case (_, let after?) where after != witness.before && change.kind == .fieldRemoved:
            let left = CauseWitness.Account(json: after, text: witness.afterText ?? after)
            return found("accepted with the field", left.between("arrives as ", ": \(witness.reason)"))
        default: return nil
        }
    }
}
