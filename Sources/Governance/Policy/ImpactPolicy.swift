package import Basics
package import Estate
package import Impact

/// Applies policy and waivers to a report, and says whether the run fails.
package struct ImpactPolicy {
    /// The estate whose policy and waivers count: base's, or head's where base has none.
    let rules: Estate
    let asOf: CalendarDate

    package init(rules: Estate, asOf: CalendarDate) {
        self.rules = rules
        self.asOf = asOf
    }

    /// Marks what waivers accept, and judges the rest.
    ///
    /// - Parameter head: The estate that the change makes, to tell what its reader could not read: no policy lowers that.
    package func apply(to report: inout ImpactReport, head: Estate? = nil) -> Outcome {
        report.introduced = report.introduced.compactMap { levelled($0, head) }
        var book = WaiverBook(rules, asOf: asOf)
        let subjects = Dictionary(report.changes.map { ($0.id, $0) }) { first, _ in first }
        for flow in report.flows.indices {
            waive(&report.flows[flow].causes, report.flows[flow].flow.description, { "impact/flow-\($0.rawValue)" }, subjects, &book)
        }
        for journey in report.journeys.indices {
            waive(
                &report.journeys[journey].causes, report.journeys[journey].journey.description, { _ in "impact/journey-affected" },
                subjects, &book)
        }
        for consumer in report.consumers.indices {
            waive(
                &report.consumers[consumer].causes, "\(report.consumers[consumer].interface) \(report.consumers[consumer].consumer)",
                { _ in "impact/consumer-affected" }, subjects, &book)
        }
        for finding in report.introduced {
            let known = rules.fingerprints(of: finding)
            report.introducedWaivers[finding.fingerprint] = book.accept(
                WaiverBook.Subject(
                    rule: finding.rule, subject: finding.subject, change: nil, kind: nil, fingerprint: finding.fingerprint,
                    formerFingerprints: known))
        }
        return outcome(of: report)
    }

    /// What the reader found anew, with its level by policy; what rules found has it already. Nil where the policy does not care.
    private func levelled(_ finding: Diagnostic, _ head: Estate?) -> Diagnostic? {
        guard finding.rule.group == "spec", !(head ?? rules).isBeyondPolicy(finding) else { return finding }
        var finding = finding
        finding.level = EffectivePolicy.level(
            finding.level, default: Rules.level(of: finding.rule), policy: rules.policy(for: finding.rule).level)
        return finding.level > .none ? finding : nil
    }

    private func waive(
        _ causes: inout [Cause], _ subject: String, _ rule: (Verdict) -> String, _ changes: [String: EstateChange], _ book: inout WaiverBook
    ) {
        for index in causes.indices {
            let change = causes[index].change.flatMap { changes[$0] }
            causes[index].waived = book.accept(
                WaiverBook.Subject(
                    rule: RuleID(rule(causes[index].verdict)), subject: subject, change: change?.subject, kind: change?.kind,
                    fingerprint: causes[index].fingerprint))
        }
    }

    // MARK: The outcome

    private func outcome(of report: ImpactReport) -> Outcome {
        var reasons: [String] = []
        if !report.merge.conflicts.isEmpty {
            reasons.append(
                "the merge has conflicts: resolve first (\(report.merge.conflicts.prefix(5).map(\.text).joined(separator: ", ")))")
        }
        let limit = rules.failOn.level
        for flow in report.flows where flow.state != .planned {
            let open = flow.causes.filter { $0.waived == nil }
            guard let verdict = open.map(\.verdict).max(),
                let level = level(of: "impact/flow-\(verdict.rawValue)", verdict, flow.criticality), let limit, level >= limit
            else { continue }
            reasons.append("\(flow.flow) \(verdict.phrase)")
        }
        for journey in report.journeys {
            let open = journey.causes.filter { $0.waived == nil }
            guard let verdict = open.map(\.verdict).max(), let level = level(of: "impact/journey-affected", verdict, journey.criticality),
                let limit, level >= limit
            else { continue }
            reasons.append("\(journey.journey) \(verdict.phrase)")
        }
        for consumer in report.consumers {
            let open = consumer.causes.filter { $0.waived == nil }
            guard let verdict = open.map(\.verdict).max(), let level = level(of: "impact/consumer-affected", verdict, .normal), let limit,
                level >= limit
            else { continue }
            reasons.append("consumer \(consumer.consumer) of \(consumer.interface) \(verdict.phrase)")
        }
        for finding in report.introduced {
            guard let limit, finding.level >= limit, report.introducedWaivers[finding.fingerprint] == nil else { continue }
            let place = finding.span.map { "\($0.path):\($0.start.line): " } ?? ""
            reasons.append("\(finding.rule): \(place)\(finding.message)")
        }
        return Outcome(failed: !reasons.isEmpty, reasons: reasons)
    }

    /// The level of a verdict by policy; nil where the policy does not care.
    private func level(of rule: String, _ verdict: Verdict, _ criticality: Criticality) -> Level? {
        let policy = rules.policy(for: RuleID(rule))
        if let wanted = policy.options["for"]?.text?.value.text, let least = Criticality(rawValue: wanted), criticality.rank > least.rank {
            return nil
        }
        let own: Level
        switch verdict {
        case .breaks, .corrupts: own = .error
        case .degrades, .review: own = .warning
        case .unaffected: return nil
        }
        let level = policy.level ?? own
        return level == .none ? nil : level
    }
}

extension FailOn {
    /// The level from which on a finding fails the run; nil for never.
    package var level: Level? {
        switch self {
        case .error: .error
        case .warning: .warning
        case .never: nil
        }
    }
}

extension Verdict {
    fileprivate var phrase: String { self == .review ? "needs review" : self == .unaffected ? "is unaffected" : rawValue }
}
