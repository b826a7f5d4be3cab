internal import ArgumentParser
internal import Basics

/// A format that results are written in.
enum OutputFormat: String, CaseIterable, Sendable {
    case text, json, markdown, html, sarif, junit, github, gitlab, azure, bitbucket, rdjson, rdjsonl, csv, ics
    case dot, mermaid, graphml, svg, png
}

/// One `--format FORMAT[=FILE]`.
struct OutputRequest: ExpressibleByArgument, Sendable {
    let format: OutputFormat
    /// The file that is written; nil for standard output.
    let file: String?

    init(format: OutputFormat, file: String? = nil) {
        self.format = format
        self.file = file
    }

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let format = OutputFormat(rawValue: String(parts[0])) else { return nil }
        if parts.count == 2, parts[1].isEmpty { return nil }
        self.init(format: format, file: parts.count == 2 ? String(parts[1]) : nil)
    }

    static var allValueStrings: [String] { OutputFormat.allCases.map(\.rawValue) }
}

/// `--color`.
enum ColourChoice: String, CaseIterable, ExpressibleByArgument, Sendable {
    case auto, always, never
}

extension TimeSpan: ExpressibleByArgument {
    package init?(argument: String) { self.init(parsing: argument) }
}

extension CalendarDate: ExpressibleByArgument {
    package init?(argument: String) { self.init(parsing: argument) }
}
