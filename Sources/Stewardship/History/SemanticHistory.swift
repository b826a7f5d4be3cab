package import Basics
package import Estate

/// Of each spec and file, the commits that changed what it means.
///
/// Layout, comments, the order of keys, moved files, merges that add nothing, bots, and commits that the policy or
/// `.git-blame-ignore-revs` calls quiet change no meaning.
package struct SemanticHistory: Sendable {
    /// A commit that changed what something means.
    package struct Change: Sendable {
        package let commit: Commit
        /// What it changed: keys of a spec, `text` of a document.
        package let parts: [Name]
        /// What it was before, on the side that differs least; nil where the commit brought it.
        package let before: Meaning?
        /// Nil where the commit removed it.
        package let after: Meaning?
    }

    private var specs: [EntityRef: [Change]] = [:]
    private var files: [Name: [Change]] = [:]
    private var reviews: [EntityRef: [Commit]] = [:]
    /// The youngest commit before which history is missing; nil where it is all there.
    package private(set) var cutOn: CalendarDate?
    /// Every author of a commit that changed some meaning, or recorded a review, with the day of the last one.
    package private(set) var lastActive: [Name: CalendarDate] = [:]
    /// Every commit that changed some meaning, the newest first.
    package private(set) var commits: [Commit] = []

    /// - Parameters:
    ///   - steps: The newest commit first, children before their parents.
    ///   - store: What earlier histories found out.
    ///   - read: The bytes of a content id; nil where they cannot be had.
    package init(
        _ steps: [CommitStep], quiet: QuietCommits = QuietCommits(nil), store: (any MeaningStore)? = nil,
        read: @escaping (FileVersion) -> [UInt8]?
    ) {
        var meanings = MeaningCache(store, read)
        for step in steps {
            if step.isCut { cutOn = max(cutOn ?? step.commit.day, step.commit.day) }
            if step.isCut || quiet.contains(step.commit) { continue }
            let changes = step.changes.map { change in
                MeantChange(
                    names: change.names, before: change.before.map { $0.flatMap { meanings[$0] } },
                    after: change.after.flatMap { meanings[$0] })
            }
            let isChanged = addFiles(step.commit, changes)
            let isSpec = addSpecs(step.commit, changes)
            if isChanged || isSpec { commits.append(step.commit) }
            guard addReviews(step.commit, changes) || isChanged || isSpec else { continue }
            let key = step.commit.author.key
            lastActive[key] = max(lastActive[key] ?? step.commit.day, step.commit.day)
        }
    }

    /// The commits that recorded a review of a spec, or a look at one of its interfaces, the newest first.
    package func reviews(of ref: EntityRef) -> [Commit] { reviews[ref] ?? [] }

    /// The changes of a spec, the newest first; under its former names too.
    package func changes(of ref: EntityRef, formerly: [Name] = []) -> [Change] {
        ([ref] + formerly.map { EntityRef(ref.kind, $0) }).flatMap { specs[$0] ?? [] }
    }

    /// The changes of a file, the newest first, wherever it stood.
    package func changes(ofFile path: Name) -> [Change] { files[path] ?? [] }

    /// What a file's change changes from and to: on the side of each parent, and after it; nil where there is no file.
    private struct MeantChange {
        let names: [Name]
        let before: [FileMeaning?]
        let after: FileMeaning?
    }

    private mutating func addFiles(_ commit: Commit, _ changes: [MeantChange]) -> Bool {
        var isChanged = false
        for change in changes where !change.names.isEmpty {
            guard let found = Self.change(commit, change.before.map { $0?.whole }, change.after?.whole) else { continue }
            isChanged = true
            for name in change.names { files[name, default: []].append(found) }
        }
        return isChanged
    }

    /// Looks at all files of a commit together, since a spec may have gone from one to another.
    private mutating func addSpecs(_ commit: Commit, _ changes: [MeantChange]) -> Bool {
        var after: [EntityRef: Meaning] = [:]
        let parents = changes.map(\.before.count).max() ?? 0
        var before: [[EntityRef: Meaning]] = Array(repeating: [:], count: parents)
        for change in changes {
            after.merge(change.after?.specs ?? [:]) { first, _ in first }
            for (index, version) in change.before.enumerated() {
                before[index].merge(version?.specs ?? [:]) { first, _ in first }
            }
        }
        var isChanged = false
        for ref in Set(after.keys).union(before.flatMap(\.keys)) {
            guard let found = Self.change(commit, before.map { $0[ref] }, after[ref]) else { continue }
            isChanged = true
            specs[ref, default: []].append(found)
        }
        return isChanged
    }

    /// Notes what a commit says anew of when something was reviewed; a document's review counts as somebody's work, and no more.
    private mutating func addReviews(_ commit: Commit, _ changes: [MeantChange]) -> Bool {
        var isReview = false
        for change in changes {
            guard let after = change.after?.reviews, !after.isEmpty else { continue }
            let before = change.before.map { $0?.reviews ?? [:] }
            for (ref, said) in after where !before.contains(where: { $0[ref] == said }) {
                isReview = true
                if let ref, reviews[ref]?.last != commit { reviews[ref, default: []].append(commit) }
            }
        }
        return isReview
    }

    /// A change of meaning; nil where some parent says the same.
    private static func change(_ commit: Commit, _ before: [Meaning?], _ after: Meaning?) -> Change? {
        if before.isEmpty {
            guard let after else { return nil }
            return Change(commit: commit, parts: after.difference(from: nil), before: nil, after: after)
        }
        if before.contains(after) { return nil }
        let differences = before.map { old in (old, after.map { $0.difference(from: old) } ?? old?.difference(from: nil) ?? []) }
        guard let least = differences.min(by: { $0.1.count < $1.1.count }) else { return nil }
        return Change(commit: commit, parts: least.1, before: least.0, after: after)
    }
}
