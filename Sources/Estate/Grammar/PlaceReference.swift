package import Basics

/// A place in a contract or an entity: `erp/sales-order#A_SalesOrder.to_Item.Material`, `entity:order.lines.sku`.
package struct PlaceReference: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// What the place lies in.
    package enum Owner: Hashable, Sendable {
        case interface(InterfaceRef)
        case entity(Name)
    }

    package let owner: Owner
    /// What follows the `#`; nil where there is none: the contract's root. Only for interfaces.
    package let place: ContractPlace?
    /// The field of an entity; empty for the entity itself.
    package let path: FieldPath

    package init(_ interface: InterfaceRef, place: ContractPlace? = nil) {
        owner = .interface(interface)
        self.place = place
        path = FieldPath([])
    }

    package init(entity: Name, path: FieldPath = FieldPath([])) {
        owner = .entity(entity)
        place = nil
        self.path = path
    }

    /// Stands where a required reference could not be read; never in what the reader gives out.
    static let missing = PlaceReference(entity: "")

    package var interface: InterfaceRef? {
        if case .interface(let interface) = owner { return interface }
        return nil
    }

    package var entity: EntityRef? {
        if case .entity(let name) = owner { return EntityRef(.entity, name) }
        return nil
    }

    package var description: String {
        switch owner {
        case .interface(let interface): place.map { "\(interface)#\($0)" } ?? interface.description
        case .entity(let name): path.isEmpty ? "entity:\(name)" : "entity:\(name).\(path)"
        }
    }

    package static func < (left: PlaceReference, right: PlaceReference) -> Bool { Name(left.description) < Name(right.description) }

    /// Reads a reference to a place.
    package init(parsing text: String) throws(GrammarTrouble) {
        let prefix = "entity:"
        if text.utf8.starts(with: prefix.utf8) {
            let rest = String(text.utf8.dropFirst(prefix.utf8.count)) ?? ""
            let name = rest.prefix { $0 != "." }
            try checkName(name, what: "an entity's name", at: prefix.utf8.count)
            guard name.utf8.count < rest.utf8.count else {
                self.init(entity: Name(name))
                return
            }
            let offset = prefix.utf8.count + name.utf8.count + 1
            do {
                self.init(entity: Name(name), path: try FieldPath(parsing: String(rest.dropFirst(name.count + 1))))
            } catch {
                throw error.shifted(by: offset)
            }
            return
        }
        let bytes = Array(text.utf8)
        let hash = bytes.firstIndex(of: UInt8(ascii: "#"))
        let head = String(decoding: bytes[..<(hash ?? bytes.count)], as: UTF8.self)
        let interface = try InterfaceRef(parsing: head)
        guard let hash else {
            self.init(interface)
            return
        }
        let after = String(decoding: bytes[(hash + 1)...], as: UTF8.self)
        guard !after.isEmpty else {
            throw GrammarTrouble(
                "nothing follows the `#`", help: "name a type or operation of the contract, or leave the `#` out", at: hash..<hash + 1)
        }
        self.init(interface, place: ContractPlace(text: Name(after)))
    }
}

extension InterfaceRef {
    /// Reads `system/interface`.
    package init(parsing text: String) throws(GrammarTrouble) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw GrammarTrouble(
                "`\(text)` is no interface", help: "write `system/interface`, for example `erp/sales-order`", at: 0..<text.utf8.count)
        }
        try checkName(parts[0], what: "a system's name", at: 0)
        try checkName(parts[1], what: "an interface's name", at: parts[0].utf8.count + 1)
        self.init(system: Name(parts[0]), interface: Name(parts[1]))
    }
}

/// Whether a text may be the name of a spec: `[a-z0-9][a-z0-9-]*`.
package func isSpecName(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first, first != UInt8(ascii: "-") else { return false }
    return text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") }
}

/// Throws where a text may not be the name of a spec.
func checkName(_ text: some StringProtocol, what: String, at offset: Int) throws(GrammarTrouble) {
    guard isSpecName(text) else {
        let shown = text.isEmpty ? "\(what) is missing" : "`\(text)` cannot be \(what)"
        throw GrammarTrouble(
            shown, help: "names are small letters, digits and `-`, and start with a letter or digit", at: offset..<offset + text.utf8.count)
    }
}
