internal import ArgumentParser
internal import Basics
internal import Git

/// `tieline init`: starts an estate.
struct InitCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Starts an estate from the contracts, owners and documents that a repository already has.",
        discussion: "tieline init\ntieline init integrations --hooks --ci github\n\nFiles that are there are never overwritten.")

    @Argument(help: ArgumentHelp("The estate's folder.", valueName: "dir"))
    var folder = "."

    @Flag(help: "Install the git hooks pre-commit, pre-merge-commit and pre-push.")
    var hooks = false

    @Option(help: "Write a file for continuous integration: \(ContinuousIntegration.allCases.map(\.rawValue).joined(separator: ", ")).")
    var ci: ContinuousIntegration?

    @Flag(help: "Show all that it does.")
    var verbose = false

    func report() throws -> ExitStatus {
        if !FileAccess.exists(folder) { try FileAccess.makeFolder(folder) }
        var lines: [String] = []
        // An estate that stands is not added to: what it leaves out may be left out on purpose.
        if FileAccess.exists(folder + "/tieline.yaml") {
            lines.append("kept      \(folder)/tieline.yaml: this is an estate already")
        } else {
            let survey = try Survey(of: folder)
            for file in NewEstate(survey).files { lines.append(try Self.write(file.text, to: folder + "/" + file.path)) }
        }
        if hooks || ci != nil {
            let repository = try Repository.open(at: folder)
            if hooks { lines += try HookInstaller.install(in: try repository.hooksFolder()) }
            if let ci { lines.append(try Self.write(ci.text, to: (repository.workTreeFolder ?? folder + "/") + ci.path)) }
        }
        StandardStreams.output.write(lines.map { TerminalText.line($0) + "\n" }.joined())
        StandardStreams.output.write("Next: tieline check\n")
        return .passed
    }

    /// Writes a file that is not there yet.
    private static func write(_ text: String, to path: String) throws(CommandFailure) -> String {
        if FileAccess.exists(path) { return "kept      \(path)" }
        if let slash = path.lastIndex(of: "/") { try FileAccess.makeFolder(String(path[..<slash])) }
        try FileAccess.write(text, to: path)
        return "wrote     \(path)"
    }
}
