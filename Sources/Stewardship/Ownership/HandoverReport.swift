internal import Basics
package import Estate

/// What went from whom to whom between two states of an estate, and what was left behind.
package struct HandoverReport: Sendable {
    /// Things that went the same way.
    package struct Move: Sendable {
        /// Nil: nobody.
        package let from: EntityRef?
        package let to: EntityRef?
        /// Specs, and the paths of documents.
        package let what: [String]
    }

    /// By giver and taker; what nobody had comes last.
    package let moves: [Move]
    /// What still names a team that is gone.
    package let leftBehind: [Move]
    /// Teams that are new, and teams that are gone.
    package let newTeams: [EntityRef]
    package let goneTeams: [EntityRef]

    package init(from base: Estate, to head: Estate) {
        let before = Self.owners(in: base)
        let after = Self.owners(in: head)
        let formers = Self.formerNames(in: head)
        var moved: [Way: [String]] = [:]
        for (thing, owner) in after {
            // What is new was handed over by nobody.
            guard let old = before[thing] ?? formers[thing].flatMap({ before[$0] }), old != owner else { continue }
            moved[Way(from: old.ref, to: owner.ref), default: []].append(thing)
        }
        moves = Self.moves(moved)
        let teams = (Set(base.teams.map(\.ref)), Set(head.teams.map(\.ref)))
        newTeams = teams.1.subtracting(teams.0).sorted()
        goneTeams = teams.0.subtracting(teams.1).sorted()
        let gone = Set(goneTeams)
        var left: [Way: [String]] = [:]
        for (thing, owner) in after {
            if let team = owner.ref, gone.contains(team) { left[Way(from: team, to: team), default: []].append(thing) }
        }
        leftBehind = Self.moves(left)
    }

    private struct Way: Hashable {
        let from: EntityRef?
        let to: EntityRef?
    }

    /// An owner; nobody is one, too.
    private struct Owner: Equatable { let ref: EntityRef? }

    private static func owners(in estate: Estate) -> [String: Owner] {
        var owners: [String: Owner] = [:]
        for spec in estate.allSpecs where ![.team, .waiver].contains(spec.ref.kind) {
            owners[spec.ref.description] = Owner(ref: spec.owner?.value)
        }
        for document in estate.documents { owners[document.path.text] = Owner(ref: document.owner?.value) }
        return owners
    }

    /// The names that renamed specs had, by what they are called now.
    private static func formerNames(in estate: Estate) -> [String: String] {
        var names: [String: String] = [:]
        for spec in estate.allSpecs {
            if let name = spec.header.formerly?.last?.value { names[spec.ref.description] = EntityRef(spec.ref.kind, name).description }
        }
        return names
    }

    private static func moves(_ moved: [Way: [String]]) -> [Move] {
        func order(_ way: Way) -> (Int, Name, Name) {
            (way.from == nil ? 1 : 0, Name(way.from?.description ?? ""), Name(way.to?.description ?? ""))
        }
        return moved.sorted { order($0.key) < order($1.key) }.map { way, what in
            Move(from: way.from, to: way.to, what: what.map { Name($0) }.sorted().map(\.text))
        }
    }
}
