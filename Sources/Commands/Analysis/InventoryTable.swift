internal import Basics
internal import Estate
internal import Lineage
internal import Reports

/// Makes tables of an estate's specs, for people and spreadsheets.
struct InventoryTable {
    private let estate: Estate
    /// What is listed; nil for everything.
    private let parts: SelectedParts?
    /// Whether people are named, and not only counted.
    private let names: Bool

    init(_ estate: Estate, _ parts: SelectedParts?, names: Bool) {
        self.estate = estate
        self.parts = parts
        self.names = names
    }

    func table(_ kind: InventoryKind) -> Table {
        switch kind {
        case .systems: systems
        case .interfaces: interfaces
        case .platforms: platforms
        case .flows: flows
        case .journeys: journeys
        case .mappings: mappings
        case .entities: entities
        case .codes: codes
        case .teams: teams
        case .upgrades: upgrades
        case .waivers: waivers
        }
    }

    private func rows<Content: Spec>(_ specs: some Sequence<Content>, _ row: (Content) -> [String]) -> [[String]] {
        specs.filter { parts?.contains($0.ref) ?? true }.map(row)
    }

    private static func name(_ spec: some Spec) -> String { spec.name.text }
    private static func owner(_ spec: some Spec) -> String { spec.owner?.value.description ?? "" }
    private static func title(_ spec: some Spec) -> String { spec.header.title?.value.text ?? "" }
    private static func date(_ date: Located<CalendarDate>?) -> String { date?.value.description ?? "" }
    private static func list(_ names: [Name]) -> String { names.map(\.text).joined(separator: " ") }

    private var systems: Table {
        let columns = ["system", "title", "category", "owner", "lifecycle", "data", "interfaces", "retiresOn", "supportEndsOn"]
        return Table(
            "systems", columns,
            rows(estate.systems) { system in
                let data = (system.data ?? []).map { entry in
                    let what = entry.entity?.value.name.text ?? entry.about?.value.text ?? "?"
                    return what + (entry.freshness.map { " (\($0.value))" } ?? "")
                }
                return [
                    Self.name(system), Self.title(system), system.category?.value.rawValue ?? "", Self.owner(system),
                    system.lifecycle?.value.rawValue ?? "", data.joined(separator: ", "),
                    Self.list((system.interfaces ?? []).map(\.name.value)),
                    Self.date(system.retiresOn), Self.date(system.product?.supportEndsOn),
                ]
            })
    }

    private var interfaces: Table {
        var found: [[String]] = []
        func add(_ owner: some Spec, _ interfaces: [Interface]?) {
            for interface in interfaces ?? [] {
                let ref = InterfaceRef(system: owner.name, interface: interface.name.value)
                guard parts?.contains(ref) ?? true else { continue }
                found.append([
                    ref.description, interface.protocol?.value.rawValue ?? "",
                    interface.direction?.value.rawValue ?? "", interface.contract?.file?.file.value.text ?? "",
                    interface.version?.value.text ?? "",
                    Self.date(interface.sunset), Self.owner(owner),
                ])
            }
        }
        for system in estate.systems { add(system, system.interfaces) }
        for platform in estate.platforms { add(platform, platform.interfaces) }
        return Table("interfaces", ["interface", "protocol", "direction", "contract", "version", "sunset", "owner"], found)
    }

    private var platforms: Table {
        Table(
            "platforms", ["platform", "title", "status", "style", "owner", "connects"],
            rows(estate.platforms) { platform in
                [
                    Self.name(platform), Self.title(platform), platform.status?.value.rawValue ?? "", platform.style?.value.rawValue ?? "",
                    Self.owner(platform), (platform.connects ?? []).map(\.value.rawValue).joined(separator: " "),
                ]
            })
    }

    private var flows: Table {
        Table(
            "flows", ["flow", "title", "criticality", "owner", "lifecycle", "systems", "via", "runbook"],
            rows(estate.flows) { flow in
                [
                    Self.name(flow), Self.title(flow), flow.criticality?.value.rawValue ?? "", Self.owner(flow),
                    flow.lifecycle?.value.rawValue ?? "", Self.list(FlowFacts.systems(of: flow)), FlowFacts.via(of: flow),
                    flow.runbook?.value.text ?? "",
                ]
            })
    }

    private var journeys: Table {
        Table(
            "journeys", ["journey", "title", "criticality", "owner", "budget"],
            rows(estate.journeys) { journey in
                [
                    Self.name(journey), Self.title(journey), journey.criticality?.value.rawValue ?? "", Self.owner(journey),
                    journey.budget?.p95.map { "p95 \($0.value)" } ?? "",
                ]
            })
    }

    private var mappings: Table {
        Table(
            "mappings", ["mapping", "from", "to", "rows", "owner"],
            rows(estate.mappings) { mapping in
                [
                    Self.name(mapping), mapping.from.map { "\($0.shape.value)" }.joined(separator: " "), "\(mapping.to.value)",
                    "\(mapping.fields?.count ?? 0)", Self.owner(mapping),
                ]
            })
    }

    private var entities: Table {
        Table(
            "entities", ["entity", "definition", "systemOfRecord", "fields", "owner"],
            rows(estate.entities) { entity in
                [
                    Self.name(entity), entity.definition?.value.text ?? "",
                    Self.list((entity.systemOfRecord ?? []).map(\.system.value.name)),
                    "\(entity.fields?.count ?? 0)", Self.owner(entity),
                ]
            })
    }

    private var codes: Table {
        Table(
            "codes", ["codes", "columns", "rows", "owner"],
            rows(estate.codeLists) { [Self.name($0), Self.list($0.columns.map(\.value)), "\($0.rows.count)", Self.owner($0)] })
    }

    private var teams: Table {
        Table(
            "teams", ["team", "title", "type", "contact", "onCall", "members"],
            rows(estate.teams) { team in
                [
                    Self.name(team), Self.title(team), team.type?.value.rawValue ?? "", team.contact?.value.text ?? "",
                    team.onCall?.value.text ?? "", names ? team.memberNames.joined(separator: ", ") : "\(team.members?.count ?? 0)",
                ]
            })
    }

    private var upgrades: Table {
        Table(
            "upgrades", ["upgrade", "of", "to", "plannedOn", "owner"],
            rows(estate.upgrades) { upgrade in
                [
                    Self.name(upgrade), "\(upgrade.of.value)", upgrade.to?.value.text ?? "", Self.date(upgrade.plannedOn),
                    Self.owner(upgrade),
                ]
            })
    }

    private var waivers: Table {
        Table(
            "waivers", ["waiver", "approvedBy", "expiresOn", "reason"],
            rows(estate.waivers) { waiver in
                [Self.name(waiver), "\(waiver.approvedBy.value)", "\(waiver.expiresOn.value)", waiver.reason.value.text]
            })
    }
}
