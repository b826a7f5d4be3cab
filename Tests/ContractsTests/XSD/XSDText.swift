import Basics
import Contracts

/// Wraps declarations into a schema, one line above them.
func schemaText(_ declarations: String, _ attributes: String = "") -> String {
    "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" \(attributes)>\n\(declarations)</xs:schema>"
}

/// Reads declarations of XML Schema.
func readXSD(_ declarations: String, _ attributes: String = "") -> ContractOutline {
    readXSDFiles(["order.xsd": schemaText(declarations, attributes)])
}

/// Reads a schema and the files that it leads to.
func readXSDFiles(_ files: [String: String], entry: Name = "order.xsd", all: Bool = false) -> ContractOutline {
    let sources = files.mapValues { $0 }.map { SourceFile(path: Name($0.key), bytes: Array($0.value.utf8)) }.sorted { $0.path < $1.path }
    let first = sources.filter { $0.path == entry }
    let rest = sources.filter { $0.path != entry }
    let input = ContractInput(files: all ? first + rest : first) { path in rest.first { $0.path == path } }
    return ContractOutline(contract: XSDFormat().read(input))
}

extension ContractOutline {
    /// The line of a type.
    func type(_ name: String) -> String { types.first { $0.hasPrefix("\(name): ") }.map { String($0.dropFirst(name.count + 2)) } ?? "none" }
}
