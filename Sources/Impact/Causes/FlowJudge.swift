internal import Basics
internal import Checking
internal import Compatibility
internal import Contracts
internal import Estate

/// Judges one flow: what fails on head that did not fail on base, and which changed facts its uses depend on.
struct FlowJudge {
    let comparison: EstateComparison
    let base: CheckedFlow?
    let head: CheckedFlow
    let state: FlowState

    var subject: EntityRef { head.flow.ref }

    /// The causes, each once, the gravest first.
    func causes() -> [Cause] {
        var failures: [Fingerprint: CheckFailure] = [:]
        var found = stateCauses(&failures)
        found += ChangeCauses(comparison: comparison, base: base, head: head, state: state).causes()
        found += InterfaceCauses(comparison: comparison, base: base, head: head, state: state).causes()
        return shown(Self.distinct(found), failures)
    }

    /// The causes with the messages that show them.
    private func shown(_ causes: [Cause], _ failures: [Fingerprint: CheckFailure]) -> [Cause] {
        guard !causes.isEmpty else { return [] }
        let finder = CauseWitnessFinder(comparison: comparison, base: base, head: head)
        return causes.map { cause in
            var cause = cause
            cause.witness = finder.answer(for: cause, failures[cause.fingerprint])
            return cause
        }
    }

    // MARK: What the type check says

    private func stateCauses(_ failures: inout [Fingerprint: CheckFailure]) -> [Cause] {
        let before = FailureComparison(base: base?.failures ?? [])
        var found: [Cause] = []
        for failure in head.failures {
            guard let cause = stateCause(failure, before) else { continue }
            if failures[cause.fingerprint] == nil { failures[cause.fingerprint] = failure }
            found.append(cause)
        }
        return found
    }

    private func stateCause(_ failure: CheckFailure, _ before: FailureComparison) -> Cause? {
        if state == .added || base == nil {
            return failure.isSilent || failure.effect == .review || isStatedLoss(failure)
                ? nil : cause(of: failure, extent: extent(of: failure), verdict: verdict(of: failure.effect))
        }
        switch before.judge(failure) {
        case .old: return nil
        case .new: return cause(of: failure, extent: extent(of: failure), verdict: verdict(of: failure.effect))
        case .undecided: return cause(of: failure, extent: .unknown, verdict: .review)
        }
    }

    /// A loss that the spec of a new flow states is meant.
    private func isStatedLoss(_ failure: CheckFailure) -> Bool {
        ["cut", "rounded", "time-dropped", "otherwise", "omitted", "defaulted"].contains(failure.identity.kind)
    }

    private func verdict(of effect: Effect) -> Verdict {
        switch effect {
        case .breaks: .breaks
        case .corrupts: .corrupts
        case .review: .review
        }
    }

    private func extent(of failure: CheckFailure) -> Extent {
        switch failure.fit {
        case .none: .all
        case .some: .some
        case .unknown, .yes: .unknown
        }
    }

    private func cause(of failure: CheckFailure, extent: Extent, verdict: Verdict) -> Cause? {
        // What only an edit of this flow's own mapping lost is intent: a stated loss that the edit states.
        if isStatedLoss(failure), isEdited(failure), !comparison.touchesContracts(head) { return nil }
        let origins = baseOrigins(of: failure)
        let change = comparison.list.cause(of: failure, baseOrigins: origins, flow: head)
        let fact = change.map { comparison.list[$0] }
        return Cause(
            change: fact?.id, verdict: verdict, basis: .state, extent: extent,
            fingerprint: CauseIdentity.fingerprint(
                verdict, subject, kind: failure.identity.kind, "\(failure.identity.use) \(failure.identity.hop) \(failure.detail)"),
            path: CausePath.drawn(failure.trail, from: fact, to: subject), message: CauseWords.message(of: failure, fact, subject),
            location: failure.span,
            related: failure.related,
            fix: Fix.text(for: failure, fact), condition: failure.condition)
    }

