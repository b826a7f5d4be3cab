internal import ArgumentParser
internal import Basics
internal import Checking
internal import Estate
internal import Governance
internal import Impact
internal import Lineage
internal import Reports
internal import Stewardship

/// `tieline owners`: who owns what?
struct OwnersCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "owners",
        abstract: "Who owns what, and who has left? By team, of one thing or path; hand-over; CODEOWNERS from the specs.",
        discussion: """
            tieline owners flow:order-to-erp
            tieline owners --since v2.1                  what went from whom to whom
            tieline owners --codeowners > CODEOWNERS     in GitHub's dialect, with teams as @ORGANISATION/NAME
            tieline owners --codeowners --verify         holds the file against the specs

            One person knows a flow where he or she made more than half of the changes of its meaning, of its mappings and of its reviews; \
            commits that changed more than 20 specs do not count.

            \(ExitStatus.help(failing: "CODEOWNERS and the specs differ"))
            """)

    @Argument(help: ArgumentHelp("A spec, an interface or a path; by default every team.", valueName: "ref|path"))
    var subject: String?

    @Flag(help: "Write a CODEOWNERS file to standard output.")
    var codeowners = false

    @Flag(help: "With --codeowners: hold the file that is there against the specs.")
    var verify = false

    @Option(
        help: ArgumentHelp("The organisation of the teams' handles; by default that of the file, or of repositoryUrl.", valueName: "name"))
    var organisation: String?

    @Option(help: ArgumentHelp("The dialect of the file: github or gitlab; by default gitlab where it has sections.", valueName: "dialect"))
    var dialect: CodeOwnersDialect?

    @Option(help: ArgumentHelp("Show what went from whom to whom since a revision.", valueName: "revision"))
    var since: String?

    @Option(help: ArgumentHelp("After how long without a change or review somebody counts as gone.", valueName: "duration"))
    var inactive = TimeSpan(days: 180)

    @Option(help: ArgumentHelp("The revision to look at; by default WORKTREE.", valueName: "revision"))
    var at: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { "owners" }

    func validate() throws {
        if verify, !codeowners { throw ValidationError("--verify goes with --codeowners.") }
        if codeowners, subject != nil { throw ValidationError("--codeowners is about the whole estate; leave the reference out.") }
        if since != nil, codeowners || subject != nil {
            throw ValidationError("--since is about the whole estate, and goes with nothing else.")
        }
    }

    func report() throws -> ExitStatus {
        try output.require(.text, .json)
        let loader = try RevisionLoader(estate)
        let loaded = try loader.loadOne(at)
        if let since { return try handover(since, loaded, loader) }
        let file = found(in: loaded)
        let handles = Handles(loaded.estate, file: file?.owners, organisation: organisation)
        let view: OwnersView
        if codeowners, !verify {
            view = .written(CodeOwnersWriter(PathOwners(loaded.estate), handles: handles).text)
        } else if verify {
            guard let file else {
                let places = CodeOwners.places.map(\.text).joined(separator: ", ")
                throw CommandFailure(
                    .unusable, "There is no CODEOWNERS file; looked at \(places).", help: "`tieline owners --codeowners` writes one.")
            }
            view = .check(
                CodeOwnersCheck(file.owners, at: file.path, estate: loaded.estate, owners: PathOwners(loaded.estate), handles: handles))
        } else if let subject {
            view = .asked(try answer(subject, loaded.estate, file?.owners))
        } else {
            view = try teams(loaded, loader)
        }
        try loader.check(loaded)
        try output.write { format, style in format == .json ? OwnersJSON.render(view) : OwnersText.render(view, style: style) }
        if case .check(let check) = view, !check.isSound { return .failed }
        return .passed
    }

    private func handover(_ since: String, _ loaded: LoadedRevision, _ loader: RevisionLoader) throws -> ExitStatus {
        let base = try loader.load(since, fallbackRoot: loaded.estate.root)
        try loader.check(base, loaded)
        let report = HandoverReport(from: base.estate, to: loaded.estate)
        let view = OwnersView.handover(HandoverView(base: base.label, head: loaded.label, report: report))
        try output.write { format, style in format == .json ? OwnersJSON.render(view) : OwnersText.render(view, style: style) }
        return .passed
    }

    private func teams(_ loaded: LoadedRevision, _ loader: RevisionLoader) throws -> OwnersView {
        let history = try loader.history.semantic(of: loaded.estate, at: try loader.commit(loaded.label.revision))
        let parts = try estate.selected(in: loaded.estate)
        let unowned = loaded.estate.allSpecs.filter { PathOwners.owner(of: $0) == nil && (parts?.contains($0.ref) ?? true) }.map(\.ref)
        let teams = TeamActivity.all(of: loaded.estate, history: history).filter { activity in
            parts == nil || parts?.contains(activity.team.ref) == true || activity.owns.contains { parts?.contains($0) == true }
        }
        let knowledge = FlowKnowledge.all(of: loaded.estate, history: history)
        let since = estate.day.adding(days: -min(inactive.wholeDays, 200_000))
        let gone = Departure.all(of: loaded.estate, history: history, knowledge: knowledge, since: since)
        return .teams(
            TeamsView(
                teams: teams, unowned: unowned, knowledge: knowledge.filter { parts?.contains($0.flow) ?? true },
                departures: gone.filter { person in
                    parts.map { parts in person.team.map(parts.contains) ?? false || person.flows.contains(where: parts.contains) } ?? true
                },
                goneSince: since, cutOn: history.cutOn, namesPeople: estate.names))
    }

    /// The CODEOWNERS file of a revision.
    private func found(in loaded: LoadedRevision) -> (path: Name, owners: CodeOwners)? {
        let provider = EstateContracts(loaded.estate, loaded.source, cache: ContractCache())
        for path in CodeOwners.places where loaded.estate.files[path] != nil {
            guard let file = provider.file(path) else { continue }
            let known = dialect ?? (path == ".gitlab/CODEOWNERS" ? .gitLab : nil)
            return (path, CodeOwners(String(decoding: file.bytes, as: UTF8.self), dialect: known))
        }
        return nil
    }

    private func answer(_ subject: String, _ estate: Estate, _ file: CodeOwners?) throws(CommandFailure) -> OwnerAnswer {
        let owners: [EntityRef]
        let path: Name?
        let isFile = estate.files[Name(subject)] != nil
        let named = estate.spec(ofSubject: subject) ?? estate.allSpecs.first { $0.name == Name(subject) && $0.ref.kind != .team }
        let spec = isFile ? nil : named
        if let spec {
            owners = PathOwners.owner(of: spec).map { [$0] } ?? []
            path = spec.span.path
        } else if estate.files[Name(subject)] != nil || !estate.files.files(in: Name(subject)).isEmpty {
            let known = PathOwners(estate)
            let paths = estate.files[Name(subject)].map { [$0] } ?? Array(estate.files.files(in: Name(subject)))
            owners = Set(paths.flatMap { known.owners(of: $0.path) }).sorted()
            path = Name(subject)
        } else {
            let guess = nearest(to: subject, among: estate.allSpecs.map(\.ref.description)).map { "Did you mean `\($0)`?" }
            throw CommandFailure(
                .unusable, "There is neither a spec nor a file `\(subject)`.", help: guess ?? "`tieline list systems` lists what there is.")
        }
        return OwnerAnswer(
            subject: spec?.ref.description ?? subject, path: path, owners: owners, backup: spec?.header.backup?.value,
            contacts: owners.map { owner in
                let team = estate.teams[owner.name]
                return (owner, team?.contact?.value.text, team?.onCall?.value.text)
            }, codeOwners: path.flatMap { path in file.map { $0.owners(of: path) } })
    }
}

extension CodeOwnersDialect: ExpressibleByArgument {}
