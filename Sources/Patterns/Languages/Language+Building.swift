extension Language {
    /// Reads a regular expression of ECMA-262 as JSON Schema's `pattern` does: it must match somewhere in the text.
    ///
    /// - Returns: nil where the pattern is invalid, not regular or larger than the budget; `reading` tells which.
    package static func parse(pattern: String, budget: StateBudget = StateBudget()) -> Language? {
        do throws(PatternProblem) {
            return try reading(pattern: pattern, budget: budget)
        } catch {
            return nil
        }
    }

    /// Reads a regular expression, and says why where there is no language for it.
    package static func reading(pattern: String, budget: StateBudget = StateBudget()) throws(PatternProblem) -> Language {
        try build(PatternParser.parse(pattern), budget: budget)
    }

    /// Says why a text is no regular expression of ECMA-262; nil where it is one, be it comparable or not.
    package static func syntaxProblem(inPattern pattern: String) -> PatternProblem? {
        do throws(PatternProblem) {
            _ = try PatternParser.parse(pattern)
            return nil
        } catch {
            return error
        }
    }

    /// Holds some texts and no others; nil where their characters need more states than the budget has.
    package static func literals(_ texts: some Sequence<String>, budget: StateBudget = StateBudget()) -> Language? {
        let texts = texts.map { $0.unicodeScalars.map(ScalarSet.code(of:)) }
        let codes = Set(texts.joined()).sorted()
        let (alphabet, members) = Alphabet.separating(codes.map { ScalarSet(codes: [$0..<$0 + 1]) })
        // State 0 is the start and state 1 the one from which nothing is accepted any more.
        var rows = [[Int32](repeating: 1, count: members.count), [Int32](repeating: 1, count: members.count)]
        var accepting = [false, false]
        for text in texts {
            var state = 0
            for code in text {
                let classID = alphabet.classID(ofCode: code)
                if rows[state][classID] == 1 {
                    guard rows.count < budget.states, (rows.count + 1) * members.count <= budget.cells else { return nil }
                    rows[state][classID] = Int32(rows.count)
                    rows.append(rows[1])
                    accepting.append(false)
                }
                state = Int(rows[state][classID])
            }
            accepting[state] = true
        }
        return Minimiser.canonical(alphabet: alphabet, transitions: Array(rows.joined()), accepting: accepting)
    }

    /// Holds one text; nil where it is longer than the budget.
    package static func literal(_ text: String, budget: StateBudget = StateBudget()) -> Language? {
        literals([text], budget: budget)
    }

    /// Holds all texts whose number of scalars lies between bounds, which both belong to it; nil where the budget has too few states.
    package static func lengths(min minimum: Int, max maximum: Int?, budget: StateBudget = StateBudget()) -> Language? {
        let minimum = Swift.max(minimum, 0)
        guard minimum < budget.states, (maximum ?? 0) < budget.states else { return nil }
        if let maximum, maximum < minimum { return Language.none }
        let last = maximum.map { $0 + 1 } ?? minimum
        let transitions = (0...last).map { Int32(Swift.min($0 + 1, last)) }
        let accepting = (0...last).map { $0 >= minimum && $0 <= maximum ?? $0 }
        return Minimiser.canonical(alphabet: .whole, transitions: transitions, accepting: accepting)
    }
}
