package import Basics

/// All specs of one kind, in the order of their names.
package struct SpecTable<Content: Spec>: Sendable, RandomAccessCollection {
    private let specs: [Content]
    private let positions: [Name: Int]

    /// Takes specs in the order of their files; of two with one name the first stays.
    init(_ specs: [any Spec]) {
        var unique: [(name: Name, spec: any Spec)] = []
        var seen: Set<Name> = []
        for spec in specs where type(of: spec) == Content.self && seen.insert(spec.name).inserted { unique.append((spec.name, spec)) }
        unique.sort { $0.name < $1.name }
        self.specs = unique.compactMap { $0.spec as? Content }
        positions = Dictionary(uniqueKeysWithValues: unique.enumerated().map { ($1.name, $0) })
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { specs.count }
    package subscript(position: Int) -> Content { specs[position] }
    /// The spec of a name; nil where there is none.
    package subscript(name: Name) -> Content? { positions[name].map { specs[$0] } }

    /// The header of the spec of a name: less to copy than the spec.
    func header(of name: Name) -> Header? { positions[name].map { specs[$0].header } }

    /// What each is called, with its header.
    var headers: [NamedHeader] { specs.indices.map { NamedHeader(Content.kind, specs[$0].header) } }
}

/// A spec's header, and of what kind the spec is.
package struct NamedHeader: Sendable {
    package let ref: EntityRef
    package let header: Header

    init(_ kind: Kind, _ header: Header) {
        ref = EntityRef(kind, header.name.value)
        self.header = header
    }
}

/// An estate at one revision: everything that its specs say, and what is wrong with them.
package struct Estate: Sendable {
    /// The estate's folder, relative to the repository's root; empty for the root itself.
    package let root: Name
    /// What `tieline.yaml` says; nil where it could not be read.
    package let spec: EstateSpec?
    package let teams: SpecTable<Team>
    package let systems: SpecTable<System>
    package let entities: SpecTable<Entity>
    package let mappings: SpecTable<Mapping>
    package let flows: SpecTable<Flow>
    package let journeys: SpecTable<Journey>
    package let platforms: SpecTable<Platform>
    package let upgrades: SpecTable<Upgrade>
    package let waivers: SpecTable<Waiver>
    /// Rules of the estate's own.
    package let rules: SpecTable<RuleSpec>
    /// Columns and rows are filled, also of lists that lie in CSV files.
    package internal(set) var codes: [Name: Codes]
    /// The Markdown documents that the policy names and the runbooks that flows name, in the order of their paths.
    package internal(set) var documents: [DocumentSpec]
    /// Every spec that has a kind and a name, read or not, with the place of its name.
    package let names: [EntityRef: SourceSpan]
    /// Every reference in the estate, in the order of places.
    package let references: [ReferenceUse]
    /// What is wrong with the specs, all `spec/*`, in the order of places.
    package internal(set) var problems: [Diagnostic]
    /// Specs that say nothing until they are mended.
    package internal(set) var unreadable: [UnreadableSpec]
    /// All files of the revision.
    package let files: SourceIndex
}

/// A spec that could not be read: its syntax is broken, or a required key is missing or of the wrong type.
package struct UnreadableSpec: Sendable, Hashable {
    package let path: Name
    /// Which spec it is, where that much could be read.
    package let ref: EntityRef?

    package init(path: Name, ref: EntityRef?) {
        self.path = path
        self.ref = ref
    }
}

extension Estate {
    /// All code lists in the order of their names.
    package var codeLists: [Codes] { codes.values.sorted { $0.name < $1.name } }

    /// The path from the repository's root of a path that a spec gives from the estate's root; nil where it leaves the repository.
    package func path(of text: Text) -> Name? { join(root, text.value) }

    /// The files of a contract: one, or all of a folder by path. Empty where nothing is there.
    package func contractFiles(_ contract: ContractFile) -> [SourceEntry] {
        guard let path = path(of: contract.file) else { return [] }
        if let entry = files[path] { return [entry] }
        return Array(files.files(in: path))
    }

    /// The interfaces of a system or platform; nil where there is no such system, or its interfaces are unknown.
    package func interfaces(of system: Name) -> [Interface]? {
        systems[system]?.interfaces ?? platforms[system]?.interfaces
    }

    /// The interface of a reference; nil where it is not stated.
    package func interface(_ ref: InterfaceRef) -> Interface? {
        interfaces(of: ref.system)?.first { $0.name.value == ref.interface }
    }

    /// Every interface of every system and platform.
    package var interfaceRefs: [InterfaceRef] {
        let systems = systems.flatMap { system in
            (system.interfaces ?? []).map { InterfaceRef(system: system.name, interface: $0.name.value) }
        }
        let platforms = platforms.flatMap { platform in
            (platform.interfaces ?? []).map { InterfaceRef(system: platform.name, interface: $0.name.value) }
        }
        return systems + platforms
    }

    /// Whether a name is that of a system or platform, and of which.
    package func systemOrPlatform(_ name: Name) -> EntityRef? {
        let system = EntityRef(.system, name)
        if names[system] != nil { return system }
        let platform = EntityRef(.platform, name)
        return names[platform] == nil ? nil : platform
    }

    /// The spec of a reference, of whatever kind.
    package func spec(_ ref: EntityRef) -> (any Spec)? {
        switch ref.kind {
        case .estate: spec.flatMap { $0.name == ref.name ? $0 : nil }
        case .team: teams[ref.name]
        case .system: systems[ref.name]
        case .entity: entities[ref.name]
        case .codes: codes[ref.name]
        case .mapping: mappings[ref.name]
        case .flow: flows[ref.name]
        case .journey: journeys[ref.name]
        case .platform: platforms[ref.name]
        case .upgrade: upgrades[ref.name]
        case .waiver: waivers[ref.name]
        case .rule: rules[ref.name]
        }
    }

    /// The header of the spec of a reference; a spec is large, so that who wants no more does not ask for all of it.
    package func header(of ref: EntityRef) -> Header? {
        switch ref.kind {
        case .mapping: mappings.header(of: ref.name)
        case .flow: flows.header(of: ref.name)
        case .system: systems.header(of: ref.name)
        default: spec(ref)?.header
        }
    }

    /// The headers of all specs, in the order of `allSpecs`.
    package var headers: [NamedHeader] {
        var all = spec.map { [NamedHeader(.estate, $0.header)] } ?? []
        all += teams.headers + systems.headers + entities.headers
        all += codeLists.map { NamedHeader(.codes, $0.header) }
        all += mappings.headers + flows.headers + journeys.headers + platforms.headers
        return all + upgrades.headers + waivers.headers + rules.headers
    }

    /// All specs, by kind and then by name.
    package var allSpecs: [any Spec] {
        var all: [any Spec] = spec.map { [$0] } ?? []
        all += teams.map { $0 } as [any Spec]
        all += systems.map { $0 } as [any Spec]
        all += entities.map { $0 } as [any Spec]
        all += codeLists as [any Spec]
        all += mappings.map { $0 } as [any Spec]
        all += flows.map { $0 } as [any Spec]
        all += journeys.map { $0 } as [any Spec]
        all += platforms.map { $0 } as [any Spec]
        all += upgrades.map { $0 } as [any Spec]
        all += waivers.map { $0 } as [any Spec]
        all += rules.map { $0 } as [any Spec]
        return all
    }

    /// The spec that has, or formerly had, a name; for what is kept over a rename.
    package func spec(nowOrFormerly ref: EntityRef) -> (any Spec)? {
        if let spec = spec(ref) { return spec }
        return allSpecs.first { spec in spec.ref.kind == ref.kind && (spec.header.formerly ?? []).contains { $0.value == ref.name } }
    }
}
