internal import Basics
internal import Contracts
internal import Estate
internal import Impact

/// The breaking contract changes of a comparison.
struct ContractBreaks {
    struct Broken {
        let change: EstateChange
        let interface: InterfaceRef
        /// Whether the estate promises compatibility to users that it does not know.
        let isPublished: Bool
    }

    private(set) var all: [Broken] = []
    /// Those that are a cause of no verdict.
    private(set) var unused: [Broken] = []

    init(_ context: RuleContext) {
        guard let report = context.comparison?.report else { return }
        let causes = report.flows.flatMap(\.causes) + report.journeys.flatMap(\.causes) + report.consumers.flatMap(\.causes)
        let used = Set(causes.compactMap(\.change))
        for change in report.changes where change.level == .breaking && ChangeKind(rawValue: change.kind) != nil {
            let head = change.subject.prefix { $0 != "#" && $0 != " " }
            guard let interface = ifGrammatical({ () throws(GrammarTrouble) in try InterfaceRef(parsing: String(head)) }) else { continue }
            let promise = (context.interface(interface) ?? context.comparison?.base.interface(interface))?.compatibility?.value
            let broken = Broken(change: change, interface: interface, isPublished: promise != nil && promise != CompatibilityPromise.none)
            all.append(broken)
            if !used.contains(change.id) { unused.append(broken) }
        }
    }
}
