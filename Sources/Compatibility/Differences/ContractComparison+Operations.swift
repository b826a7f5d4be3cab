internal import Basics
internal import Contracts

extension ContractComparison {
    func compareOperations(_ result: inout ContractDifference, _ roots: inout [PositionPair]) {
        let before = space[old].operations
        let after = space[new].operations
        var byIdentity: [Name: Int] = [:]
        for (index, operation) in after.enumerated() where byIdentity[operation.identity] == nil { byIdentity[operation.identity] = index }
        var matched: Set<Int> = []
        for operation in before {
            let identities = [operation.identity] + operation.possibleIdentities
            guard let index = identities.lazy.compactMap({ byIdentity[$0] }).first else {
                removed(operation, after.first { $0.name == operation.name }, &result)
                continue
            }
            matched.insert(index)
            compare(operation, after[index], &result, &roots)
        }
        for (index, operation) in after.enumerated() where !matched.contains(index) {
            result.forward = false
            result.changes.append(
                ContractChange(
                    .operationAdded, .safe, subject: operation.name.text, "the operation is new",
                    places: [ChangePlace(operation.name.text, .in, .safe)], detail: "added", old: nil,
                    new: space[new].span(of: operation.origin)))
        }
    }

    /// Notes that an operation is gone; `namesake` is what its name stands for now, on another path or channel.
    private func removed(_ operation: Operation, _ namesake: Operation?, _ result: inout ContractDifference) {
        result.backward = false
        // What was announced, and whose announced end has passed, breaks nobody who read the announcement.
        // A deprecation without a date leaves nothing to wait for.
        let isAnnounced = operation.isDeprecated && (operation.sunset.map { $0 <= asOf } ?? true)
        let level: ChangeLevel = isAnnounced ? .risky : .breaking
        result.changes.append(
            ContractChange(
                .operationRemoved, level, subject: operation.name.text,
                namesake.map { "the operation is gone: its name now stands for `\($0.identity)`, before for `\(operation.identity)`" }
                    ?? "the operation is gone",
                places: [ChangePlace(operation.name.text, .in, level)], detail: "removed", old: space[old].span(of: operation.origin),
                new: nil))
    }

    private func compare(_ before: Operation, _ after: Operation, _ result: inout ContractDifference, _ roots: inout [PositionPair]) {
        let spans = (space[old].span(of: before.origin), space[new].span(of: after.origin))
        func note(_ kind: ChangeKind, _ level: ChangeLevel, _ message: String, _ detail: String) {
            result.changes.append(
                ContractChange(
                    kind, level, subject: after.name.text, message, places: [ChangePlace(after.name.text, .in, level)], detail: detail,
                    old: spans.0,
                    new: spans.1))
        }
        if before.name != after.name {
            note(.operationRenamed, .safe, "was called \(before.name); messages are the same", "name:\(after.name)")
        }
        if !before.isDeprecated, after.isDeprecated {
            note(.operationDeprecated, .safe, "is now deprecated\(after.sunset.map { ", and ends on \($0)" } ?? "")", "deprecated")
        }
        if before.servers != after.servers, !before.servers.isEmpty, !after.servers.isEmpty {
            let areServed = Set(before.servers).isSubset(of: after.servers)
            note(
                .serverChanged, areServed ? .safe : .risky,
                "is served at \(after.servers.joined(separator: ", ")), was at \(before.servers.joined(separator: ", "))", "servers")
        }
        compareSecurity(before, after, &result)
        compareTerms(
            before.terms(besidesUnknownIn: after), after.terms(besidesUnknownIn: before), messages: messages(before, after),
            of: after.name.text + "/", &result)
        comparePositions(before, after, &result, &roots)
    }
}
