internal import Contracts

extension ChangeKindCatalogue {
    /// Fields of records and what is demanded of them.
    static let fields: [ChangeKindDescription] = [
        .init(
            .fieldRemoved, "A field is gone.", because: "Readers miss it; senders send what is ignored or refused.",
            breaks: "A response no longer has `total`, which was always there.",
            safe: "A response no longer has a field that was optional and unused."),
        .init(
            .fieldAdded, "An optional field is new.", because: "Readers that tolerate what they do not know are not hurt.",
            breaks: "A client that refuses unknown fields reads a response.", safe: "A request may also hold `note`."),
        .init(
            .fieldRequiredAdded, "A field is new and must be there.", because: "Present senders leave it out.",
            breaks: "A request must hold `currency`.", safe: "A response always holds `currency`."),
        .init(
            .fieldBecameRequired, "A field must now be there.", because: "Senders that leave it out are refused.",
            breaks: "A request must hold `currency`, which was optional.", safe: "A response now always holds it."),
        .init(
            .fieldBecameOptional, "A field may now be left out.", because: "Readers that count on it meet nothing.",
            breaks: "A response may lack `total`.", safe: "A request may lack `note`."),
        .init(
            .fieldDeprecated, "A field is marked deprecated.", because: "It still works; its users should move.", breaks: "Nobody yet.",
            safe: "deprecated: true."),
        .init(
            .fieldBecameReadOnly, "A field can only be read now.", because: "What senders put there is ignored or refused.",
            breaks: "`status` can no longer be set.", safe: "`createdAt` was never set by anybody."),
        .init(
            .fieldBecameWritable, "A field that could only be read can be sent too.", because: "Nothing is taken away.",
            breaks: "Nobody, unless it must now be sent.", safe: "`note` can be set."),
        .init(
            .fieldBecameWriteOnly, "A field no longer comes back.", because: "Readers miss it.",
            breaks: "`password` was part of the response.",
            safe: "Nobody read it."),
        .init(
            .fieldBecameReadable, "A field that could only be sent comes back too.", because: "Readers get more than before.",
            breaks: "Nobody.",
            safe: "`note` is part of the response."),
        .init(
            .defaultAdded, "A field has a default now.",
            because: "What a left-out field means is now stated, and may differ from what it meant.",
            breaks: "Leaving out `limit` meant all, and now means 20.", safe: "The default is what was done before."),
        .init(
            .defaultRemoved, "A default is gone.", because: "What a left-out field means is open.",
            breaks: "A reader relied on 20 where nothing came.",
            safe: "The field is always sent."),
        .init(
            .defaultChanged, "A default changed.", because: "The same message now means something else: no error, other data.",
            breaks: "`currency` left out meant EUR, and now USD.", safe: "Everybody sends the field."),
        .init(
            .recordClosed, "An object no longer takes fields that are not declared.", because: "Senders of extra fields are refused.",
            breaks: "additionalProperties: false on a request.", safe: "The same on a response."),
        .init(
            .recordOpened, "An object takes further fields now.", because: "Readers may meet what they do not know.",
            breaks: "A strict reader meets an unknown field.", safe: "A request may hold further fields."),
        .init(
            .recordConstraintChanged, "A rule over several fields changed: counts, dependencies, names.",
            because: "Combinations that were fine are refused, or new ones appear.", breaks: "`discount` now needs `reason`.",
            safe: "`discount` no longer needs `reason`, in a request."),
        .init(
            .unitChanged, "Unit, currency, time zone or scale changed.",
            because: "The number stays valid and means something else: data is silently wrong.",
            breaks: "An amount in euros is now in cents.", safe: "The unit is stated where it was known all along."),
    ]
}
