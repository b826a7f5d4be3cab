package import Basics
internal import Documents

/// Data contracts: the Open Data Contract Standard, and the Data Contract Specification that went before it.
///
/// Both are one format, so that a contract may move from one language to the other and be held against what it was.
package struct DataContractFormat: ContractFormat {
    package init() {}

    package var id: ContractFormatID { "datacontract" }
    package var aliases: [ContractFormatID] { ["odcs"] }
    package var title: String {
        "Data contracts: Open Data Contract Standard (ODCS) 3 and 2.2, Data Contract Specification 0.9 to 1.2; "
            + "quality checks other than lists of values, service levels and bounds of dates are not compared"
    }

    package func recognises(_ file: SourceFile) -> Bool {
        let keys = TopLevelKeys(of: file)
        return keys.contains("dataContractSpecification") || keys.text(of: "kind") == "DataContract"
    }

    package func read(_ input: ContractInput) -> Contract {
        var contract = Contract(format: id, profile: .dataContract, files: input.files)
        let known = input.files.count > 1 ? input.files.filter(recognises) : input.files
        for file in known.isEmpty ? input.files : known {
            let document = readDocument(file)
            contract.addSyntaxTroubles(of: document)
            guard let root = document.root else { continue }
            var reader = DataContractReader(contract, file: input.files.firstIndex { $0 === file } ?? 0, root: root)
            reader.readAll()
            contract = reader.contract
        }
        return contract
    }
}

extension Profile {
    /// Rows or messages that an owner promises to whoever reads them; readers pass over columns that they do not know.
    package static let dataContract: Profile = {
        var profile = Profile()
        profile.readersTolerateNewFields = true
        return profile
    }()
}
