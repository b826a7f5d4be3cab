internal import ArgumentParser
internal import Git
internal import Glibc
internal import Reports

/// `tieline hook`: what the installed git hooks call.
struct HookCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "hook", abstract: "What the installed git hooks call; finds out which hook it is.",
        discussion: """
            tieline hook pre-commit
            tieline hook pre-receive < lines-of-git

            \(ExitStatus.help(failing: "the policy says that a verdict fails, so that git goes no further"))
            """)

    @Argument(help: ArgumentHelp("The hook's name, and what git passed to it.", valueName: "hook"))
    var arguments: [String] = []

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { "impact" }

    func report() throws -> ExitStatus {
        try output.require(.text)
        let loader = try RevisionLoader(estate)
        let plan = try HookPlan(try facts(loader.repository))
        var status = ExitStatus.passed
        for question in plan.questions {
            StandardStreams.error.write("tieline \(plan.kind.rawValue): \(question.about)\n")
            let pair = try RevisionPair(
                base: question.base, head: question.head, mode: question.isDirect ? .direct : .merged, loader: loader)
            let run = try ImpactRun(pair, options: estate, loader: loader)
            try output.write(run, command: "gate", note: pair.note, all: false)
            status = max(status, run.status)
        }
        return status
    }

    private func facts(_ repository: Repository) throws -> HookFacts {
        let mergeHeads = try Self.mergeHeads(repository)
        let kind = arguments.first.flatMap(HookKind.init(rawValue:))
        // Only these two are told something there; a terminal would never end.
        let readsInput = (kind == nil || kind == .prePush || kind == .preReceive) && isatty(STDIN_FILENO) == 0
        let input = readsInput ? String(decoding: try FileAccess.read("/dev/stdin"), as: UTF8.self) : ""
        return HookFacts(
            arguments: arguments, environment: ProcessEnvironment.variables, input: input, mergeHeads: mergeHeads,
            hasCommits: try repository.head().commit != nil)
    }

    /// The commits of `MERGE_HEAD`: a merge that conflicted or was rejected is finished with a plain commit.
    private static func mergeHeads(_ repository: Repository) throws -> [ObjectID] {
        let path = repository.gitFolder + "MERGE_HEAD"
        guard FileAccess.exists(path) else { return [] }
        return String(decoding: try FileAccess.read(path), as: UTF8.self).split(separator: "\n").compactMap { ObjectID($0) }
    }
}
