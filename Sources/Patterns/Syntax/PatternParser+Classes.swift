extension PatternParser {
    /// Reads a class in brackets; the opening one was read.
    mutating func parseClass(from start: Int, nesting: Int = 0) throws(PatternProblem) -> Pattern {
        guard nesting < Self.maximumDepth else { throw .tooLarge }
        let isNegated = take("^")
        var members: [ScalarSet] = []
        var unsupported: String?
        var taken = ScalarSet.none
        while !take("]") {
            if !members.isEmpty, takeDifference() {
                // `[a-z--[aeiou]]`, as the `v` flag has it.
                guard case .set(let set) = try parseClass(from: start, nesting: nesting + 1) else {
                    return .unsupported(feature: "class difference", offset: start)
                }
                taken = set
                continue
            }
            guard peek != nil else { throw invalid("a class that is not closed", at: start) }
            // In ECMA-262 `[[:alpha:]]` means something that nobody wants; to call it unknown is the honest answer.
            if isPosixClass { unsupported = "POSIX class" }
            let first = try parseClassAtom()
            if case .unsupported(let feature) = first { unsupported = feature }
            guard peek == "-", index + 1 < scalars.count, scalars[index + 1] != "]" else {
                members.append(first.set)
                continue
            }
            let dash = index
            index += 1
            let second = try parseClassAtom()
            if case .unsupported(let feature) = second { unsupported = feature }
            if case .scalar(let lower) = first, case .scalar(let upper) = second {
                guard lower <= upper else { throw invalid("a range whose bounds are out of order", at: dash) }
                members.append(ScalarSet(points: lower.value...upper.value))
            } else {
                // Annex B: a set beside the dash makes the dash a member.
                members += [first.set, ScalarSet("-"), second.set]
            }
        }
        if let unsupported { return .unsupported(feature: unsupported, offset: start) }
        let listed = ScalarSet(codes: members.flatMap(\.ranges))
        let set = isNegated ? listed.complement : listed
        return .set(taken.ranges.isEmpty ? set : set.complement.union(taken).complement)
    }

    /// Reads `--[`.
    private mutating func takeDifference() -> Bool {
        guard index + 2 < scalars.count, scalars[index] == "-", scalars[index + 1] == "-", scalars[index + 2] == "[" else { return false }
        index += 3
        return true
    }

    private var isPosixClass: Bool {
        guard index + 1 < scalars.count, scalars[index] == "[", [":", ".", "="].contains(scalars[index + 1]) else { return false }
        let kind = scalars[index + 1]
        var next = index + 2
        while next < scalars.count, scalars[next] != "]" { next += 1 }
        return next < scalars.count && next > index + 2 && scalars[next - 1] == kind
    }

    private mutating func parseClassAtom() throws(PatternProblem) -> PatternEscape {
        guard let scalar = peek else { throw invalid("a class that is not closed") }
        let start = index
        index += 1
        guard scalar == "\\" else { return .scalar(scalar) }
        if take("b") { return .scalar("\u{08}") }
        return try parseCommonEscape(from: start)
    }
}

extension PatternEscape {
    /// The scalars that it stands for; none where it is unsupported.
    fileprivate var set: ScalarSet {
        switch self {
        case .scalar(let scalar): ScalarSet(scalar)
        case .set(let set): set
        case .unsupported: .none
        }
    }
}