    private func isEdited(_ failure: CheckFailure) -> Bool {
        head.dependencies.contains { $0.kind == .mapping && failure.identity.hop.hasPrefix($0.description) && comparison.isEdited($0) }
    }

    /// Where the same use stood on base: what was removed is found there.
    private func baseOrigins(of failure: CheckFailure) -> [SourceSpan] {
        guard let base else { return [] }
        let place = failure.identity.use.split(separator: " ", maxSplits: 1).last.map(String.init) ?? ""
        let inputs = Set(place.split(separator: ",").map { $0.trimmingSpaces } + [failure.trail.first ?? ""])
        return base.uses.filter { inputs.contains($0.place) }.flatMap(\.origins)
    }

    /// Causes that say the same are one: the one with the shortest path.
    static func distinct(_ causes: [Cause]) -> [Cause] {
        var byKey: [String: Cause] = [:]
        for cause in causes {
            let key =
                "\(cause.change ?? cause.fingerprint.text) \(cause.verdict.rawValue) \(cause.change == nil ? "" : cause.path.first ?? "")"
            if let known = byKey[key], known.path.count <= cause.path.count { continue }
            byKey[key] = cause
        }
        return byKey.values.sorted { left, right in
            if left.verdict != right.verdict { return left.verdict > right.verdict }
            if left.path.count != right.path.count { return left.path.count < right.path.count }
            return (left.path.joined(separator: " "), left.message) < (right.path.joined(separator: " "), right.message)
        }
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String { String(drop { $0 == " " }) }
}

/// The identity of a cause over moved lines and better wording.
enum CauseIdentity {
    static func fingerprint(_ verdict: Verdict, _ subject: EntityRef, kind: String, _ detail: String) -> Fingerprint {
        Fingerprint(of: ["impact/flow-\(verdict.rawValue)", subject.description, kind, detail])
    }
}

/// The path from a change to what it harms.
enum CausePath {
    /// The hops in order, each once, from the changed place to the flow.
    static func drawn(_ trail: [String], from change: EstateChange?, to subject: EntityRef) -> [String] {
        var path: [String] = []
        for hop in trail where path.last != hop && !(path.contains(hop) && hop == subject.description) { path.append(hop) }
        // Somebody outside any flow is named as such.
        if let last = path.last, last.hasPrefix("consumer:") { return path }
        if path.last != subject.description { path.append(subject.description) }
        return path
    }
}

/// What to do about a cause.
enum Fix {
    static func text(for failure: CheckFailure, _ change: EstateChange?) -> String? {
        if let rename = change?.rename, failure.identity.kind == "missing-source" || failure.identity.kind == "missing-target" {
            return "if `\(rename.name)` is its new name (it \(rename.reason)), write it in the row, and confirm it under `renames`"
        }
        if let help = failure.help { return help }
        switch failure.identity.kind {
        case "missing-source": return "read another field, or drop the row if nobody needs it any more"
        case "missing-target": return "fill another field, or drop the row if nobody needs it any more"
        case "cut", "rounded": return "widen what the value goes into, or agree that the loss is meant"
        case "lookup", "otherwise", "omitted": return "add the new codes to the lookup"
        default: return nil
        }
    }
}

/// Says what a cause is, in the words of the change behind it.
enum CauseWords {
    static func message(of failure: CheckFailure, _ change: EstateChange?, _ subject: EntityRef) -> String {
        guard let change, change.kind == "field/removed", let name = change.subject.lastName, failure.detail == "gone:\(name)" else {
            return failure.message
        }
        let owner = change.subject.dropLast(name.count + 1)
        let hop = failure.trail.first { $0.hasPrefix("mapping:") } ?? "a step"
        let always = failure.condition == nil ? "fails for every message" : "fails for every message of that kind"
        let verb = failure.identity.kind == "missing-target" ? "fills" : "reads"
        if failure.effect == .corrupts { return "`\(name)` is gone from \(owner); \(hop) \(verb) it, and goes on without its value" }
        return "`\(name)` is gone from \(owner); \(hop) \(verb) it, and \(subject) \(always)"
    }
}
