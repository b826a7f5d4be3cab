internal import Basics
internal import Checking
internal import Contracts
internal import Estate

/// What an upgrade changes: from a spec of the estate, from options, or both.
struct UpgradePlan {
    private(set) var overlay = EstateOverlay()
    private(set) var contracts: [InterfaceRef: ContractFiles] = [:]
    private(set) var label: String
    private(set) var plannedOn: CalendarDate?
    private let estate: Estate

    init(_ name: String, contracts: [String], removals: [String], retire: Bool, _ loaded: LoadedRevision) throws {
        estate = loaded.estate
        label = name
        let bare = Name(name.split(separator: ":", maxSplits: 1).last ?? "")
        let system: EntityRef
        if let upgrade = estate.upgrades[bare], !name.hasPrefix("system:"), !name.hasPrefix("platform:") {
            system = upgrade.of.value
            label = upgrade.ref.description
            plannedOn = upgrade.plannedOn?.value
            try take(upgrade, loaded)
        } else if let found = estate.systemOrPlatform(bare) {
            system = found
            label = "\(found) upgraded"
        } else {
            let known = estate.systems.map(\.name.text) + estate.platforms.map(\.name.text) + estate.upgrades.map(\.name.text)
            let guess = nearest(to: name, among: known).map { "Did you mean `\($0)`? " } ?? ""
            throw CommandFailure(
                .unusable, "There is no system, platform or upgrade called `\(name)`.",
                help: guess + "`tieline list systems` and `tieline list upgrades` show what there is.")
        }
        for option in contracts { try takeContract(option, of: system) }
        for removal in removals { overlay.removed.insert(try interface(removal, of: system)) }
        if retire { overlay.retired.insert(system.name) }
    }

    /// Takes what an Upgrade of the estate says.
    private mutating func take(_ upgrade: Upgrade, _ loaded: LoadedRevision) throws {
        let system = upgrade.of.value
        for entry in upgrade.contracts ?? [] {
            guard let file = entry.value.file else { continue }
            let ref = try interface(entry.key.value.text, of: system)
            let reader = loaded.source.makeReader()
            let files = try estate.contractFiles(file).map { try reader.read($0) }
            guard !files.isEmpty else {
                throw CommandFailure(
                    .unusable, "\(upgrade.ref) names the contract `\(file.file.value)`, which is not there.",
                    help: "Correct the path, or add the file.")
            }
            let id = "upgrade:" + estate.contractFiles(file).map { "\($0.contentID)" }.joined(separator: "|")
            contracts[ref] = ContractFiles(files: files, format: file.format?.value.text ?? format(of: ref), contentID: id)
        }
        for removal in upgrade.removes ?? [] { overlay.removed.insert(try interface(removal.value.text, of: system)) }
        for entry in upgrade.latency ?? [] { overlay.latencies[try interface(entry.key.value.text, of: system)] = entry.value }
        if let renames = upgrade.renames { overlay.renames[system.name] = renames }
        if let version = upgrade.to { overlay.versions[system.name] = version }
        for entry in upgrade.codes ?? [] { try takeCodes(entry, loaded) }
    }

    /// A code list with the rows of another file.
    private mutating func takeCodes(_ entry: Entry<Text>, _ loaded: LoadedRevision) throws {
        guard let codes = estate.codes[entry.key.value], let path = estate.path(of: entry.value), let file = estate.files[path] else {
            throw CommandFailure(
                .unusable, "The code list `\(entry.key.value)` or its file `\(entry.value.value)` is not there.",
                help: "Correct the name or the path.")
        }
        overlay.codes[entry.key.value] = readCodes(codes, from: try loaded.source.makeReader().read(file)).codes
    }

    /// `INTERFACE=FILE` of the command line.
    private mutating func takeContract(_ option: String, of system: EntityRef) throws(CommandFailure) {
        let parts = option.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else {
            throw CommandFailure(
                .unusable, "--contract takes INTERFACE=FILE, not `\(option)`.",
                help: "For example --contract sales-order=new/SALES_ORDER.edmx.")
        }
        let ref = try interface(String(parts[0]), of: system)
        let named = try NamedContract(String(parts[1]))
        contracts[ref] = named.contractFiles(format: format(of: ref))
    }

    private func format(of interface: InterfaceRef) -> String? {
        estate.interface(interface)?.contract?.file?.format?.value.text
    }

    private func interface(_ text: String, of system: EntityRef) throws(CommandFailure) -> InterfaceRef {
        let name = Name(text.split(separator: "/").last ?? "")
        let ref = InterfaceRef(system: system.name, interface: name)
        guard estate.interface(ref) != nil else {
            let known = (estate.interfaces(of: system.name) ?? []).map(\.name.value.text)
            let guess = nearest(to: name.text, among: known).map { "Did you mean `\($0)`? " } ?? ""
            throw CommandFailure(
                .unusable, "\(system) has no interface `\(name)`.", help: guess + "It has \(known.joined(separator: ", ")).")
        }
        return ref
    }
}
