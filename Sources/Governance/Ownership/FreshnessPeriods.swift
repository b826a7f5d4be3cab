internal import Basics
package import Estate
internal import Lineage
package import Stewardship

extension FreshnessPeriods {
    /// How long reviews hold by the options of the rules on them, as the policy sets these for each spec.
    package init(_ estate: Estate) {
        let policy = EffectivePolicy(estate.spec?.policy)
        let overrides = policy.parts(in: estate)
        func days(_ rule: some Rule, _ spec: (any Spec)?) -> Int {
            let stated = policy.setting(rule.id) { number in spec.map { overrides[number].contains($0.ref) } ?? false }.options["every"]
            guard let option = rule.options.first(where: { $0.name == "every" }),
                case .duration(let span) = stated.flatMap({ option.value.reading($0) }) ?? option.value
            else { return 365 }
            return min(span.wholeDays, 200_000)
        }
        func table(_ rule: some Rule) -> @Sendable (any Spec) -> Int {
            let general = days(rule, nil)
            guard policy.hasOverrides else { return { _ in general } }
            let bySpec = Dictionary(estate.allSpecs.map { ($0.ref, days(rule, $0)) }) { first, _ in first }
            return { bySpec[$0.ref] ?? general }
        }
        self.init(
            document: days(DocumentOld(), nil), loadTest: table(LoadTestOutdated()), review: table(ReviewOverdue()),
            verification: table(UnverifiedInterface()))
    }
}
