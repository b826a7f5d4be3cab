internal import Basics
internal import Compatibility
internal import Contracts

/// Draws the difference of two contracts for a terminal.
package enum ContractDiffText {
    /// How many places of one change are named in a line.
    private static let shownPlaces = 3

    package static func render(_ report: ContractDiffReport, style: TextStyle) -> String {
        var page = TextPage(style)
        if !style.isQuiet {
            let names = "\(TerminalText.line(report.oldName)) → \(TerminalText.line(report.newName))"
            page.line("\(style.paint(names, .strong))  \(style.paint(TerminalText.line(report.format.text), .faint))")
            troubles(report, &page)
            for change in report.difference?.changes ?? [] { draw(change, &page) }
            page.line()
        }
        page.line(summary(report.difference, style))
        return page.text
    }

    private static func troubles(_ report: ContractDiffReport, _ page: inout TextPage) {
        let all = report.oldTroubles + report.newTroubles
        let shown = page.style.isVerbose ? all : Array(all.prefix(5))
        for trouble in shown {
            page.line()
            draw(trouble, &page)
        }
        if shown.count < all.count { page.line("  and \(all.count - shown.count) more that could not be read (--verbose lists them)") }
    }

    static func draw(_ trouble: ContractTrouble, _ page: inout TextPage) {
        let symbol =
            trouble.kind == .unreadable ? page.style.paint("✗ unreadable", .grave) : page.style.paint("? not understood", .open)
        page.line("\(symbol)  \(placeText(trouble.span))")
        page.paragraph(trouble.message, indent: 2)
    }

    static func draw(_ change: ContractChange, _ page: inout TextPage) {
        let style = page.style
        let mark = LevelMark(change.level, isUndecided: change.isUndecided)
        let head = style.paint(TerminalText.pad("\(mark.symbol) \(mark.word)", to: 10), mark.tone)
        let subject = style.paint(TerminalText.line(change.subject), .strong)
        page.line()
        page.line("\(head)  \(subject)  \(style.paint(change.kind.rawValue, .faint))")
        page.paragraph(change.message, indent: 12)
        if let places = placesText(change) { page.labelled("in", places, indent: 12, labelWidth: 4) }
        let spans = [change.old, change.new].compactMap { $0.map(placeText) }
        if !spans.isEmpty { page.labelled("at", spans.joined(separator: " → "), indent: 12, labelWidth: 4, tone: .faint) }
        WitnessText.draw(change.witness, indent: 12, &page)
    }

    private static func placesText(_ change: ContractChange) -> String? {
        let others = change.places.filter { $0.place != change.subject }
        guard !others.isEmpty else { return nil }
        let shown = others.prefix(shownPlaces).map { "\($0.place) (\($0.direction.word))" }
        let rest = change.placesTotal - (change.places.count - others.count) - shown.count
        return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }

    /// The closing line: the verdict with what it rests on.
    static func summary(_ difference: ContractDifference?, _ style: TextStyle) -> String {
        guard let difference else {
            return style.paint("✗ unreadable", .grave) + ": the contracts cannot be compared"
        }
        if difference.changes.isEmpty { return style.paint("✓ compatible", .good) + ": nothing changed in meaning" }
        let counts = ChangeLevel.allCases.reversed().compactMap { level -> String? in
            let number = difference.changes.count { $0.level == level }
            return number == 0 ? nil : "\(number) \(level.rawValue)"
        }
        let outcome = difference.isBreaking ? style.paint("✗ breaking", .grave) : style.paint("✓ compatible", .good)
        let backward = "backward \(difference.backward ? "✓" : "✗")"
        let forward = "forward \(difference.forward ? "✓" : "✗")"
        let undecided = difference.undecided == 0 ? [] : ["\(difference.undecided) undecided"]
        // For formats that tell kinds of users apart: who of them is unharmed.
        let users = difference.harmedUsers.map { harmed in
            "; unharmed users: " + AffectedUsers.all.map { "\($0.key) \(harmed.contains($0.users) ? "✗" : "✓")" }.joined(separator: ", ")
        }
        return "\(outcome): \((counts + undecided).joined(separator: ", ")); \(backward), \(forward)\(users ?? "")"
    }
}

/// How a level of change is marked.
struct LevelMark {
    let symbol: String
    let word: String
    let tone: TextStyle.Tone

    init(_ level: ChangeLevel, isUndecided: Bool = false) {
        switch level {
        case .breaking: (symbol, word, tone) = ("✗", "breaking", .grave)
        case .risky where isUndecided: (symbol, word, tone) = ("?", "risky", .open)
        case .risky: (symbol, word, tone) = ("▲", "risky", .warning)
        case .safe: (symbol, word, tone) = ("✓", "safe", .good)
        }
    }
}

extension Direction {
    /// The word for it in reports.
    var word: String {
        switch self {
        case .in: "in"
        case .out: "out"
        }
    }
}
