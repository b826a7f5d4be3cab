internal import Basics
internal import Estate

/// Works out which teams must know: the owners of what is harmed, and those of flows that share an edited mapping.
struct Notifications {
    let estate: Estate
    let list: ChangeList

    func teams(_ report: ImpactReport) -> [Notification] {
        var flows: [EntityRef: Set<EntityRef>] = [:]
        func tell(_ team: EntityRef?, _ subject: EntityRef) {
            if let team { flows[team, default: []].insert(subject) }
        }
        for flow in report.flows where flow.verdict > .unaffected { tell(flow.owner, flow.flow) }
        for journey in report.journeys { tell(journey.owner, journey.journey) }
        for consumer in report.consumers { if let team = consumer.team { flows[team, default: []].formUnion([]) } }
        for flow in report.flows where flow.verdict == .unaffected && flow.state == .edited { tell(flow.owner, flow.flow) }
        return flows.keys.sorted().map { team in
            Notification(team: team, contact: estate.teams[team.name]?.contact?.value.text, flows: flows[team, default: []].sorted())
        }
    }
}
