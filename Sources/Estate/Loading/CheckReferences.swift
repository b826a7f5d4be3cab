internal import Basics

/// Reports every reference that leads nowhere, with the nearest name.
func checkReferences(of estate: inout Estate) {
    var found = estate.references.compactMap { unknownReference($0, in: estate) }
    for upgrade in estate.upgrades { found += unknownInterfaces(of: upgrade, in: estate) }
    for system in estate.systems { found += unknownFields(of: system, in: estate) }
    for entity in estate.entities { found += unknownFields(of: entity, in: estate) }
    estate.problems += found
}

/// What is wrong with one reference; nil where it leads somewhere, or another rule judges it.
func unknownReference(_ use: ReferenceUse, in estate: Estate) -> Diagnostic? {
    switch use.target {
    case .spec(let ref):
        if use.role == .owner || estate.names[ref] != nil { return nil }
        return unknown(ref, use, estate)
    case .interface(let ref): return unknownInterface(ref, use, estate)
    case .column(let column):
        // A code list or entity that is not there is a reference of its own.
        guard let codes = estate.codes[column.codes] else { return nil }
        if codes.columns.isEmpty || codes.columns.contains(where: { $0.value == column.column }) { return nil }
        return report(
            use, "the code list `\(column.codes)` has no column `\(column.column)`", wanted: column.column, among: codes.columns.map(\.value),
            otherwise: "its columns are \(listed(codes.columns.map(\.value)))", part: column.column)
    case .field(let path):
        guard let entity = estate.entities[path.entity] else { return nil }
        return unknownField(path.path, of: entity, use)
    }
}

private func unknown(_ ref: EntityRef, _ use: ReferenceUse, _ estate: Estate) -> Diagnostic {
    let twin: EntityRef? =
        switch ref.kind {
        case .system: EntityRef(.platform, ref.name)
        case .platform: EntityRef(.system, ref.name)
        default: nil
        }
    if let twin, estate.names[twin] != nil {
        return report(use, "`\(ref.name)` is a \(twin.kind.prefix), and a \(ref.kind.prefix) is wanted", otherwise: "name a \(ref.kind.prefix)", part: ref.name)
    }
    let names = estate.names.keys.filter { $0.kind == ref.kind }.map(\.name).sorted()
    let renamed = estate.spec(nowOrFormerly: ref).map { "it is called `\($0.name)` now" }
    return report(
        use, "there is no \(ref.kind.prefix) `\(ref.name)`", wanted: ref.name, among: names, help: renamed,
        otherwise: "write the spec of the \(ref.kind.prefix), or name one that is there", part: ref.name)
}

private func unknownInterface(_ ref: InterfaceRef, _ use: ReferenceUse, _ estate: Estate) -> Diagnostic? {
    guard estate.systemOrPlatform(ref.system) != nil else {
        let names = estate.names.keys.filter { $0.kind == .system || $0.kind == .platform }.map(\.name).sorted()
        return report(
            use, "there is no system or platform `\(ref.system)`", wanted: ref.system, among: names,
            otherwise: "write the spec of the system, or name one that is there", part: ref.system)
    }
    // What a system exposes may be unknown; whether a step can call it is a rule of the inventory.
    guard use.role != .call, let interfaces = estate.interfaces(of: ref.system) else { return nil }
    if interfaces.contains(where: { $0.name.value == ref.interface }) { return nil }
    let renamed = interfaces.first { ($0.formerly ?? []).contains { $0.value == ref.interface } }.map { "it is called `\($0.name.value)` now" }
    return report(
        use, "`\(ref.system)` has no interface `\(ref.interface)`", wanted: ref.interface, among: interfaces.map(\.name.value), help: renamed,
        otherwise: interfaces.isEmpty ? "it states that it has none" : "it has \(listed(interfaces.map(\.name.value)))", part: ref.interface)
}

