internal import ArgumentParser
internal import Basics
internal import Checking
internal import Estate
internal import Git
internal import Impact
internal import Reports

/// `tieline bisect FLOW`: which commit broke this flow?
struct BisectCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "bisect",
        abstract: "Which commit broke this flow? Judged by its type check, without a checkout.",
        discussion: """
            tieline bisect order-create
            tieline bisect order-create --good v2.1 --bad main

            For each way in which the flow fails at --bad, the line of first parents is searched by halves for the commit that it came with; \
            where that is a merge, the merged line too. Before --good nothing is looked at; without it, it is found. Revisions at which the \
            flow or a contract of it cannot be read are passed over, and named where it may be one of them. A stated cut or rounding breaks \
            nothing, unless --good says that there was none.

            \(ExitStatus.help(failing: "the flow is broken"))
            """)

    @Argument(help: ArgumentHelp("The flow's name.", valueName: "flow"))
    var flow: String

    @Option(help: ArgumentHelp("A revision before it broke.", valueName: "revision"))
    var good: String?

    @Option(help: ArgumentHelp("A revision at which it is broken; by default HEAD.", valueName: "revision"))
    var bad: String = "HEAD"

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { "bisect" }

    func validate() throws {
        for revision in [good, bad].compactMap(\.self) where ["WORKTREE", "INDEX"].contains(revision) {
            throw ValidationError("bisect takes commits, and \(revision) is none.")
        }
    }

    func report() throws -> ExitStatus {
        try output.require(.text, .json)
        let loader = try RevisionLoader(estate)
        let end = try loader.repository.resolve(bad)
        let start = try good.map { try loader.repository.resolve($0) }
        let loaded = try loader.load(bad)
        let flow = try flow(in: loaded.estate)
        let probe = FlowProbe(flow, root: loaded.estate.root, loader: loader)
        var breaks: [FlowBreak] = []
        var isUncommitted = false
        switch try probe.answer(at: end) {
        case .present(let all):
            // What the specs ask for breaks nothing, unless somebody says that it was not so.
            let failures = try start.map { try self.failures(all, without: $0, end, probe, loader) } ?? all.filter { !$0.isStated }
            breaks = try FlowBisection(flow.ref, probe: probe, options: estate, loader: loader).run(failures, bad: end, good: start)
            if failures.isEmpty { isUncommitted = try isBrokenHere(probe, loader) }
        case .absent: isUncommitted = try isBrokenHere(probe, loader)
        case .unknown:
            throw CommandFailure(
                .unusable, "\(flow.ref) cannot be judged at \(bad): its spec or a contract of it cannot be read.",
                help: "`tieline check \(bad)` says what is wrong.")
        }
        try loader.check(loaded)
        let view = BisectView(
            flow: flow.ref, bad: loaded.label, breaks: breaks, looked: probe.looked, isUncommitted: isUncommitted, namesPeople: estate.names
        )
        try output.write { format, style in format == .json ? BisectJSON.render(view) : BisectText.render(view, style: style) }
        return breaks.isEmpty && !isUncommitted ? .passed : .failed
    }

    /// The failures that are not there at a commit that is said to be good.
    private func failures(
        _ failures: [CheckFailure], without good: ObjectID, _ bad: ObjectID, _ probe: FlowProbe, _ loader: RevisionLoader
    ) throws -> [CheckFailure] {
        let line = try loader.repository.walk(from: [bad], firstParentOnly: true)
        guard line.commits.contains(where: { $0.id == good }) else {
            throw CommandFailure(
                .unusable, "\(good.short) is not on the line of first parents of \(bad.short).",
                help: "Name a commit of the branch itself: `git log --first-parent \(self.bad)` lists them.")
        }
        guard case .present(let known) = try probe.answer(at: good) else { return failures }
        let new = failures.filter { failure in !known.contains { $0.identity == failure.identity } }
        guard new.isEmpty, failures.contains(where: { !$0.isStated }) else { return new }
        throw CommandFailure(
            .unusable, "The flow fails at \(good.short) already, in each of the ways in which it fails at \(bad.short).",
            help: "Name an earlier commit, or leave --good out.")
    }

    /// Whether the flow that is sound at HEAD is broken by what is not committed.
    private func isBrokenHere(_ probe: FlowProbe, _ loader: RevisionLoader) throws -> Bool {
        guard bad == "HEAD", !loader.repository.isBare else { return false }
        let loaded = try loader.load("WORKTREE")
        try loader.check(loaded)
        guard case .present(let failures) = probe.answer(in: loaded) else { return false }
        return failures.contains { !$0.isStated }
    }

    private func flow(in estate: Estate) throws(CommandFailure) -> Flow {
        let name = Name(flow.hasPrefix("flow:") ? String(flow.dropFirst(5)) : flow)
        if let flow = estate.flows[name] { return flow }
        let guess = nearest(to: name.text, among: estate.flows.map(\.name.text)).map { "Did you mean `\($0)`?" }
        throw CommandFailure(.unusable, "There is no flow `\(name)` at \(bad).", help: guess ?? "`tieline list flows` lists them.")
    }
}
