/// How large automata may grow before the answer is "unknown"; counted, so that the answer is the same on every machine.
package struct StateBudget: Hashable, Sendable {
    /// How many states an automaton may have.
    package let states: Int

    package init(states: Int = 5_000) {
        self.states = max(states, 1)
    }

    /// How many cells a table of transitions may have.
    var cells: Int { states * 200 }
    /// How many steps the construction of an automaton may take.
    var steps: Int { states * 400 }
}