/// The interfaces that an upgrade names, which are those of its system.
private func unknownInterfaces(of upgrade: Upgrade, in estate: Estate) -> [Diagnostic] {
    let system = upgrade.of.value.name
    guard estate.systemOrPlatform(system) != nil else { return [] }
    let names = (upgrade.contracts ?? []).map(\.key) + (upgrade.removes ?? []) + (upgrade.latency ?? []).map(\.key)
    return names.compactMap { name in
        let ref = InterfaceRef(system: system, interface: name.value)
        let use = ReferenceUse(target: .interface(ref), role: .plain, subject: upgrade.ref.description, span: name.span)
        return unknownInterface(ref, use, estate)
    }
}

/// The fields that a system says it holds, and that their entity does not have.
private func unknownFields(of system: System, in estate: Estate) -> [Diagnostic] {
    (system.data ?? []).flatMap { data -> [Diagnostic] in
        guard let ref = data.entity?.value, let entity = estate.entities[ref.name] else { return [] }
        return (data.fields ?? []).compactMap { field in
            unknownField(field.value, of: entity, use(field, of: ref.name, in: system.ref))
        }
    }
}

/// What an entity says of its own fields: its key, fields beside facts, and `is` that goes in a circle.
private func unknownFields(of entity: Entity, in estate: Estate) -> [Diagnostic] {
    guard entity.fields != nil else { return [] }
    var found = (entity.key ?? []).compactMap { unknownField($0.value, of: entity, use($0, of: entity.name, in: entity.ref)) }
    func visit(_ fields: [Entry<EntityField>]?) {
        for entry in fields ?? [] {
            for fact in [entry.value.facts.unit, entry.value.facts.currency].compactMap({ $0 }) {
                guard case .field(let name) = fact.value, !(fields ?? []).contains(where: { $0.key.value == name }) else { continue }
                found.append(
                    report(
                        use(fact.map { _ in FieldPath([PathSegment(field: name)]) }, of: entity.name, in: entity.ref),
                        "there is no field `\(name)` beside `\(entry.key.value)`", wanted: name, among: (fields ?? []).map(\.key.value),
                        otherwise: "name a field that stands beside it", part: name))
            }
            if let origin = entry.value.is, estate.goesInCircle(entry.value) {
                found.append(
                    report(
                        use(origin.map(\.path), of: origin.value.entity, in: entity.ref),
                        "`\(origin.value)` takes its type from a field that takes it from this one in turn",
                        otherwise: "state the type in one of them", part: Name(origin.value.description)))
            }
            visit(entry.value.fields)
            visit(entry.value.items?.value.fields)
            visit(entry.value.values?.value.fields)
        }
    }
    visit(entity.fields)
    return found
}

private func use(_ path: Located<FieldPath>, of entity: Name, in subject: EntityRef) -> ReferenceUse {
    ReferenceUse(target: .field(EntityPath(entity: entity, path: path.value)), role: .plain, subject: subject.description, span: path.span)
}

private func unknownField(_ path: FieldPath, of entity: Entity, _ use: ReferenceUse) -> Diagnostic? {
    guard entity.fields != nil, case .missing(let name, let siblings) = entity.find(path) else { return nil }
    return report(
        use, "the entity `\(entity.name)` has no field `\(path)`", wanted: name, among: siblings,
        otherwise: siblings.isEmpty ? "there are no fields at this level" : "there are \(listed(siblings))", part: Name(path.description))
}

private func report(
    _ use: ReferenceUse, _ message: String, wanted: Name = "", among names: [Name] = [], help: String? = nil, otherwise: String, part: Name
) -> Diagnostic {
    let near = nearest(to: wanted.text, among: names.map(\.text)).map { "did you mean `\($0)`?" }
    return Diagnostic("spec/unknown-reference", subject: use.subject, message, at: use.span, help: help ?? near ?? otherwise, detail: part.text)
}

private func listed(_ names: [Name]) -> String {
    let shown = names.prefix(8).map { "`\($0)`" }.joined(separator: ", ")
    return names.count > 8 ? "\(shown) and \(names.count - 8) more" : shown
}
