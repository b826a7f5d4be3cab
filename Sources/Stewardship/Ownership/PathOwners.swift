package import Basics
package import Estate

/// Which teams answer for each file of an estate, by its specs.
package struct PathOwners: Sendable {
    /// By path from the repository's root; the teams in order.
    package private(set) var owners: [Name: Set<EntityRef>] = [:]
    /// Who answers for what nothing says an owner of.
    package let fallback: EntityRef?
    /// The estate's folder; empty for the repository's root.
    package let root: Name
    /// The paths of all files of the estate, in order.
    package let paths: [Name]

    package init(_ estate: Estate) {
        fallback = estate.spec?.owner?.value
        root = estate.root
        paths = estate.files.files(in: estate.root).map(\.path)
        for spec in estate.allSpecs { add(Self.owner(of: spec), spec.span.path) }
        for document in estate.documents {
            let flows = estate.flows.filter { $0.runbook.flatMap(estate.path) == document.path }
            if let owner = document.owner?.value {
                add(owner, document.path)
            } else {
                for flow in flows { add(flow.owner?.value, document.path) }
            }
        }
        for ref in estate.interfaceRefs {
            guard let owner = estate.systemOrPlatform(ref.system).flatMap({ estate.spec($0)?.owner?.value }) else { continue }
            let interface = estate.interface(ref)
            for contract in [interface?.contract?.file].compactMap(\.self) + (interface?.variants ?? []).compactMap(\.value.file) {
                for file in estate.contractFiles(contract) { add(owner, file.path) }
            }
        }
    }

    /// A team answers for its own spec, and who approved a waiver for that.
    package static func owner(of spec: any Spec) -> EntityRef? {
        switch spec {
        case let team as Team: team.owner?.value ?? team.ref
        case let waiver as Waiver: waiver.owner?.value ?? waiver.approvedBy.value
        default: spec.owner?.value
        }
    }

    /// The teams that answer for a path: those that specs say, else the estate's owner.
    package func owners(of path: Name) -> [EntityRef] {
        if let stated = owners[path] { return stated.sorted() }
        return fallback.map { [$0] } ?? []
    }

    private mutating func add(_ owner: EntityRef?, _ path: Name) {
        if let owner { owners[path, default: []].insert(owner) }
    }
}
