internal import Basics
internal import Contracts

/// What callers must present, before and after: whoever met one of the old alternatives must meet one of the new.
extension ContractComparison {
    func compareSecurity(_ before: Operation, _ after: Operation, _ result: inout ContractDifference) {
        guard before.security != after.security else { return }
        let callers = before.security.isEmpty ? [[]] : before.security
        let answer = callers.reduce(Answer.yes) { $0.and(admits(after.security, $1)) }
        let level: ChangeLevel = answer == .yes ? .safe : answer == .no ? .breaking : .risky
        let kind: ChangeKind = before.security.isEmpty ? .securityAdded : after.security.isEmpty ? .securityRemoved : .securityChanged
        var message = "callers must present \(Self.words(after.security)), before \(Self.words(before.security))"
        if let detail = Self.changedDetail(before.security, after.security) { message += "; \(detail)" }
        result.changes.append(
            ContractChange(
                kind, level, subject: after.name.text, message, places: [ChangePlace(after.name.text, .in, level)],
                isUndecided: answer == .unknown, detail: "security:\(Self.words(after.security))",
                old: space[old].span(of: before.origin), new: space[new].span(of: after.origin)))
    }

    /// Whether a caller who presents some schemes meets one of the alternatives; an empty list asks for nothing.
    private func admits(_ alternatives: [[SecurityRequirement]], _ caller: [SecurityRequirement]) -> Answer {
        if alternatives.isEmpty { return .yes }
        let answers = alternatives.map { alternative in alternative.reduce(Answer.yes) { $0.and(presents(caller, $1)) } }
        return answers.contains(.yes) ? .yes : answers.contains(.unknown) ? .unknown : .no
    }

    private func presents(_ caller: [SecurityRequirement], _ wanted: SecurityRequirement) -> Answer {
        var best = Answer.no
        for own in caller where isSame(own.scheme, wanted.scheme) {
            if own.definition == wanted.definition {
                if Set(wanted.scopes).isSubset(of: own.scopes), own.serves(wanted) { return .yes }
            } else if own.isUnknown || wanted.isUnknown || own.isLike(wanted) {
                best = .unknown
            }
        }
        return best
    }

    /// Whether two names stand for one scheme: two schemes of one contract are two credentials, but a scheme may have a new name.
    private func isSame(_ before: Name, _ after: Name) -> Bool {
        before == after || !space[old].securitySchemes.contains(after) && !space[new].securitySchemes.contains(before)
    }

    private static func words(_ alternatives: [[SecurityRequirement]]) -> String {
        func words(_ requirement: SecurityRequirement) -> String {
            let scopes = requirement.scopes.map(\.text).joined(separator: ", ")
            return scopes.isEmpty ? requirement.scheme.text : "\(requirement.scheme) (\(scopes))"
        }
        if alternatives.isEmpty { return "nothing" }
        var seen: Set<String> = []
        let all = alternatives.map { $0.isEmpty ? "nothing" : $0.map(words).joined(separator: " and ") }
        return all.filter { seen.insert($0).inserted }.joined(separator: " or ")
    }

    /// The first definition or detail that changed under an unchanged name.
    private static func changedDetail(_ before: [[SecurityRequirement]], _ after: [[SecurityRequirement]]) -> String? {
        let old = before.flatMap { $0 }
        for wanted in after.flatMap({ $0 }) {
            let own = old.filter { $0.scheme == wanted.scheme }
            guard let first = own.first else { continue }
            guard let same = own.first(where: { $0.definition == wanted.definition }) else {
                return "\(wanted.scheme) is \(wanted.definition), was \(first.definition)"
            }
            for key in Set(same.details.keys).union(wanted.details.keys).sorted() where same.details[key] != wanted.details[key] {
                return "the \(key) of \(wanted.scheme) is \(wanted.details[key] ?? "not stated"), was \(same.details[key] ?? "not stated")"
            }
        }
        return nil
    }
}

extension SecurityRequirement {
    /// What a caller must present is not known.
    fileprivate var isUnknown: Bool { definition.utf8.starts(with: "unknown ".utf8) }

    /// Whether both are a token in the same header, of which it is only said in other words where it comes from.
    fileprivate func isLike(_ other: SecurityRequirement) -> Bool {
        guard let one = tokenKind, let two = other.tokenKind else { return false }
        return one != two
    }

    /// The way in which a scheme's bearer token is described; nil for what is, or may be, presented otherwise.
    private var tokenKind: String? {
        for kind in ["oauth2", "openIdConnect"] where definition.utf8.starts(with: kind.utf8) { return kind }
        return definition == "http bearer" || definition == "http" ? "http" : nil
    }

    /// Whether what is presented is what another asks for: tokens from the same place, in the form that is asked for.
    ///
    /// An address that is newly stated was used before; a form that is newly stated is a demand.
    fileprivate func serves(_ wanted: SecurityRequirement) -> Bool {
        wanted.details.allSatisfy { key, value in details[key].map { $0 == value } ?? (key != "bearerFormat") }
    }
}
