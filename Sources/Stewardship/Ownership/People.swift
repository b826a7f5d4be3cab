internal import Basics
package import Estate

/// Which team each person of an estate is in, by the address that they commit with.
package struct People: Sendable {
    private var teams: [Name: EntityRef] = [:]

    package init(_ estate: Estate) {
        for team in estate.teams {
            for member in team.members ?? [] {
                guard let email = member.email?.value.text else { continue }
                let key = Name(email.lowercased())
                if teams[key] == nil { teams[key] = team.ref }
            }
        }
    }

    /// The team of an author; nil where no team has the address.
    package func team(of person: Person) -> EntityRef? { teams[person.key] }
}
