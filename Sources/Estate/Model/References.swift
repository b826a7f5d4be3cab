package import Basics

/// The kinds of specs.
package enum Kind: String, Sendable, CaseIterable, Comparable {
    case estate = "Estate"
    case team = "Team"
    case system = "System"
    case entity = "Entity"
    case codes = "Codes"
    case mapping = "Mapping"
    case flow = "Flow"
    case journey = "Journey"
    case platform = "Platform"
    case upgrade = "Upgrade"
    case waiver = "Waiver"
    case rule = "Rule"

    /// What stands before the colon of a reference.
    package var prefix: String { rawValue.lowercased() }

    package init?(prefix: String) {
        guard let kind = Kind.allCases.first(where: { $0.prefix == prefix }) else { return nil }
        self = kind
    }

    package static func < (left: Kind, right: Kind) -> Bool {
        left.position < right.position
    }

    /// The place in the list of kinds, spelt out since references are compared all the time.
    private var position: UInt8 {
        switch self {
        case .estate: 0
        case .team: 1
        case .system: 2
        case .entity: 3
        case .codes: 4
        case .mapping: 5
        case .flow: 6
        case .journey: 7
        case .platform: 8
        case .upgrade: 9
        case .waiver: 10
        case .rule: 11
        }
    }

    /// Hashes the place in the list; an enum with raw values would hash its text.
    package func hash(into hasher: inout Hasher) { hasher.combine(position) }
    package static func == (left: Kind, right: Kind) -> Bool { left.position == right.position }
}

/// A spec by kind and name: `flow:order-to-erp`.
package struct EntityRef: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let kind: Kind
    package let name: Name

    package init(_ kind: Kind, _ name: Name) {
        self.kind = kind
        self.name = name
    }

    package var description: String { "\(kind.prefix):\(name)" }
    package static func < (left: EntityRef, right: EntityRef) -> Bool {
        left.kind != right.kind ? left.kind < right.kind : left.name < right.name
    }
}

/// An interface of a system or platform: `erp/business-partner`.
package struct InterfaceRef: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The name of the system or platform; both share one set of names.
    package let system: Name
    package let interface: Name

    package init(system: Name, interface: Name) {
        self.system = system
        self.interface = interface
    }

    package var description: String { "\(system)/\(interface)" }
    package static func < (left: InterfaceRef, right: InterfaceRef) -> Bool {
        left.system != right.system ? left.system < right.system : left.interface < right.interface
    }
}

/// One column of a shared code list: `country.iso2`.
package struct CodesColumn: Hashable, Sendable, CustomStringConvertible {
    package let codes: Name
    package let column: Name

    package init(codes: Name, column: Name) {
        self.codes = codes
        self.column = column
    }

    package var description: String { "\(codes).\(column)" }
}
