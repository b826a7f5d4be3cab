/// Returns the candidate nearest to a misspelt word, for "did you mean"; nil where none is near enough to help.
package func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(word.lowercased().utf8)
    let limit = max(1, letters.count / 3)
    var best: (distance: Int, word: String)?
    for candidate in candidates where candidate != word {
        let distance = editDistance(letters, Array(candidate.lowercased().utf8))
        guard distance <= limit else { continue }
        if let current = best, (current.distance, current.word) <= (distance, candidate) { continue }
        best = (distance, candidate)
    }
    return best?.word
}

/// Counts the insertions, deletions, replacements and swaps of neighbours that turn one word into another (Damerau-Levenshtein, restricted).
package func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in 1...left.count {
        var current = [row] + [Int](repeating: 0, count: right.count)
        for column in 1...right.count {
            let cost = left[row - 1] == right[column - 1] ? 0 : 1
            current[column] = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + cost)
            if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                current[column] = min(current[column], beforeLast[column - 2] + 1)
            }
        }
        (beforeLast, last) = (last, current)
    }
    return last[right.count]
}
