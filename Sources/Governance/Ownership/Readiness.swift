package import Basics
package import Estate

/// What a flow needs before it may go live, and which of it is there.
package struct Readiness: Sendable {
    /// One thing that is asked for.
    package struct Item: Sendable {
        /// What it is: `an owner`, `a load test at its peak`.
        package let what: String
        package let isThere: Bool
        /// What was found.
        package let note: String
        /// What to do; nil where it is there.
        package let fix: String?
        /// Where it stands; the flow's name where nothing is written down.
        package let span: SourceSpan?
    }

    package let flow: EntityRef
    package let items: [Item]

    package var missing: [Item] { items.filter { !$0.isThere } }
    package var isReady: Bool { missing.isEmpty }

    init(flow: EntityRef, items: [Item]) {
        self.flow = flow
        self.items = items
    }

    /// What can be told from the flow's spec alone.
    package init(_ profile: FlowProfile, _ context: RuleContext) {
        let flow = profile.flow
        let waits = profile.pattern == .requestReply
        let target = waits ? flow.service?.latency?.p95?.span : flow.service?.freshness?.span
        let errors = flow.errors.flatMap { $0.retry != nil || $0.deadLetter != nil || $0.alert != nil ? $0.span : nil }
        var items = [
            Self.owner(flow, context),
            Self.runbook(flow, context),
            Self.item(
                "monitoring", flow.monitoring?.span, flow.monitoring?.value.text, flow, fix: "link the dashboard under `monitoring`"),
            Self.item(
                "targets", target, "stated", flow,
                fix: waits ? "state `service: {latency: {p95: ...}}`" : "state `service: {freshness: ...}`"),
            Self.item("error handling", errors, "stated", flow, fix: "state `errors: {retry, deadLetter, alert}`"),
        ]
        if let peak = flow.service?.peak { items.append(Self.loadTest(flow, peak.value)) }
        self.init(flow: flow.ref, items: items)
    }

    /// Something that is there where it has a place.
    private static func item(_ what: String, _ span: SourceSpan?, _ note: String?, _ flow: Flow, fix: String) -> Item {
        guard let span else { return missing(what, "not stated", fix, at: flow.header.name.span) }
        return Item(what: what, isThere: true, note: note ?? "stated", fix: nil, span: span)
    }

    private static func missing(_ what: String, _ note: String, _ fix: String, at span: SourceSpan?) -> Item {
        Item(what: what, isThere: false, note: note, fix: fix, span: span)
    }

    private static func owner(_ flow: Flow, _ context: RuleContext) -> Item {
        guard let owner = flow.owner, context.estate.names[owner.value] == nil else {
            return item("an owner", flow.owner?.span, flow.owner?.value.description, flow, fix: "name the team: `owner: team:NAME`")
        }
        return missing(
            "an owner", "\(owner.value) is no team of the estate", "name a team of the estate, or write its spec", at: owner.span)
    }

    private static func runbook(_ flow: Flow, _ context: RuleContext) -> Item {
        guard let runbook = flow.runbook, !runbook.value.text.contains("://"),
            context.estate.path(of: runbook).map({ context.estate.files[$0] == nil }) ?? true
        else {
            return item("a runbook", flow.runbook?.span, flow.runbook?.value.text, flow, fix: "write one and name it under `runbook`")
        }
        return missing("a runbook", "\(runbook.value) is not there", "write it", at: runbook.span)
    }

    private static func loadTest(_ flow: Flow, _ peak: Rate) -> Item {
        let what = "a load test at its peak"
        guard let test = flow.loadTest, let rate = test.rate else {
            return missing(
                what, "not stated", "test at \(peak) or more, and write down `loadTest`",
                at: flow.loadTest?.span ?? flow.service?.peak?.span)
        }
        if rate.value < peak {
            return missing(what, "tested at \(rate.value), the peak is \(peak)", "test at \(peak) or more", at: rate.span)
        }
        if let reached = test.p95, let target = flow.service?.latency?.p95?.value, reached.value > target {
            return missing(
                what, "it took \(reached.value) at p95, the target is \(target)", "make it faster, or agree on another target",
                at: reached.span)
        }
        return item(what, rate.span, "\(rate.value)\(test.ranOn.map { " on \($0.value)" } ?? "")", flow, fix: "")
    }
}
