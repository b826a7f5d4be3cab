package import Basics
internal import Documents

/// Reads XML Schema 1.0, one file or a folder of them; SAP's schemas of IDocs are such.
package struct XSDFormat: ContractFormat {
    package let id: ContractFormatID = "xsd"
    package let title =
        "XML Schema 1.0 (IDoc schemas too); not compared: XPath of identity constraints, bounds of durations and of parts of dates"

    package init() {}

    /// Looks for a root element `schema` of XML Schema, without parsing the file.
    package func recognises(_ file: SourceFile) -> Bool {
        XMLRootTag(file).map { $0.name == "schema" && $0.text.contains(XMLNames.schema.text) } ?? false
    }

    package func notation(of contract: Contract) -> any MessageNotation { XMLNotation() }

    package func read(_ input: ContractInput) -> Contract {
        var contract = Contract(format: id, profile: .xml, files: input.files)
        contract.profile.hasDirection = false
        var files = XSDFiles(input)
        files.load(&contract)
        guard !files.schemas.documents.isEmpty else { return contract }
        var reader = XSDReader(contract, files.schemas)
        reader.readAll()
        return reader.contract
    }
}

extension Profile {
    /// XML that a schema describes: what it does not allow is refused, all values are text, and null is `xsi:nil`.
    package static let xml = Profile(unknownFields: .reject, violations: .reject, hasTypedScalars: false)
}
