internal import Basics

extension RuleCatalogue {
    /// The verdicts on flows, journeys and consumers.
    static let impact: [RuleDescription] = [
        RuleDescription(
            "impact/flow-breaks", .error, "a flow's use fails at run time after the change",
            because: "Messages stop; the flow's `symptom` says what the business sees.",
            fix: "Follow the path of the cause: keep what is used, adapt the mapping in the same change, or waive it with a date.",
            violating: "# the contract drops a field that a mapping of the flow reads", passing: "# the mapping reads its successor instead"
        ),
        RuleDescription(
            "impact/flow-corrupts", .error, "a flow runs on, and its data is silently wrong",
            because: "Nobody is alerted: values are cut, rounded, translated wrongly or mean something else.",
            fix: "State the conversion in the mapping, or complete the lookup.",
            violating: "# an amount changes from euros to cents", passing: "# the row says transform: from-cents(2)"),
        RuleDescription(
            "impact/flow-degrades", .warning, "a flow runs, and misses its service level",
            because: "Pages wait or data comes late.",
            fix: "Change the budget, cache the call, or ask for the faster interface.",
            violating: "# an interface's p95 grows from 250ms to 900ms in a journey of 800ms", passing: "# the call is cached for 5m"),
        RuleDescription(
            "impact/flow-review", .warning, "a flow uses what changed, and the specs cannot decide what that does",
            because: "An opaque expression or a free-form schema stands between.",
            fix: "Look at it with the owner; list what expressions read, so that the next change can be decided.",
            violating: "expression: score(payload)   # payload changed", passing: "expression: score(payload)\nreads: [risk]"),
        RuleDescription(
            "impact/journey-affected", .error, "a journey runs over an affected flow or call",
            because: "A buyer notices.",
            fix: "Mend the flow that is named, or give the call a `fallback`.",
            violating: "calls: [{flow: account-price}]   # which breaks", passing: "calls: [{flow: account-price, fallback: list price}]"),
        RuleDescription(
            "impact/consumer-affected", .error, "a consumer outside any flow reads what changed",
            because: "Its team does not see this repository and learns of it in production.",
            fix: "Tell the team that is named, and agree on a date.",
            violating: "consumers: [{name: data-lake, reads: [Partner.Category]}]   # Category is removed",
            passing: "consumers: [{name: data-lake, reads: [Partner.Number]}]"),
    ]

    /// What a change does beyond the flows that are declared.
    static let change: [RuleDescription] = [
        RuleDescription(
            "change/contract-breaking", .warning, "a breaking contract change that no declared flow uses",
            because: "Somebody who is not in the estate may use it.",
            fix: "Keep the old form beside the new one, or raise the version and announce it.",
            violating: "compatibility: backward   # and a field is removed",
            passing: "compatibility: backward   # and an optional field is added"),
        RuleDescription(
            "change/version-not-raised", .info, "a breaking change of a published contract under the same version",
            because: "Consumers cannot tell the two apart.",
            fix: "Raise the contract's version.",
            violating: "info: {version: 1.2.0}   # before and after", passing: "info: {version: 2.0.0}"),
        RuleDescription(
            "change/removed-without-deprecation", .warning, "removed, and never marked deprecated, or before its announced end",
            because: "Nobody had the time to move.",
            fix: "Mark it deprecated with an end first, and remove it after that.",
            violating: "# the operation is gone from one version to the next", passing: "deprecated: true\nx-sunset: 2027-03-31"),
        RuleDescription(
            "change/semantic-conflict", .error, "each branch alone is sound, together they are not",
            because: "Git merges them without a conflict, and the result breaks.",
            fix: "Adapt one of the two changes that are named before merging.",
            violating: "# one branch renames a field, the other adds a mapping that reads it",
            passing: "# the second branch reads the new name"),
        RuleDescription(
            "change/self-waived", .error, "the change brings the waiver that excuses it",
            because: "Whoever changes would also be the one who accepts.",
            fix: "Merge the waiver first, approved by its owner.",
            violating: "# one merge request: a field is removed and a waiver added", passing: "# two merge requests, the waiver first"),
    ]

    /// Changes of the rules, and waivers.
    static let policy: [RuleDescription] = [
        RuleDescription(
            "policy/changed", .warning, "the change alters the policy that would judge it",
            because: "It is judged by the old policy; the new one counts from the next change on.",
            fix: "Have those who answer for the policy look at it.",
            violating: "policy: {failOn: never}   # was error", passing: "policy: {failOn: error}"),
        RuleDescription(
            "waiver/expired", .error, "a waiver whose last day has passed",
            because: "It counts for nothing, and what it accepted counts again.",
            fix: "Mend what it accepted, or agree on a new date.",
            violating: "expiresOn: 2024-03-31", passing: "expiresOn: 2027-03-31"),
        RuleDescription(
            "waiver/unused", .warning, "a waiver that accepts nothing any more",
            because: "It would excuse the next finding of that kind unseen.",
            fix: "Remove it.",
            violating: "accepts: [{fingerprint: 3f9c21ab07de}]   # no such finding", passing: "# the waiver is gone"),
        RuleDescription(
            "waiver/expires-soon", .info, "a waiver that ends within days",
            because: "The finding will fail the next run after that day.",
            fix: "Mend what it accepts in time.",
            violating: "expiresOn: 2026-12-01   # today is 2026-11-24", passing: "expiresOn: 2027-03-31"),
        RuleDescription(
            "waiver/too-broad", .warning, "an impact waiver with neither `kind` nor `fingerprint`",
            because: "It accepts whatever happens to that flow, not the one thing that was discussed.",
            fix: "Name the kind of change or the fingerprint.",
            violating: "accepts: [{rule: impact/flow-breaks, subject: flow:credit-check}]",
            passing: "accepts: [{rule: impact/flow-breaks, subject: flow:credit-check, kind: field/removed}]"),
    ]
}
