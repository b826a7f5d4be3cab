internal import Basics
package import Contracts
internal import Documents
package import Estate

/// Reads the sample messages that an interface names.
struct SampleMessages {
    let context: CheckContext

    /// How many samples of one interface are read, and how large one may be.
    private static let most = 16
    private static let longest = 1_000_000

    /// The samples of an interface that are JSON, by path; none where it names none, or they are not there.
    func messages(of interface: InterfaceRef) -> [MessageValue] {
        guard let text = context.estate.interface(interface)?.samples, let path = context.estate.path(of: text),
            let glob = Glob(path.text)
        else { return [] }
        // Only what lies below the last folder that is written out is looked at.
        let folder = path.text.prefix { !"*?[{".contains($0) }.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let entries = context.estate.files.files(in: Name(folder.joined(separator: "/"))).filter { glob.matches($0.path) }
        let one = context.estate.files[path].map { [$0] } ?? []
        return (one + entries).prefix(Self.most).compactMap { entry in
            guard let file = context.provider.file(entry.path), file.bytes.count <= Self.longest else { return nil }
            return readDocument(file, as: .json).root.map(MessageValue.init)
        }
    }
}

extension EstateChecker {
    /// The sample messages of an interface, whether its contract takes them or not.
    package func samples(of interface: InterfaceRef) -> [MessageValue] { SampleMessages(context: context).messages(of: interface) }
}

extension MessageValue {
    /// A message as a node of a JSON file says it.
    fileprivate init(_ node: Node) {
        switch node.kind {
        case .null: self = .null
        case .boolean: self = .boolean(node.boolean ?? false)
        case .integer, .number: self = node.decimal.map { .number($0) } ?? .text(node.name)
        case .sequence: self = .array(node.items.map { MessageValue($0) })
        case .mapping: self = .object(node.entries.map { Member($0.key.name, MessageValue($0.value)) })
        default: self = .text(node.name)
        }
    }
}
