internal import Basics

/// Lines of text under construction: wraps, indents and labels them in one style.
struct TextPage {
    let style: TextStyle
    private(set) var text = ""

    init(_ style: TextStyle) { self.style = style }

    /// Adds a line as it is.
    mutating func line(_ content: String = "") {
        text += content
        text += "\n"
    }

    /// Adds a text from a file, escaped, wrapped and indented.
    mutating func paragraph(_ content: String, indent: Int, tone: TextStyle.Tone? = nil) {
        for part in TerminalText.wrap(TerminalText.line(content), width: style.width - indent) {
            line(String(repeating: " ", count: indent) + style.paint(part, tone))
        }
    }

    /// Adds a labelled text, escaped and wrapped; further lines stand below the first word.
    mutating func labelled(_ label: String, _ content: String, indent: Int, labelWidth: Int = 8, tone: TextStyle.Tone? = nil) {
        let start = indent + labelWidth
        for (index, part) in TerminalText.wrap(TerminalText.line(content), width: max(20, style.width - start)).enumerated() {
            let head = index == 0 ? TerminalText.pad(label, to: labelWidth) : String(repeating: " ", count: labelWidth)
            line(String(repeating: " ", count: indent) + style.paint(head, .faint) + style.paint(part, tone))
        }
    }
}

/// A place as `path:line:column`, escaped for a terminal.
func placeText(_ span: SourceSpan) -> String { TerminalText.line(plainPlace(span)) }

/// A place as `path:line:column`, as it is; for what escapes on its own.
func plainPlace(_ span: SourceSpan) -> String {
    let (line, column) = span.start
    return "\(span.path):\(line):\(column)"
}

/// A number with its noun in the right form.
func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
}
