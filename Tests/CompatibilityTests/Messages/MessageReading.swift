import Basics
import Compatibility
import Contracts
import Documents

extension MessageValue {
    /// A message as a node of a JSON file says it.
    init(_ node: Node) {
        switch node.kind {
        case .null: self = .null
        case .boolean: self = .boolean(node.boolean ?? false)
        case .integer, .number: self = node.decimal.map { .number($0) } ?? .text(node.name)
        case .sequence: self = .array(node.items.map { MessageValue($0) })
        case .mapping: self = .object(node.entries.map { Member($0.key.name, MessageValue($0.value)) })
        default: self = .text(node.name)
        }
    }

    /// A message that is written as JSON.
    init?(json text: String) {
        guard let root = readDocument(SourceFile(path: "message.json", bytes: Array(text.utf8)), as: .json).root else { return nil }
        self.init(root)
    }
}
