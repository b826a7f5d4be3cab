internal import Basics

/// The path of a cause, from the changed place to the flow, drawn as a chain that shows which way the harm travels.
enum PathChain {
    /// Draws the hops with arrows between them; a chain too long for a line goes on below, with its arrow in front.
    static func draw(_ path: [String], indent: Int, _ page: inout TextPage) {
        guard !path.isEmpty else { return }
        let style = page.style
        let arrow = style.paint("→", .faint)
        let blank = String(repeating: " ", count: indent)
        var line = ""
        var used = indent
        for (index, hop) in path.enumerated() {
            let text = TerminalText.line(hop)
            // The ends matter most: what changed, and what is harmed.
            let tone: TextStyle.Tone? = index == 0 || index == path.count - 1 ? .strong : nil
            let width = TerminalText.columns(text) + (index == 0 ? 0 : 3)
            if index > 0, used + width > style.width {
                page.line(blank + line)
                (line, used) = ("  \(arrow) ", indent + 4)
                used += TerminalText.columns(text)
            } else {
                if index > 0 { line += " \(arrow) " }
                used += width
            }
            line += style.paint(text, tone)
        }
        page.line(blank + line)
    }
}
