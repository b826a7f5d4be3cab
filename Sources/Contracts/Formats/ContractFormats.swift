package import Basics

/// The formats that contracts are read from.
package enum ContractFormats {
    /// All formats, in the order in which they are asked whether they know a file.
    package static let all: [any ContractFormat] = [
        EDMXFormat(),
        OpenAPIFormat(),
        RAMLFormat(),
        AsyncAPIFormat(),
        AvroFormat(),
        DataContractFormat(),
        JSONSchemaFormat(),
        GraphQLFormat(),
        XSDFormat(),
        WSDLFormat(),
        SalesforceFormat(),
        ProtobufFormat(),
        SQLFormat(),
        LayoutFormat(),
    ]

    /// The format of a name, as `contract.format` and `--contract-format` take it; nil where no format has it.
    package static func format(named name: String) -> (any ContractFormat)? {
        all.first { ([$0.id] + $0.aliases).contains { Name($0.text) == Name(name) } }
    }

    /// The first format that recognises a file by its content; nil where none does.
    package static func detect(_ file: SourceFile) -> (any ContractFormat)? {
        all.first { $0.recognises(file) }
    }
}
