internal import Basics
internal import Estate
internal import Stewardship

/// Draws for a terminal who owns what.
package enum OwnersText {
    /// How many files of one kind are listed unless all are asked for.
    private static let shownFiles = 10

    package static func render(_ view: OwnersView, style: TextStyle) -> String {
        switch view {
        case .teams(let view): TeamsText.render(view, style)
        case .handover(let view): TeamsText.render(view, style)
        case .asked(let answer): self.answer(answer, style)
        case .check(let check): self.check(check, style)
        case .written(let text): text
        }
    }

    private static func answer(_ answer: OwnerAnswer, _ style: TextStyle) -> String {
        var page = TextPage(style)
        let owners = answer.owners.isEmpty ? "nobody" : answer.owners.map(\.description).joined(separator: " ")
        page.line("\(TerminalText.line(answer.subject)): \(style.paint(TerminalText.line(owners), .strong))")
        guard !style.isQuiet else { return page.text }
        if let backup = answer.backup { page.labelled("backup", "\(backup)", indent: 2, labelWidth: 12) }
        for entry in answer.contacts {
            if let contact = entry.contact { page.labelled("contact", contact, indent: 2, labelWidth: 12) }
            if let onCall = entry.onCall { page.labelled("on call", onCall, indent: 2, labelWidth: 12) }
        }
        if let path = answer.path { page.labelled("file", path.text, indent: 2, labelWidth: 12) }
        if let named = answer.codeOwners {
            page.labelled("CODEOWNERS", named.isEmpty ? "nobody" : named.joined(separator: " "), indent: 2, labelWidth: 12)
        }
        return page.text
    }

    private static func check(_ check: CodeOwnersCheck, _ style: TextStyle) -> String {
        var page = TextPage(style)
        func list(_ title: String, _ lines: [String]) {
            guard !lines.isEmpty, !style.isQuiet else { return }
            page.line(style.paint("\(title): \(lines.count)", .strong))
            let shown = style.isVerbose ? lines[...] : lines.prefix(shownFiles)
            for line in shown { page.paragraph(line, indent: 2) }
            if shown.count < lines.count { page.line("  and \(lines.count - shown.count) more; --verbose lists all") }
        }
        list("Lines that the host passes over", check.troubles.map { "line \($0.line): \($0.message)" })
        list("Rules that match no file", check.idle.map { "line \($0.line): \($0.pattern)" })
        list(
            "Files that the specs give to others",
            check.differences.map { difference in
                let named = difference.named.isEmpty ? "nobody" : difference.named.joined(separator: " ")
                let line = difference.line.map { " (line \($0))" } ?? " (no rule)"
                return "\(difference.path): \(difference.owners.map(\.description).joined(separator: " ")); CODEOWNERS says \(named)\(line)"
            })
        list("Files without an owner by a rule", check.unowned.map { "\($0.path) (line \($0.line))" })
        list("Files that no rule matches", check.unmatched.map(\.text))
        let counts =
            "\(count(check.differences.count, "difference")), \(count(check.idle.count, "idle rule")), \(count(check.troubles.count, "bad line"))"
        page.line(
            check.isSound
                ? style.paint("✓ \(check.file) agrees with the specs", .good)
                : style.paint("✗ \(TerminalText.line(check.file.text)): \(counts)", .grave))
        return page.text
    }
}
