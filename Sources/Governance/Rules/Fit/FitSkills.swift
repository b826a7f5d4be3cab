internal import Basics
internal import Estate

/// Finds a team that lacks a skill its platform asks for.
struct FitSkills: Rule {
    let id: RuleID = "fit/skills"
    let level = Level.warning
    let subjects = RuleSubjects.teams
    let summary = "a team that lacks a skill its platform asks for"
    let rationale =
        "The flow was built by those who left; those who own it open the tool for the first time when it fails."
    let fix = "Train the team, give the flow to one that has the skill, or correct `skills`."

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: api, protocol: rest, contract: none}]
        ---
        kind: Platform
        name: ipaas
        skills: [dataweave]
        ---
        kind: Flow
        name: orders
        via: [platform:ipaas]
        owner: ▸team:integration
        steps: [{read: erp/api}]
        ---
        kind: Team
        name: integration
        skills: [boomi]
        """

    var passing: RuleExample { violating.changing(["skills: [boomi": "skills: [boomi, dataweave"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        struct Pair: Hashable {
            let team: EntityRef
            let platform: Name
        }
        var flows: [Pair: [FlowProfile]] = [:]
        for flow in context.flows {
            guard let owner = flow.flow.owner?.value else { continue }
            for platform in flow.platforms { flows[Pair(team: owner, platform: platform), default: []].append(flow) }
        }
        return flows.sorted { ($0.key.platform, $0.key.team) < ($1.key.platform, $1.key.team) }.compactMap { pair, flows in
            guard let asked = context.estate.platforms[pair.platform]?.skills, let team = context.estate.teams[pair.team.name] else {
                return nil
            }
            let place = flows[0].flow.owner?.span
            guard let skills = team.skills else {
                return finding(
                    pair.team, "\(pair.team) owns \(listed(flows.map(\.ref))) on platform:\(pair.platform), and its skills are not stated",
                    at: place,
                    level: .info, detail: "not stated \(pair.platform)")
            }
            let known = Set(skills.map(\.value))
            let missing = asked.map(\.value).filter { !known.contains($0) }
            guard !missing.isEmpty else { return nil }
            return finding(
                pair.team,
                "\(pair.team) owns \(listed(flows.map(\.ref))) on platform:\(pair.platform), which asks for \(missing.map(\.text).joined(separator: ", "))",
                at: place, detail: "\(pair.platform) \(missing.map(\.text).joined(separator: " "))")
        }
    }
}
