internal import Contracts

extension ChangeKindCatalogue {
    /// Which values may stand somewhere.
    static let values: [ChangeKindDescription] = [
        .init(
            .enumValueAdded, "A code is new.", because: "Readers that know the old codes only meet one that they do not.",
            breaks: "A response may hold `on-hold`, and a client switches over all codes.", safe: "A request may hold `express`."),
        .init(
            .enumValueRemoved, "A code is gone.", because: "Senders of it are refused.", breaks: "A request may no longer hold `fax`.",
            safe: "A response never holds `fax` any more."),
        .init(
            .enumIntroduced, "Only listed values may stand there now.", because: "Others were fine before.",
            breaks: "A request's free text became a list of codes.", safe: "A response holds listed codes only."),
        .init(
            .enumDropped, "Values are no longer listed.", because: "Readers may meet any value.",
            breaks: "A response's code became free text.",
            safe: "A request takes any text."),
        .init(
            .boundTightened, "Fewer numbers fit.", because: "Senders of the others are refused.", breaks: "`quantity` is now at most 100.",
            safe: "The same in a response."),
        .init(
            .boundLoosened, "More numbers fit.", because: "Readers may meet numbers that they cannot store.",
            breaks: "A response's `quantity` may exceed 100.",
            safe: "The same in a request."),
        .init(
            .lengthTightened, "Texts must be shorter, or longer, than before.",
            because: "Senders of the others are refused, or texts are cut.",
            breaks: "`name` is now at most 35 characters.", safe: "The same in a response."),
        .init(
            .lengthLoosened, "Texts may be longer, or shorter, than before.", because: "Readers with fixed columns cut them.",
            breaks: "A response's `name` may have 80 characters.", safe: "The same in a request."),
        .init(
            .stepChanged, "The precision of a number changed: decimals, multipleOf.", because: "Numbers are refused, rounded or cut.",
            breaks: "A request's `amount` may have two decimals only.", safe: "A request's `amount` may have four."),
        .init(
            .patternChanged, "The pattern that a text must match changed.", because: "Texts that were fine are refused, or others appear.",
            breaks: "`^[0-9]{8}$` became `^[0-9]{10}$`.", safe: "A request's pattern matches all that it matched, and more."),
        .init(
            .formatChanged, "The format of a text changed: date, uuid, email.", because: "Readers parse it in the old form.",
            breaks: "A date became a date-time.", safe: "A format was stated that all values had."),
        .init(
            .nullAdded, "null may stand there now.", because: "Readers that do not expect it fail.",
            breaks: "A response's `total` may be null.",
            safe: "A request's `note` may be null."),
        .init(
            .nullRemoved, "null may no longer stand there.", because: "Senders of null are refused.",
            breaks: "A request's `note` may not be null.",
            safe: "A response's `total` is never null."),
        .init(
            .itemsTightened, "A list must have fewer, or more, items than before.", because: "Senders of other counts are refused.",
            breaks: "An order has at most 50 lines.", safe: "The same in a response."),
        .init(
            .itemsLoosened, "A list may have more, or fewer, items than before.",
            because: "Readers may meet a list that they do not expect, an empty one too.",
            breaks: "A response's `addresses` may be empty.", safe: "A request may have 500 lines."),
        .init(
            .uniquenessAdded, "The items of a list must differ now.", because: "Senders of doubles are refused.",
            breaks: "`tags` must be unique in a request.",
            safe: "The same in a response."),
        .init(
            .uniquenessRemoved, "The items of a list may be equal now.", because: "Readers that use them as keys meet doubles.",
            breaks: "A response's `skus` may repeat.", safe: "The same in a request."),
    ]
}
