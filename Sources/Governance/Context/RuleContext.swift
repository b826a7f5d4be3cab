package import Basics
package import Checking
package import Estate
package import Impact
internal import Lineage
package import Stewardship

/// What rules look at: one estate as of one day, with what several rules need worked out once.
///
/// A class, since it fills its tables when they are first asked for; used by one thread.
package final class RuleContext {
    package let estate: Estate
    package let provider: any ContractProvider
    package let asOf: CalendarDate
    package let policy: EffectivePolicy
    /// The rules that the estate writes itself.
    package let customRules: [CustomRule]
    /// What the estate came from, for rules that compare; nil for a check of one state.
    package let comparison: RuleComparison?
    /// The waivers that accepted something; filled before rules on waivers run.
    package var usedWaivers: Set<Name> = []
    private let readHistory: () -> SemanticHistory?
    private let jobs: Int
    private let modelScope: ModelScope?
    private let control: AnalysisControl

    /// - Parameters:
    ///   - policy: Nil for the estate's own.
    ///   - customRules: Nil for the estate's own.
    ///   - history: Reads the history of meanings, once a rule wants it; nil where it is not at hand.
    ///   - jobs: How many threads may type-check.
    ///   - modelScope: What is type-checked; nil for everything.
    package init(
        _ estate: Estate, provider: any ContractProvider, asOf: CalendarDate, policy: EffectivePolicy? = nil,
        customRules: [CustomRule]? = nil, comparison: RuleComparison? = nil, history: @escaping () -> SemanticHistory? = { nil },
        jobs: Int = 1,
        modelScope: ModelScope? = nil, control: AnalysisControl = .unbounded
    ) {
        readHistory = history
        self.estate = estate
        self.provider = provider
        self.asOf = asOf
        self.policy = policy ?? EffectivePolicy(estate.spec?.policy)
        self.customRules = customRules ?? CustomRule.all(in: estate)
        self.comparison = comparison
        self.jobs = jobs
        self.modelScope = modelScope
        self.control = control
    }

    /// What the type check says.
    package var model: ModelCheck {
        if let known = knownModel { return known }
        let made = makeModel()
        knownModel = made
        return made
    }

    private var knownModel: ModelCheck?

    private func makeModel(meanwhile: () -> Void = {}) -> ModelCheck {
        ModelCheck(
            estate, provider, jobs: jobs, scope: modelScope, control: control, level: { Rules.level(of: $0) }, meanwhile: meanwhile)
    }

    /// Works the type check out on other threads, unless it is known, while this one does what needs none of it.
    package func typeCheck(meanwhile: () -> Void) {
        guard knownModel == nil else { return meanwhile() }
        knownModel = makeModel(meanwhile: meanwhile)
    }

    /// Takes over the type check of the same estate on another day: no day changes it.
    package func take(modelOf other: RuleContext) { knownModel = other.model }

    // MARK: What can have changed

    /// Whether what a rule says of an interface can differ between the two revisions of a comparison: its system's spec or its contract does.
    /// Always where one state is checked.
    func mayDiffer(_ interface: InterfaceRef) -> Bool { modelScope?.reaches(interface) ?? true }

    /// Whether what a rule says of a mapping and of what it is on can differ.
    func mayDiffer(_ mapping: Mapping) -> Bool { modelScope?.reaches(mapping) ?? true }

    /// Whether a flow's own spec differs.
    func mayDiffer(_ flow: EntityRef) -> Bool { modelScope?.reaches(flow) ?? true }

    // MARK: History

    /// The history of meanings; nil where it is not at hand.
    package private(set) lazy var history: SemanticHistory? = readHistory()
    /// How true everything still is by that history; nil without one.
    package private(set) lazy var freshness: Freshness? = history.map {
        Freshness(estate, history: $0, periods: FreshnessPeriods(estate), asOf: asOf)
    }

    // MARK: Flows and journeys

    /// Every flow, planned and retired ones too.
    package private(set) lazy var allFlows: [FlowProfile] = estate.flows.map { FlowProfile($0, estate: estate) }
    /// The flows that run: neither planned nor retired.
    package private(set) lazy var flows: [FlowProfile] = allFlows.filter {
        $0.flow.lifecycle?.value != .retired && $0.flow.lifecycle?.value != .planned
    }
    /// The journeys that are taken.
    package private(set) lazy var journeys: [JourneyProfile] = estate.journeys.filter {
        $0.lifecycle?.value != .retired && $0.lifecycle?.value != .planned
    }.map(JourneyProfile.init)

    private lazy var flowNumbers: [Name: Int] = Dictionary(uniqueKeysWithValues: flows.enumerated().map { ($1.flow.name, $0) })
    /// The running flow of a name.
    package func flow(_ name: Name) -> FlowProfile? { flowNumbers[name].map { flows[$0] } }

    /// The running flows that talk to an interface, by name.
    package private(set) lazy var flowsByInterface: [InterfaceRef: [EntityRef]] = {
        var users: [InterfaceRef: [EntityRef]] = [:]
        for flow in flows { for interface in flow.interfaces { users[interface, default: []].append(flow.ref) } }
        return users
    }()

    /// The running flows that touch a system or platform, by name.
    package private(set) lazy var flowsBySystem: [Name: [EntityRef]] = {
        var users: [Name: [EntityRef]] = [:]
        for flow in flows { for system in flow.systems { users[system, default: []].append(flow.ref) } }
        return users
    }()

    /// The running flows that run on a platform.
    package private(set) lazy var flowsByPlatform: [Name: [FlowProfile]] = {
        var users: [Name: [FlowProfile]] = [:]
        for flow in flows { for platform in flow.platforms { users[platform, default: []].append(flow) } }
        return users
    }()

    /// The flows, planned ones too, that use a mapping.
    package private(set) lazy var flowsByMapping: [Name: [EntityRef]] = {
        var users: [Name: [EntityRef]] = [:]
        for flow in allFlows where flow.flow.lifecycle?.value != .retired {
            for mapping in Set(flow.maps.map(\.value.name)) { users[mapping, default: []].append(flow.ref) }
        }
        return users
    }()

    /// The journeys that call a flow, with how.
    package private(set) lazy var callsByFlow: [Name: [(journey: JourneyProfile, call: JourneyCall)]] = {
        var users: [Name: [(JourneyProfile, JourneyCall)]] = [:]
        for journey in journeys {
            for call in journey.calls {
                if case .flow(let flow) = call.target { users[flow.value.name, default: []].append((journey, call)) }
            }
        }
        return users
    }()

    /// What flows carry of which entity.
    package private(set) lazy var transfers = EntityTransfers(self)
    /// How old copies are along their feeding paths.
    package private(set) lazy var ages = CopyAges(self)
    /// How often each interface and platform is called at the peak.
    package private(set) lazy var demand = Demand(self)

    private lazy var problemsByRule: [RuleID: [Diagnostic]] = Dictionary(grouping: estate.problems) { $0.rule }
    /// What the reader says of the specs by one rule.
    func problems(of rule: RuleID) -> [Diagnostic] { problemsByRule[rule] ?? [] }

    // MARK: Interfaces

    /// Every interface with what its system states of it, in the order of their names.
    package private(set) lazy var interfaces: [(ref: InterfaceRef, spec: Interface)] = estate.interfaceRefs.sorted().compactMap { ref in
        estate.interface(ref).map { (ref, $0) }
    }
    private lazy var interfaceSpecs: [InterfaceRef: Interface] = Dictionary(interfaces.map { ($0.ref, $0.spec) }) { first, _ in first }
    package func interface(_ ref: InterfaceRef) -> Interface? { interfaceSpecs[ref] }

    // MARK: The estate's own rules

    /// Holds parts of the estate to the rules that it writes itself.
    package private(set) lazy var assertions = AssertionEvaluator(estate, SpecTrees(estate))

    /// What a rule of the estate's own looks at; nothing where it asks for what no spec can say.
    func subjects(of rule: CustomRule) -> [AssertionSubject] {
        if let known = customSubjects[rule.id] { return known }
        let found =
            rule.isMeaningless(in: estate) ? [] : rule.chosenParts(in: estate).flatMap { assertions.subjects(of: rule.spec, in: $0) }
        customSubjects[rule.id] = found
        return found
    }
    private lazy var customSubjects: [RuleID: [AssertionSubject]] = [:]

    /// The level of a rule's findings unless policy says otherwise.
    func level(of rule: RuleID) -> Level { customLevels[rule] ?? Rules.level(of: rule) }
    private lazy var customLevels: [RuleID: Level] = Dictionary(customRules.map { ($0.id, $0.level) }) { first, _ in first }

    // MARK: Options

    private lazy var rulePolicies: [RuleID: RulePolicy] = [:]
    /// What each override of the policy is for.
    private lazy var overrides: [SelectedParts] = policy.parts(in: estate)

    /// What the policy says of a rule where it is about a spec.
    package func setting(_ rule: RuleID, for spec: (any Spec)? = nil) -> RulePolicy {
        guard let spec, policy.hasOverrides else {
            if let known = rulePolicies[rule] { return known }
            let setting = policy.setting(rule) { _ in false }
            rulePolicies[rule] = setting
            return setting
        }
        return policy.setting(rule) { overrides[$0].contains(spec.ref) }
    }

    /// What the policy says of a rule where it is about the subject of a finding.
    func setting(_ rule: RuleID, about subject: String) -> RulePolicy {
        policy.hasOverrides ? policy.setting(rule) { overrides[$0].contains(subject: subject) } : setting(rule)
    }

    private func option(_ name: Name, of rule: some Rule, for spec: (any Spec)?) -> OptionValue {
        guard let option = rule.options.first(where: { $0.name == name }) else { preconditionFailure("\(rule.id) has no option \(name)") }
        return setting(rule.id, for: spec).options[name].flatMap { option.value.reading($0) } ?? option.value
    }

    func duration(_ name: Name, of rule: some Rule, for spec: (any Spec)? = nil) -> TimeSpan {
        if case .duration(let span) = option(name, of: rule, for: spec) { return span }
        preconditionFailure("\(name) of \(rule.id) is no duration")
    }

    /// A number of days, at most some centuries.
    func days(_ name: Name, of rule: some Rule, for spec: (any Spec)? = nil) -> Int {
        min(duration(name, of: rule, for: spec).wholeDays, 200_000)
    }

    func count(_ name: Name, of rule: some Rule, for spec: (any Spec)? = nil) -> Int {
        if case .count(let number) = option(name, of: rule, for: spec) { return number }
        preconditionFailure("\(name) of \(rule.id) is no number")
    }

    func share(_ name: Name, of rule: some Rule, for spec: (any Spec)? = nil) -> Percentage {
        if case .share(let share) = option(name, of: rule, for: spec) { return share }
        preconditionFailure("\(name) of \(rule.id) is no share")
    }

    func words(_ name: Name, of rule: some Rule, for spec: (any Spec)? = nil) -> [Name] {
        if case .words(let words) = option(name, of: rule, for: spec) { return words }
        preconditionFailure("\(name) of \(rule.id) is no list of words")
    }

    /// The spec that a finding is about.
    package func spec(ofSubject subject: String) -> (any Spec)? { estate.spec(ofSubject: subject) }
}

/// The state that a change starts from, and what the change does.
package struct RuleComparison {
    package let base: RuleContext
    package let report: ImpactReport
    /// What the change does to the state that it started from, where the report is about a merge; nil where it is not known.
    package let alone: ImpactReport?

    package init(base: RuleContext, report: ImpactReport, alone: ImpactReport? = nil) {
        self.base = base
        self.report = report
        self.alone = alone
    }
}
