internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

/// What one type check works with: one revision's specs, its contracts as they are needed, and one space of shapes.
///
/// A class, since it owns caches; one per worker, never shared between threads.
final class CheckContext {
    let estate: Estate
    let provider: any ContractProvider
    let space = ShapeSpace()
    let entities: EntityShapes
    /// Whether it is noted which fields are used, beside what fails.
    let notesUses: Bool
    private var handles: [String: ContractHandle] = [:]
    private var loaded: [ContractKey: ContractAnswer] = [:]
    private var relations: [FitRules: Relation] = [:]
    /// What mappings made when they were typed alone, where nothing failed.
    private var typedAlone: [Name: TypedAlone] = [:]
    /// Whether it is only asked whether anything fails, not how: values carry neither trail nor origins, and what mappings made alone is taken.
    var isSketch = false
    private var labelFacts: [String: Facts] = [:]
    /// By interface: whether the specs state facts of its places; they are then among `labelFacts`.
    private var factInterfaces: [InterfaceRef: Bool] = [:]
    /// The two interfaces that were asked about last, since a mapping asks about its source and its target in turn.
    private var lastFacts: [(interface: InterfaceRef, areThere: Bool)] = []
    /// The contract variant that is checked now; nil for the interface's own.
    var variants: [InterfaceRef: Name] = [:]

    private struct ContractKey: Hashable {
        let interface: InterfaceRef
        let variant: Name?
    }

    init(estate: Estate, provider: any ContractProvider, notesUses: Bool = true) {
        self.estate = estate
        self.provider = provider
        self.notesUses = notesUses
        entities = EntityShapes(space: space, entities: Dictionary(uniqueKeysWithValues: estate.entities.map { ($0.name, $0) }))
    }

    func answer(for interface: InterfaceRef) -> ContractAnswer {
        let key = ContractKey(interface: interface, variant: variants[interface])
        if let known = loaded[key] { return known }
        let answer = provider.contract(of: interface, variant: key.variant)
        loaded[key] = answer
        return answer
    }

    func handle(of contract: LoadedContract) -> ContractHandle {
        if let known = handles[contract.contentID] { return known }
        let handle = space.add(contract.contract)
        handles[contract.contentID] = handle
        return handle
    }

    /// The relation that holds deliveries against targets of a profile.
    func relation(to profile: Profile) -> Relation {
        let rules = FitRules.delivery(to: profile)
        if let known = relations[rules] { return known }
        let relation = Relation(space: space, rules: rules)
        relations[rules] = relation
        return relation
    }

    func profile(of interface: InterfaceRef?) -> Profile {
        guard let interface else { return .entity }
        guard case .contract(let contract) = answer(for: interface) else { return .openAPI }
        return contract.contract.profile
    }

    /// Whether an interface takes what its contract forbids.
    func takesViolations(_ interface: InterfaceRef?) -> Bool {
        guard let interface else { return false }
        if let stated = estate.interface(interface)?.validates?.value { return !stated }
        return profile(of: interface).violations == .take
    }

    // MARK: Mappings typed alone

    /// Keeps what a mapping made of its declared sources, for sketches of flows.
    func keep(_ typed: MappingResult, of typer: MappingTyper) {
        if isSketch { typedAlone[typer.mapping.name] = TypedAlone(typed, of: typer) }
    }

    /// What a mapping makes, where it is known of what it is given.
    func known(for typer: MappingTyper) -> MappingResult? {
        guard isSketch, let typed = typedAlone[typer.mapping.name], typed.fits(typer) else { return nil }
        return typed.result
    }

    /// Checks something, as a sketch first where only failures are wanted; where anything fails, anew with its places and its way.
    ///
    /// - Parameter failures: Those of what came out.
    func sketchFirst<Checked>(_ check: () -> Checked, failures: (Checked) -> [CheckFailure]) -> Checked {
        isSketch = !notesUses
        defer { isSketch = false }
        let sketch = check()
        guard isSketch, failures(sketch).contains(where: { !$0.isSilent }) else { return sketch }
        isSketch = false
        return check()
    }

    // MARK: Code lists

    var lookups: LookupTyper {
        LookupTyper { [estate] codes, from, to in
            estate.codes[codes]?.pairs(from: from, to: to)?.map { ($0.from.value, $0.to.value) }
        }
    }

