internal import Basics
internal import Estate

extension Readiness {
    /// What a flow needs before it may go live, with the errors that `check` finds over it.
    ///
    /// - Parameter findings: What the rules say of the estate in which the flow runs already: of planned flows they say little.
    package init(_ profile: FlowProfile, _ context: RuleContext, findings: [Finding]) {
        let plain = Readiness(profile, context)
        let concerned = Self.concerned(profile)
        let errors = findings.filter { finding in
            // What is asked for above is not asked for twice.
            finding.waived == nil && finding.diagnostic.level == .error && !Self.known.contains(finding.diagnostic.rule)
                && concerned.contains(Name(String(finding.diagnostic.subject.prefix { $0 != " " && $0 != "#" })))
        }
        self.init(flow: plain.flow, items: plain.items + Self.items(errors, profile))
    }

    /// The rules on what `Readiness` asks for.
    private static let known: Set<RuleID> = [
        "ownership/not-ready", "ownership/no-owner", "ownership/unknown-team", "ownership/no-runbook", "ownership/runbook-missing",
        "performance/no-latency-target", "performance/no-load-test", "performance/load-test-failed", "topology/no-error-handling",
        "topology/unobserved-flow",
    ]

    /// The flow, what it is made of, and what it talks to or runs on.
    private static func concerned(_ profile: FlowProfile) -> Set<Name> {
        let specs = [profile.ref] + profile.maps.map(\.value) + profile.platforms.map { EntityRef(.platform, $0) }
        return Set(specs.map { Name($0.description) } + profile.interfaces.map { Name($0.description) })
    }

    private static func items(_ errors: [Finding], _ profile: FlowProfile) -> [Item] {
        guard !errors.isEmpty else {
            return [Item(what: "no errors in `check`", isThere: true, note: "none", fix: nil, span: profile.place)]
        }
        return errors.map { finding in
            Item(
                what: "no errors in `check`", isThere: false, note: "\(finding.diagnostic.rule): \(finding.diagnostic.message)",
                fix: finding.diagnostic.help ?? Rules.rule(finding.diagnostic.rule.text)?.fix, span: finding.diagnostic.span)
        }
    }
}
