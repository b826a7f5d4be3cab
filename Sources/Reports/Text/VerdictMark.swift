internal import Basics
internal import Impact

/// How a verdict is marked: a symbol, its word and a colour.
struct VerdictMark {
    let symbol: String
    let word: String
    let tone: TextStyle.Tone

    init(_ verdict: Verdict) {
        word = verdict.rawValue
        switch verdict {
        case .breaks: (symbol, tone) = ("✗", .grave)
        case .corrupts: (symbol, tone) = ("≠", .wrong)
        case .degrades: (symbol, tone) = ("▲", .warning)
        case .review: (symbol, tone) = ("?", .open)
        case .unaffected: (symbol, tone) = ("✓", .good)
        }
    }

    /// Symbol and word, filled up so that what follows is aligned.
    func label(_ style: TextStyle) -> String { style.paint(TerminalText.pad("\(symbol) \(word)", to: 12), tone) }
}

/// How the level of a finding is marked.
struct FindingMark {
    let symbol: String
    let tone: TextStyle.Tone

    init(_ level: Level) {
        switch level {
        case .error: (symbol, tone) = ("✗", .grave)
        case .warning: (symbol, tone) = ("▲", .warning)
        case .info: (symbol, tone) = ("·", .open)
        case .none: (symbol, tone) = ("·", .faint)
        }
    }
}
