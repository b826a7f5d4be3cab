internal import Basics
package import Estate

/// How the teams of an estate are called in CODEOWNERS.
package struct Handles: Sendable {
    private let estate: Estate
    /// The organisation that the teams are in on the forge; nil where nothing tells.
    private let organisation: String?

    /// - Parameters:
    ///   - file: What names the organisation, where teams are written `@org/team` in it.
    ///   - organisation: Stated by the user; wins over the file.
    package init(_ estate: Estate, file: CodeOwners? = nil, organisation: String? = nil) {
        self.estate = estate
        let known = (file?.all ?? []).compactMap { owner -> String? in
            let parts = owner.split(separator: "/")
            guard parts.count >= 2, owner.hasPrefix("@") else { return nil }
            return parts.dropLast().joined(separator: "/").dropFirst().description
        }
        self.organisation = organisation ?? known.first ?? Self.organisation(in: estate.spec?.repositoryUrl?.value.text)
    }

    /// The organisation in an address such as `https://github.com/acme/estate`.
    private static func organisation(in address: String?) -> String? {
        let parts = (address ?? "").split(separator: "/")
        return parts.count >= 4 && parts[0].hasSuffix(":") ? String(parts[2]) : nil
    }

    /// Whether teams have handles of their own, so that no person is named.
    package var hasOrganisation: Bool { organisation != nil }

    /// The handle of a team, or the handles or addresses of its members where there is no organisation; empty where there is nothing.
    package func owners(for team: EntityRef) -> [String] {
        if let organisation { return ["@\(organisation)/\(team.name)"] }
        let members = (estate.teams[team.name]?.members ?? []).compactMap { ($0.handle ?? $0.email)?.value.text }
        return members.map { $0.contains("@") ? $0 : "@\($0)" }
    }

    /// Whether an owner as CODEOWNERS writes it is a team, or one of its members: `@acme/integration`, `@kim`, `kim@acme.example`.
    package func stands(_ owner: String, for team: EntityRef) -> Bool {
        let own = owner.split(separator: "/").last.map { $0.hasPrefix("@") ? $0.dropFirst() : $0 } ?? ""
        if team.name.text.utf8.elementsEqual(own.utf8) { return true }
        guard let spec = estate.teams[team.name] else { return false }
        if spec.contact?.value.text == owner { return true }
        return (spec.members ?? []).contains { member in
            let handle = member.handle?.value.text
            return member.email?.value.text == owner || handle == owner || handle.map { "@\($0)" } == owner
        }
    }
}
