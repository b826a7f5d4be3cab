internal import ArgumentParser
internal import Git
internal import Reports

/// `tieline init`: starts an estate.
struct InitCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Starts an estate from the contracts, owners and documents that a repository already has; or a runbook.",
        discussion: """
            tieline init
            tieline init integrations --hooks --ci github
            tieline init runbook order-create                 a runbook to fill in, with what the estate knows of the flow

            Files that are there are never overwritten.

            \(ExitStatus.help(failing: nil))
            """)

    @Argument(help: ArgumentHelp("The estate's folder.", valueName: "dir"))
    var folder = "."

    @Argument(help: ArgumentHelp("With `runbook` in place of a folder: the flow that it is for.", valueName: "flow"))
    var flow: String?

    @Flag(help: "Install the git hooks pre-commit, pre-merge-commit and pre-push.")
    var hooks = false

    @Option(help: "Write a file for continuous integration: \(ContinuousIntegration.allCases.map(\.rawValue).joined(separator: ", ")).")
    var ci: ContinuousIntegration?

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { "init" }

    func validate() throws {
        if flow != nil, folder != "runbook" { throw ValidationError("init takes one folder, or `runbook` and a flow.") }
        if flow == nil, folder == "runbook" {
            throw ValidationError("Name the flow: tieline init runbook FLOW. A folder of that name is ./runbook.")
        }
        if flow != nil, hooks || ci != nil { throw ValidationError("--hooks and --ci go with an estate, not with a runbook.") }
    }

    func report() throws -> ExitStatus {
        try output.require(.text, .json)
        if let flow {
            let start = try NewRunbook(estate).write(for: flow)
            try output.write { format, style in format == .json ? start.json : start.text(style) }
            return .passed
        }
        if !FileAccess.exists(folder) { try FileAccess.makeFolder(folder) }
        var entries: [StartedEstate.Entry] = []
        // An estate that stands is not added to: what it leaves out may be left out on purpose.
        if FileAccess.exists(folder + "/tieline.yaml") {
            entries.append(.init("kept", "\(folder)/tieline.yaml:", note: "this is an estate already"))
        } else {
            let survey = try Survey(of: folder)
            for file in NewEstate(survey).files { entries.append(try Self.write(file.text, to: folder + "/" + file.path)) }
        }
        if hooks || ci != nil {
            let repository = try Repository.open(at: folder)
            if hooks { entries += try HookInstaller.install(in: try repository.hooksFolder()) }
            if let ci { entries.append(try Self.write(ci.text, to: (repository.workTreeFolder ?? folder + "/") + ci.path)) }
        }
        let start = StartedEstate(entries, next: "tieline check")
        try output.write { format, style in format == .json ? start.json : start.text(style) }
        return .passed
    }

    /// Writes a file that is not there yet.
    private static func write(_ text: String, to path: String) throws(CommandFailure) -> StartedEstate.Entry {
        if FileAccess.exists(path) { return .init("kept", path) }
        if let slash = path.lastIndex(of: "/") { try FileAccess.makeFolder(String(path[..<slash])) }
        try FileAccess.write(text, to: path)
        return .init("wrote", path)
    }
}
