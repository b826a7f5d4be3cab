/// A partition of all scalars into classes that an automaton need not tell apart.
struct Alphabet: Hashable, Sendable {
    /// Where each interval of codes starts; the first is 0.
    private(set) var starts: [UInt32]
    /// The class of each interval; classes are numbered in the order in which they first occur.
    private(set) var classes: [Int32]
    let classCount: Int

    /// Everything is alike.
    static let whole = Alphabet(starts: [0], labels: [0])

    /// Makes classes of the intervals with equal labels, and joins neighbours.
    init<Label: Hashable>(starts: [UInt32], labels: [Label]) {
        var ids: [Label: Int32] = [:]
        self.starts = []
        classes = []
        for (start, label) in zip(starts, labels) {
            let id = ids[label] ?? Int32(ids.count)
            ids[label] = id
            if classes.last == id { continue }
            self.starts.append(start)
            classes.append(id)
        }
        classCount = ids.count
    }

    /// Tells apart what some set tells apart; returns for each class which sets hold it.
    static func separating(_ sets: [ScalarSet]) -> (alphabet: Alphabet, members: [[Bool]]) {
        var bounds: Set<UInt32> = [0]
        for range in sets.lazy.flatMap(\.ranges) {
            bounds.insert(range.lowerBound)
            if range.upperBound < ScalarSet.codeCount { bounds.insert(range.upperBound) }
        }
        let starts = bounds.sorted()
        var labels = [[Bool]](repeating: [Bool](repeating: false, count: sets.count), count: starts.count)
        for (id, set) in sets.enumerated() {
            var next = 0
            for range in set.ranges {
                while starts[next] < range.lowerBound { next += 1 }
                while next < starts.count, starts[next] < range.upperBound {
                    labels[next][id] = true
                    next += 1
                }
            }
        }
        let alphabet = Alphabet(starts: starts, labels: labels)
        var members = [[Bool]](repeating: [], count: alphabet.classCount)
        for (start, label) in zip(starts, labels) { members[alphabet.classID(ofCode: start)] = label }
        return (alphabet, members)
    }

    /// Refines two alphabets into one; returns for each of its classes the class on either side.
    static func refining(_ left: Alphabet, _ right: Alphabet) -> (alphabet: Alphabet, left: [Int], right: [Int]) {
        if left == right { return (left, Array(0..<left.classCount), Array(0..<left.classCount)) }
        var starts: [UInt32] = []
        var labels: [Int64] = []
        var (one, other) = (0, 0)
        var start: UInt32 = 0
        while start < ScalarSet.codeCount {
            starts.append(start)
            labels.append(Int64(left.classes[one]) << 32 | Int64(right.classes[other]))
            let leftEnd = one + 1 < left.starts.count ? left.starts[one + 1] : ScalarSet.codeCount
            let rightEnd = other + 1 < right.starts.count ? right.starts[other + 1] : ScalarSet.codeCount
            start = min(leftEnd, rightEnd)
            if leftEnd == start { one += 1 }
            if rightEnd == start { other += 1 }
        }
        let alphabet = Alphabet(starts: starts, labels: labels)
        var leftOf = [Int](repeating: 0, count: alphabet.classCount)
        var rightOf = leftOf
        for (start, label) in zip(starts, labels) {
            let id = alphabet.classID(ofCode: start)
            leftOf[id] = Int(label >> 32)
            rightOf[id] = Int(label & 0xFFFF_FFFF)
        }
        return (alphabet, leftOf, rightOf)
    }

    /// Joins classes that have equal labels.
    func merging(labels: [Int]) -> Alphabet {
        Alphabet(starts: starts, labels: classes.map { labels[Int($0)] })
    }

    func classID(ofCode code: UInt32) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= code { low = middle } else { high = middle }
        }
        return Int(classes[low])
    }

    /// The intervals of each class, in order.
    var intervals: [[Range<UInt32>]] {
        var result = [[Range<UInt32>]](repeating: [], count: classCount)
        for index in starts.indices {
            let end = index + 1 < starts.count ? starts[index + 1] : ScalarSet.codeCount
            result[Int(classes[index])].append(starts[index]..<end)
        }
        return result
    }
}
