package import Basics
package import Estate

/// What a team answers for, and when one of its members last changed something in meaning.
package struct TeamActivity: Sendable {
    package let team: Team
    /// By kind and name; waivers and its own spec are none.
    package let owns: [EntityRef]
    /// Nil where no member did in the history that is here.
    package let lastActive: CalendarDate?

    /// All teams of an estate, by name.
    package static func all(of estate: Estate, history: SemanticHistory) -> [TeamActivity] {
        let owners = estate.headers.filter { $0.header.owner != nil && $0.ref.kind != .waiver }
        let owned = Dictionary(grouping: owners) { $0.header.owner?.value }
        return estate.teams.map { team in
            let days = (team.members ?? []).compactMap { member in
                member.email.flatMap { history.lastActive[Name($0.value.text.lowercased())] }
            }
            return TeamActivity(team: team, owns: (owned[team.ref] ?? []).map(\.ref), lastActive: days.max())
        }
    }
}
