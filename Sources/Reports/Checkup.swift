internal import Basics

/// What `doctor` found: one line for each thing that Tieline depends on, with the way out where it is not as it should be.
package struct Checkup: Sendable {
    package struct Line: Sendable {
        package let isFine: Bool
        package let what: String
        package let help: String?
    }

    package private(set) var lines: [Line] = []

    package init() {}

    package mutating func fine(_ what: String) { lines.append(Line(isFine: true, what: what, help: nil)) }
    package mutating func wrong(_ what: String, help: String?) { lines.append(Line(isFine: false, what: what, help: help)) }

    package func text(_ style: TextStyle) -> String {
        var page = TextPage(style)
        for line in lines where !(style.isQuiet && line.isFine) {
            let mark = line.isFine ? style.paint("✓", .good) : style.paint("✗", .grave)
            for (index, part) in TerminalText.wrap(TerminalText.line(line.what), width: style.width - 2).enumerated() {
                page.line(index == 0 ? "\(mark) \(part)" : "  \(part)")
            }
            if let help = line.help { page.labelled("→", help, indent: 2, labelWidth: 2) }
        }
        return page.text
    }

    package var json: String {
        let items = lines.map { line in
            JSONValue.object([("ok", .bool(line.isFine)), ("what", .string(line.what)), ("help", .text(line.help))])
        }
        return JSONValue.object([("schema", "tieline/doctor/v1"), ("checks", .array(items))]).document
    }
}
