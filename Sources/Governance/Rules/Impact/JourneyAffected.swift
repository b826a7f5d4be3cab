internal import Basics
internal import Impact

/// Finds a journey over an affected flow or call.
struct JourneyAffected: Rule {
    let id: RuleID = "impact/journey-affected"
    let level = Level.error
    let subjects = RuleSubjects.changes
    let looksAt: RuleSources = [.specs, .change]
    let summary = "a journey over an affected flow or call"
    let rationale = "A buyer notices."
    let fix = "Mend the flow that is named, or give the call a `fallback`."
    let options = [
        RuleOption("for", .words(["low"]), "From which criticality of the flow on it counts.")
    ]

    let violating = RuleExample(
        from: ExampleTexts.partner.changing([
            "steps: [{read: erp/partner#getPartner}, {map: erp-customer}]":
                "steps: [{read: erp/partner#getPartner}, {map: erp-customer}]\n---\nkind: Journey\nname: credit-page\ncalls: [{flow: customers}]"
        ]),
        changing: [
            "calls: [{flow": "calls: [▸{flow",
            ", limit: {type: integer}": "",
        ])

    var passing: RuleExample {
        violating.otherwise([" integer}": " integer}, note: {type: string}"])
    }

    func findings(in context: RuleContext) -> [Diagnostic] {
        (context.comparison?.report.journeys ?? []).flatMap { journey in
            journey.causes.compactMap { cause in verdict(cause, on: journey.journey) }
        }
    }
}
