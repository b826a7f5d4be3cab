internal import Basics
internal import Documents

/// Reads the files of a contract and those that their `edmx:Reference` elements name.
struct EDMXFiles {
    private let input: ContractInput
    /// How many files a contract may draw in.
    private static let limit = 256

    init(_ input: ContractInput) {
        self.input = input
    }

    /// Returns the documents that can be read; `contract` gets their files and their troubles.
    ///
    /// A reference that leads nowhere is no trouble: most name vocabularies on the web. A type that is missing then is one where it is used.
    func load(_ contract: inout Contract) -> [Document] {
        var documents: [Document] = []
        var known = Set(input.files.map(\.path))
        var queue = input.files
        var next = 0
        while next < queue.count {
            let document = readDocument(queue[next], as: .xml)
            next += 1
            for trouble in document.troubles {
                contract.troubles.append(ContractTrouble(.unreadable, trouble.message, at: trouble.span))
            }
            guard let root = document.root else { continue }
            documents.append(document)
            for reference in root.elements(named: "Reference") where queue.count < Self.limit {
                guard let address = reference.attribute("Uri", namespace: .any)?.text,
                    let path = path(of: address, from: document.file.path),
                    known.insert(path).inserted, let file = input.resolve(path)
                else { continue }
                queue.append(file)
                contract.files.append(file)
            }
        }
        return documents
    }

    /// The path of a referenced file: what the catalog says, or a relative address from where it is used.
    private func path(of address: String, from base: Name) -> Name? {
        if let local = input.catalog[Name(address)] { return local }
        guard !address.contains("://"), !address.hasPrefix("/"), !address.isEmpty else { return nil }
        var parts = base.text.split(separator: "/").dropLast().map(String.init)
        for part in address.split(separator: "/") {
            switch part {
            case ".": continue
            case "..":
                guard parts.popLast() != nil else { return nil }
            default: parts.append(String(part))
            }
        }
        return Name(parts.joined(separator: "/"))
    }
}
