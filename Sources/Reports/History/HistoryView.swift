package import Basics
package import Governance
package import Stewardship

/// What `tieline history` shows: the points, and the figures that are followed through them.
package struct HistoryView: Sendable {
    package let estate: Name
    package let cadence: HistoryCadence
    package let points: [HistoryPoint]
    /// How many periods or tags had no estate that could be looked at.
    package let skipped: Int
    /// Whether the clone lacks some of the history.
    package let isCut: Bool

    package init(estate: Name, cadence: HistoryCadence, points: [HistoryPoint], skipped: Int, isCut: Bool) {
        self.estate = estate
        self.cadence = cadence
        self.points = points
        self.skipped = skipped
        self.isCut = isCut
    }

    /// Everything that is followed, in the order in which it is shown.
    var metrics: [HistoryMetric] {
        var metrics = [metric("score", "all failure modes", .scores, .share, .up) { $0.sample.total }]
        for mode in Rules.failureModes {
            metrics.append(
                metric("score:\(mode)", mode, .scores, .share, .up) { point in
                    point.sample.scores.first { Name($0.group) == Name(mode) }?.share.thousandths
                })
        }
        for level in [Level.error, .warning, .info] {
            metrics.append(metric(level.word, level.word, .findings, .count, .down) { $0.sample.levels[level] ?? 0 })
        }
        metrics += [
            metric("systems", "systems", .estate, .count, .neither) { $0.sample.systems },
            metric("flows", "running flows", .estate, .count, .neither) { $0.sample.flows },
            metric("pointToPoint", "point-to-point ratio", .estate, .share, .down) { $0.sample.direct.thousandths },
            metric("directFlows", "direct flows", .estate, .count, .down) { $0.sample.direct.have },
            metric("owners", "specs with an owner", .estate, .share, .up) { $0.sample.owners.thousandths },
            metric("runbooks", "flows with a runbook", .estate, .share, .up) { $0.sample.runbooks.thousandths },
            metric("stale", "stale of what is reviewed", .estate, .share, .down) { $0.sample.stale?.thousandths },
            metric("waivers", "waivers in force", .estate, .count, .down) { $0.sample.waivers },
            metric("breaking", "breaking contract changes", .changes, .count, .down) { $0.change?.breaking },
            metric("harmful", "of them, harming a flow", .changes, .count, .down) { $0.change?.harmful },
            metric("waived", "of these, waived", .changes, .count, .neither) { $0.change?.waived },
            metric("brokenFlows", "flows that broke", .changes, .count, .down) { $0.change?.brokenFlows },
        ]
        let found = Set(points.flatMap(\.sample.rules.keys))
        for rule in Rules.all.map(\.id) where found.contains(rule) {
            metrics.append(metric("rule:\(rule)", rule.text, .rules, .count, .down) { $0.sample.rules[rule] ?? 0 })
        }
        return metrics
    }

    private func metric(
        _ key: String, _ title: String, _ group: HistoryMetric.Group, _ unit: HistoryMetric.Unit, _ better: HistoryMetric.Better,
        _ value: (HistoryPoint) -> Int?
    ) -> HistoryMetric {
        HistoryMetric(key: key, title: title, group: group, unit: unit, better: better, values: points.map(value))
    }

    /// A row for each point, for a spreadsheet; shares are numbers from 0 to 1.
    package var table: Table {
        let metrics = metrics
        let rows = points.enumerated().map { number, point in
            [point.label, "\(point.asOf)", point.commit.id] + metrics.map { metric in metric.values[number].map(metric.plain) ?? "" }
        }
        return Table("history", ["period", "asOf", "commit"] + metrics.map(\.key), rows)
    }
}

/// One figure through all points.
struct HistoryMetric: Sendable {
    /// Where it stands in a report.
    enum Group: String, Sendable, CaseIterable {
        case scores, findings, estate, changes, rules
    }

    enum Unit: Sendable {
        case count
        /// In thousandths.
        case share
    }

    /// Which way is good.
    enum Better: Sendable { case up, down, neither }

    /// The column in a table.
    let key: String
    let title: String
    let group: Group
    let unit: Unit
    let better: Better
    /// By point; nil where nothing can be said.
    let values: [Int?]

    /// A value as a person reads it.
    func words(_ value: Int) -> String {
        unit == .count ? "\(value)" : "\(value / 10).\(value % 10) %"
    }

    /// A value as a program reads it.
    func plain(_ value: Int) -> String {
        guard unit == .share else { return "\(value)" }
        let digits = "\(value % 1000)"
        return "\(value / 1000).\(String(repeating: "0", count: 3 - digits.utf8.count))\(digits)"
    }

    var first: Int? { values.lazy.compactMap(\.self).first }
    var last: Int? { values.lazy.compactMap(\.self).last }
    /// From the first value to the last one.
    var change: Int { (last ?? 0) - (first ?? 0) }
    /// Whether what changed is for the better; nil where it is neither.
    var isBetter: Bool? {
        guard change != 0, better != .neither else { return nil }
        return (change > 0) == (better == .up)
    }

    /// One sign a point, from the lowest to the highest value; a blank where there is none.
    var sparkline: String {
        let signs: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        let known = values.compactMap(\.self)
        guard let low = known.min(), let high = known.max() else { return "" }
        return String(
            values.map { value -> Character in
                guard let value else { return " " }
                // What never changes is a line: at the bottom where there is nothing.
                guard high > low else { return value == 0 ? signs[0] : signs[3] }
                return signs[(value - low) * (signs.count - 1) / (high - low)]
            })
    }
}
