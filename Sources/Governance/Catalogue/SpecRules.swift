internal import Basics

extension RuleCatalogue {
    /// The specs themselves: whatever is found here keeps the rest from being checked.
    static let spec: [RuleDescription] = [
        RuleDescription(
            "spec/syntax", .error, "the file is no YAML or JSON",
            because: "What cannot be read says nothing: neither its rules nor its flows are checked.",
            fix: "Mend the place that the finding names; put a value with `,` `[` or `{` in single quotes.",
            violating: "owner: [team:integration", passing: "owner: team:integration"),
        RuleDescription(
            "spec/unknown-key", .error, "a key that the spec language does not have",
            because: "A misspelt key is silently without effect, and whoever wrote it believes otherwise.",
            fix: "Use the key that the finding suggests, or start your own keys with `x-`.",
            violating: "kind: Flow\nname: a\nownr: team:integration", passing: "kind: Flow\nname: a\nowner: team:integration"),
        RuleDescription(
            "spec/missing-key", .error, "a key that this kind needs is not there",
            because: "Without it the spec has no meaning: a mapping without a target maps nothing.",
            fix: "Add the key; `tieline init` shows each kind with what it needs.",
            violating: "kind: Mapping\nname: a\nfrom: erp/partner#Partner",
            passing: "kind: Mapping\nname: a\nfrom: erp/partner#Partner\nto: entity:customer"),
        RuleDescription(
            "spec/wrong-type", .error, "a value of another type than the key takes",
            because: "It would have to be guessed what was meant.",
            fix: "Write the value as the finding says: a list, a text, one of the words that the key knows.",
            violating: "criticality: 1", passing: "criticality: high"),
        RuleDescription(
            "spec/bad-unit", .error, "a quantity without a unit, or with an unknown one",
            because: "300 milliseconds and 300 seconds are both a latency, and only one of them is a page.",
            fix: "Write durations as `250ms`, rates as `20/s`, sizes as `512kB`, shares as `99.9%`, dates as `2027-06-30`.",
            violating: "timeout: 300", passing: "timeout: 300ms"),
        RuleDescription(
            "spec/duplicate-name", .error, "two specs of one kind have one name",
            because: "References to that name could mean either.",
            fix: "Rename one of them and its references; `formerly: [old-name]` keeps its history.",
            violating: "kind: Team\nname: erp\n---\nkind: Team\nname: erp",
            passing: "kind: Team\nname: erp\n---\nkind: Team\nname: erp-platform"),
        RuleDescription(
            "spec/unknown-reference", .error, "a reference to something that the estate does not have",
            because: "The link between spec and estate is cut there: changes on the other side are not followed.",
            fix: "Correct the name (the nearest one is suggested), or add the spec.",
            violating: "owner: team:integratoin", passing: "owner: team:integration"),
        RuleDescription(
            "spec/ambiguous-reference", .error, "a reference that can be read in two ways",
            because: "A change of one of the two would be followed, or not, by chance.",
            fix: "Quote a segment, or say which kind is meant: `element:Order`, `'Order.type'`.",
            violating: "from: erp/order#Order", passing: "from: erp/order#element:Order"),
        RuleDescription(
            "spec/two-estates", .error, "a `tieline.yaml` below the estate's root",
            because: "It is not clear to which estate the specs around it belong.",
            fix: "Remove the inner file, or move its estate out of this one.",
            violating: "tieline.yaml\nteams/tieline.yaml", passing: "tieline.yaml\nteams/integration.yaml"),
    ]
}
