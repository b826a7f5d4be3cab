internal import Basics

extension Waiver {
    package static let objectShape = ObjectShape<Waiver>("Waiver", "Findings that are accepted for a while.") {
        headerKeys()
        Key(
            required: "accepts", .list(.object), \.accepts, "What findings must be to be accepted.",
            example: "[{fingerprint: 3f9c21ab07de}]")
        Key(required: "reason", .text, \.reason, "Why they are accepted.", example: "Replaced in March.")
        Key(required: "approvedBy", .reference(.team), \.approvedBy, "The team that agreed.", example: "team:architecture")
        Key(required: "expiresOn", .date, \.expiresOn, "The last day that it holds.", example: "2027-03-31")
    }
}

extension WaiverMatch {
    package static let objectShape = ObjectShape<WaiverMatch>("WaiverMatch", "What a finding must be: all that is given must match.") {
        Key("rule", .text, \.rule, "The rule's id.", example: "impact/flow-breaks")
        Key("subject", .text, \.subject, "What the finding is about.", example: "flow:credit-check")
        Key("change", .text, \.change, "What changed.", example: "erp/business-partner#A_BusinessPartner.CreditLimit")
        Key("kind", .text, \.kind, "The kind of the change.", example: "field/removed")
        Key("fingerprint", .fingerprint, \.fingerprint, "The finding's fingerprint.", example: "3f9c21ab07de")
    }
}
