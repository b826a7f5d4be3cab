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
        let search = IntroducedSearch(before: before, after: after, verdicts: VerdictSubjects(report), changed: scope.sources)
        // The reader's findings, those on what waivers accept, and the verdicts are told elsewhere.
        let builtIn = Rules.active(policy.ruleset).filter {
            !["spec", "impact", "waiver"].contains($0.group) && $0.id != "inventory/contract-unreadable"
        }
        var seen: Set<Fingerprint> = []
        let mistakes = PolicyProblems.introduced(from: base.estate, to: head.estate)
        let found = (builtIn + custom).flatMap(search.findings).filter { seen.insert($0.fingerprint).inserted }.compactMap { finding in
            var finding = finding
            finding.level = after.level(of: finding)
            return finding.level > .none ? finding : nil
        }
        findings = (mistakes + found).sorted { EstateCheck.precedes(Finding($0), Finding($1)) }
    }
}

/// Asks rules about a change's result, and about what it started from only where there is something to tell apart.
private struct IntroducedSearch {
    let before: RuleContext
    let after: RuleContext
    let verdicts: VerdictSubjects
    /// What differs between the two.
    let changed: RuleSources

    func findings(of rule: any Rule) -> [Diagnostic] {
        let isOff = after.setting(rule.id).level == Level.none && !after.policy.hasOverrides
        guard !isOff, !rule.looksAt.isDisjoint(with: changed) else { return [] }
        let found = rule.findings(in: after).filter { !verdicts.tells($0) }
        guard !found.isEmpty else { return [] }
        let known = Set(rule.findings(in: before).map(\.fingerprint))
        return found.filter { finding in
            // Most have the very fingerprint that they had; former names count for the rest.
            !known.contains(finding.fingerprint) && !after.estate.fingerprints(of: finding).contains(where: known.contains)
        }
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
    /// The entities that changed, and those that take fields over from one.
    private let entities: Set<Name>

    /// What differs at all; the comparison itself always counts.
    let sources: RuleSources

    init(base: RevisionInput, head: RevisionInput) {
        let changed = differingSpecRefs(base: base.estate, head: head.estate)
        specs = changed
        var entities = Set(changed.filter { $0.kind == .entity }.map(\.name))
        if !entities.isEmpty {
            for estate in [base.estate, head.estate] {
                for entity in estate.entities where !estate.entities(behind: entity.name).isDisjoint(with: entities) {
                    entities.insert(entity.name)
                }
            }
        }
        self.entities = entities
        let refs = Set(base.estate.interfaceRefs).union(head.estate.interfaceRefs)
        interfaces = refs.filter { ref in
            let variants: [Name?] = [nil] + (head.estate.interface(ref)?.variants ?? []).map(\.key.value)
            return changed.contains(EntityRef(.system, ref.system)) || changed.contains(EntityRef(.platform, ref.system))
                || variants.contains { base.provider.contentID(of: ref, variant: $0) != head.provider.contentID(of: ref, variant: $0) }
        }
        var sources: RuleSources = [.change]
        if !specs.isEmpty { sources.insert(.specs) }
        if !interfaces.isEmpty { sources.insert(.contracts) }
        if Self.otherFilesDiffer(base.estate, head.estate) { sources.insert(.files) }
        self.sources = sources
    }

    /// Whether a file that no interface names as its contract differs; one of specs counts too, since it may hold several things.
    private static func otherFilesDiffer(_ base: Estate, _ head: Estate) -> Bool {
        func others(_ estate: Estate) -> [Name: String] {
            let contracts = Set(
                estate.interfaceRefs.flatMap { ref -> [Name] in
                    let interface = estate.interface(ref)
                    let sources = [interface?.contract].compactMap { $0 } + (interface?.variants ?? []).map(\.value)
                    return sources.compactMap(\.file).flatMap { estate.contractFiles($0).map(\.path) }
                })
            let entries = estate.files.entries.filter { !contracts.contains($0.path) }
            return Dictionary(entries.map { ($0.path, "\($0.contentID)") }) { first, _ in first }
        }
        return others(base) != others(head)
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

    func reaches(_ spec: EntityRef) -> Bool { specs.contains(spec) }
    func reaches(_ interface: InterfaceRef) -> Bool { interfaces.contains(interface) }

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
        case .entity(let entity): entities.contains(entity)
        }
    }
}
