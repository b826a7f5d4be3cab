internal import Basics

extension RuleSpec {
    package static let objectShape = ObjectShape<RuleSpec>(
        "Rule", "A rule of the estate's own, `custom/NAME`: an assertion about what its specs say.",
        rules: [.exactlyOne(["require", "forbid"], as: "assertion")]
    ) {
        headerKeys()
        Key(
            required: "select", .text, \.select, "The parts of the estate that it looks at, in the language of `--select`.",
            example: "flow:*,criticality:critical")
        Key(
            "each", .path, \.each, "A list of these parts: the rule looks at each item, and paths start there.", example: "interfaces")
        Key("where", .keyCondition, \.where, "What must hold for it to look at a part or an item.", example: "service.peak > 5/s")
        Key("require", .keyCondition, \.require, "What must hold.", example: "owner.onCall exists")
        Key("forbid", .keyCondition, \.forbid, "What must not hold.", example: "via = none")
        Key(
            "message", .text, \.message, "What its findings say; `{PATH}` stands for a value, `{subject}` for what it is about.",
            example: "{subject} has nobody on call")
        Key("fix", .text, \.fix, "What to do.", example: "State `onCall` of the team.")
        Key("level", .level, \.level, "The level of its findings, `warning` where left out.", example: "error")
        Key(
            "failureMode", .words(Policy.failureModes), \.failureMode, "The failure mode whose score counts it; left out, none does.",
            example: "ownership")
    }
}

extension Codec where Value == Located<Condition> {
    /// A condition over the keys of specs: comparisons only.
    static var keyCondition: Codec {
        .grammar("a condition such as `service.peak > 5/s`", { text throws(GrammarTrouble) in try Condition(parsing: text) })
    }
}
