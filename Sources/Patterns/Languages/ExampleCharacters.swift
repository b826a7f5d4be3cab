/// The characters of ASCII in the order in which examples prefer them.
private let preferredCodes: [UInt32] = Array("abcdefghijklmnopqrstuvwxyz1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ-_. /:@,+'#&()".unicodeScalars)
    .map(\.value)

private let preference: [Int] = {
    // What is not listed comes after it: first what can be seen, then control characters.
    var ranks = (0..<128).map { $0 > 32 && $0 < 127 ? 500 + $0 : 1_000_000 + $0 }
    for (rank, code) in preferredCodes.enumerated() { ranks[Int(code)] = rank }
    return ranks
}()

/// How far back a code stands in the order of what makes a readable example.
func exampleRank(_ code: UInt32) -> Int {
    if code < 128 { return preference[Int(code)] }
    return ScalarSet.scalar(ofCode: code).properties.isAlphabetic ? 1_000 : 2_000
}

/// The most readable codes of some intervals; at least one.
func exampleCodes(of intervals: [Range<UInt32>], limit: Int) -> [UInt32] {
    var codes = preferredCodes.filter { code in intervals.contains { $0.contains(code) } }
    if codes.count > limit {
        // Spread over what there is, so that a sample of `\w` has more than its first letters.
        codes = (0..<limit).map { codes[$0 * codes.count / limit] }
    }
    if !codes.isEmpty { return codes }
    let candidates = intervals.flatMap { interval in
        let visible = interval.clamped(to: 0xA1..<ScalarSet.codeCount)
        return (visible.isEmpty ? interval : visible).prefix(64)
    }
    return Array(candidates.prefix(4_096).sorted { (exampleRank($0), $0) < (exampleRank($1), $1) }.prefix(limit))
}
