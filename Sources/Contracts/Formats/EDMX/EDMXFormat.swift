package import Basics
internal import Documents

/// Reads OData's `$metadata`: CSDL XML of the versions 2, 3 and 4, with SAP's and OASIS' annotations.
package struct EDMXFormat: ContractFormat {
    package let id: ContractFormatID = "edmx"
    package let title = "OData EDMX (CSDL XML 2, 3, 4)"

    package init() {}

    /// Looks for a root element `Edmx` or `Schema` in one of OData's namespaces, without parsing the file.
    package func recognises(_ file: SourceFile) -> Bool {
        guard let tag = XMLRootTag(file) else { return false }
        let isRoot = tag.name == "Edmx" || tag.name == "Schema"
        return isRoot && CSDLNamespaces.roots.contains { tag.text.contains($0) }
    }

    package func read(_ input: ContractInput) -> Contract {
        var contract = Contract(format: id, profile: .odata, files: input.files)
        let documents = EDMXFiles(input).load(&contract)
        guard !documents.isEmpty else { return contract }
        let schemas = CSDLSchemas(documents, &contract.troubles)
        if schemas.isEmpty {
            contract.troubles.append(
                ContractTrouble(
                    .unreadable, "The file has no OData `Schema` element, so it describes no service.",
                    at: SourceSpan(file: documents[0].file)))
        }
        var reader = EDMXReader(contract, schemas)
        reader.readAll()
        return reader.contract
    }
}

/// The addresses that OData's XML uses.
enum CSDLNamespaces {
    /// What the root element's start tag holds: namespaces of EDMX, and of bare CSDL schemas.
    static let roots = [
        "http://schemas.microsoft.com/ado/2007/06/edmx", "http://docs.oasis-open.org/odata/ns/edm",
        "http://schemas.microsoft.com/ado/2006/04/edm", "http://schemas.microsoft.com/ado/2007/05/edm",
        "http://schemas.microsoft.com/ado/2008/01/edm", "http://schemas.microsoft.com/ado/2008/09/edm",
        "http://schemas.microsoft.com/ado/2009/08/edm", "http://schemas.microsoft.com/ado/2009/11/edm",
    ]
    /// SAP's attributes for OData 2.
    static let sap: StaticString = "http://www.sap.com/Protocols/SAPData"
}
