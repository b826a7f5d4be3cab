package import Basics

/// An edit of a document that the table judges, whatever the messages are.
package struct AsyncAPIJudgedEdit: Sendable {
    package let change: ContractChange
    /// Why it breaks, as a clause.
    package let reason: String
    /// The operations that it is of, by the names of both versions.
    package let operations: Set<Name>
    /// The kinds of changes that say the same of these operations; of any, where it is said anywhere.
    package let saidBy: Set<ChangeKind>
    package let isSaidAnywhere: Bool
    /// The part of these operations whose differences say the same.
    package let position: Position.Part?
}

/// A reference that leads elsewhere: what it led to may still be there.
package struct AsyncAPIMove: Sendable {
    package let operations: Set<Name>
    /// The one message of a channel that it is; nil where it is a channel, or an operation's own list.
    package let message: Name?
}

/// What the table says of the edits between two documents.
package struct AsyncAPIVerdicts: Sendable {
    package var breaks: [AsyncAPIJudgedEdit] = []
    /// Edits that do not break by the table, whatever is said of them.
    package var excuses: [AsyncAPIJudgedEdit] = []
    package var moves: [AsyncAPIMove] = []
}

/// Holds two documents of one generation against the table; nil where they are of two, or too large.
package func asyncAPIVerdicts(old: Contract, new: Contract) -> AsyncAPIVerdicts? {
    guard let before = old.details as? AsyncAPIStatements, let after = new.details as? AsyncAPIStatements,
        before.generation == after.generation, !before.isCut, !after.isCut
    else { return nil }
    var differences = AsyncAPIStatementDifferences(old: old, new: new)
    differences.compare(before.root, after.root, AsyncAPITable.of(before.generation).root, [])
    return differences.verdicts
}

/// Walks two documents along the table.
struct AsyncAPIStatementDifferences {
    let old: Contract
    let new: Contract
    private(set) var verdicts = AsyncAPIVerdicts()

    init(old: Contract, new: Contract) {
        self.old = old
        self.new = new
    }

    /// Compares a part; `names` are the keys that stand where the row's path has a `*`.
    mutating func compare(_ before: AsyncAPIStatement, _ after: AsyncAPIStatement, _ branch: AsyncAPITable.Branch, _ names: [Name]) {
        switch (before.form, after.form) {
        case (.nothing, .nothing): return
        case (.nothing, .mapping), (.nothing, .list), (.nothing, .scalar): return note(.added, nil, after, branch, names)
        case (.mapping, .nothing), (.list, .nothing), (.scalar, .nothing):
            if case .scalar = before.form {} else if before.parts.isEmpty { return }
            return note(.removed, before, nil, branch, names)
        case (.scalar(let one), .scalar(let two)):
            if one != two { note(.changed, before, after, branch, names) }
        case (.mapping, .mapping), (.list, .list): compareParts(before, after, branch, names)
        default: note(.changed, before, after, branch, names)
        }
    }

    private mutating func compareParts(
        _ before: AsyncAPIStatement, _ after: AsyncAPIStatement, _ branch: AsyncAPITable.Branch, _ names: [Name]
    ) {
        if before.reference != nil || after.reference != nil {
            guard before.reference != after.reference else { return }
            verdicts.moves.append(
                AsyncAPIMove(
                    operations: Set(before.operations + after.operations), message: branch.row?.isMessage ?? false ? before.key : nil))
            return
        }
        let news = Dictionary(after.parts.map { ($0.key, $0) }) { first, _ in first }
        let known = Set(before.parts.map(\.key))
        let renamed = Dictionary(after.parts.filter { !known.contains($0.key) }.map { ($0.alias ?? $0.key, $0) }) { first, _ in first }
        var matched: Set<Name> = []
        for part in before.parts {
            guard let below = branch[part.key] else { continue }
            let names = branch.names(part.key) ? names : names + [part.key]
            guard let now = news[part.key] ?? part.alias.flatMap({ renamed[$0] }), matched.insert(now.key).inserted else {
                note(.removed, part, nil, below, names, beside: after.operations)
                continue
            }
            compare(part, now, below, names)
        }
        for part in after.parts where !matched.contains(part.key) {
            guard let below = branch[part.key] else { continue }
            note(.added, nil, part, below, branch.names(part.key) ? names : names + [part.key], beside: before.operations)
        }
    }

    /// Notes an edit; `others` are the operations of what a part that is on one side only stands in on the other.
    private mutating func note(
        _ edit: AsyncAPIEdit, _ before: AsyncAPIStatement?, _ after: AsyncAPIStatement?, _ branch: AsyncAPITable.Branch, _ names: [Name],
        beside others: [Name] = []
    ) {
        guard let row = branch.row, row.breaks.contains(edit) || row.excuses else { return }
        let subject = row.subject(names)
        var change = ContractChange(
            row.kind[edit], .breaking, subject: subject, "\(Self.words(edit, subject, before, after, isItem: row.isItem)); \(row.reason)",
            places: [ChangePlace(subject, .in, .breaking)], detail: "\(row.path) \(edit) \(after?.value ?? "")",
            old: before.map { old.span(of: $0.origin) }, new: after.map { new.span(of: $0.origin) })
        change.exchange = .unseen
        let judged = AsyncAPIJudgedEdit(
            change: change, reason: row.reason, operations: Set((before?.operations ?? []) + (after?.operations ?? []) + others),
            saidBy: row.saidBy, isSaidAnywhere: row.isSaidAnywhere, position: row.position)
        if row.breaks.contains(edit) { verdicts.breaks.append(judged) } else { verdicts.excuses.append(judged) }
    }

    private static func words(
        _ edit: AsyncAPIEdit, _ subject: String, _ before: AsyncAPIStatement?, _ after: AsyncAPIStatement?, isItem: Bool
    ) -> String {
        let (was, isNow) = (before?.value.map { "`\($0)`" }, after?.value.map { "`\($0)`" })
        switch edit {
        case .added where isItem: return "\(subject): \(isNow ?? "an entry") is new"
        case .added: return isNow.map { "\(subject) is now \($0)" } ?? "\(subject) is new"
        case .removed where isItem: return "\(subject): \(was ?? "an entry") is gone"
        case .removed: return was.map { "\(subject) is no longer \($0)" } ?? "\(subject) is gone"
        case .changed:
            guard let was, let isNow else { return "\(subject) is of another kind" }
            return isItem ? "\(subject): \(isNow) stands where \(was) stood" : "\(subject) was \(was) and is \(isNow)"
        }
    }
}

extension AsyncAPIStatement {
    /// The text of a single value.
    fileprivate var value: String? {
        guard case .scalar(let text) = form else { return nil }
        return text
    }
}

extension AsyncAPIRow {
    /// Whether it is of the entries of a list.
    fileprivate var isItem: Bool {
        ["enum/*", "security/*", "traits/*", "servers/*"].contains { path.hasSuffix($0) && path.utf8.count > $0.utf8.count + 1 }
            || path == "/operations/*/messages/*"
    }

    fileprivate func subject(_ names: [Name]) -> String {
        var pieces = words.split(separator: "{", omittingEmptySubsequences: false)[...]
        var text = pieces.popFirst().map(String.init) ?? ""
        for piece in pieces {
            let index = piece.first?.wholeNumberValue ?? 0
            text += (names.indices.contains(index) ? names[index].text : "") + piece.dropFirst(2)
        }
        return text
    }
}
