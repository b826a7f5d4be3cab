internal import Basics
package import Estate

/// The parts of an estate that a selection chose.
package struct SelectedParts: Sendable, Equatable {
    package let specs: Set<EntityRef>
    /// Interfaces that were chosen for themselves; those of chosen systems are chosen with them.
    package let interfaces: Set<InterfaceRef>
    /// The files of chosen specs, for findings about a file as a whole.
    private let paths: Set<Name>

    init(_ parts: Set<EstatePart>, in estate: Estate) {
        var specs: Set<EntityRef> = []
        var interfaces: Set<InterfaceRef> = []
        for part in parts {
            switch part {
            case .spec(let ref): specs.insert(ref)
            case .interface(let ref): interfaces.insert(ref)
            }
        }
        self.specs = specs
        self.interfaces = interfaces
        paths = Set(specs.compactMap { estate.names[$0]?.path })
    }

    private init(specs: Set<EntityRef>, interfaces: Set<InterfaceRef>, paths: Set<Name>) {
        self.specs = specs
        self.interfaces = interfaces
        self.paths = paths
    }

    /// What is left when others are taken away.
    package func subtracting(_ other: SelectedParts) -> SelectedParts {
        SelectedParts(
            specs: specs.subtracting(other.specs), interfaces: interfaces.subtracting(other.interfaces),
            paths: paths.subtracting(other.paths))
    }

    package func contains(_ ref: EntityRef) -> Bool { specs.contains(ref) }

    /// Whether an interface is chosen, itself or with its system or platform.
    package func contains(_ ref: InterfaceRef) -> Bool {
        interfaces.contains(ref) || specs.contains(EntityRef(.system, ref.system)) || specs.contains(EntityRef(.platform, ref.system))
    }

    /// Whether the subject of a finding or a change is chosen: a spec, an interface or a place in its contract, or a file.
    package func contains(subject: String) -> Bool {
        switch EstatePart(subject: subject) {
        case .spec(let ref): contains(ref)
        case .interface(let ref): contains(ref)
        case nil: paths.contains(Name(subject))
        }
    }
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
