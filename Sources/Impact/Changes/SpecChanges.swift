internal import Basics
internal import Contracts
internal import Estate

/// Finds what differs in the specs of two revisions: each difference a fact, none a judgement.
struct SpecChanges {
    let base: Estate
    let head: Estate

    /// Adds the facts of the specs that differ, and of documents.
    func add(_ specs: [SpecPair], to list: inout ChangeList) {
        for pair in specs {
            switch (pair.old, pair.new) {
            case (let old?, nil): list.add(fact("removed", pair.ref, .risky, "is gone", old.span, nil), of: pair.ref)
            case (nil, let new?): list.add(fact("added", pair.ref, .safe, "is new", nil, new.span), of: pair.ref)
            case (let old?, let new?): compare(old, new, &list)
            case (nil, nil): break
            }
        }
        compareDocuments(&list)
    }

    private func fact(
        _ what: String, _ ref: EntityRef, _ level: ChangeLevel, _ message: String, _ old: SourceSpan?, _ new: SourceSpan?,
        subject: String? = nil
    ) -> EstateChange {
        let kind = what.contains("/") ? what : "\(ref.kind.prefix)/\(what)"
        assert(SpecChangeCatalogue.description(of: kind) != nil, "\(kind) is not in the catalogue")
        return EstateChange(kind: kind, level: level, subject: subject ?? ref.description, message: message, old: old, new: new)
    }

    private func compare(_ old: any Spec, _ new: any Spec, _ list: inout ChangeList) {
        let ref = new.ref
        let count = list.changes.count
        if old.owner != new.owner {
            let (from, to) = (old.owner.map { "\($0.value)" } ?? "nobody", new.owner.map { "\($0.value)" } ?? "nobody")
            list.add(
                fact(
                    "owner/changed", ref, .safe, "its owner changed from \(from) to \(to)", old.owner?.span ?? old.span,
                    new.owner?.span ?? new.span), of: ref)
        }
        switch (old, new) {
        case (let old as Mapping, let new as Mapping): compareMappings(old, new, &list)
        case (let old as Entity, let new as Entity): compareEntities(old, new, &list)
        case (let old as Codes, let new as Codes): compareCodes(old, new, &list)
        case (let old as System, let new as System): compareSystems(old, new, &list)
        case (let old as Flow, let new as Flow): compareFlows(old, new, &list)
        default: break
        }
        let others = keysThatDiffer(old, new).filter { !Self.keysToldApart(of: ref.kind).contains($0) }
        if !others.isEmpty {
            list.add(fact("changed", ref, .safe, "its \(Self.listed(others)) changed", old.span, new.span), of: ref)
        } else if list.changes.count == count {
            list.add(fact("changed", ref, .safe, "what other files say of it changed", old.span, new.span), of: ref)
        }
    }

    private func keysThatDiffer<Content: Spec>(_ old: Content, _ new: any Spec) -> [String] {
        (new as? Content).map { Content.objectShape.keysThatDiffer(old, $0) } ?? []
    }

    /// The keys whose differences are facts of their own.
    private static func keysToldApart(of kind: Kind) -> Set<String> {
        switch kind {
        case .mapping: ["owner", "fields", "where", "from", "to", "join", "groupBy", "same"]
        case .entity: ["owner", "systemOfRecord", "fields"]
        case .system: ["owner", "lifecycle", "retiresOn", "interfaces"]
        case .flow: ["owner", "steps", "service", "lifecycle", "errors"]
        case .codes: ["owner", "rows", "columns", "file"]
        case .estate, .team, .journey, .platform, .upgrade, .waiver, .rule: ["owner"]
        }
    }

    /// Names of keys as part of a sentence.
    private static func listed(_ keys: [String]) -> String {
        let quoted = keys.map { "`\($0)`" }
        return quoted.count < 2 ? quoted.joined() : quoted.dropLast().joined(separator: ", ") + " and " + quoted[quoted.count - 1]
    }

