/// Makes the one smallest automaton of a language (Hopcroft's algorithm), with states and classes numbered in the order in which they are met.
///
/// Two languages are equal exactly when their smallest automata are, so `==` on `Language` is equality of the sets.
struct Minimiser {
    private let stateCount: Int
    private let classCount: Int
    private let transitions: [Int32]
    /// The states, block after block.
    private var order: [Int]
    private var place: [Int]
    private var blockOf: [Int]
    private var blocks: [Range<Int>]
    /// How many of a block's first states are marked for a split.
    private var marked: [Int]

    /// Takes a complete automaton whose states are all reachable from state 0.
    static func canonical(alphabet: Alphabet, transitions: [Int32], accepting: [Bool]) -> Language {
        var minimiser = Minimiser(transitions: transitions, accepting: accepting, classCount: alphabet.classCount)
        minimiser.refine(accepting: accepting)
        return minimiser.quotient(alphabet: alphabet, accepting: accepting)
    }

    private init(transitions: [Int32], accepting: [Bool], classCount: Int) {
        stateCount = accepting.count
        self.classCount = classCount
        self.transitions = transitions
        let yes = accepting.indices.filter { accepting[$0] }
        let no = accepting.indices.filter { !accepting[$0] }
        order = yes + no
        place = Array(repeating: 0, count: stateCount)
        blockOf = Array(repeating: 0, count: stateCount)
        blocks = [0..<yes.count, yes.count..<stateCount].filter { !$0.isEmpty }
        marked = Array(repeating: 0, count: blocks.count)
        for (block, range) in blocks.enumerated() {
            for index in range {
                place[order[index]] = index
                blockOf[order[index]] = block
            }
        }
    }

    private mutating func refine(accepting: [Bool]) {
        guard blocks.count == 2 else { return }
        let (offsets, sources) = inverse()
        var queue = [blocks[0].count <= blocks[1].count ? 0 : 1]
        var isQueued = [false, false]
        isQueued[queue[0]] = true
        while let splitter = queue.popLast() {
            isQueued[splitter] = false
            let targets = Array(order[blocks[splitter]])
            for classID in 0..<classCount {
                var touched: [Int] = []
                for target in targets {
                    let cell = target * classCount + classID
                    for source in sources[offsets[cell]..<offsets[cell + 1]] { mark(source, &touched) }
                }
                for block in touched { split(block, queue: &queue, isQueued: &isQueued) }
            }
        }
    }

    private mutating func mark(_ state: Int, _ touched: inout [Int]) {
        let block = blockOf[state]
        if marked[block] == 0 { touched.append(block) }
        let first = blocks[block].lowerBound + marked[block]
        let (here, other) = (place[state], order[first])
        order[here] = other
        place[other] = here
        order[first] = state
        place[state] = first
        marked[block] += 1
    }

    /// Makes the marked states of a block a block of their own, unless all are marked.
    private mutating func split(_ block: Int, queue: inout [Int], isQueued: inout [Bool]) {
        let range = blocks[block]
        let count = marked[block]
        marked[block] = 0
        guard count < range.count else { return }
        let middle = range.lowerBound + count
        let new = blocks.count
        blocks[block] = middle..<range.upperBound
        blocks.append(range.lowerBound..<middle)
        marked.append(0)
        for index in blocks[new] { blockOf[order[index]] = new }
        isQueued.append(false)
        let next = isQueued[block] || count <= range.count - count ? new : block
        isQueued[next] = true
        queue.append(next)
    }

    /// The sources of each (target, class) pair, as one list with offsets.
    private func inverse() -> (offsets: [Int], sources: [Int]) {
        var offsets = [Int](repeating: 0, count: stateCount * classCount + 1)
        for source in 0..<stateCount {
            for classID in 0..<classCount {
                offsets[Int(transitions[source * classCount + classID]) * classCount + classID + 1] += 1
            }
        }
        for cell in 1..<offsets.count { offsets[cell] += offsets[cell - 1] }
        var sources = [Int](repeating: 0, count: transitions.count)
        var next = offsets
        for source in 0..<stateCount {
            for classID in 0..<classCount {
                let cell = Int(transitions[source * classCount + classID]) * classCount + classID
                sources[next[cell]] = source
                next[cell] += 1
            }
        }
        return (offsets, sources)
    }

    /// One state per block; classes that no block tells apart are joined.
    private func quotient(alphabet: Alphabet, accepting: [Bool]) -> Language {
        var columns: [[Int]: Int] = [:]
        let labels = (0..<classCount).map { classID in
            let column = blocks.map { blockOf[Int(transitions[order[$0.lowerBound] * classCount + classID])] }
            let label = columns[column] ?? columns.count
            columns[column] = label
            return label
        }
        let merged = alphabet.merging(labels: labels)
        var oldClass = [Int](repeating: 0, count: merged.classCount)
        for (classID, intervals) in alphabet.intervals.enumerated() {
            guard let first = intervals.first else { continue }
            oldClass[merged.classID(ofCode: first.lowerBound)] = classID
        }
        var ids = [Int32](repeating: -1, count: blocks.count)
        var queue = [blockOf[0]]
        ids[blockOf[0]] = 0
        var table: [Int32] = []
        var index = 0
        while index < queue.count {
            let state = order[blocks[queue[index]].lowerBound]
            for old in oldClass {
                let target = blockOf[Int(transitions[state * classCount + old])]
                if ids[target] < 0 {
                    ids[target] = Int32(queue.count)
                    queue.append(target)
                }
                table.append(ids[target])
            }
            index += 1
        }
        return Language(alphabet: merged, transitions: table, accepting: queue.map { accepting[order[blocks[$0].lowerBound]] })
    }
}
