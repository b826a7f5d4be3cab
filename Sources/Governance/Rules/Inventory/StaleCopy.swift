internal import Basics
internal import Estate

/// Finds a copy that is older than what is needed of it.
struct StaleCopy: Rule {
    let id: RuleID = "inventory/stale-copy"
    let level = Level.error
    let subjects = RuleSubjects.systems
    let summary = "a copy that is older than what is needed of it"
    let rationale = "Buyers see prices and stock that no longer hold, and orders are promised that cannot be kept."
    let fix = "Feed the copy more often, read the record instead, or agree on older data."

    let violating: RuleExample = """
        kind: Entity
        name: stock
        systemOfRecord: erp
        ---
        kind: System
        name: erp
        interfaces: [{name: stock, protocol: rest, contract: none}]
        ---
        kind: System
        name: shop
        data: [{entity: stock, freshness: ▸10m, from: [flow:stock]}]
        interfaces: [{name: api, protocol: rest, contract: none}]
        ---
        kind: Flow
        name: stock
        schedule: {every: 1h}
        steps: [{read: erp/stock}, {write: shop/api}]
        ---
        kind: Journey
        name: product-page
        calls: [{call: shop/api, entity: stock, maxAge: ▸30m}]
        """

    var passing: RuleExample { violating.changing(["every: 1h": "every: 5m"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        copies(context) + journeys(context) + flows(context)
    }

    /// Copies that their own feeding flows cannot keep as fresh as they are declared.
    private func copies(_ context: RuleContext) -> [Diagnostic] {
        context.estate.systems.filter { $0.lifecycle?.value != .retired }.flatMap { system in
            (system.data ?? []).compactMap { data -> Diagnostic? in
                guard let declared = data.freshness, let ref = data.entity, data.from?.isEmpty == false,
                    let age = context.ages.age(of: ref.value.name, in: system.name), age.span > declared.value
                else { return nil }
                return finding(
                    system.ref,
                    "the copy of \(ref.value) in \(system.ref) is to be \(declared.value) old at most, and its way makes it \(age.span): \(age.trail.joined(separator: " ← "))",
                    at: declared.span, detail: "\(ref.value)>\(declared.value)")
            }
        }
    }

    /// Pages that need younger data than the copy they read.
    private func journeys(_ context: RuleContext) -> [Diagnostic] {
        context.journeys.flatMap { journey in
            journey.calls.compactMap { call -> Diagnostic? in
                guard let limit = call.maxAge, let entity = call.entity?.value, case .call(let place) = call.target,
                    let system = place.value.interface?.system, let age = context.ages.age(of: entity.name, in: system),
                    age.span > limit.value
                else { return nil }
                return finding(
                    journey.ref,
                    "\(journey.ref) needs \(entity) not older than \(limit.value), and in \(system) it is \(age.span) old: \(age.trail.joined(separator: " ← "))",
                    at: limit.span, detail: "\(entity) in \(system)>\(limit.value)")
            }
        }
    }

    /// Flows that promise fresher data than the copy they take it from.
    private func flows(_ context: RuleContext) -> [Diagnostic] {
        context.transfers.takes.compactMap { take in
            guard let flow = context.flow(take.flow.name), let needed = flow.flow.service?.freshness,
                let entity = context.estate.entities[take.entity], !CopyAges.isRecord(take.system, of: entity),
                // What is entered in a system is fresh there.
                !(entity.enteredIn ?? []).contains(where: { $0.value.name == take.system }),
                let declared = context.estate.systems[take.system]?.data?.first(where: { $0.entity?.value == entity.ref })?.freshness,
                declared.value > needed.value
            else { return nil }
            return finding(
                take.flow,
                "\(take.flow) promises \(entity.ref) within \(needed.value), and takes it from a copy in \(take.system) that may be \(declared.value) old",
                at: needed.span, related: [RelatedPlace("the copy's freshness", at: declared.span)],
                detail: "\(entity.ref) from \(take.system)")
        }
    }
}