    private func compareMappings(_ old: Mapping, _ new: Mapping, _ list: inout ChangeList) {
        let before = Dictionary(grouping: old.fields ?? []) { $0.to.value.withoutMarkers.description }
        let after = Dictionary(grouping: new.fields ?? []) { $0.to.value.withoutMarkers.description }
        for field in Set(before.keys).union(after.keys).sorted() where before[field] != after[field] {
            let what = before[field] == nil ? "row-added" : after[field] == nil ? "row-removed" : "row-changed"
            let message =
                before[field] == nil
                ? "the row for `\(field)` is new"
                : after[field] == nil ? "the row for `\(field)` is gone" : "the row for `\(field)` changed"
            list.add(
                fact(
                    what, new.ref, .safe, message, before[field]?.first?.anchor.span, after[field]?.first?.anchor.span,
                    subject: "\(new.ref).\(field)"), of: new.ref)
        }
        if old.where != new.where || old.from != new.from || old.to != new.to || old.join != new.join || old.groupBy != new.groupBy
            || old.same != new.same
        {
            list.add(fact("changed", new.ref, .safe, "what it maps, or which records pass, changed", old.span, new.span), of: new.ref)
        }
    }

    private func compareEntities(_ old: Entity, _ new: Entity, _ list: inout ChangeList) {
        if old.systemOfRecord != new.systemOfRecord {
            list.add(
                fact(
                    "record-changed", new.ref, .risky, "its system of record changed", old.systemOfRecord?.first?.span ?? old.span,
                    new.systemOfRecord?.first?.span ?? new.span), of: new.ref)
        }
        let before = Dictionary((old.fields ?? []).map { ($0.key.value, $0) }) { first, _ in first }
        let after = Dictionary((new.fields ?? []).map { ($0.key.value, $0) }) { first, _ in first }
        for name in Set(before.keys).union(after.keys).sorted() where before[name]?.value != after[name]?.value {
            let what = before[name] == nil ? "field-added" : after[name] == nil ? "field-removed" : "field-changed"
            let message = before[name] == nil ? "is a new field" : after[name] == nil ? "is gone" : "its type, constraints or facts changed"
            list.add(
                fact(what, new.ref, .risky, message, before[name]?.key.span, after[name]?.key.span, subject: "\(new.ref).\(name)"),
                of: new.ref)
        }
    }

    private func compareCodes(_ old: Codes, _ new: Codes, _ list: inout ChangeList) {
        let texts = { (codes: Codes) in codes.rows.map { $0.map(\.value.text).joined(separator: " | ") } }
        let (before, after) = (texts(old), texts(new))
        for row in before where !after.contains(row) {
            list.add(fact("row-removed", new.ref, .risky, "the row `\(row)` is gone", old.span, new.span), of: new.ref)
        }
        for row in after where !before.contains(row) {
            list.add(fact("row-added", new.ref, .safe, "the row `\(row)` is new", old.span, new.span), of: new.ref)
        }
        if old.columns != new.columns {
            list.add(fact("columns-changed", new.ref, .risky, "its columns changed", old.span, new.span), of: new.ref)
        }
    }

    private func compareSystems(_ old: System, _ new: System, _ list: inout ChangeList) {
        if old.lifecycle != new.lifecycle || old.retiresOn != new.retiresOn {
            list.add(
                fact(
                    "lifecycle-changed", new.ref, .risky, "its lifecycle changed to \(new.lifecycle?.value.rawValue ?? "unknown")",
                    old.lifecycle?.span ?? old.span, new.lifecycle?.span ?? new.span), of: new.ref)
        }
        let before = Dictionary((old.interfaces ?? []).map { ($0.name.value, $0) }) { first, _ in first }
        let after = Dictionary((new.interfaces ?? []).map { ($0.name.value, $0) }) { first, _ in first }
        for name in Set(before.keys).union(after.keys).sorted() where before[name] != after[name] {
            let ref = InterfaceRef(system: new.name, interface: name)
            guard let one = before[name], let two = after[name] else {
                let gone = after[name] == nil
                list.add(
                    fact(
                        gone ? "interface/removed" : "interface/added", new.ref, gone ? .breaking : .safe, gone ? "is gone" : "is new",
                        before[name]?.span, after[name]?.span, subject: ref.description), of: new.ref, interface: ref)
                continue
            }
            compareInterfaces(one, two, ref, new.ref, &list)
        }
    }

