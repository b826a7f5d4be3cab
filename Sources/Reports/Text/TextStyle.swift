/// How text for a terminal is drawn; decided by the caller, since nothing here reads the environment.
package struct TextStyle: Sendable {
    /// Whether colours are written. Symbols stand beside them in any case, so that nothing is told by colour alone.
    package var isColoured: Bool
    /// The number of columns that lines are wrapped at.
    package var width: Int
    /// Whether everything is listed, also what is usually summed up in a line.
    package var isVerbose: Bool
    /// Whether only the closing line is written.
    package var isQuiet: Bool

    package init(isColoured: Bool = false, width: Int = 100, isVerbose: Bool = false, isQuiet: Bool = false) {
        self.isColoured = isColoured
        self.width = max(40, width)
        self.isVerbose = isVerbose
        self.isQuiet = isQuiet
    }

    /// What a piece of text is, and so how it is coloured.
    package enum Tone: Sendable {
        case grave, wrong, warning, open, good, strong, faint

        /// The parameter of ECMA-48's SGR sequence; all are readable on dark and light ground.
        fileprivate var parameter: String {
            switch self {
            case .grave: "1;31"
            case .wrong: "1;35"
            case .warning: "33"
            case .open: "36"
            case .good: "32"
            case .strong: "1"
            case .faint: "2"
            }
        }
    }

    /// Colours a text that is already escaped.
    package func paint(_ text: String, _ tone: Tone?) -> String {
        guard isColoured, let tone, !text.isEmpty else { return text }
        return "\u{1B}[\(tone.parameter)m\(text)\u{1B}[0m"
    }
}
