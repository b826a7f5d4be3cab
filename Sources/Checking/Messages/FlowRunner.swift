internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

/// Sends messages through a flow: takes what comes in, executes its mappings, and holds what it sends against what is accepted.
struct FlowRunner {
    let context: CheckContext
    let plan: FlowPlan
    let sampler: MessageSampler
    private var values: [Int: MessageValue] = [:]
    private(set) var result = FlowRun()
    /// Which group of records mappings with `groupBy` make, and how many there are at most.
    private let group: Int
    private(set) var groupCount = 1

    private var space: ShapeSpace { context.space }

    init(context: CheckContext, plan: FlowPlan, sampler: MessageSampler, group: Int = 0) {
        self.context = context
        self.plan = plan
        self.sampler = sampler
        self.group = group
    }

    /// Runs the flow.
    ///
    /// - Parameter messages: What comes in, by the shapes' labels.
    mutating func run(_ messages: [String: MessageValue]) -> FlowRun {
        for (action, conditions) in plan.actions where result.stop == nil {
            guard conditions.allSatisfy(holds) else { continue }
            switch action {
            case .get(let index): values[index] = messages[plan.pool[index].label]
            case .map(let map): take(map, messages)
            case .fill(let fill): take(fill)
            case .send(let send): take(send)
            }
        }
        return result
    }

    private func holds(_ condition: Condition) -> Bool {
        ConditionRunner.holds(condition) { path in
            guard case .field(let name)? = path.segments.first?.step,
                let index = plan.pool.lastIndex(where: { $0.name == name }), let value = values[index]
            else { return .absent }
            return value.nested(FieldPath(Array(path.segments.dropFirst())))
        }
    }

    private mutating func take(_ map: FlowPlan.Map, _ messages: [String: MessageValue]) {
        var given: [MessageValue] = []
        for source in map.sources {
            guard let value = value(of: source.shape, messages) else { return }
            given.append(value)
        }
        let groups = MappingRunner(context: context, map: map, values: given, sampler: sampler).groups?.members.count ?? 1
        groupCount = max(groupCount, groups)
        var runner = MappingRunner(context: context, map: map, values: given, sampler: sampler, group: min(group, max(groups - 1, 0)))
        let made = runner.run()
        result.events += runner.events
        result.trusted.formUnion(runner.trusted)
        guard let made else { return }
        result.made[map.mapping.name] = made
        values[map.made] = made
        if map.isHeld { hold(made, map.target, hop: map.mapping.ref.description) }
    }

    private func value(of shape: PoolShape, _ messages: [String: MessageValue]) -> MessageValue? {
        guard let taken = shape.taken else { return messages[shape.label] }
        guard let value = values[taken.index] else { return nil }
        guard !taken.path.isEmpty else { return value }
        switch value.nested(taken.path) {
        case .one(let inner): return inner
        case .each(let items): return items.lazy.compactMap { if case .one(let item) = $0 { item } else { nil } }.first
        case .absent: return nil
        }
    }

    private mutating func take(_ send: FlowPlan.Send) {
        guard let value = values[send.index] else { return }
        hold(value, send.target, hop: send.hop, label: send.label)
        guard result.stop == nil else { return }
        result.deliveries.append(FlowRun.Delivery(label: send.label, hop: send.hop, value: value, term: send.target.term))
    }

    private mutating func take(_ fill: FlowPlan.Fill) {
        guard let source = values[fill.index] else { return }
        let found = source.nested(fill.path)
        if case .absent = found, fill.field.isRequired {
            result.events.append(
                RunEvent(
                    hop: fill.hop, kind: FitFailureKind.mayBeAbsent.rawValue, reason: "`\(fill.field.name)` is filled by nothing",
                    place: fill.label, isStop: true))
        }
        guard case .one(let value) = found else { return }
        var rules = FitRules.delivery(to: fill.profile)
        rules.textTakesScalars = true
        let relation = Relation(space: space, rules: rules)
        guard let problem = relation.judge(value, fill.field.term).problems.first else { return }
        result.events.append(
            RunEvent(
                hop: fill.hop, kind: problem.kind.rawValue, reason: problem.description, place: fill.label, isStop: true))
    }

    /// Holds what was made against what is accepted.
    private mutating func hold(_ value: MessageValue, _ target: MappingTarget, hop: String, label: String? = nil) {
        let judged = context.relation(to: target.profile).judge(value, target.term)
        for problem in judged.problems {
            let path = FitPath(problem.path).fieldPath
            let own = "\(hop).\(path)"
            if result.trusted.contains(where: { own == $0 || own.hasPrefix($0 + ".") }) { continue }
            result.events.append(
                RunEvent(
                    hop: own, kind: problem.kind.rawValue, reason: problem.description, place: label ?? target.label,
                    isStop: !target.takesViolations))
        }
    }
}
