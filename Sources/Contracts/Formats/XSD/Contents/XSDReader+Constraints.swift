internal import Basics
internal import Documents

extension XSDReader {
    /// Notes the identity constraints of all elements as facts: what they demand of a message is not computed.
    mutating func readConstraints() {
        for document in schemas.documents { readConstraints(in: document.root, path: []) }
    }

    private mutating func readConstraints(in node: Node, path: [String]) {
        for child in node.elements {
            switch child.text {
            case "key", "keyref", "unique":
                let selector = child.element(named: "selector")?.attribute("xpath")?.text.xsdTrimmed ?? ""
                let fields = child.elements(named: "field").map { $0.attribute("xpath")?.text.xsdTrimmed ?? "" }
                let refers = child.attribute("refer").map { " of \($0.text)" } ?? ""
                contract.facts.append(
                    ContractFact(
                        subject: path.joined(separator: "."), name: "\(child.text) \(child.attribute("name")?.text ?? "")",
                        value: "\(selector) (\(fields.joined(separator: ", ")))\(refers)", weight: .constraint, origin: origin(of: child)))
            default:
                let isNamed = child.isText("element") || child.isText("complexType") || child.isText("group")
                let name = isNamed ? child.attribute("name")?.text : nil
                readConstraints(in: child, path: name.map { path + [$0] } ?? path)
            }
        }
    }
}
