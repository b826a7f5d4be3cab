package import Basics
internal import Checking
package import Estate
package import Impact

/// What rules find in a change's result and not in what it started from, apart from what the verdicts say already.
package struct IntroducedFindings {
    /// With their levels by policy, the grave ones first.
    package let findings: [Diagnostic]

    /// - Parameters:
    ///   - report: The comparison's verdicts.
    ///   - alone: What the branch does without the other one, where the report is about a merge.
    ///   - rules: The estate whose policy and baseline count.
    package init(
        base: RevisionInput, head: RevisionInput, report: ImpactReport, alone: ImpactReport? = nil, rules: Estate, asOf: CalendarDate,
        jobs: Int = 1
    ) {
        let policy = EffectivePolicy(rules.spec?.policy)
        let scope = ModelScope(base: base, head: head)
        let custom = CustomRule.all(in: rules)
        let before = RuleContext(
            base.estate, provider: base.provider, asOf: asOf, policy: policy, customRules: custom, jobs: jobs, modelScope: scope)
        let after = RuleContext(
            head.estate, provider: head.provider, asOf: asOf, policy: policy, customRules: custom,
            comparison: RuleComparison(base: before, report: report, alone: alone), jobs: jobs, modelScope: scope)
        // The reader's findings, those on what waivers accept, and the verdicts are told elsewhere.
        let builtIn = Rules.active(policy.ruleset).filter {
            !["spec", "impact", "waiver"].contains($0.group) && $0.id != "inventory/contract-unreadable"
        }
        let active = builtIn + custom
        let known = Set(active.flatMap { $0.findings(in: before) }.map(\.fingerprint))
        let verdicts = VerdictSubjects(report)
        var seen: Set<Fingerprint> = []
        let mistakes = PolicyProblems.introduced(from: base.estate, to: head.estate)
        let found = active.flatMap { $0.findings(in: after) }.filter { finding in
            let isOld = head.estate.fingerprints(of: finding).contains(where: known.contains)
            return !isOld && !verdicts.tells(finding) && seen.insert(finding.fingerprint).inserted
        }.compactMap { finding in
            var finding = finding
            finding.level = after.level(of: finding)
            return finding.level > .none ? finding : nil
        }
        findings = (mistakes + found).sorted { EstateCheck.precedes(Finding($0), Finding($1)) }
    }
}

/// What the verdicts of a comparison are about: one cause is one finding.
private struct VerdictSubjects {
    private var harmed: Set<String> = []
    /// Everything on a path from a change to what it harms.
    private var passed: Set<String> = []

    init(_ report: ImpactReport) {
        for flow in report.flows where !flow.causes.isEmpty { add(flow.flow.description, flow.causes) }
        for journey in report.journeys { add(journey.journey.description, journey.causes) }
        for consumer in report.consumers { add("\(consumer.interface) \(consumer.consumer)", consumer.causes) }
    }

    private mutating func add(_ subject: String, _ causes: [Cause]) {
        harmed.insert(subject)
        for cause in causes { passed.formUnion(cause.path) }
    }

    func tells(_ finding: Diagnostic) -> Bool {
        switch finding.rule.group {
        case "model": passed.contains(finding.subject) || harmed.contains(finding.subject)
        case "performance": harmed.contains(finding.subject)
        case "inventory":
            harmed.contains(finding.subject)
                && (finding.rule == "inventory/missing-capability" || finding.rule == "inventory/retired-but-used")
        default: false
        }
    }
}

/// Which mappings and flows a change can have reached: only these are type-checked again.
package struct ModelScope: Sendable {
    private let interfaces: Set<InterfaceRef>
    private let specs: Set<EntityRef>

    init(base: RevisionInput, head: RevisionInput) {
        var changed: Set<EntityRef> = []
        let before = Dictionary(base.estate.allSpecs.map { ($0.ref, $0) }) { first, _ in first }
        for spec in head.estate.allSpecs where !Self.isSame(before[spec.ref], spec) { changed.insert(spec.ref) }
        let now = Set(head.estate.allSpecs.map(\.ref))
        changed.formUnion(before.keys.filter { !now.contains($0) })
        specs = changed
        let refs = Set(base.estate.interfaceRefs).union(head.estate.interfaceRefs)
        interfaces = refs.filter { ref in
            let variants: [Name?] = [nil] + (head.estate.interface(ref)?.variants ?? []).map(\.key.value)
            return changed.contains(EntityRef(.system, ref.system)) || changed.contains(EntityRef(.platform, ref.system))
                || variants.contains { base.provider.contentID(of: ref, variant: $0) != head.provider.contentID(of: ref, variant: $0) }
        }
    }

    private static func isSame(_ old: (any Spec)?, _ new: any Spec) -> Bool {
        func same<Content: Spec>(_ new: Content) -> Bool { (old as? Content) == new }
        return same(new)
    }

    /// Whether the type check of a mapping can come out differently.
    func reaches(_ mapping: Mapping) -> Bool {
        if specs.contains(mapping.ref) || mapping.from.contains(where: { reaches($0.shape.value) }) || reaches(mapping.to.value) {
            return true
        }
        return (mapping.fields ?? []).contains { row in
            if case .codes(let codes, _, _)? = row.lookup?.value { return specs.contains(codes.value) }
            return false
        }
    }

    /// Whether the type check of a flow can; a mapping of it counts too.
    func reaches(_ flow: Flow, mappings: (Name) -> Mapping?) -> Bool {
        specs.contains(flow.ref) || reaches(flow.steps, mappings)
    }

    private func reaches(_ steps: [Step], _ mappings: (Name) -> Mapping?) -> Bool {
        steps.contains { step in
            if case .map(let mapping) = step.action { return mappings(mapping.value.name).map(reaches) ?? true }
            if let document = step.document, !document.value.isEmpty { return true }
            return step.target.map { reaches($0.value) } ?? false || reaches(step.nested, mappings)
        }
    }

    private func reaches(_ place: PlaceReference) -> Bool {
        switch place.owner {
        case .interface(let interface): interfaces.contains(interface)
        case .entity(let entity): specs.contains(EntityRef(.entity, entity))
        }
    }
}
