extension Team {
    package static let objectShape = ObjectShape<Team>("Team", "A group of people that owns things.") {
        headerKeys()
        Key("type", .word(), \.type, "Whose people they are.", example: "internal")
        Key("contact", .text, \.contact, "Where the team is reached.", example: "integration@acme.example")
        Key("onCall", .text, \.onCall, "Where somebody answers at any hour.", example: "https://oncall.acme.example/integration")
        Key("members", .list(.object), \.members, "The team's people; the e-mail address ties them to commits.")
        Key("skills", .list(.text), \.skills, "What the team knows how to use.", example: "[mulesoft, sap-idoc]")
        Key("engagement", .object, \.engagement, "The partner that supports the team, and until when.")
    }
}

extension Member {
    package static let objectShape = ObjectShape<Member>("Member", "One person of a team.") {
        Key("name", .text, \.name, "The person's name.", example: "Kim Berger")
        Key("email", .text, \.email, "The address that the person commits with.", example: "kim@acme.example")
        Key("handle", .text, \.handle, "The person's name on the forge.", example: "'@kim'")
    }
}

extension Engagement {
    package static let objectShape = ObjectShape<Engagement>("Engagement", "A partner's support of a team.") {
        Key("partner", .text, \.partner, "The partner's name.", example: "Hansa Integration")
        Key("endsOn", .date, \.endsOn, "The last day of the support.", example: "2027-06-30")
    }
}
