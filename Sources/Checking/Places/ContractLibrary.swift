package import Basics
internal import Compatibility
package import Contracts
package import Estate

/// A contract as it was found for an interface at one revision.
package enum ContractAnswer: Sendable {
    case contract(LoadedContract)
    /// The specs name none, or say that there is none.
    case none
    /// It is named and cannot be read: not there, broken, or of an unknown format.
    case unreadable([Diagnostic])
}

/// A contract with what identifies its bytes, so that revisions can share it.
///
/// A class, since it is handed on for every field that is typed and copying a contract's tables costs more than typing.
package final class LoadedContract: Sendable {
    package let contract: Contract
    package let index: ContractIndex
    /// Equal where all bytes that went into it are.
    package let contentID: String
    /// Whether a type or body in it may be left open altogether, so that of its content nothing is promised; false only where that is certain.
    /// The parameters of operations are not among what is looked at.
    let hasFreeParts: Bool

    package init(contract: Contract, contentID: String) {
        self.contract = contract
        let parameters = Set(contract.operations.flatMap { $0.positions.lazy.filter(\.part.isParameters).map(\.shape) })
        hasFreeParts = contract.shapes.indices.contains { index in
            switch contract.shapes[index] {
            case .any, .complement: true
            case .record(let record): record.fields.isEmpty && !parameters.contains(ShapeID(index))
            case .content(let content): content.record.fields.isEmpty
            case .intersection(let parts): parts.isEmpty
            default: false
            }
        }
        index = ContractIndex(contract)
        self.contentID = contentID
    }
}

/// Gives the contracts of one revision, each read once and only when somebody uses it.
package protocol ContractProvider: Sendable {
    /// The contract of an interface, or of one of its variants.
    func contract(of interface: InterfaceRef, variant: Name?) -> ContractAnswer
    /// What identifies the bytes of an interface's contract, without reading it; nil where there is none.
    func contentID(of interface: InterfaceRef, variant: Name?) -> String?
    /// A file of the revision by its path, for the documents of steps; nil where there is none.
    func file(_ path: Name) -> SourceFile?
}
