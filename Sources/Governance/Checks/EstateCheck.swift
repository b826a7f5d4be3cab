package import Basics
package import Checking
package import Estate

/// Asks whether an estate is sound: its specs, its contracts, every mapping alone, and every flow's steps.
package struct EstateCheck {
    let estate: Estate
    let provider: any ContractProvider
    let asOf: CalendarDate
    let control: AnalysisControl

    package init(_ estate: Estate, provider: any ContractProvider, asOf: CalendarDate, control: AnalysisControl = .unbounded) {
        self.estate = estate
        self.provider = provider
        self.asOf = asOf
        self.control = control
    }

    /// Runs the check. Where the control says that the time is over, what is left is left out, and the report must not be used.
    package func run() -> CheckReport {
        var found = estate.problems
        var counts = ScoreCounts()
        counts.add("spec", checked: estate.names.count + estate.unreadable.count, findings: found.map(\.subject))
        let inventory = InventoryCheck(estate, provider: provider, asOf: asOf).findings()
        found += inventory
        let checker = EstateChecker(estate: estate, provider: provider)
        let model = checkMappings(checker) + checkFlows(checker)
        found += model
        counts.add(
            "inventory", checked: estate.interfaceRefs.count,
            findings: (inventory + model).filter { $0.rule.group == "inventory" }.map(\.subject))
        counts.add(
            "model", checked: estate.mappings.count + estate.flows.count,
            findings: model.filter { $0.rule.group == "model" && $0.level == .error }.map(\.subject))
        var book = WaiverBook(estate, asOf: asOf)
        found += book.findings()
        let findings = unique(found).compactMap { judged($0, &book) }
        return CheckReport(findings: findings.sorted(by: Self.precedes), scores: counts.scores)
    }

    /// The grave ones first, then by place.
    private static func precedes(_ left: Finding, _ right: Finding) -> Bool {
        let (one, two) = (left.diagnostic, right.diagnostic)
        if one.level != two.level { return one.level > two.level }
        if let first = one.span, let second = two.span, first != second { return SourceSpan.precedes(first, second) }
        return (one.rule.text, one.subject, one.message) < (two.rule.text, two.subject, two.message)
    }

    private func unique(_ found: [Diagnostic]) -> [Diagnostic] {
        var seen: Set<Fingerprint> = []
        return found.filter { seen.insert(Fingerprint(of: [$0.fingerprint.text, $0.message])).inserted }
    }

    /// The finding with its level by policy, and the waiver that accepts it.
    private func judged(_ finding: Diagnostic, _ book: inout WaiverBook) -> Finding? {
        var finding = finding
        if let level = estate.policy(for: finding.rule).level, finding.rule.group != "spec" { finding.level = level }
        guard finding.level > .none else { return nil }
        let waived = book.accept(
            WaiverBook.Subject(rule: finding.rule, subject: finding.subject, change: nil, kind: nil, fingerprint: finding.fingerprint))
        return Finding(finding, waived: waived)
    }

    // MARK: The type check

    private func checkMappings(_ checker: EstateChecker) -> [Diagnostic] {
        estate.mappings.enumerated().flatMap { number, mapping -> [Diagnostic] in
            guard control.proceeds("type-checking mappings", number, of: estate.mappings.count) else { return [] }
            return checker.check(mapping).filter { !$0.isSilent }.map { diagnostic($0, subject: mapping.ref) }
        }
    }

    /// What only a chain of steps can fail; what a mapping fails on its own has been said at the mapping.
    private func checkFlows(_ checker: EstateChecker) -> [Diagnostic] {
        let flows = estate.flows.filter { $0.lifecycle?.value != .retired }
        return flows.enumerated().flatMap { number, flow -> [Diagnostic] in
            guard control.proceeds("type-checking flows", number, of: flows.count) else { return [] }
            return checker.check(flow).failures.filter { !$0.isSilent && isOfFlow($0) }.map { diagnostic($0, subject: flow.ref) }
        }
    }

    private func isOfFlow(_ failure: CheckFailure) -> Bool {
        !failure.identity.hop.hasPrefix("mapping:") || failure.rule == "model/source-not-in-flow"
            || failure.rule == "model/unmapped-required"
    }

    private func diagnostic(_ failure: CheckFailure, subject: EntityRef) -> Diagnostic {
        Diagnostic(
            failure.rule, level(of: failure), subject: subject.description, failure.message, at: failure.span, related: failure.related,
            help: failure.help,
            detail: "\(failure.identity.use) \(failure.identity.hop) \(failure.identity.kind) \(failure.detail)")
    }

    private func level(of failure: CheckFailure) -> Level {
        switch failure.identity.kind {
        case "cut", "rounded", "time-dropped": return .info
        case "otherwise", "omitted": return .warning
        default: break
        }
        if failure.effect == .review || failure.isMild { return .info }
        return RuleCatalogue.rule(failure.rule.text)?.level ?? .error
    }
}

/// Counts what was checked and what passed, by group.
private struct ScoreCounts {
    private(set) var scores: [(group: String, passed: Int, checked: Int)] = []

    mutating func add(_ group: String, checked: Int, findings: [String]) {
        let failed = Set(findings).count
        scores.append((group, max(0, checked - failed), max(checked, failed)))
    }
}
