internal import Basics
internal import Checking
internal import Compatibility
internal import Contracts
internal import Estate

/// How the contract of one interface differs between two revisions.
struct InterfaceDelta {
    let interface: InterfaceRef
    let variant: Name?
    let changes: [ContractChange]
    /// The probable successors of removed fields, by the removed field's place.
    var renames: [SourceSpan: RenameSuggestion] = [:]
    /// Whether the contract cannot be compared: unreadable, of an unknown format, or gone on one side.
    let isUndecided: Bool
    /// Whether there was a contract and there is none any more.
    let isGone: Bool
}

/// The contracts that are not the same on both revisions.
struct InterfaceDeltas {
    private(set) var byInterface: [InterfaceRef: [InterfaceDelta]] = [:]

    init(
        base: Estate, _ baseProvider: any ContractProvider, head: Estate, _ headProvider: any ContractProvider, asOf: String,
        control: AnalysisControl
    ) {
        let interfaces = Set(base.interfaceRefs).union(head.interfaceRefs)
        for (number, interface) in interfaces.sorted().enumerated() {
            guard control.proceeds("comparing contracts", number, of: interfaces.count) else { return }
            var variants: [Name?] = [nil]
            variants += Set(
                (base.interface(interface)?.variants ?? []).map(\.key.value) + (head.interface(interface)?.variants ?? []).map(\.key.value)
            ).sorted().map { $0 }
            for variant in variants {
                let before = baseProvider.contentID(of: interface, variant: variant)
                let after = headProvider.contentID(of: interface, variant: variant)
                guard before != after else { continue }
                guard let delta = Self.delta(interface, variant, baseProvider, headProvider, asOf: asOf) else { continue }
                byInterface[interface, default: []].append(delta)
            }
        }
    }

    private static func delta(
        _ interface: InterfaceRef, _ variant: Name?, _ base: any ContractProvider, _ head: any ContractProvider, asOf: String
    ) -> InterfaceDelta? {
        switch (base.contract(of: interface, variant: variant), head.contract(of: interface, variant: variant)) {
        case (.contract(let old), .contract(let new)):
            guard old.contract.format == new.contract.format else {
                return InterfaceDelta(interface: interface, variant: variant, changes: [], isUndecided: true, isGone: false)
            }
            let comparison = ContractComparison(old: old.contract, new: new.contract, asOf: asOf)
            let difference = comparison.difference(witnessFuel: ContractComparison.witnessFuel)
            let renames = comparison.successors(of: difference.changes).mapValues { successor in
                RenameSuggestion(name: successor.name, span: comparison.span(of: successor.place), reason: successor.reason)
            }
            return InterfaceDelta(
                interface: interface, variant: variant, changes: difference.changes.compactMap(\.asExchanged), renames: renames,
                isUndecided: false, isGone: false)
        case (.none, .none): return nil
        case (.contract, .none): return InterfaceDelta(interface: interface, variant: variant, changes: [], isUndecided: true, isGone: true)
        case (.none, .contract): return nil
        case (.unreadable, _), (_, .unreadable):
            return InterfaceDelta(interface: interface, variant: variant, changes: [], isUndecided: true, isGone: false)
        }
    }
}