    private func compareInterfaces(_ old: Interface, _ new: Interface, _ ref: InterfaceRef, _ system: EntityRef, _ list: inout ChangeList) {
        func note(_ what: String, _ level: ChangeLevel, _ message: String, _ one: SourceSpan?, _ two: SourceSpan?) {
            list.add(
                fact("interface/\(what)", system, level, message, one ?? old.span, two ?? new.span, subject: ref.description), of: system,
                interface: ref)
        }
        if old.latency != new.latency || old.operations != new.operations {
            note("latency-changed", .risky, "its stated latency changed", old.latency?.span, new.latency?.span)
        }
        if old.rateLimit != new.rateLimit {
            note("rate-limit-changed", .risky, "its rate limit changed", old.rateLimit?.first?.span, new.rateLimit?.first?.span)
        }
        if old.facts != new.facts {
            note("facts-changed", .risky, "what is stated of its places changed", old.facts?.first?.span, new.facts?.first?.span)
        }
        if old.sunset != new.sunset {
            note(
                "sunset-changed", .risky, "its sunset is \(new.sunset.map { "\($0.value)" } ?? "not stated")", old.sunset?.span,
                new.sunset?.span)
        }
        if old.protocol != new.protocol {
            note("protocol-changed", .breaking, "its protocol changed", old.protocol?.span, new.protocol?.span)
        }
        if old.compatibility != new.compatibility { notePromise(old.compatibility, new.compatibility, note) }
        if let source = new.contract, source != old.contract {
            let isElsewhere = source.file?.file.value != old.contract?.file?.file.value
            let message =
                source.file.map { isElsewhere ? "its contract is `\($0.file.value)` now" : "how its contract is read changed" }
                ?? "it has no contract from now on"
            note("contract-changed", .safe, message, old.contract?.span, source.span)
        }
        let told: Set<String> = [
            "latency", "operations", "rateLimit", "facts", "sunset", "protocol", "compatibility", "contract", "validates",
        ]
        let others = Interface.objectShape.keysThatDiffer(old, new).filter { !told.contains($0) }
        if !others.isEmpty { note("changed", .safe, "its \(Self.listed(others)) changed", nil, nil) }
        if old.validates != new.validates {
            note(
                "validation-changed", .risky, "whether it rejects what its contract forbids changed", old.validates?.span,
                new.validates?.span)
        }
    }

    /// Says what is promised from now on; a promise that is taken back is one that somebody may rely on.
    private func notePromise(
        _ old: Located<CompatibilityPromise>?, _ new: Located<CompatibilityPromise>?,
        _ note: (String, ChangeLevel, String, SourceSpan?, SourceSpan?) -> Void
    ) {
        let (before, after) = (old?.value ?? .none, new?.value ?? .none)
        let message =
            switch (before, after) {
            case (.none, _): "it promises to be \(after.rawValue) from now on"
            case (_, .none): "it no longer promises to be \(before.rawValue)"
            default: "it promises to be \(after.rawValue) now, and no longer \(before.rawValue)"
            }
        note("compatibility-changed", after.keeps(before) ? .safe : .risky, message, old?.span, new?.span)
    }

    private func compareFlows(_ old: Flow, _ new: Flow, _ list: inout ChangeList) {
        if old.steps != new.steps { list.add(fact("steps-changed", new.ref, .safe, "its steps changed", old.span, new.span), of: new.ref) }
        if old.service != new.service {
            list.add(
                fact(
                    "service-level-changed", new.ref, .risky, "its service level changed", old.service?.span ?? old.span,
                    new.service?.span ?? new.span), of: new.ref)
        }
        if old.lifecycle != new.lifecycle {
            list.add(
                fact(
                    "lifecycle-changed", new.ref, .safe, "its lifecycle changed to \(new.lifecycle?.value.rawValue ?? "unknown")", old.span,
                    new.span), of: new.ref)
        }
        if old.errors != new.errors {
            list.add(fact("error-handling-changed", new.ref, .safe, "its error handling changed", old.span, new.span), of: new.ref)
        }
    }

    private func compareDocuments(_ list: inout ChangeList) {
        let before = Dictionary(base.documents.map { ($0.path, $0) }) { first, _ in first }
        let after = Dictionary(head.documents.map { ($0.path, $0) }) { first, _ in first }
        for path in Set(before.keys).union(after.keys).sorted() where base.files[path]?.contentID != head.files[path]?.contentID {
            let what = before[path] == nil ? "document/added" : after[path] == nil ? "document/removed" : "document/changed"
            list.add(
                EstateChange(
                    kind: what, level: .safe, subject: path.text,
                    message: before[path] == nil ? "is new" : after[path] == nil ? "is gone" : "its text changed",
                    old: before[path]?.span, new: after[path]?.span), of: EntityRef(.estate, path))
        }
    }
}
