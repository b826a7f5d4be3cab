internal import Basics
internal import Estate

/// Finds the parts of an estate that a criterion stands for; what stands for nothing is an error, since a typing error must not pass as a
/// narrow selection.
struct SelectionMatcher {
    let estate: Estate
    let changes: SelectionChanges?
    /// How many names an error lists.
    private static let listed = 8

    func parts(of criterion: SelectionCriterion) throws(SelectionTrouble) -> Set<EstatePart> {
        switch criterion.method {
        case .name: try named(criterion)
        case .kind(let kind): try specs(of: kind, criterion)
        case .interface: try interfaces(criterion)
        case .owner: try owned(criterion)
        case .tag: try tagged(criterion)
        case .criticality: try word("criticality", criterion, Criticality.allCases.map(\.rawValue)) { Self.criticality($0) }
        case .lifecycle: try word("lifecycle", criterion, Lifecycle.allCases.map(\.rawValue)) { Self.lifecycle($0) }
        case .path: try lying(criterion)
        case .state: try changed(criterion)
        }
    }

    // MARK: Names

    private func named(_ criterion: SelectionCriterion) throws(SelectionTrouble) -> Set<EstatePart> {
        if criterion.value.utf8.contains(UInt8(ascii: "/")) { return try interfaces(criterion) }
        let found = estate.names.keys.filter { criterion.pattern.matches($0.name) }
        return try some(Set(found.map { .spec($0) }), criterion, "spec", among: estate.names.keys.map(\.name.text))
    }

    private func specs(of kind: Kind, _ criterion: SelectionCriterion) throws(SelectionTrouble) -> Set<EstatePart> {
        let known = estate.names.keys.filter { $0.kind == kind }
        let found = known.filter { criterion.pattern.matches($0.name) }
        return try some(Set(found.map { .spec($0) }), criterion, kind.prefix, among: known.map(\.description))
    }

    private func interfaces(_ criterion: SelectionCriterion) throws(SelectionTrouble) -> Set<EstatePart> {
        let known = estate.interfaceRefs
        let found = known.filter { criterion.pattern.matches(Name($0.description)) }
        return try some(Set(found.map { .interface($0) }), criterion, "interface", among: known.map(\.description))
    }

    // MARK: Properties

    private func owned(_ criterion: SelectionCriterion) throws(SelectionTrouble) -> Set<EstatePart> {
        var value = criterion.value
        if value.hasPrefix("team:") { value.removeFirst("team:".count) }
        let pattern = Glob(value) ?? criterion.pattern
        let owned = estate.allSpecs.filter { spec in spec.owner.map { pattern.matches($0.value.name) } ?? false }
        // A team that is there and owns nothing is no mistake.
        let isTeam = estate.teams.contains { pattern.matches($0.name) }
        if owned.isEmpty, isTeam { return [] }
        let known = estate.teams.map(\.name.text) + estate.allSpecs.compactMap { $0.owner?.value.name.text }
        return try some(Set(owned.map { .spec($0.ref) }), criterion, "team", among: known)
    }

    private func tagged(_ criterion: SelectionCriterion) throws(SelectionTrouble) -> Set<EstatePart> {
        let found = estate.allSpecs.filter { spec in (spec.header.tags ?? []).contains { criterion.pattern.matches($0.value) } }
        let known = estate.allSpecs.flatMap { $0.header.tags ?? [] }.map(\.value.text)
        return try some(Set(found.map { .spec($0.ref) }), criterion, "tag", among: known)
    }

    private func word(_ name: String, _ criterion: SelectionCriterion, _ words: [String], _ property: (any Spec) -> String?)
        throws(SelectionTrouble) -> Set<EstatePart>
    {
        guard words.contains(where: { criterion.pattern.matches(Name($0)) }) else {
            throw unknown(criterion, name, among: words, help: "There are \(words.joined(separator: ", ")).")
        }
        let found = estate.allSpecs.filter { spec in property(spec).map { criterion.pattern.matches(Name($0)) } ?? false }
        return Set(found.map { .spec($0.ref) })
    }

