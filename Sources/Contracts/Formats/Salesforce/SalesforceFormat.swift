package import Basics
internal import Documents

/// Salesforce's metadata of objects and fields, as Salesforce DX keeps it in git: one file for each field, or one for a whole object.
package struct SalesforceFormat: ContractFormat {
    package init() {}

    package var id: ContractFormatID { "salesforce" }
    package var title: String {
        "Salesforce DX object metadata (objects, fields, platform events, global value sets); "
            + "of standard fields, those of ten common objects; no validation rules, record types or dependent picklists"
    }

    private static let namespace = "http://soap.sforce.com/2006/04/metadata"
    private static let roots = ["CustomObject", "CustomField", "GlobalValueSet"]

    package func recognises(_ file: SourceFile) -> Bool {
        guard let tag = XMLRootTag(file) else { return false }
        return Self.roots.contains(tag.name) && tag.text.contains(Self.namespace)
    }

    package func read(_ input: ContractInput) -> Contract {
        let contract = Contract(format: id, profile: .salesforce, files: input.files)
        var sources = SalesforceSources(contract, input)
        for (index, file) in input.files.enumerated() where input.files.count == 1 || recognises(file) { sources.read(file, index: index) }
        var reader = SalesforceReader(sources)
        reader.readAll()
        return reader.contract
    }
}

extension Profile {
    /// An API that refuses fields that it does not know and values that do not fit, and rounds numbers to a field's places.
    package static let salesforce: Profile = {
        var profile = Profile()
        profile.roundsDecimals = true
        profile.readersTolerateNewFields = true
        return profile
    }()
}
