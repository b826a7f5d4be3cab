package import Basics
package import Estate

/// What a flow needs before it may go live, and which of it is there.
package struct Readiness: Sendable {
    /// One thing that is asked for.
    package struct Item: Sendable {
        /// What it is: `owner`, `a load test at its peak`.
        package let what: String
        package let isThere: Bool
        /// What was found, or what to do.
        package let note: String
        /// Where it stands, where it is there.
        package let span: SourceSpan?
    }

    package let flow: EntityRef
    package let items: [Item]

    package var missing: [Item] { items.filter { !$0.isThere } }
    package var isReady: Bool { missing.isEmpty }

    package init(_ profile: FlowProfile, _ context: RuleContext) {
        let flow = profile.flow
        self.flow = flow.ref
        let waits = profile.pattern == .requestReply
        let target = waits ? flow.service?.latency?.p95?.span : flow.service?.freshness?.span
        let errors = flow.errors.flatMap { $0.retry != nil || $0.deadLetter != nil || $0.alert != nil ? $0.span : nil }
        var items = [
            Self.owner(flow, context),
            Self.runbook(flow, context),
            Item(
                what: "monitoring", isThere: flow.monitoring != nil,
                note: flow.monitoring?.value.text ?? "link the dashboard under `monitoring`", span: flow.monitoring?.span),
            Item(
                what: "targets", isThere: target != nil,
                note: target != nil ? "stated" : waits ? "state `service: {latency: {p95: ...}}`" : "state `service: {freshness: ...}`",
                span: target),
            Item(
                what: "error handling", isThere: errors != nil,
                note: errors != nil ? "stated" : "state `errors: {retry, deadLetter, alert}`", span: errors),
        ]
        if let peak = flow.service?.peak { items.append(Self.loadTest(flow, peak.value)) }
        self.items = items
    }

    private static func owner(_ flow: Flow, _ context: RuleContext) -> Item {
        guard let owner = flow.owner else {
            return Item(what: "an owner", isThere: false, note: "name the team: `owner: team:NAME`", span: nil)
        }
        let isKnown = context.estate.names[owner.value] != nil
        return Item(
            what: "an owner", isThere: isKnown, note: isKnown ? owner.value.description : "\(owner.value) is no team of the estate",
            span: owner.span)
    }

    private static func runbook(_ flow: Flow, _ context: RuleContext) -> Item {
        guard let runbook = flow.runbook else { return Item(what: "a runbook", isThere: false, note: "name it under `runbook`", span: nil) }
        let isThere =
            runbook.value.text.contains("://") || context.estate.path(of: runbook).map { context.estate.files[$0] != nil } ?? false
        return Item(
            what: "a runbook", isThere: isThere, note: isThere ? runbook.value.text : "\(runbook.value) is not there", span: runbook.span)
    }

    private static func loadTest(_ flow: Flow, _ peak: Rate) -> Item {
        let what = "a load test at its peak"
        guard let test = flow.loadTest, let rate = test.rate else {
            return Item(what: what, isThere: false, note: "test at \(peak) or more, and write down `loadTest`", span: flow.loadTest?.span)
        }
        if rate.value < peak {
            return Item(what: what, isThere: false, note: "tested at \(rate.value), the peak is \(peak)", span: rate.span)
        }
        if let reached = test.p95?.value, let target = flow.service?.latency?.p95?.value, reached > target {
            return Item(what: what, isThere: false, note: "it took \(reached) at p95, the target is \(target)", span: test.p95?.span)
        }
        return Item(what: what, isThere: true, note: "\(rate.value)\(test.ranOn.map { " on \($0.value)" } ?? "")", span: rate.span)
    }
}
