package import Basics
package import Estate

/// Who made a flow what it is, by the changes of its meaning and of its mappings, and by its reviews.
package struct FlowKnowledge: Sendable {
    /// One person's share.
    package struct Part: Sendable {
        package let person: Person
        /// How many commits changed the flow or a mapping of it, or recorded its review.
        package let commits: Int
        /// The last of them.
        package let last: CalendarDate
    }

    package let flow: EntityRef
    package let owner: EntityRef?
    package let criticality: Criticality
    /// The busiest first.
    package let parts: [Part]

    package var commits: Int { parts.reduce(0) { $0 + $1.commits } }

    /// How few people together made more than half of it: so many must leave for most of what is known of it to go; nil where nothing is known.
    package var busFactor: Int? {
        var sum = 0
        for (index, part) in parts.enumerated() {
            sum += part.commits
            if sum * 2 > commits { return index + 1 }
        }
        return nil
    }

    /// A commit that changed more specs than this took stock or went over all of them: it says nothing of who knows them.
    private static let most = 20

    /// The knowledge of each flow that is not retired, by name.
    package static func all(of estate: Estate, history: SemanticHistory) -> [FlowKnowledge] {
        var sizes: [Commit: Int] = [:]
        for spec in estate.allSpecs {
            for commit in Set(history.changes(of: spec.ref).map(\.commit) + history.reviews(of: spec.ref)) {
                sizes[commit, default: 0] += 1
            }
        }
        return estate.flows.filter { $0.lifecycle?.value != .retired }.map { flow in
            var commits = Set(history.reviews(of: flow.ref))
            for ref in [flow.ref] + flow.mappings {
                let formerly = (estate.spec(ref)?.header.formerly ?? []).map(\.value)
                commits.formUnion(history.changes(of: ref, formerly: formerly).map(\.commit))
            }
            commits = commits.filter { sizes[$0, default: 0] <= most }
            let parts = Dictionary(grouping: commits) { $0.author.key }.values.compactMap { own -> Part? in
                guard let latest = own.max(by: { ($0.day, $0.id) < ($1.day, $1.id) }) else { return nil }
                return Part(person: latest.author, commits: own.count, last: latest.day)
            }
            return FlowKnowledge(
                flow: flow.ref, owner: flow.owner?.value, criticality: flow.criticality?.value ?? .normal,
                parts: parts.sorted { ($1.commits, $0.person.key) < ($0.commits, $1.person.key) })
        }
    }
}

extension Flow {
    /// The mappings that its steps use, in their order, each once.
    var mappings: [EntityRef] {
        var found: [EntityRef] = []
        func visit(_ steps: [Step]) {
            for step in steps {
                if case .map(let ref) = step.action, !found.contains(ref.value) { found.append(ref.value) }
                visit(step.nested)
            }
        }
        visit(steps)
        return found
    }
}