    /// Adds a code list's place to what a value rests on.
    func depend(on codes: EntityRef, at span: SourceSpan, _ origins: inout [SourceSpan]) {
        if let list = estate.codes[codes.name] { origins.append(list.anchor.span) }
    }

    // MARK: Facts

    /// Reads the stated facts of an interface's places, by label and path without markers.
    ///
    /// - Returns: Whether there are any.
    private func hasFacts(_ interface: InterfaceRef) -> Bool {
        for last in lastFacts where last.interface == interface { return last.areThere }
        let areThere = factInterfaces[interface] ?? loadFacts(interface)
        factInterfaces[interface] = areThere
        lastFacts = lastFacts.suffix(1) + [(interface, areThere)]
        return areThere
    }

    private func loadFacts(_ interface: InterfaceRef) -> Bool {
        let facts = estate.interface(interface)?.facts ?? []
        for fact in facts { labelFacts[Self.factKey(interface, fact.at.value.text.text)] = fact.facts }
        return !facts.isEmpty
    }

    private static func factKey(_ interface: InterfaceRef, _ place: String) -> String {
        "\(interface)#\(place)".filter { $0 != "[" && $0 != "]" }
    }

    /// What the specs state of a place beside its contract.
    func statedFacts(_ label: String, _ path: FieldPath, _ interface: InterfaceRef) -> Facts? {
        guard hasFacts(interface) else { return nil }
        // What follows the `#` of a root is a path.
        let own = path.isEmpty ? label : "\(label)\(label.contains("#") ? "." : "#")\(path.withoutMarkers)"
        if let found = labelFacts[own] { return found }
        // A fact on a type holds wherever the operation's part is of that type.
        guard let hash = own.firstIndex(of: "#") else { return nil }
        let rest = own[own.index(after: hash)...]
        guard let slash = rest.firstIndex(of: "/") else { return nil }
        let field = rest[slash...].drop { $0 != "." }
        return labelFacts["\(interface)#\(rest[..<slash])\(field)"]
    }

    /// The paths below a place that the specs state to be required, with where they do. Where a contract has operations, a fact on a type speaks of
    /// what comes out: what goes in differs from operation to operation.
    func statedRequired(_ label: String, _ interface: InterfaceRef) -> [(path: String, span: SourceSpan)] {
        guard case .contract(let contract) = answer(for: interface), contract.contract.operations.isEmpty else { return [] }
        return (estate.interface(interface)?.facts ?? []).compactMap { fact in
            guard fact.facts.required?.value == true else { return nil }
            let key = Self.factKey(interface, fact.at.value.text.text)
            let start = label + (label.contains("#") ? "." : "#")
            guard key.hasPrefix(start) else { return nil }
            return (String(key.dropFirst(start.count)), fact.span)
        }
    }

    func facts(of label: String, _ path: FieldPath, _ place: PathValue, _ interface: InterfaceRef?, _ identity: ShapeIdentity) -> ValueFacts
    {
        var result = ValueFacts()
        var stated: Facts?
        if let interface {
            stated = statedFacts(label, path, interface)
            if let unit = place.field?.facets.unit, !unit.hasPrefix(".") { result.unit = unit }
        } else if case .entity(let entity) = identity {
            stated = entities.field(path, of: entity)?.facts
        }
        guard let stated else { return result }
        if case .fixed(let unit)? = stated.unit?.value { result.unit = unit.text }
        if case .fixed(let currency)? = stated.currency?.value { result.currency = currency.text }
        result.tax = stated.tax?.value.rawValue ?? result.tax
        result.timezone = stated.timezone?.value.text ?? result.timezone
        result.scaled = stated.scaled?.value.description ?? result.scaled
        return result
    }

    /// The codes that a place can hold by a stated code list.
    func codes(of label: String, _ path: FieldPath, _ interface: InterfaceRef) -> [Name]? {
        guard let column = statedFacts(label, path, interface)?.codes?.value else { return nil }
        return estate.codes[column.codes]?.values(of: column.column)?.map(\.value)
    }

    /// Whether an entity or contract declares a field that a mapping did not make.
    func declares(_ identity: ShapeIdentity, _ path: FieldPath) -> Bool {
        guard case .entity(let name) = identity else { return true }
        return entities.field(path, of: name) != nil
    }
}
