package import Basics
package import Estate

/// A day on which something ends or has to be done.
package struct DueDate: Sendable {
    package let on: CalendarDate
    /// What happens then, as a phrase: `review`, `credential expires`.
    package let what: String
    package let subject: String
    package let owner: EntityRef?

    package init(on: CalendarDate, what: String, subject: String, owner: EntityRef?) {
        self.on = on
        self.what = what
        self.subject = subject
        self.owner = owner
    }
}

extension Freshness {
    /// Everything in the estate that has a date: reviews, credentials, support, engagements, waivers, ends and go-lives, by day.
    package var dueDates: [DueDate] {
        // A contract is looked at when its interface is.
        var dates = items.filter { $0.kind != .contract }.compactMap { item in
            item.dueOn.map { DueDate(on: $0, what: Self.word(item.kind), subject: item.subject, owner: item.owner) }
        }
        dates += datesOfSpecs
        return dates.sorted { ($0.on, Name($0.subject), Name($0.what)) < ($1.on, Name($1.subject), Name($1.what)) }
    }

    private static func word(_ kind: FreshnessKind) -> String {
        switch kind {
        case .document, .runbook: "review of the \(kind.rawValue)"
        case .review: "health review"
        case .loadTest: "load test"
        case .verification: "verification"
        case .contract: "look at the contract"
        }
    }

    private var datesOfSpecs: [DueDate] {
        var dates: [DueDate] = []
        func add(_ date: Located<CalendarDate>?, _ what: String, _ subject: some CustomStringConvertible, _ owner: EntityRef?) {
            if let date { dates.append(DueDate(on: date.value, what: what, subject: "\(subject)", owner: owner)) }
        }
        for team in estate.teams { add(team.engagement?.endsOn, "engagement ends", team.ref, team.ref) }
        for system in estate.systems {
            add(system.retiresOn, "retires", system.ref, system.owner?.value)
            add(system.product?.supportEndsOn, "support ends", system.ref, system.owner?.value)
        }
        for ref in estate.interfaceRefs {
            guard let interface = estate.interface(ref) else { continue }
            let owner = estate.systemOrPlatform(ref.system).flatMap { estate.spec($0)?.owner?.value }
            add(interface.sunset, "sunset", ref, owner)
            for expiry in interface.expires ?? [] { add(expiry.date, "\(expiry.what?.value.text ?? "credential") expires", ref, owner) }
        }
        // What is live already has nothing to do.
        for flow in estate.flows where isToCome(flow.goLiveOn) { add(flow.goLiveOn, "go-live", flow.ref, flow.owner?.value) }
        for journey in estate.journeys where isToCome(journey.goLiveOn) {
            add(journey.goLiveOn, "go-live", journey.ref, journey.owner?.value)
        }
        for upgrade in estate.upgrades { add(upgrade.plannedOn, "upgrade", upgrade.ref, upgrade.owner?.value) }
        for waiver in estate.waivers { add(waiver.expiresOn, "waiver expires", waiver.ref, waiver.approvedBy.value) }
        return dates
    }

    private func isToCome(_ date: Located<CalendarDate>?) -> Bool { date.map { $0.value >= asOf } ?? false }
}
