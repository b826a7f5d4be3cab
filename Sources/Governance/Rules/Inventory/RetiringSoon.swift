internal import Basics
internal import Checking
internal import Contracts
internal import Estate

/// Finds something that ends within days, with the flows that hang on it.
struct RetiringSoon: Rule {
    let id: RuleID = "inventory/retiring-soon"
    let level = Level.warning
    let subjects = RuleSubjects.systems
    let looksAt: RuleSources = [.specs, .contracts]
    let summary = "something that ends within days, with the flows that hang on it"
    let rationale = "The date was known for a year, and the budget for moving the flows was not asked for."
    let fix = "Plan the move: `tieline upgrade` says what breaks. Correct the date where it is wrong."
    let options = [
        RuleOption("within", .days(180), "How long before the end it is found.")
    ]

    let violating: RuleExample = """
        kind: System
        name: crm
        retiresOn: ▸2027-01-31
        interfaces: [{name: accounts, protocol: rest, contract: none}]
        ---
        kind: Flow
        name: accounts
        steps: [{read: crm/accounts}]
        """

    var passing: RuleExample { violating.changing(["2027-01-31": "2028-01-31"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        let systems = context.estate.systems.filter { $0.lifecycle?.value != .retired }.flatMap { system in
            let users = context.flowsBySystem[system.name] ?? []
            return [
                ending(system.ref, system.retiresOn, "\(system.ref) is retired", "retires", users, context),
                ending(system.ref, system.product?.supportEndsOn, "the support of \(system.ref) ends", "support", users, context),
            ]
        }
        let platforms = context.estate.platforms.map { platform in
            ending(
                platform.ref, platform.product?.supportEndsOn, "the support of \(platform.ref) ends", "support",
                (context.flowsByPlatform[platform.name] ?? []).map(\.ref), context)
        }
        let interfaces = context.interfaces.map { interface, spec in
            ending(interface, spec.sunset, "\(interface) ends", "sunset", context.flowsByInterface[interface] ?? [], context)
        }
        return (systems + platforms + interfaces).compactMap { $0 } + operations(context)
    }

    private func ending(
        _ subject: some CustomStringConvertible, _ date: Located<CalendarDate>?, _ what: String, _ detail: String, _ users: [EntityRef],
        _ context: RuleContext
    ) -> Diagnostic? {
        guard let date, !users.isEmpty, date.value > context.asOf else { return nil }
        let days = context.days("within", of: self, for: context.spec(ofSubject: subject.description))
        guard date.value <= context.asOf.adding(days: days) else { return nil }
        return finding(
            subject,
            "\(what) on \(date.value), in \(date.value.days(since: context.asOf)) days; \(listed(users)) hang\(users.count == 1 ? "s" : "") on it",
            at: date.span, detail: detail)
    }

    /// Operations that a contract itself says will end, where a flow calls them.
    private func operations(_ context: RuleContext) -> [Diagnostic] {
        var callers: [InterfaceRef: [(flow: EntityRef, exchange: Exchange)]] = [:]
        for flow in context.flows {
            for exchange in flow.exchanges where context.mayDiffer(flow.ref) || context.mayDiffer(exchange.interface) {
                callers[exchange.interface, default: []].append((flow.ref, exchange))
            }
        }
        return callers.sorted { $0.key < $1.key }.flatMap { interface, uses -> [Diagnostic] in
            guard case .contract(let loaded) = context.provider.contract(of: interface, variant: nil),
                loaded.contract.operations.contains(where: { $0.sunset != nil })
            else { return [] }
            let last = context.asOf.adding(days: context.days("within", of: self, for: context.spec(ofSubject: interface.description)))
            return uses.compactMap { use in
                guard let name = use.exchange.operation, let index = loaded.index.operation(name),
                    let date = loaded.contract.operations[index].sunset.flatMap({ CalendarDate(parsing: String($0.prefix(10))) }),
                    date <= last
                else { return nil }
                return finding(
                    use.flow, "\(interface)#\(name) ends on \(date) by its contract, and \(use.flow) calls it", at: use.exchange.place.span,
                    related: [
                        RelatedPlace("the contract says so here", at: loaded.contract.span(of: loaded.contract.operations[index].origin))
                    ],
                    detail: "\(interface)#\(name)")
            }
        }
    }
}
