package import Basics
package import Estate

/// A CODEOWNERS file held against the specs.
package struct CodeOwnersCheck: Sendable {
    /// A file whose owners differ.
    package struct Difference: Sendable {
        package let path: Name
        /// By the specs.
        package let owners: [EntityRef]
        /// By CODEOWNERS; empty where it gives the file to nobody.
        package let named: [String]
        /// The line that decides; nil where no rule matches.
        package let line: Int?
    }

    package let file: Name
    package let dialect: CodeOwnersDialect
    /// Lines that the host passes over.
    package let troubles: [OwnerTrouble]
    /// Files that a rule without owners matches last.
    package private(set) var unowned: [(path: Name, line: Int)] = []
    /// Files that no rule matches.
    package private(set) var unmatched: [Name] = []
    /// Rules that match no file of the repository.
    package private(set) var idle: [OwnerRule] = []
    package private(set) var differences: [Difference] = []

    /// Whether nothing has to be mended; files that nobody owns by the specs either are no fault.
    package var isSound: Bool { troubles.isEmpty && idle.isEmpty && differences.isEmpty }

    package init(_ codeOwners: CodeOwners, at file: Name, estate: Estate, owners: PathOwners, handles: Handles) {
        self.file = file
        dialect = codeOwners.dialect
        troubles = codeOwners.troubles
        var met: Set<Int> = []
        for entry in estate.files.entries {
            for rule in codeOwners.rules where !met.contains(rule.line) && rule.matches(entry.path) { met.insert(rule.line) }
        }
        idle = codeOwners.rules.filter { !met.contains($0.line) }
        for path in owners.paths {
            let deciding = codeOwners.deciding(path)
            let named = codeOwners.owners(of: path)
            if deciding.isEmpty { unmatched.append(path) }
            if let rule = deciding.last, named.isEmpty { unowned.append((path, rule.line)) }
            guard let stated = owners.owners[path]?.sorted() else { continue }
            let isSame = !named.isEmpty && stated.allSatisfy { team in named.contains { handles.stands($0, for: team) } }
            if !isSame { differences.append(Difference(path: path, owners: stated, named: named, line: deciding.last?.line)) }
        }
    }
}
