package import Basics
internal import Estate
package import Stewardship

/// What `tieline freshness` shows: the items that were asked for, and every date.
package struct FreshnessView: Sendable {
    /// The worst first, then by kind and subject.
    package let items: [FreshnessItem]
    package let dates: [DueDate]
    package let asOf: CalendarDate
    /// Whether the dates are shown, and not how true everything is.
    package let showsDates: Bool
    /// Whether authors are named, and not only their teams and counts.
    package let namesPeople: Bool

    package init(items: [FreshnessItem], dates: [DueDate], asOf: CalendarDate, showsDates: Bool, namesPeople: Bool) {
        self.items = items.enumerated().sorted { left, right in
            let one = (Self.rank(left.element.state), left.offset)
            return one < (Self.rank(right.element.state), right.offset)
        }.map(\.element)
        self.dates = dates
        self.asOf = asOf
        self.showsDates = showsDates
        self.namesPeople = namesPeople
    }

    private static func rank(_ state: FreshnessState) -> Int { FreshnessState.allCases.firstIndex(of: state) ?? 0 }

    /// The owners in order, each with its items; what nobody owns comes last.
    var byOwner: [(owner: String, items: [FreshnessItem])] {
        let groups = Dictionary(grouping: items) { $0.owner }
        let owners = groups.keys.compactMap(\.self).sorted()
        var result = owners.map { (owner: $0.description, items: groups[$0] ?? []) }
        if let orphans = groups[nil] { result.append(("nobody", orphans)) }
        return result
    }

    /// How many items are in each state.
    var counts: [(state: FreshnessState, count: Int)] {
        FreshnessState.allCases.map { state in (state, items.count { $0.state == state }) }
    }

    /// `2 stale, 1 old, 14 fresh`.
    var summary: String {
        let parts = counts.filter { $0.count > 0 }.map { "\($0.count) \($0.state.words)" }
        return parts.isEmpty ? "nothing that is reviewed" : parts.joined(separator: ", ")
    }

    /// Who made some changes: their names where these are asked for, else their teams, and how many are in none.
    func authors(of changes: [CoveredChange]) -> String {
        if namesPeople {
            var names: [Name] = []
            for change in changes where !names.contains(change.commit.author.name) { names.append(change.commit.author.name) }
            return names.map(\.text).joined(separator: ", ")
        }
        let teams = Set(changes.compactMap(\.team)).sorted().map(\.description)
        let others = Set(changes.filter { $0.team == nil }.map(\.commit.author.key)).count
        return (teams + (others > 0 ? ["\(count(others, "person", "people")) of no team"] : [])).joined(separator: ", ")
    }

    /// The rows of the items, or of the dates, for a spreadsheet.
    package var table: Table {
        if showsDates {
            return Table(
                "due", ["on", "days", "what", "subject", "owner"],
                dates.map { ["\($0.on)", "\($0.on.days(since: asOf))", $0.what, $0.subject, $0.owner?.description ?? ""] })
        }
        return Table(
            "freshness", ["state", "kind", "subject", "owner", "reviewedOn", "dueOn", "changes", "by", "reason"],
            items.map { item in
                [
                    item.state.rawValue, item.kind.rawValue, item.subject, item.owner?.description ?? "",
                    item.reviewedOn?.description ?? "", item.dueOn?.description ?? "",
                    item.changes.isEmpty ? "" : "\(item.changes.count)", authors(of: item.changes), item.reason,
                ]
            })
    }
}

extension FreshnessState {
    /// The state as a person says it.
    var words: String { self == .dueSoon ? "due soon" : rawValue }
}

extension FreshnessKind {
    /// The kind as a person says it.
    var words: String {
        switch self {
        case .document, .runbook, .verification: rawValue
        case .contract: "copy of the contract of"
        case .review: "health review"
        case .loadTest: "load test"
        }
    }
}
