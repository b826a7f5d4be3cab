/// A JSON document as a test builds and respells it; scalars are JSON text.
indirect enum DocumentTree: Equatable, Sendable {
    case scalar(String)
    case list([DocumentTree])
    case object([Member])

    struct Member: Equatable, Sendable {
        var name: String
        var value: DocumentTree

        init(_ name: String, _ value: DocumentTree) {
            self.name = name
            self.value = value
        }
    }

    static func text(_ text: String) -> DocumentTree { .scalar("\"\(text)\"") }
    static func object(_ members: KeyValuePairs<String, DocumentTree>) -> DocumentTree {
        .object(members.map { Member($0.key, $0.value) })
    }

    subscript(name: String) -> DocumentTree? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The same with a member set, where it stood or at the end.
    func setting(_ name: String, _ value: DocumentTree) -> DocumentTree {
        guard case .object(var members) = self else { return self }
        if let index = members.firstIndex(where: { $0.name == name }) {
            members[index].value = value
        } else {
            members.append(Member(name, value))
        }
        return .object(members)
    }

    /// Every part below changed by a function, from the inside out.
    func mapped(_ change: (DocumentTree) -> DocumentTree) -> DocumentTree {
        switch self {
        case .scalar: change(self)
        case .list(let items): change(.list(items.map { $0.mapped(change) }))
        case .object(let members): change(.object(members.map { Member($0.name, $0.value.mapped(change)) }))
        }
    }

    // MARK: Spellings

    /// JSON without a space.
    var json: String {
        switch self {
        case .scalar(let text): text
        case .list(let items): "[\(items.map(\.json).joined(separator: ","))]"
        case .object(let members): "{\(members.map { "\"\($0.name)\":\($0.value.json)" }.joined(separator: ","))}"
        }
    }

    /// JSON over many lines.
    func spread(_ indent: String = "") -> String {
        let inner = indent + "\t"
        switch self {
        case .scalar(let text): return text
        case .list(let items) where !items.isEmpty:
            return "[\n" + items.map { inner + $0.spread(inner) }.joined(separator: ",\n") + "\n\(indent)]"
        case .object(let members) where !members.isEmpty:
            return "{\n" + members.map { "\(inner)\"\($0.name)\" : \($0.value.spread(inner))" }.joined(separator: ",\n") + "\n\(indent)}"
        default: return json
        }
    }

    /// YAML in block style, with comments.
    func yaml(_ indent: String = "") -> String {
        switch self {
        case .object(let members) where !members.isEmpty:
            return members.map { member in
                let isScalar = member.value.isScalarOrEmpty
                return "\(indent)\"\(member.name)\":"
                    + (isScalar ? " \(member.value.json)  # as it is\n" : "\n\(member.value.yaml(indent + "   "))")
            }.joined()
        case .list(let items) where !items.isEmpty:
            return items.map { item in
                item.isScalarOrEmpty ? "\(indent)- \(item.json)\n" : "\(indent)-\n\(item.yaml(indent + "  "))"
            }.joined()
        default: return "\(indent)\(json)\n"
        }
    }

    private var isScalarOrEmpty: Bool {
        switch self {
        case .scalar: true
        case .list(let items): items.isEmpty
        case .object(let members): members.isEmpty
        }
    }
}
