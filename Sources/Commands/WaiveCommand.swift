internal import ArgumentParser
internal import Basics
internal import Checking
internal import Estate
internal import Git
internal import Governance

/// `tieline waive`: records that a finding is accepted for a while.
struct WaiveCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "waive", abstract: "Records that a finding is accepted for a while: writes a waiver below waivers/.",
        discussion: """
            tieline waive 3f9c21ab07de --reason "Replaced in March." --expires 2027-03-31 --by team:architecture

            A waiver counts once it is on the branch that is merged into: a change cannot excuse itself.
            """)

    @Argument(help: ArgumentHelp("The finding's fingerprint, as `check` and `impact` show it.", valueName: "finding"))
    var finding: String

    @Option(help: ArgumentHelp("Why it is accepted.", valueName: "text"))
    var reason: String

    @Option(help: ArgumentHelp("The last day on which it is, YYYY-MM-DD.", valueName: "date"))
    var expires: CalendarDate

    @Option(help: ArgumentHelp("The team that accepts it: the owner of what is harmed, or one of policy.approvers.", valueName: "team"))
    var by: String

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { "waive" }

    func report() throws -> ExitStatus {
        try output.require(.text)
        guard let fingerprint = Fingerprint(finding) else {
            throw CommandFailure(
                .unusable, "`\(finding)` is no fingerprint.", help: "It has 12 hex digits; `tieline check --all` shows them.")
        }
        guard reason.contains(where: { !$0.isWhitespace }) else {
            throw CommandFailure(.unusable, "The reason is empty.", help: "Say why it is accepted.")
        }
        let loader = try RevisionLoader(estate)
        let loaded = try loader.loadOne(nil)
        let provider = EstateContracts(loaded.estate, loaded.source, cache: ContractCache())
        let found = EstateCheck(loaded.estate, provider: provider, asOf: estate.day, jobs: loader.jobs, usesBaseline: false).run().findings
        let known = found.first { loaded.estate.fingerprints(of: $0.diagnostic).contains(fingerprint) }?.diagnostic
        let team = Name(by.hasPrefix("team:") ? String(by.dropFirst(5)) : by)
        try check(team, known, loaded.estate)
        let text = WaiverText(fingerprint: fingerprint, finding: known, reason: reason, team: team, expires: expires)
        return try write(text, loaded.estate, loader, isKnown: known != nil)
    }

    /// Refuses what would count for nothing.
    private func check(_ team: Name, _ known: Diagnostic?, _ estate: Estate) throws(CommandFailure) {
        guard estate.teams[team] != nil else {
            let guess = nearest(to: team.text, among: estate.teams.map(\.name.text)).map { "Did you mean `team:\($0)`?" }
            throw CommandFailure(.unusable, "`team:\(team)` is no team of the estate.", help: guess ?? "Name a team that has a spec.")
        }
        guard expires >= self.estate.day else { throw CommandFailure(.unusable, "\(expires) has passed.", help: "Name a day to come.") }
        if let longest = estate.spec?.policy?.waiverMax?.value, expires > self.estate.day.adding(days: min(longest.wholeDays, 200_000)) {
            throw CommandFailure(
                .unusable, "A waiver may last \(longest) (policy.waiverMax), and \(expires) is later.", help: "Name an earlier day.")
        }
        let ref = EntityRef(.team, team)
        let owner = known.flatMap { estate.spec(ofSubject: $0.subject)?.owner?.value }
        guard WaiverBook(estate, asOf: self.estate.day).isApprover(ref) || known == nil || owner == ref else {
            throw CommandFailure(
                .unusable,
                "\(ref) may not accept it: it neither owns \(known?.subject ?? "what is harmed") nor is one of policy.approvers.",
                help: owner.map { "Ask \($0)." } ?? "Ask one of policy.approvers.")
        }
    }

    private func write(_ waiver: WaiverText, _ estate: Estate, _ loader: RevisionLoader, isKnown: Bool) throws -> ExitStatus {
        guard let folder = loader.repository.workTreeFolder else {
            throw CommandFailure(.unusable, "This repository has no work tree to write a waiver into.", help: "Run it in a clone.")
        }
        let place = (estate.root.isEmpty ? "" : "\(estate.root)/") + "waivers"
        let path = "\(place)/\(waiver.name).yaml"
        guard !FileAccess.exists("\(folder)/\(path)"), estate.waivers[Name(waiver.name)] == nil else {
            throw CommandFailure(
                .unusable, "There is a waiver `\(waiver.name)` already.", help: "Change its `expiresOn`, or delete it first.")
        }
        try FileAccess.makeFolder("\(folder)/\(place)")
        try FileAccess.write(waiver.text, to: "\(folder)/\(path)")
        let note = isKnown ? "" : "; a check of the work tree does not show this finding, so it must be one of a comparison"
        StandardStreams.output.write("wrote \(path)\(note)\n")
        return .passed
    }
}

/// A waiver as a spec file.
private struct WaiverText {
    let fingerprint: Fingerprint
    let finding: Diagnostic?
    let reason: String
    let team: Name
    let expires: CalendarDate

    var name: String { "accepted-\(fingerprint)" }

    var text: String {
        let what = finding.map { "# \(TerminalText.line("\($0.rule): \($0.message)"))\n" } ?? ""
        let rule = finding.map { "rule: \($0.rule), subject: \(JSONValue.string($0.subject).compactText), " } ?? ""
        return """
            \(what)kind: Waiver
            name: \(name)
            accepts: [{\(rule)fingerprint: "\(fingerprint)"}]
            reason: \(JSONValue.string(reason).compactText)
            approvedBy: team:\(team)
            expiresOn: \(expires)

            """
    }
}
