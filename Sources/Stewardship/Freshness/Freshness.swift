package import Basics
package import Estate

/// How true everything still is that was reviewed, measured or written down in an estate.
package struct Freshness: Sendable {
    /// By kind, and then by subject.
    package private(set) var items: [FreshnessItem] = []

    let estate: Estate
    private let history: SemanticHistory
    private let periods: FreshnessPeriods
    let asOf: CalendarDate
    private let people: People
    /// The flows that name a document as their runbook, and the specs that stand in a file.
    private let flowsByRunbook: [Name: [Flow]]
    private let specsByFile: [Name: [EntityRef]]

    package init(_ estate: Estate, history: SemanticHistory, periods: FreshnessPeriods = FreshnessPeriods(), asOf: CalendarDate) {
        self.estate = estate
        self.history = history
        self.periods = periods
        self.asOf = asOf
        people = People(estate)
        var flowsByRunbook: [Name: [Flow]] = [:]
        for flow in estate.flows {
            if let path = flow.runbook.flatMap(estate.path) { flowsByRunbook[path, default: []].append(flow) }
        }
        self.flowsByRunbook = flowsByRunbook
        specsByFile = Dictionary(grouping: estate.names.filter { $0.key.kind != .estate }.map { ($0.value.path, $0.key) }, by: \.0)
            .mapValues { $0.map(\.1) }
        let documents = estate.documents.map(item(of:))
        let flows = estate.flows.filter { $0.lifecycle?.value != .retired && $0.lifecycle?.value != .planned }
        let journeys = estate.journeys.filter { $0.lifecycle?.value != .retired && $0.lifecycle?.value != .planned }
        items = documents + flows.map(review(of:))
        items += flows.compactMap { loadTest($0.loadTest, of: $0) } + journeys.compactMap { loadTest($0.loadTest, of: $0) }
        let used = Set(flows.flatMap { Self.interfaces(in: $0.steps) })
        items += verifications(used) + contracts(used)
    }

    // MARK: What there is

    private func item(of document: DocumentSpec) -> FreshnessItem {
        let flows = flowsByRunbook[document.path] ?? []
        var covers: [EntityRef] = []
        for ref in (document.covers ?? []).map(\.value) + flows.map(\.ref) + linked(document) where !covers.contains(ref) {
            covers.append(ref)
        }
        let edited = history.changes(ofFile: document.path).first?.commit.day
        let days = document.reviewEvery.map { min($0.value.wholeDays, 200_000) } ?? periods.document
        let topics = covers.map { ref in
            Topic(name: "\(ref)", changes: changes(of: ref)) { CoveredParts.ofDocuments($0, of: ref.kind) }
        }
        let reviewed = document.reviewedOn?.value
        return judged(
            flows.isEmpty ? .document : .runbook, document.path.text, owner: document.owner?.value ?? flows.first?.owner?.value,
            at: document.reviewedOn?.span ?? document.span, reviewed: reviewed ?? edited,
            since: [reviewed, edited].compactMap(\.self).max(), days: days, topics)
    }

    private func review(of flow: Flow) -> FreshnessItem {
        let topics = [flow.ref] + flow.mappings
        return judged(
            .review, "\(flow.ref)", owner: flow.owner?.value, at: flow.reviewedOn?.span ?? flow.header.name.span,
            reviewed: flow.reviewedOn?.value, since: flow.reviewedOn?.value, days: periods.review(flow),
            topics.map { ref in Topic(name: "\(ref)", changes: changes(of: ref)) { CoveredParts.ofReviews($0, of: ref.kind) } })
    }

    private func loadTest(_ test: LoadTest?, of spec: any Spec) -> FreshnessItem? {
        guard let ran = test?.ranOn else { return nil }
        let kind = spec.ref.kind
        let topic = Topic(name: "\(spec.ref)", changes: changes(of: spec.ref)) { CoveredParts.ofLoadTests($0, of: kind) }
        return judged(
            .loadTest, "\(spec.ref)", owner: spec.owner?.value, at: ran.span, reviewed: ran.value, since: ran.value,
            days: periods.loadTest(spec), [topic])
    }

    /// The interfaces that flows use, and those that somebody verified.
    private func verifications(_ used: Set<InterfaceRef>) -> [FreshnessItem] {
        estate.interfaceRefs.sorted().compactMap { ref in
            guard let interface = estate.interface(ref), let system = estate.systemOrPlatform(ref.system), let spec = estate.spec(system),
                used.contains(ref) || interface.verified?.checkedOn != nil
            else { return nil }
            let checked = interface.verified?.checkedOn
            var topics = [
                Topic(name: "\(ref)", changes: changes(of: system)) { CoveredParts.ofVerification($0, of: ref.interface) }
            ]
            for file in interface.contract?.file.map(estate.contractFiles) ?? [] {
                topics.append(Topic(name: file.path.text, changes: history.changes(ofFile: file.path)) { _ in true })
            }
            return judged(
                .verification, "\(ref)", owner: interface.verified?.by?.value ?? spec.owner?.value,
                at: checked?.span ?? interface.name.span,
                reviewed: checked?.value, since: checked?.value, days: periods.verification(spec), topics)
        }
    }

    /// The copies of contracts that flows use: as old as their last change of meaning, or the last look at the interface.
    private func contracts(_ used: Set<InterfaceRef>) -> [FreshnessItem] {
        used.sorted().compactMap { ref in
            guard let interface = estate.interface(ref), let system = estate.systemOrPlatform(ref.system), let spec = estate.spec(system),
                let contract = interface.contract?.file
            else { return nil }
            let files = estate.contractFiles(contract)
            guard !files.isEmpty else { return nil }
            let edited = files.compactMap { history.changes(ofFile: $0.path).first?.commit.day }.max()
            let looked = [edited, interface.verified?.checkedOn?.value].compactMap(\.self).max()
            let topic = Topic(name: "\(system)", changes: changes(of: system)) { CoveredParts.ofContracts($0, of: ref.interface) }
            return judged(
                .contract, "\(ref)", owner: spec.owner?.value, at: contract.file.span, reviewed: looked, since: looked,
                days: periods.verification(spec), [topic], unknown: "its file is not in the history")
        }
    }

    /// The specs in files that a document links to.
    private func linked(_ document: DocumentSpec) -> [EntityRef] {
        let targets = Set(document.links.compactMap { DocumentLink($0.value, in: document.path)?.path }).subtracting([document.path])
        return targets.flatMap { specsByFile[$0] ?? [] }.sorted()
    }

    private func changes(of ref: EntityRef) -> [SemanticHistory.Change] {
        history.changes(of: ref, formerly: (estate.spec(ref)?.header.formerly ?? []).map(\.value))
    }

    // MARK: How true it is

    /// One thing that an item is about, with its changes, the newest first.
    private struct Topic {
        let name: String
        let changes: [SemanticHistory.Change]
        let isAbout: (Name) -> Bool

        /// The parts that it is about as a person calls them: `contract` of an interface, `interfaces/NAME` that came or went.
        func words(for parts: [Name]) -> [Name] {
            parts.filter { !$0.isEmpty && isAbout($0) }.map { part in
                let words = part.text.split(separator: "/")
                if words.count == 2, words[0] == "product" { return Name("\(words[0]) \(words[1])") }
                guard words.count == 3, words[0] == "interfaces" else { return part }
                return words[2] == "name" && !name.hasSuffix("/\(words[1])") ? Name("interfaces/\(words[1])") : Name(words[2])
            }
        }
    }

    private func judged(
        _ kind: FreshnessKind, _ subject: String, owner: EntityRef?, at span: SourceSpan, reviewed: CalendarDate?, since: CalendarDate?,
        days: Int, _ topics: [Topic], unknown: String = "it was never reviewed"
    ) -> FreshnessItem {
        let due = reviewed.map { $0.adding(days: days) }
        let changed = since.map { since in topics.flatMap { changes($0, since: since) } } ?? []
        let (state, reason) = verdict(since, due, isChanged: !changed.isEmpty, unknown: unknown)
        return FreshnessItem(
            kind: kind, subject: subject, owner: owner, span: span, reviewedOn: reviewed, dueOn: due, state: state,
            covers: topics.map(\.name), changes: changed.sorted { ($0.commit.day, $1.what) > ($1.commit.day, $0.what) }, reason: reason)
    }

    private func verdict(_ since: CalendarDate?, _ due: CalendarDate?, isChanged: Bool, unknown: String) -> (FreshnessState, String) {
        guard let since, let due else { return (.unknown, unknown) }
        if isChanged { return (.stale, "what it is about changed after \(since)") }
        if let cut = history.cutOn, cut > since { return (.unknown, "the history before \(cut) is not in this clone") }
        if due < asOf { return (.old, "its review ran out on \(due)") }
        if due <= asOf.adding(days: periods.soon) { return (.dueSoon, "its review runs out on \(due)") }
        return (.fresh, "nothing that it is about changed after \(since)")
    }

    /// What changed of a topic after a day, unless all of it was changed back.
    private func changes(_ topic: Topic, since: CalendarDate) -> [CoveredChange] {
        // What was first written down then was there before, unless the estate says otherwise: taking stock makes nothing stale.
        let later = topic.changes.filter { change in
            change.commit.day > since && change.parts.contains(where: topic.isAbout)
                && change.before?.parts.keys.contains(where: topic.isAbout) == true
        }
        guard let newest = later.first, let oldest = later.last else { return [] }
        let isBack = newest.after.map { !$0.difference(from: oldest.before).contains(where: topic.isAbout) } ?? (oldest.before == nil)
        guard !isBack else { return [] }
        return later.map { change in
            CoveredChange(
                what: topic.name, parts: topic.words(for: change.parts), commit: change.commit,
                team: people.team(of: change.commit.author))
        }
    }

    // MARK: Steps

    private static func interfaces(in steps: [Step]) -> [InterfaceRef] {
        steps.flatMap { step in (step.target?.value.interface).map { [$0] } ?? interfaces(in: step.nested) }
    }
}