    /// What is not stated of flows and journeys is `normal`, as everywhere.
    private static func criticality(_ spec: any Spec) -> String? {
        switch spec {
        case let flow as Flow: (flow.criticality?.value ?? .normal).rawValue
        case let journey as Journey: (journey.criticality?.value ?? .normal).rawValue
        default: nil
        }
    }

    /// What is not stated of systems, flows and journeys is `production`.
    private static func lifecycle(_ spec: any Spec) -> String? {
        switch spec {
        case let system as System: (system.lifecycle?.value ?? .production).rawValue
        case let flow as Flow: (flow.lifecycle?.value ?? .production).rawValue
        case let journey as Journey: (journey.lifecycle?.value ?? .production).rawValue
        default: nil
        }
    }

    // MARK: Files

    /// Specs by their file and interfaces by their contract's, with paths from the estate's root or from the repository's.
    private func lying(_ criterion: SelectionCriterion) throws(SelectionTrouble) -> Set<EstatePart> {
        var found: Set<EstatePart> = []
        for (ref, span) in estate.names where lies(span.path, criterion.pattern) { found.insert(.spec(ref)) }
        for ref in estate.interfaceRefs {
            let interface = estate.interface(ref)
            let sources = [interface?.contract].compactMap { $0 } + (interface?.variants ?? []).map(\.value)
            let files = sources.compactMap(\.file).flatMap { estate.contractFiles($0) }
            if files.contains(where: { lies($0.path, criterion.pattern) }) { found.insert(.interface(ref)) }
        }
        return try some(found, criterion, "file of a spec or contract", among: estate.names.values.map { inside($0.path).text })
    }

    private func lies(_ path: Name, _ pattern: Glob) -> Bool { pattern.matches(path) || pattern.matches(inside(path)) }

    /// The path from the estate's root.
    private func inside(_ path: Name) -> Name {
        let prefix = estate.root.isEmpty ? "" : estate.root.text + "/"
        return path.text.hasPrefix(prefix) ? Name(String(path.text.dropFirst(prefix.count))) : path
    }

    // MARK: Changes

    private func changed(_ criterion: SelectionCriterion) throws(SelectionTrouble) -> Set<EstatePart> {
        guard let changes else {
            throw SelectionTrouble(
                "`\(criterion.text)` asks what changed, and this command looks at one revision.",
                help: "Use it with `tieline impact` or `tieline gate`.")
        }
        switch criterion.value {
        case "modified": return changes.modified
        case "new": return changes.new
        default:
            throw unknown(criterion, "state", among: ["modified", "new"], help: "There are modified and new.")
        }
    }

    // MARK: Nothing found

    private func some(_ found: Set<EstatePart>, _ criterion: SelectionCriterion, _ what: String, among names: [String])
        throws(SelectionTrouble) -> Set<EstatePart>
    {
        if !found.isEmpty { return found }
        let known = Set(names).sorted { Name($0) < Name($1) }
        let list = known.prefix(Self.listed).joined(separator: ", ") + (known.count > Self.listed ? ", …" : "")
        throw unknown(criterion, what, among: names, help: known.isEmpty ? "The estate has none." : "There are \(list).")
    }

    private func unknown(_ criterion: SelectionCriterion, _ what: String, among names: [String], help: String) -> SelectionTrouble {
        let word = names.first?.contains(":") == true && !criterion.value.contains(":") ? criterion.text : criterion.value
        let guess = nearest(to: word, among: Set(names).sorted { Name($0) < Name($1) }).map { "Did you mean `\($0)`? " } ?? ""
        let which = criterion.hasWildcard ? "no \(what) matches" : "there is no \(what)"
        return SelectionTrouble("`\(criterion.text)` selects nothing: \(which) `\(criterion.value)` in the estate.", help: guess + help)
    }
}
