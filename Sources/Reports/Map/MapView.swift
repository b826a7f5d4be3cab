internal import Basics
internal import Estate
package import Impact
package import Lineage

/// A map with what stands above it.
package struct MapView: Sendable {
    package let map: EstateMap
    /// The estate's name.
    let title: String
    /// The revisions that it compares; nil for a map of one.
    let revisions: (base: RevisionLabel, head: RevisionLabel)?

    package init(_ map: EstateMap, title: String, revisions: (base: RevisionLabel, head: RevisionLabel)? = nil) {
        self.map = map
        self.title = title
        self.revisions = revisions
    }

    /// The same heading over another map.
    package func with(_ map: EstateMap) -> MapView { MapView(map, title: title, revisions: revisions) }

    /// One line on what the map shows.
    var summary: String {
        var parts = ["\(count(map.nodes.count, "node")) and \(count(map.edges.count, "link")) at level \(map.level.rawValue)"]
        for state in MapState.allCases where state != .same {
            let number = map.nodes.count { $0.state == state } + map.edges.count { $0.state == state }
            if number > 0 { parts.append("\(number) \(state.rawValue)") }
        }
        return parts.joined(separator: ", ")
    }

    /// The legend of a comparison: which revisions, and what the lines mean.
    var legend: String? {
        revisions.map { "\($0.base.revision) → \($0.head.revision): + bold added, - dashed removed, ! dotted affected, ~ thin changed" }
    }
}

extension MapEdge {
    /// What stands on a link in a picture: how it is used, who carries it, and what a change does to it.
    var caption: String {
        let most = 3
        var names = carriers.prefix(most).map(\.name.text)
        if carriers.count > most { names.append("+\(carriers.count - most)") }
        // Runs and calls of flows say who by their ends.
        let ends = [from, to]
        var parts = carriers.allSatisfy { ends.contains($0.description) } ? [] : [names.joined(separator: ", ")]
        if isPlanned { parts.append("(planned)") }
        if let word = stateWord { parts.append("[\(word)]") }
        return parts.joined(separator: " ")
    }

    /// What a change did to it; nil where nothing did. Where it harms some of several flows, how many.
    var stateWord: String? {
        guard state != .same else { return nil }
        guard let verdict else { return state.rawValue }
        let word = state == .affected ? verdict.word : "\(state.rawValue), \(verdict.word)"
        return affected.count < carriers.count ? "\(word): \(affected.count) of \(carriers.count)" : word
    }
}

extension MapNode {
    /// What a change did to it; nil where nothing did.
    var stateWord: String? {
        guard state != .same else { return nil }
        guard let verdict else { return state.rawValue }
        return state == .affected ? verdict.word : "\(state.rawValue), \(verdict.word)"
    }

    /// What stands on a node in a picture.
    var caption: String {
        stateWord.map { "\(label) [\($0)]" } ?? label
    }
}

extension MapState {
    /// The colour of a state, as hexadecimal RGB; each has a line style of its own too, so that nothing is told by colour alone.
    var colour: String {
        switch self {
        case .same: "#57606a"
        case .added: "#1a7f37"
        case .removed: "#8c959f"
        case .changed: "#0969da"
        case .affected: "#cf222e"
        }
    }

    /// The sign of a state in text.
    var sign: String {
        switch self {
        case .same: " "
        case .added: "+"
        case .removed: "-"
        case .changed: "~"
        case .affected: "!"
        }
    }
}
