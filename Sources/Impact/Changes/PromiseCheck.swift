package import Basics
package import Checking
internal import Compatibility
package import Contracts
package import Estate

/// An earlier version of a contract, by the name that a person would look it up with.
package struct EarlierContract: Sendable {
    package let label: String
    package let contract: LoadedContract

    package init(label: String, contract: LoadedContract) {
        self.label = label
        self.contract = contract
    }
}

/// A contract that no longer keeps what its owner promises to consumers whom nobody knows.
package struct BrokenPromise: Sendable {
    /// Whose messages are no longer understood.
    package enum Way: String, Sendable, CaseIterable {
        /// Who was written for the old version does not get along with the new one.
        case backward
        /// Who is written for the new version does not get along with the old one.
        case forward
    }

    package let interface: InterfaceRef
    package let variant: Name?
    package let promise: CompatibilityPromise
    package let way: Way
    /// The version that the new one does not get along with.
    package let old: String
    /// The gravest difference; seen from the old version to the new one where the way is backward, the other way round where it is forward.
    package let change: ContractChange
    /// How many differences break the promise.
    package let count: Int
    /// The other versions that it does not get along with either, the newest first.
    package let others: [String]
}

/// Holds the contracts that a change touches to the compatibility that their owners promise.
struct PromiseCheck {
    let base: RevisionInput
    let head: RevisionInput
    let asOf: String
    /// The versions before base's, the newest first.
    let earlier: @Sendable (InterfaceRef, Name?) -> [EarlierContract]

    func broken(control: AnalysisControl) -> [BrokenPromise] {
        var found: [BrokenPromise] = []
        for interface in head.estate.interfaceRefs.sorted() where control.proceeds {
            // What base promises counts: a change cannot excuse itself.
            let spec = head.estate.interface(interface)
            guard let promise = (base.estate.interface(interface)?.compatibility ?? spec?.compatibility)?.value else { continue }
            let variants: [Name?] = [nil] + (spec?.variants ?? []).map(\.key.value)
            for variant in variants { found += broken(interface, variant, promise) }
        }
        return found
    }

    private func broken(_ interface: InterfaceRef, _ variant: Name?, _ promise: CompatibilityPromise) -> [BrokenPromise] {
        guard !promise.ways.isEmpty,
            base.provider.contentID(of: interface, variant: variant) != head.provider.contentID(of: interface, variant: variant),
            case .contract(let new) = head.provider.contract(of: interface, variant: variant),
            case .contract(let old) = base.provider.contract(of: interface, variant: variant)
        else { return [] }
        let olds = promise.isTransitive ? earlier(interface, variant) : []
        return promise.ways.compactMap { way in
            var breaks: [(label: String, changes: [ContractChange])] = []
            let own = changes(way, old.contract, new.contract)
            if !own.isEmpty { breaks.append((base.label.revision, own)) }
            for version in olds {
                // What base breaks already is no doing of this change.
                let known = Set(changes(way, version.contract.contract, old.contract).map(Key.init))
                let new = changes(way, version.contract.contract, new.contract).filter { !known.contains(Key($0)) }
                if !new.isEmpty { breaks.append((version.label, new)) }
            }
            guard let first = breaks.first, let change = first.changes.first else { return nil }
            return BrokenPromise(
                interface: interface, variant: variant, promise: promise, way: way, old: first.label, change: change,
                count: first.changes.count, others: breaks.dropFirst().map(\.label))
        }
    }

    /// The breaking differences of one way, the gravest first.
    private func changes(_ way: BrokenPromise.Way, _ old: Contract, _ new: Contract) -> [ContractChange] {
        guard old.format == new.format else { return [] }
        let (from, to) = way == .backward ? (old, new) : (new, old)
        let difference = ContractComparison(old: from, new: to, asOf: asOf).difference()
        return difference.changes.compactMap(\.asExchanged).filter { $0.level == .breaking }
    }

    private struct Key: Hashable {
        let kind: ChangeKind
        let subject: String
        let detail: String

        init(_ change: ContractChange) {
            kind = change.kind
            subject = change.subject
            detail = change.detail
        }
    }
}

extension CompatibilityPromise {
    /// Whether who keeps this promise keeps another one, too.
    func keeps(_ other: CompatibilityPromise) -> Bool {
        Set(other.ways).isSubset(of: ways) && (isTransitive || !other.isTransitive)
    }

    /// The ways that are promised.
    fileprivate var ways: [BrokenPromise.Way] {
        switch self {
        case .none: []
        case .backward, .backwardTransitive: [.backward]
        case .forward, .forwardTransitive: [.forward]
        case .full, .fullTransitive: [.backward, .forward]
        }
    }

    /// Whether every earlier version counts, and not only the last one.
    fileprivate var isTransitive: Bool { self == .backwardTransitive || self == .forwardTransitive || self == .fullTransitive }
}
