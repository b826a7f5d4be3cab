package import Basics
package import Estate

/// Somebody who changed things in the estate, has not for a while, and on whom something hangs.
package struct Departure: Sendable {
    package let person: Person
    /// Nil where no team has the address.
    package let team: EntityRef?
    package let lastActive: CalendarDate
    /// The flows that nobody who is still active made more of.
    package let flows: [EntityRef]
    /// Whether nobody of the team has been active since.
    package let isWholeTeam: Bool

    /// Those who left, the longest gone first.
    ///
    /// - Parameter since: The day before which the last activity must lie.
    package static func all(
        of estate: Estate, history: SemanticHistory, knowledge: [FlowKnowledge], since: CalendarDate
    ) -> [Departure] {
        // Where history is missing, nobody's last activity is known.
        if let cut = history.cutOn, cut > since { return [] }
        let people = People(estate)
        let gone = history.lastActive.filter { $0.value < since }
        var names: [Name: Person] = [:]
        for commit in history.commits where names[commit.author.key] == nil { names[commit.author.key] = commit.author }
        let active = Set(history.lastActive.filter { $0.value >= since }.keys.compactMap { names[$0].flatMap(people.team) })
        let members = Set(estate.teams.flatMap { $0.members ?? [] }.compactMap { $0.email.map { Name($0.value.text.lowercased()) } })
        return gone.compactMap { key, day -> Departure? in
            let person = names[key] ?? Person(name: key, email: key)
            let flows = knowledge.filter { flow in
                let most = flow.parts.first { $0.person.key == key }?.commits ?? 0
                return most > 0 && !flow.parts.contains { gone[$0.person.key] == nil && $0.commits >= most }
            }
            let team = people.team(of: person)
            // Somebody who was never of a team and made nothing of what is there is no loss.
            guard members.contains(key) || !flows.isEmpty else { return nil }
            return Departure(
                person: person, team: team, lastActive: day, flows: flows.map(\.flow),
                isWholeTeam: team.map { !active.contains($0) } ?? false)
        }.sorted { ($0.lastActive, $0.person.key) < ($1.lastActive, $1.person.key) }
    }
}
