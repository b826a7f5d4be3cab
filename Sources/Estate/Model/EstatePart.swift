internal import Basics

/// What can be chosen and asserted about: a spec, or an interface of a system or platform.
package enum EstatePart: Hashable, Sendable {
    case spec(EntityRef)
    case interface(InterfaceRef)
}

extension EstatePart {
    /// The part that a subject of a finding or a change lies in: `flow:x`, `entity:order.lines`, `erp/credit#Account.limit`; nil for anything
    /// else.
    package init?(subject: String) {
        let head = subject.prefix { $0 != " " && $0 != "#" }
        if let colon = head.firstIndex(of: ":"), let kind = Kind(prefix: String(head[..<colon])) {
            let name = head[head.index(after: colon)...].prefix { $0 != "." }
            self = .spec(EntityRef(kind, Name(name)))
            return
        }
        let parts = head.split(separator: "/", omittingEmptySubsequences: false)
        let isName = { (part: Substring) in !part.isEmpty && part.utf8.allSatisfy { Self.nameBytes.contains($0) } }
        guard parts.count == 2, parts.allSatisfy(isName) else { return nil }
        self = .interface(InterfaceRef(system: Name(parts[0]), interface: Name(parts[1])))
    }

    private static let nameBytes = Set("abcdefghijklmnopqrstuvwxyz0123456789-".utf8)
}

extension EstatePart: CustomStringConvertible {
    /// The reference that specs use.
    package var description: String {
        switch self {
        case .spec(let ref): ref.description
        case .interface(let ref): ref.description
        }
    }
}
