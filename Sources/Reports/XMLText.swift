internal import Basics

/// Texts in XML.
enum XMLText {
    /// A text as the content of an element or a quoted attribute. XML has no way to write most control characters, so that they are shown as
    /// a terminal would show them.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in TerminalText.line(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
