internal import ArgumentParser
internal import Basics
internal import Estate
internal import Git
internal import Reports
internal import Stewardship

/// `tieline review`: records that something was looked over.
struct ReviewCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Records a review: writes `reviewedOn` into a flow's spec or a document's front matter, and touches nothing else.",
        discussion: """
            tieline review flow:order-to-erp --by team:integration
            tieline review runbooks/order-to-erp.md --by team:integration

            \(ExitStatus.help(failing: nil))
            """)

    @Argument(help: ArgumentHelp("A flow, or the path of a document.", valueName: "ref"))
    var reference: String

    @Option(help: ArgumentHelp("The team that looked it over: its owner, or who stands in.", valueName: "team"))
    var by: String

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { "review" }

    func report() throws -> ExitStatus {
        try output.require(.text)
        let loader = try RevisionLoader(estate)
        let loaded = try loader.loadOne(nil).estate
        guard let folder = loader.repository.workTreeFolder else {
            throw CommandFailure(.unusable, "This repository has no work tree to write a review into.", help: "Run it in a clone.")
        }
        let subject = try subject(in: loaded)
        let team = try team(in: loaded, for: subject)
        let place = "\(folder)\(subject.path)"
        let file = SourceFile(path: subject.path, bytes: try FileAccess.read(place))
        let edited: [UInt8]
        do throws(ReviewTrouble) {
            switch subject {
            case .flow(let flow): edited = try ReviewEdit.spec(file, flow.ref, on: estate.day)
            case .document: edited = try ReviewEdit.document(file, reviewed: readReviewDate(of: file), on: estate.day)
            }
        } catch {
            throw CommandFailure(.unusable, error.message, help: error.help)
        }
        if edited != file.bytes { try FileAccess.write(edited, to: place) }
        StandardStreams.output.write("\(subject.path): reviewed on \(estate.day) by \(team); commit it\n")
        return .passed
    }

    /// What is reviewed.
    private enum Subject {
        case flow(Flow)
        case document(DocumentSpec, owners: [EntityRef])

        var path: Name {
            switch self {
            case .flow(let flow): flow.span.path
            case .document(let document, _): document.path
            }
        }

        /// Who may say that it was reviewed; empty: anybody.
        var owners: [EntityRef] {
            switch self {
            case .flow(let flow): [flow.owner, flow.header.backup].compactMap { $0?.value }
            case .document(let document, let owners): document.owner.map { [$0.value] } ?? owners
            }
        }
    }

    private func subject(in estate: Estate) throws(CommandFailure) -> Subject {
        let name = Name(reference.hasPrefix("flow:") ? String(reference.dropFirst(5)) : reference)
        if let flow = estate.flows[name] { return .flow(flow) }
        let paths = [name, estate.path(of: Text(name, at: SourceSpan(file: SourceFile(path: "", bytes: []))))].compactMap(\.self)
        if let document = estate.documents.first(where: { paths.contains($0.path) }) {
            let flows = estate.flows.filter { $0.runbook.flatMap(estate.path) == document.path }
            return .document(document, owners: flows.compactMap { $0.owner?.value })
        }
        let known = estate.flows.map(\.ref.description) + estate.documents.map(\.path.text)
        let guess = nearest(to: reference, among: known).map { "Did you mean `\($0)`?" }
        let help =
            reference.contains("/") && !reference.hasSuffix(".md")
            ? "A look at an interface is recorded as `verified: {checkedOn: \(self.estate.day), by: team:NAME}` in its system's spec." : nil
        throw CommandFailure(
            .unusable, "`\(reference)` is neither a flow nor a document of the estate, and only these have reviews.",
            help: guess ?? help ?? "`tieline freshness --verbose` lists what is reviewed.")
    }

    private func team(in estate: Estate, for subject: Subject) throws(CommandFailure) -> EntityRef {
        let team = EntityRef(.team, Name(by.hasPrefix("team:") ? String(by.dropFirst(5)) : by))
        guard estate.teams[team.name] != nil else {
            let guess = nearest(to: team.name.text, among: estate.teams.map(\.name.text)).map { "Did you mean `team:\($0)`?" }
            throw CommandFailure(.unusable, "`\(team)` is no team of the estate.", help: guess ?? "Name a team that has a spec.")
        }
        guard subject.owners.isEmpty || subject.owners.contains(team) else {
            let owners = subject.owners.map(\.description).joined(separator: ", ")
            throw CommandFailure(.unusable, "`\(reference)` belongs to \(owners), and not to \(team).", help: "Ask \(owners) to review it.")
        }
        return team
    }
}
