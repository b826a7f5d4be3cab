internal import ArgumentParser
internal import Basics
internal import Reports

/// How results are written; every command has these options.
struct OutputOptions: ParsableArguments {
    @Option(
        name: .customLong("format"), parsing: .singleValue,
        help: ArgumentHelp(
            "How results are written, and to which file; may be given several times.",
            discussion: "Without a file they go to standard output. The first format is text by default.", valueName: "format[=file]"))
    var formats: [OutputRequest] = []

    @Option(help: "Whether to colour text: NO_COLOR and CLICOLOR_FORCE are obeyed by `auto`.")
    var color: ColourChoice = .auto

    @Flag(help: "Write only the closing line, and no progress.")
    var quiet = false

    @Flag(help: "List everything, also what is usually summed up.")
    var verbose = false

    func validate() throws {
        if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
        if formats.count(where: { $0.file == nil }) > 1 {
            throw ValidationError("Only one format can go to standard output; give the others a file: --format json=report.json.")
        }
    }
}

/// Which estate is looked at, and as of when.
struct EstateOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The repository; by default the one around the current folder.", valueName: "path"))
    var repo: String?

    @Option(
        help: ArgumentHelp(
            "The estate's tieline.yaml or its folder; by default the one found upwards, then the only one in the tree.", valueName: "path"))
    var estate: String?

    @Option(name: .customLong("as-of"), help: ArgumentHelp("The day that counts as today, YYYY-MM-DD.", valueName: "date"))
    var asOf: CalendarDate?

    @Option(
        help: ArgumentHelp(
            "What to look at: erp+ and what depends on it, +flow:x and what it depends on, owner:TEAM, tag:TAG, path:GLOB, state:modified.",
            discussion: "Blanks join alternatives, commas what must all hold; Docs/selection.md has the language.",
            valueName: "expression"))
    var select: String?

    @Option(help: ArgumentHelp("What to leave out of what is selected, in the same language.", valueName: "expression"))
    var exclude: String?

    @Option(help: ArgumentHelp("How many threads work; by default one per processor.", valueName: "number"))
    var jobs: Int?

    @Option(
        name: .customLong("max-time"),
        help: ArgumentHelp("How long it may take before it gives up with status 3, such as 30s or 2m.", valueName: "duration"))
    var maxTime: TimeSpan?

    @Flag(help: "Name people, not only teams and counts.")
    var names = false

    func validate() throws {
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024.") }
        if maxTime == .zero { throw ValidationError("--max-time takes a duration above zero, such as 30s or 2m.") }
    }

    /// The day that counts as today.
    var day: CalendarDate { asOf ?? ProcessEnvironment.today }
}
