extension Language {
    /// The smallest and the greatest length of its texts in scalars; the greatest is nil where there is none, and all is nil without any text.
    package var lengthBounds: (min: Int, max: Int?)? {
        let distances = distancesToAcceptance
        guard distances[0] < Int.max else { return nil }
        return (distances[0], longestLength(distances))
    }

    /// For each state how many scalars it takes at least to be accepted; `Int.max` where none are.
    var distancesToAcceptance: [Int] {
        var sources = [[Int32]](repeating: [], count: stateCount)
        for state in 0..<stateCount {
            for target in successors(of: state) where target != state { sources[target].append(Int32(state)) }
        }
        var distances = accepting.map { $0 ? 0 : Int.max }
        var queue = accepting.indices.filter { accepting[$0] }
        var index = 0
        while index < queue.count {
            let target = queue[index]
            for source in sources[target] where distances[Int(source)] == Int.max {
                distances[Int(source)] = distances[target] + 1
                queue.append(Int(source))
            }
            index += 1
        }
        return distances
    }

    /// The states that one scalar leads to, each once, in the classes' order.
    func successors(of state: Int) -> [Int] {
        var seen: Set<Int> = []
        return (0..<classCount).map { next(state, $0) }.filter { seen.insert($0).inserted }
    }

    /// The states from which something is accepted, every state before those that it leads to; nil where some lead back.
    func orderWithoutCycles(_ distances: [Int]) -> [Int]? {
        var incoming = [Int](repeating: 0, count: stateCount)
        var live = 0
        for state in 0..<stateCount where distances[state] < Int.max {
            live += 1
            for target in successors(of: state) where distances[target] < Int.max { incoming[target] += 1 }
        }
        // Every state is reachable from the first, so without a cycle only that one has nothing before it.
        guard live > 0, incoming[0] == 0 else { return live == 0 ? [] : nil }
        var order = [0]
        var index = 0
        while index < order.count {
            for target in successors(of: order[index]) where distances[target] < Int.max {
                incoming[target] -= 1
                if incoming[target] == 0 { order.append(target) }
            }
            index += 1
        }
        return order.count == live ? order : nil
    }

    private func longestLength(_ distances: [Int]) -> Int? {
        guard let order = orderWithoutCycles(distances) else { return nil }
        var longest = [Int](repeating: 0, count: stateCount)
        for state in order.reversed() {
            for target in successors(of: state) where distances[target] < Int.max {
                longest[state] = max(longest[state], longest[target] + 1)
            }
        }
        return longest[0]
    }
}
