internal import Estate

/// What it does to a journey that something it calls breaks: the first row of the table of callee and fallback.
enum CalleeLoss {
    /// - Parameter verdict: That of another flow, for a fallback; nil where it is not judged.
    static func verdict(of call: JourneyCall, fallback verdict: (EntityRef) -> Verdict?) -> Verdict {
        if call.optional?.value == true { return .degrades }
        guard let fallback = call.fallback else { return .breaks }
        // A fallback in words is taken as sound.
        if case .flow(let flow) = fallback, let other = verdict(flow.value), other > .unaffected { return max(.degrades, other) }
        return .degrades
    }
}
