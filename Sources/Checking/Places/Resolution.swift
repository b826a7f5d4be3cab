package import Basics
package import Compatibility
package import Contracts
package import Estate

/// What makes two references the same shape in a flow's pool.
package enum ShapeIdentity: Hashable, Sendable {
    case entity(Name)
    case type(InterfaceRef, Name)
    case position(InterfaceRef, Name, String)

    package var interface: InterfaceRef? {
        switch self {
        case .entity: nil
        case .type(let interface, _), .position(let interface, _, _): interface
        }
    }
}

/// What a reference to a place stands for, once its contract is known.
package struct Resolution: Sendable {
    package var identity: ShapeIdentity
    /// `erp/business-partner#A_BusinessPartner`.
    package var label: String
    package var term: Term
    package var path: FieldPath
    package var interface: InterfaceRef?
    package var contract: ContractHandle?
    /// Which way messages at the place go, where the reference says it.
    package var direction: Direction?
    package var origin: SourceSpan?
}

/// Why a reference stands for nothing.
package enum ResolutionTrouble: Error, Sendable {
    /// The interface has no contract, and says so or not; nothing can be checked.
    case noContract
    /// The contract cannot be read, or its format is not known.
    case unreadable
    /// The contract has no such operation, message or type.
    case unknownName(String, nearest: String?)
    case unknownPart(String)
}

/// The names that follow a `#` in one contract.
package struct ContractIndex: Sendable {
    private var operations: [Name: Int] = [:]
    private var types: [Name: Int] = [:]
    private var messages: [Name: Int] = [:]
    private(set) var root: Int?
    /// The entity set that stands for a type: what references and reports call it.
    private var sets: [Name: Name] = [:]

    package init(_ contract: Contract) {
        for (index, operation) in contract.operations.enumerated() {
            for name in [operation.name] + operation.aliases where operations[name] == nil { operations[name] = index }
        }
        for (index, type) in contract.types.enumerated() {
            switch type.kind {
            case .message: if messages[type.name] == nil { messages[type.name] = index }
            case .root:
                root = root ?? index
                if type.wireName != nil, messages[type.name] == nil { messages[type.name] = index }
                if !type.name.isEmpty, types[type.name] == nil { types[type.name] = index }
            case .type, .entitySet:
                for name in [type.name] + type.aliases where types[name] == nil { types[name] = index }
            }
        }
        for type in contract.types where type.kind == .entitySet {
            if case .reference(let own) = contract[type.shape], sets[contract[own].name] == nil { sets[contract[own].name] = type.name }
        }
        for (index, type) in contract.types.enumerated() {
            // What has the name itself comes before what only may be called so.
            for alias in type.aliases where types[alias] == nil && messages[alias] == nil { types[alias] = index }
        }
        // A contract of one type needs no name for it.
        if root == nil, contract.types.count == 1 { root = 0 }
    }

    /// What references call a type.
    package func shownName(of type: Name) -> Name { sets[type] ?? type }
    package func operation(_ name: Name) -> Int? { operations[name] }
    package func type(_ name: Name) -> Int? { messages[name] ?? types[name] }

    package var names: [String] { (operations.keys.map(\.text) + types.keys.map(\.text) + messages.keys.map(\.text)).sorted() }
}
