extension Language {
    /// One of its shortest texts, written with plain letters and digits where it can be; nil where there is none.
    package func shortestMember() -> String? {
        let distances = distancesToAcceptance
        guard distances[0] < Int.max else { return nil }
        let examples = alphabet.intervals.map { exampleCodes(of: $0, limit: 1)[0] }
        var text = ""
        var state = 0
        while distances[state] > 0 {
            let nearer = (0..<classCount).filter { distances[next(state, $0)] == distances[state] - 1 }
            guard let best = nearer.min(by: { exampleRank(examples[$0]) < exampleRank(examples[$1]) }) else { return nil }
            text.unicodeScalars.append(ScalarSet.scalar(ofCode: examples[best]))
            state = next(state, best)
        }
        return text
    }

    /// Several of its texts, the shortest first, and of different lengths and characters as far as there are; always the same ones.
    package func sample(count: Int) -> [String] {
        guard count > 0, let shortest = shortestMember() else { return [] }
        var found: [String] = [shortest]
        var seen: Set<[Unicode.Scalar]> = [Array(shortest.unicodeScalars)]
        let tries = min(count, 1_000) * 8
        let longest = min(shortest.unicodeScalars.count + 2 * count, shortest.unicodeScalars.count + 64)
        let reach = reachability(upTo: longest)
        let lengths = (0...longest).filter { reach[$0][0] }
        let examples = alphabet.intervals.map { exampleCodes(of: $0, limit: 12) }
        var random = SplitMix(state: 0x7465_6C69)
        for attempt in 0..<tries where found.count < count {
            let scalars = walk(length: lengths[attempt % lengths.count], reach, examples, &random)
            guard seen.insert(scalars).inserted else { continue }
            var text = ""
            text.unicodeScalars.append(contentsOf: scalars)
            found.append(text)
        }
        return found
    }

    /// All its texts in the order of length, then of scalars; nil where there are more than the limit.
    package func members(limit: Int) -> [String]? {
        let distances = distancesToAcceptance
        guard distances[0] < Int.max else { return [] }
        guard let count = memberCount, count <= limit else { return nil }
        let intervals = alphabet.intervals
        var done: [[UInt32]] = []
        var open: [(codes: [UInt32], state: Int)] = [([], 0)]
        while !open.isEmpty {
            var longer: [(codes: [UInt32], state: Int)] = []
            for (codes, state) in open {
                if accepting[state] { done.append(codes) }
                let live = (0..<classCount).filter { distances[next(state, $0)] < Int.max }
                let steps = live.flatMap { classID in intervals[classID].joined().map { (code: $0, target: next(state, classID)) } }
                for step in steps.sorted(by: { $0.code < $1.code }) { longer.append((codes + [step.code], step.target)) }
            }
            open = longer
        }
        return done.map { codes in
            var text = ""
            text.unicodeScalars.append(contentsOf: codes.lazy.map(ScalarSet.scalar(ofCode:)))
            return text
        }
    }

    /// How many texts it has; nil where there are infinitely many, or more than fit into an `Int`.
    package var memberCount: Int? {
        let distances = distancesToAcceptance
        guard let order = orderWithoutCycles(distances) else { return nil }
        guard !order.isEmpty else { return 0 }
        let sizes = alphabet.intervals.map { $0.reduce(0) { $0 + $1.count } }
        var counts = [Int](repeating: 0, count: stateCount)
        for state in order.reversed() {
            var count = accepting[state] ? 1 : 0
            for classID in 0..<classCount where distances[next(state, classID)] < Int.max {
                let (product, overflow) = sizes[classID].multipliedReportingOverflow(by: counts[next(state, classID)])
                let (sum, overflowsToo) = count.addingReportingOverflow(product)
                if overflow || overflowsToo { return nil }
                count = sum
            }
            counts[state] = count
        }
        return counts[0]
    }

    /// For each number of scalars, which states lead to acceptance with exactly that many.
    private func reachability(upTo longest: Int) -> [[Bool]] {
        let targets = (0..<stateCount).map { successors(of: $0) }
        var result = [accepting]
        for _ in 0..<longest {
            let shorter = result[result.count - 1]
            result.append(targets.map { $0.contains { shorter[$0] } })
        }
        return result
    }

    private func walk(length: Int, _ reach: [[Bool]], _ examples: [[UInt32]], _ random: inout SplitMix) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        var state = 0
        for remaining in (0..<length).reversed() {
            let open = (0..<classCount).filter { reach[remaining][next(state, $0)] }
            // Of two draws the plainer one is taken, so that letters and digits prevail.
            let draws = [0, 1].map { _ in
                let classID = open[random.next(below: open.count)]
                return (classID, code: examples[classID][random.next(below: examples[classID].count)])
            }
            let (classID, code) = exampleRank(draws[0].code) <= exampleRank(draws[1].code) ? draws[0] : draws[1]
            scalars.append(ScalarSet.scalar(ofCode: code))
            state = next(state, classID)
        }
        return scalars
    }
}

/// The SplitMix64 generator: a fixed sequence of well mixed numbers (Steele, Lea and Flood, 2014).
private struct SplitMix {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
