internal import Basics
internal import Governance

/// The specs that an estate starts with: what could be found out is filled in, the rest says what to write.
struct NewEstate {
    let files: [(path: String, text: String)]

    init(_ survey: Survey) {
        let teams = Self.teams(survey)
        var files = [(path: "tieline.yaml", text: Self.estate(survey, owner: teams.first?.name))]
        for team in teams { files.append(("teams/\(team.name).yaml", Self.team(team))) }
        for system in Self.systems(survey) { files.append(("systems/\(system.name).yaml", Self.system(system, survey))) }
        self.files = files
    }

    private struct TeamDraft {
        let name: String
        let handle: String?
    }

    private struct SystemDraft {
        let name: String
        var interfaces: [(name: String, path: String)]
    }

    private static func teams(_ survey: Survey) -> [TeamDraft] {
        var drafts: [TeamDraft] = []
        for owner in survey.owners?.all ?? [] {
            let name = teamName(owner)
            if !drafts.contains(where: { $0.name == name }) { drafts.append(TeamDraft(name: name, handle: owner)) }
        }
        return drafts.isEmpty ? [TeamDraft(name: "integration", handle: nil)] : drafts
    }

    /// `@acme/erp-team` and `@kim` become `erp-team` and `kim`, `kim@acme.example` becomes `kim`.
    private static func teamName(_ owner: String) -> String {
        let text = owner.hasPrefix("@") ? String(owner.split(separator: "/").last ?? "") : String(owner.prefix { $0 != "@" })
        return SpecName.make(from: text)
    }

    /// One system for each folder that holds contracts: the folder's name says more than a file's, unless it only says what lies in it.
    private static func systems(_ survey: Survey) -> [SystemDraft] {
        let vague = ["contracts", "contract", "apis", "api", "schemas", "schema", "specs", "spec", "src", "openapi", "docs"]
        var drafts: [SystemDraft] = []
        for contract in survey.contracts {
            let parts = contract.path.split(separator: "/").map(String.init)
            let file = SpecName.make(from: String(parts.last?.prefix { $0 != "." } ?? "contract"))
            let folder = parts.dropLast().last { !vague.contains($0.lowercased()) }.map { SpecName.make(from: $0) }
            let name = folder ?? file
            var interface = file
            if let index = drafts.firstIndex(where: { $0.name == name }) {
                while drafts[index].interfaces.contains(where: { $0.name == interface }) { interface += "-2" }
                drafts[index].interfaces.append((interface, contract.path))
            } else {
                drafts.append(SystemDraft(name: name, interfaces: [(interface, contract.path)]))
            }
        }
        return drafts
    }

    private static func estate(_ survey: Survey, owner: String?) -> String {
        var text = "kind: Estate\nlanguage: 1\nname: \(survey.name)\n"
        if let owner { text += "owner: team:\(owner)\n" }
        text += "policy:\n  failOn: error\n"
        if !survey.contracts.isEmpty {
            text += "contracts:\n" + folders(survey.contracts.map(\.path)).map { "  - \(quoted($0))\n" }.joined()
        }
        if !survey.documents.isEmpty { text += "documents:\n" + folders(survey.documents).map { "  - \(quoted($0))\n" }.joined() }
        return text
    }

    /// The patterns that stand for some files: all of their folder's, or the file where it lies at the top.
    private static func folders(_ paths: [String]) -> [String] {
        var found: [String] = []
        for path in paths {
            let pattern = path.split(separator: "/").count > 1 ? "\(path.split(separator: "/")[0])/**" : path
            if !found.contains(pattern) { found.append(pattern) }
        }
        return found
    }

    private static func team(_ team: TeamDraft) -> String {
        var text = "kind: Team\nname: \(team.name)\n"
        if let handle = team.handle { text += "members:\n  - {\(handle.hasPrefix("@") ? "handle" : "email"): \(quoted(handle))}\n" }
        return text + "# contact: who is to be told when a flow breaks: an address or a channel\n"
    }

    private static func system(_ system: SystemDraft, _ survey: Survey) -> String {
        let owner = system.interfaces.lazy.compactMap { survey.owners?.owners(of: $0.path).first }.first.map(teamName)
        var text = "kind: System\nname: \(system.name)\n"
        text += owner.map { "owner: team:\($0)\n" } ?? "# owner: team:NAME\n"
        text += "# data: [{entity: customer, freshness: 24h}]   # what it holds, and how current that is\ninterfaces:\n"
        for interface in system.interfaces { text += "  - name: \(interface.name)\n    contract: \(quoted(interface.path))\n" }
        return text
    }

    /// A text as a YAML scalar in single quotes.
    private static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
}
