/// A regular set of texts, as the smallest deterministic automaton that accepts them; texts are sequences of Unicode scalars.
///
/// Equal languages are equal values. What cannot be answered within a budget is nil, which callers report as unknown.
package struct Language: Hashable, Sendable {
    let alphabet: Alphabet
    /// The next state by state and class: `transitions[state * classCount + class]`; the start is state 0.
    let transitions: [Int32]
    let accepting: [Bool]

    /// Takes an automaton that is the smallest already; everything else goes through `Minimiser`.
    init(alphabet: Alphabet, transitions: [Int32], accepting: [Bool]) {
        self.alphabet = alphabet
        self.transitions = transitions
        self.accepting = accepting
    }

    /// Every text.
    package static let all = Language(alphabet: .whole, transitions: [0], accepting: [true])
    /// No text.
    package static let none = Language(alphabet: .whole, transitions: [0], accepting: [false])

    /// How many states the automaton has.
    package var stateCount: Int { accepting.count }
    /// Whether no text belongs to it.
    package var isEmpty: Bool { self == .none }
    /// Whether every text belongs to it.
    package var isUniversal: Bool { self == .all }

    var classCount: Int { alphabet.classCount }

    func next(_ state: Int, _ classID: Int) -> Int {
        Int(transitions[state * alphabet.classCount + classID])
    }

    /// Whether a text belongs to it.
    package func matches(_ text: String) -> Bool {
        var state = 0
        for scalar in text.unicodeScalars {
            state = next(state, alphabet.classID(ofCode: ScalarSet.code(of: scalar)))
        }
        return accepting[state]
    }
}
