package import Basics

/// The name of a contract format, as `--contract-format` and `contract.format` take it.
package struct ContractFormatID: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    package let text: String
    package init(_ text: String) { self.text = text }
    package init(stringLiteral value: String) { text = value }
    package var description: String { text }
}

/// The files that a contract consists of, and where else its references may lead.
package struct ContractInput: Sendable {
    /// The entry file first; a folder's files by path.
    package var files: [SourceFile]
    /// Reads a file by its path relative to the repository's root, for references across files; nil where there is none.
    package var resolve: @Sendable (Name) -> SourceFile?
    /// Remote addresses and the local paths that stand for them (`contract.options.catalog`).
    package var catalog: [Name: Name]
    /// The folder that the files were named by, with its slash, where a whole folder is the contract; what its files are called starts below it.
    package var root: Name?

    package init(
        files: [SourceFile], catalog: [Name: Name] = [:], root: Name? = nil,
        resolve: @escaping @Sendable (Name) -> SourceFile? = { _ in nil }
    ) {
        self.files = files
        self.root = root
        self.catalog = catalog
        self.resolve = resolve
    }
}

/// A format that contracts are written in. A format is one folder under `Formats/` and one line in `ContractFormats.all`.
package protocol ContractFormat: Sendable {
    var id: ContractFormatID { get }
    /// Other names that the command line and specs may use.
    var aliases: [ContractFormatID] { get }
    /// What a person calls it, with the versions that are read.
    var title: String { get }
    /// Whether a file looks like this format, by its content; the extension only helps.
    func recognises(_ file: SourceFile) -> Bool
    /// Reads a contract. Whatever is wrong is a trouble of the result; the rest is still read.
    func read(_ input: ContractInput) -> Contract
    /// Reads two versions of a contract that are to be compared. What both write alike, and what leads to nothing that they write otherwise,
    /// may be missing from both; the comparison is the same.
    func readVersions(_ old: ContractInput, _ new: ContractInput, jobs: Int) -> (old: Contract, new: Contract)
    /// How messages of a contract in this format are written.
    func notation(of contract: Contract) -> any MessageNotation
}

extension ContractFormat {
    package var aliases: [ContractFormatID] { [] }
    package func readVersions(_ old: ContractInput, _ new: ContractInput, jobs: Int) -> (old: Contract, new: Contract) {
        let contracts = orderedParallelMap([old, new], jobs: jobs, worker: {}) { read($1) }
        return (contracts[0], contracts[1])
    }

    package func notation(of contract: Contract) -> any MessageNotation { JSONNotation() }
}
