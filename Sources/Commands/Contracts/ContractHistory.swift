internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate
internal import Git
internal import Reports

/// Holds the newest version of a contract against all older ones.
enum ContractHistory {
    /// How many versions are compared at most.
    private static let limit = 1_000

    /// The versions that lie beside each other in a folder, in the order of the numbers in their names.
    static func versions(in folder: String) throws(CommandFailure) -> [NamedContract] {
        guard FileAccess.isFolder(folder) else {
            throw CommandFailure(.unusable, "\(folder) is no folder.", help: "--versions takes a folder whose entries are the versions.")
        }
        let base = folder.utf8.last == UInt8(ascii: "/") ? folder : folder + "/"
        let entries = try Set(FileAccess.files(below: folder).compactMap { $0.split(separator: "/").first.map(String.init) })
        var result: [NamedContract] = []
        for entry in entries.sorted(by: VersionOrder.precedes) {
            var version = try NamedContract(base + entry)
            version.name = entry
            result.append(version)
        }
        return try bounded(result, folder)
    }

    /// The versions of a file or folder in git, from a revision on, as they followed each other on the branch; the work tree's comes last.
    static func versions(of path: String, since revision: String, _ options: EstateOptions, watch: RunWatch) throws -> [NamedContract] {
        let loader = try RevisionLoader(options)
        let repository = loader.repository
        guard let folder = repository.workTreeFolder.flatMap({ FileAccess.real($0) }), let real = FileAccess.real(path),
            real.utf8.starts(with: (folder + "/").utf8)
        else {
            throw CommandFailure(
                .unusable, "\(path) lies in no work tree of the repository.",
                help: "Name a contract of the repository around the current folder.")
        }
        let relative = Name(String(decoding: real.utf8.dropFirst(folder.utf8.count + 1), as: UTF8.self))
        let start = try repository.resolve(revision)
        var commits = [start]
        if let head = try repository.head().commit {
            commits += try repository.walk(from: [head], hiding: [start], firstParentOnly: true).commits.reversed().map(\.id)
        }
        var result: [NamedContract] = []
        for commit in commits {
            try watch.check()
            let files = TreeFiles(
                try GitEstateSource(repository, try repository.freeze(.tree(try repository.tree(ofCommit: commit))), control: watch.control)
            )
            let label = commit == start ? revision : commit.short
            guard let version = try files.contract(at: relative, named: label), version.differs(from: result.last) else { continue }
            result.append(version)
        }
        var newest = try NamedContract(path)
        newest.name = "WORKTREE"
        if newest.differs(from: result.last) { result.append(newest) }
        return try bounded(result, path)
    }

    private static func bounded(_ versions: [NamedContract], _ path: String) throws(CommandFailure) -> [NamedContract] {
        if versions.count < 2 {
            throw CommandFailure(
                .unusable, "\(path) has \(versions.isEmpty ? "no version" : "one version only"), so there is nothing to compare.",
                help: "Name an older revision with --since, or a folder of several versions with --versions.")
        }
        guard versions.count <= limit else {
            throw CommandFailure(.unusable, "\(path) has more than \(limit) versions.", help: "Name a later revision with --since.")
        }
        return versions
    }

    /// Compares the last version with each one before it.
    static func compare(_ versions: [NamedContract], format name: String?, asOf day: CalendarDate, jobs: Int, watch: RunWatch)
        throws(CommandFailure) -> ContractHistoryReport
    {
        let format = try ContractDiff.format(named: name, of: versions.reversed())
        try watch.step("reading contracts")
        let contracts = orderedParallelMap(versions, jobs: jobs, worker: {}) { $1.read(as: format) }
        try watch.step("comparing contracts")
        guard let newest = contracts.last else { return ContractHistoryReport(versions: [], format: format.id, pairs: [], troubles: []) }
        let pairs = orderedParallelMap(Array(contracts.dropLast()), jobs: jobs, worker: {}) { _, old -> ContractDifference? in
            let isReadable = !(old.troubles + newest.troubles).contains { $0.kind == .unreadable }
            guard isReadable else { return nil }
            return ContractComparison(old: old, new: newest, asOf: day.description).difference(witnessFuel: ContractComparison.witnessFuel)
        }
        try watch.check()
        return ContractHistoryReport(
            versions: versions.map(\.name), format: format.id,
            pairs: zip(versions, pairs).map { ContractHistoryReport.Pair(old: $0.name, difference: $1) },
            troubles: zip(versions, contracts).flatMap { version, contract in contract.troubles.map { (version.name, $0) } })
    }
}

/// The order of versions by their names: numbers count as numbers, so that v10 comes after v9.
enum VersionOrder {
    static func precedes(_ left: String, _ right: String) -> Bool {
        let (one, two) = (parts(left), parts(right))
        for (left, right) in zip(one, two) where left != right {
            if let number = left.number, let other = right.number, number != other { return number < other }
            return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
        }
        return one.count != two.count ? one.count < two.count : left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    private struct Part: Equatable {
        var text: String
        var number: Int? { Int(text) }
    }

    private static func parts(_ text: String) -> [Part] {
        var result: [Part] = []
        var wasDigit: Bool?
        // A name without its extension comes first: 1.0.yaml before 1.0.1.yaml.
        for character in text {
            let isDigit = character.isASCII && character.isNumber
            if isDigit == wasDigit { result[result.count - 1].text.append(character) } else { result.append(Part(text: String(character))) }
            wasDigit = isDigit
        }
        return result
    }
}
