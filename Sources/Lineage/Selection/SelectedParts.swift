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

    /// Every part that was chosen for itself, in the order of references.
    package var parts: [EstatePart] { specs.sorted().map { .spec($0) } + interfaces.sorted().map { .interface($0) } }

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
