internal import Basics
internal import Estate
internal import Stewardship

/// Writes who owns what as JSON.
package enum OwnersJSON {
    package static func render(_ view: OwnersView) -> String {
        let content: [(String, JSONValue)] =
            switch view {
            case .teams(let view):
                [
                    ("teams", .array(view.teams.map(team))), ("unowned", texts(view.unowned)),
                    ("flows", .array(view.knowledge.map { knowledge($0, view) })), ("goneSince", .string("\(view.goneSince)")),
                    ("gone", .array(view.departures.map { departure($0, view) })), ("historySince", text(view.cutOn)),
                ]
            case .handover(let view): [("handover", handover(view))]
            case .asked(let answer): [("asked", self.answer(answer))]
            case .check(let check): [("codeowners", self.check(check))]
            case .written(let text): [("file", .string(text))]
            }
        return JSONValue.object([("schema", "tieline/owners/v1")] + content).document
    }

    private static func team(_ activity: TeamActivity) -> JSONValue {
        .object([
            ("team", .string("\(activity.team.ref)")), ("contact", text(activity.team.contact?.value)),
            ("onCall", text(activity.team.onCall?.value)), ("members", .integer(activity.team.members?.count ?? 0)),
            ("lastActive", text(activity.lastActive)), ("owns", texts(activity.owns)),
        ])
    }

    private static func knowledge(_ flow: FlowKnowledge, _ view: TeamsView) -> JSONValue {
        .object([
            ("flow", .string("\(flow.flow)")), ("owner", text(flow.owner)), ("criticality", .string(flow.criticality.rawValue)),
            ("commits", .integer(flow.commits)), ("people", .integer(flow.parts.count)),
            ("busFactor", flow.busFactor.map(JSONValue.integer) ?? .null),
            (
                "shares",
                .array(
                    flow.parts.map { part in
                        .compact([
                            ("commits", .integer(part.commits)), ("last", .string("\(part.last)")),
                            ("person", view.namesPeople ? .string(part.person.name.text) : nil),
                        ])
                    })
            ),
        ])
    }

    private static func departure(_ departure: Departure, _ view: TeamsView) -> JSONValue {
        .compact([
            ("person", view.namesPeople ? .string(departure.person.name.text) : nil), ("team", text(departure.team)),
            ("lastActive", .string("\(departure.lastActive)")), ("flows", texts(departure.flows)),
            ("wholeTeam", .bool(departure.isWholeTeam)),
        ])
    }

    private static func handover(_ view: HandoverView) -> JSONValue {
        func move(_ move: HandoverReport.Move) -> JSONValue {
            .object([("from", text(move.from)), ("to", text(move.to)), ("what", texts(move.what))])
        }
        return .object([
            ("base", .revision(view.base)), ("head", .revision(view.head)), ("moves", .array(view.report.moves.map(move))),
            (
                "leftBehind",
                .array(view.report.leftBehind.map { .object([("team", text($0.from)), ("what", texts($0.what))]) })
            ),
            ("newTeams", texts(view.report.newTeams)), ("goneTeams", texts(view.report.goneTeams)),
        ])
    }

    private static func answer(_ answer: OwnerAnswer) -> JSONValue {
        .object([
            ("subject", .string(answer.subject)), ("path", text(answer.path)), ("owners", texts(answer.owners)),
            ("backup", text(answer.backup)),
            (
                "contacts",
                .array(
                    answer.contacts.map { entry in
                        .object([("team", .string("\(entry.team)")), ("contact", text(entry.contact)), ("onCall", text(entry.onCall))])
                    })
            ),
            ("codeowners", answer.codeOwners.map(texts) ?? .null),
        ])
    }

    private static func check(_ check: CodeOwnersCheck) -> JSONValue {
        .object([
            ("path", .string(check.file.text)), ("dialect", .string(check.dialect.rawValue)), ("ok", .bool(check.isSound)),
            ("badLines", .array(check.troubles.map { .object([("line", .integer($0.line)), ("message", .string($0.message))]) })),
            ("idleRules", .array(check.idle.map { .object([("line", .integer($0.line)), ("pattern", .string($0.pattern))]) })),
            (
                "differences",
                .array(
                    check.differences.map { difference in
                        .object([
                            ("path", .string(difference.path.text)), ("owners", texts(difference.owners)),
                            ("named", texts(difference.named)),
                            ("line", difference.line.map(JSONValue.integer) ?? .null),
                        ])
                    })
            ),
            ("unownedByRule", .array(check.unowned.map { .object([("path", .string($0.path.text)), ("line", .integer($0.line))]) })),
            ("matchedByNoRule", texts(check.unmatched)),
        ])
    }

    private static func text(_ value: (some CustomStringConvertible)?) -> JSONValue { value.map { .string($0.description) } ?? .null }
    private static func texts(_ values: [some CustomStringConvertible]) -> JSONValue { .array(values.map { .string($0.description) }) }
}
