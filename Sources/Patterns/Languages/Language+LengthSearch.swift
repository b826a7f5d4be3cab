/// What a search for a text of some length found.
package enum MemberSearch: Hashable, Sendable {
    case found(String)
    /// The language has no text of such a length.
    case none
    /// The budget did not suffice.
    case unknown
}

extension Language {
    /// Finds one of the shortest texts whose number of scalars lies between bounds, which both belong to it.
    ///
    /// Lengths are followed by steps and not made states, so bounds in the thousands cost little.
    package func member(minLength: Int, maxLength: Int?, budget: StateBudget = StateBudget()) -> MemberSearch {
        let minimum = max(minLength, 0)
        // A longer text than this passes some state twice after its first `minimum` scalars, and what is in between can be left out.
        let (enough, overflow) = minimum.addingReportingOverflow(stateCount - 1)
        let last = min(maxLength ?? Int.max, overflow ? Int.max : enough)
        let distances = distancesToAcceptance
        guard minimum <= last, distances[0] < Int.max else { return .none }
        var layers = [[0]]
        var visited = 1
        var marks = [Int](repeating: -1, count: stateCount)
        while let layer = layers.last, !layer.isEmpty {
            let length = layers.count - 1
            if length >= minimum, let end = layer.first(where: { accepting[$0] }) { return .found(text(to: end, through: layers)) }
            if length == last { return .none }
            var next: [Int] = []
            for state in layer {
                for target in successors(of: state) where distances[target] < Int.max && marks[target] < length {
                    marks[target] = length
                    next.append(target)
                }
            }
            visited += next.count
            guard visited <= budget.steps / 8 else { return .unknown }
            layers.append(next)
        }
        return .none
    }

    /// Writes a text that leads to a state, by the states that can be reached with each number of scalars.
    private func text(to end: Int, through layers: [[Int]]) -> String {
        let examples = alphabet.intervals.map { exampleCodes(of: $0, limit: 1)[0] }
        let plainest = examples.indices.sorted { exampleRank(examples[$0]) < exampleRank(examples[$1]) }
        var codes: [UInt32] = []
        var state = end
        for layer in layers.dropLast().reversed() {
            let steps = plainest.lazy.compactMap { classID in layer.first { next($0, classID) == state }.map { (classID, $0) } }
            guard let (classID, source) = steps.first else { preconditionFailure("a state in a layer has one before it") }
            codes.append(examples[classID])
            state = source
        }
        var text = ""
        text.unicodeScalars.append(contentsOf: codes.reversed().map(ScalarSet.scalar(ofCode:)))
        return text
    }
}
