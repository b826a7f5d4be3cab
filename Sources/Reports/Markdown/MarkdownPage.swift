internal import Basics

/// Markdown under construction; what comes from files is escaped by whoever adds it, with `MarkdownText`.
struct MarkdownPage {
    private(set) var text = ""

    mutating func line(_ content: String = "") {
        text += content
        text += "\n"
    }

    /// Adds a table; cells are escaped already.
    mutating func table(_ columns: [String], _ rows: [[String]]) {
        line("| \(columns.joined(separator: " | ")) |")
        line("|\(String(repeating: " --- |", count: columns.count))")
        for row in rows { line("| \(row.joined(separator: " | ")) |") }
        line()
    }

    /// Adds a part that is folded until it is opened; the summary is escaped already.
    mutating func folded(_ summary: String, _ body: (inout MarkdownPage) -> Void) {
        line("<details><summary>\(summary)</summary>")
        line()
        body(&self)
        line("</details>")
        line()
    }

    /// Escapes text within HTML, where Markdown's own escapes do not count.
    static func html(_ text: String) -> String {
        var result = ""
        for scalar in TerminalText.line(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "@": result += "&#64;"
            case "`": result += "&#96;"
            case "*": result += "&#42;"
            case "_": result += "&#95;"
            case "[": result += "&#91;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A place as code.
    static func place(_ span: SourceSpan) -> String { MarkdownText.code(plainPlace(span)) }
}
