internal import Basics
internal import Estate

/// Counts what rules looked at and what passed, by failure mode, team and system.
///
/// A rule looks at each thing of its kind once; a thing passes where the rule finds nothing at warning or above, waived or not. A title, a moved
/// line or a longer list of findings about one thing change nothing.
struct Scores {
    private var modes: [String: (passed: Int, checked: Int)] = [:]
    private var teams: [Name: (passed: Int, checked: Int)] = [:]
    private var systems: [Name: (passed: Int, checked: Int)] = [:]
    private let estate: Estate
    private let population: Population
    /// What counts each rule, by its id; its group where it is not one of the estate's own.
    private let customModes: [RuleID: String]

    /// Counts what rules look at, as if they found nothing.
    init(_ context: RuleContext, rules: [any Rule]) {
        estate = context.estate
        population = Population(context)
        customModes = Dictionary(context.customRules.map { ($0.id, $0.failureMode) }) { first, _ in first }
        for rule in rules where rule.failureMode == "spec" || Rules.failureModes.contains(rule.failureMode) {
            let members = (rule as? CustomRule).map(population.members) ?? population.members(rule.subjects)
            modes[rule.failureMode, default: (0, 0)].checked += members.count
            modes[rule.failureMode, default: (0, 0)].passed += members.count
            guard rule.group != "spec" else { continue }
            for (team, count) in members.byTeam {
                teams[team, default: (0, 0)].checked += count
                teams[team, default: (0, 0)].passed += count
            }
            for (system, count) in members.bySystem {
                systems[system, default: (0, 0)].checked += count
                systems[system, default: (0, 0)].passed += count
            }
        }
    }

    /// Takes out what does not pass: all that one rule finds, since each thing counts once for a rule.
    mutating func subtract(_ findings: [Finding]) {
        struct Failure: Hashable {
            let rule: RuleID
            let subject: String
        }
        var seen: Set<Failure> = []
        for finding in findings.lazy.map(\.diagnostic)
        where finding.level >= .warning && seen.insert(Failure(rule: finding.rule, subject: finding.subject)).inserted {
            let mode = customModes[finding.rule] ?? finding.rule.group
            if let count = modes[mode], count.passed > 0 { modes[mode] = (count.passed - 1, count.checked) }
            guard mode != "spec", mode != CustomRule.group else { continue }
            let ref = estate.reference(ofSubject: finding.subject)
            let header = ref.flatMap { estate.header(of: $0) }
            let owner = header?.owner?.value.name ?? population.documentOwner(finding.subject)
            if let owner, let count = teams[owner], count.passed > 0 { teams[owner] = (count.passed - 1, count.checked) }
            if let ref, header != nil, ref.kind == .system, let count = systems[ref.name], count.passed > 0 {
                systems[ref.name] = (count.passed - 1, count.checked)
            }
        }
    }

    var byMode: [(group: String, passed: Int, checked: Int)] {
        Rules.groups.compactMap { group in modes[group.name].map { (group.name, $0.passed, $0.checked) } }
    }
    var byTeam: [(team: String, passed: Int, checked: Int)] {
        teams.sorted { $0.key < $1.key }.map { ("team:\($0.key)", $0.value.passed, $0.value.checked) }
    }
    var bySystem: [(system: String, passed: Int, checked: Int)] {
        systems.sorted { $0.key < $1.key }.map { ("system:\($0.key)", $0.value.passed, $0.value.checked) }
    }

    /// The mean of the failure modes by their weights, in thousandths; nil where nothing was checked or all weights are zero.
    var total: Int? {
        var sum = 0.0
        var weights = 0.0
        for mode in Rules.failureModes {
            guard let count = modes[mode], count.checked > 0 else { continue }
            let weight = max(0, estate.weight(of: Name(mode)).double)
            sum += weight * Double(count.passed) / Double(count.checked)
            weights += weight
        }
        return weights > 0 ? Int((sum / weights * 1000).rounded(.down)) : nil
    }
}

extension Finding {
    /// Whether scores count two findings once.
    func isCounted(with other: Finding) -> Bool {
        diagnostic.rule == other.diagnostic.rule && diagnostic.subject == other.diagnostic.subject && diagnostic.level >= .warning
    }
}

/// How many things of each kind there are, with whose they are.
private struct Population {
    struct Members {
        var count = 0
        var byTeam: [Name: Int] = [:]
        var bySystem: [Name: Int] = [:]

        mutating func add(_ owner: Name?, system: Name? = nil) {
            count += 1
            if let owner { byTeam[owner, default: 0] += 1 }
            if let system { bySystem[system, default: 0] += 1 }
        }
    }

    private let context: RuleContext
    private var known: [RuleSubjects: Members] = [:]
    private let documents: [String: Name]

    init(_ context: RuleContext) {
        self.context = context
        documents = Dictionary(
            context.estate.documents.compactMap { document in document.owner.map { (document.path.text, $0.value.name) } }
        ) { first, _ in first }
        for kind in [
            RuleSubjects.specs, .systems, .interfaces, .entities, .mappings, .flows, .journeys, .platforms, .teams, .documents, .waivers,
        ] {
            known[kind] = count(kind)
        }
    }

    func members(_ kind: RuleSubjects) -> Members { known[kind] ?? Members() }

    /// The parts that a rule of the estate's own looks at, each once however many of its items are looked at.
    func members(_ rule: CustomRule) -> Members {
        var members = Members()
        for part in Set(context.subjects(of: rule).map(\.part)) {
            let spec = context.estate.spec(ofSubject: part.description)
            members.add(spec?.owner?.value.name, system: spec?.ref.kind == .system ? spec?.name : nil)
        }
        return members
    }

    func documentOwner(_ subject: String) -> Name? { documents[subject] }

    private func count(_ kind: RuleSubjects) -> Members {
        let estate = context.estate
        var members = Members()
        func add<Content: Spec>(_ specs: some Sequence<Content>) {
            for spec in specs { members.add(spec.owner?.value.name, system: Content.kind == .system ? spec.name : nil) }
        }
        switch kind {
        case .specs:
            members.count = estate.names.count + estate.unreadable.count
            for ref in estate.names.keys {
                if let owner = estate.header(of: ref)?.owner { members.byTeam[owner.value.name, default: 0] += 1 }
            }
        case .systems: add(estate.systems.lazy.filter { $0.lifecycle?.value != .retired })
        case .interfaces:
            for (ref, _) in context.interfaces {
                let isSystem = estate.systems[ref.system] != nil
                let owner = (estate.systems[ref.system]?.owner ?? estate.platforms[ref.system]?.owner)?.value.name
                members.add(owner, system: isSystem ? ref.system : nil)
            }
        case .entities: add(estate.entities)
        case .mappings: add(estate.mappings)
        case .flows: add(context.flows.lazy.map(\.flow))
        case .journeys: add(context.journeys.lazy.map(\.journey))
        case .platforms: add(estate.platforms)
        case .teams: for team in estate.teams { members.add(team.name) }
        case .documents: for document in estate.documents { members.add(document.owner?.value.name) }
        case .waivers: add(estate.waivers)
        case .changes, .chosen: break
        }
        return members
    }
}
