internal import Contracts

extension ChangeKindCatalogue {
    /// Types as a whole, unions, and what cannot be decided.
    static let types: [ChangeKindDescription] = [
        .init(
            .typeRemoved, "A named type is gone.", because: "Whatever is made from it by name no longer exists.",
            breaks: "The message OrderCreated is gone.",
            safe: "A helper type is gone that nothing named."),
        .init(
            .typeAdded, "A named type is new.", because: "Nobody uses it yet.", breaks: "Nobody.",
            safe: "The message OrderCancelled is new."),
        .init(
            .typeKindChanged, "A named type is of another kind: an object type became an input, a message an enum.",
            because: "What was written for the old kind does not fit.", breaks: "type Money became scalar Money.",
            safe: "Nobody used the type."),
        .init(
            .typeChanged, "Values are of another type.", because: "No old value fits: readers cannot parse it, senders are refused.",
            breaks: "`total` was a number and is text.", safe: "Nobody reads or sends it."),
        .init(
            .typeWidened, "Values may be of further types.", because: "Readers may meet what they cannot parse.",
            breaks: "A response's `id` was a whole number and may be text.", safe: "The same in a request."),
        .init(
            .typeNarrowed, "Values may be of fewer types.", because: "Senders of the others are refused.",
            breaks: "A request's `amount` was a number and must be whole.", safe: "The same in a response."),
        .init(
            .branchAdded, "A union has a further alternative.", because: "Readers may meet one that they do not know.",
            breaks: "A response's `payment` may also be a voucher.", safe: "A request's may."),
        .init(
            .branchRemoved, "An alternative of a union is gone.", because: "Senders of it are refused.",
            breaks: "A request's `payment` may not be an invoice.",
            safe: "A response's never is."),
        .init(
            .discriminatorChanged, "How the alternatives of a union are told apart changed.",
            because: "Readers take one alternative for another.",
            breaks: "`type` became `kind`.", safe: "A mapping was stated that was the default."),
        .init(
            .interfaceAdded, "A type implements a further interface.",
            because: "Operations over that interface may meet a type that they do not handle.",
            breaks: "A client's switch over Node meets a new type.", safe: "Clients ask for fields of the interface only."),
        .init(
            .interfaceRemoved, "A type no longer implements an interface.", because: "Operations that spread it there are refused.",
            breaks: "Product is no longer a Node.", safe: "Nobody asked for it through the interface."),
        .init(
            .undecided, "It could not be decided whether the change hurts.",
            because: "A pattern, a free-form schema or a bound of the analysis stands in the way; it counts as risky, never as safe.",
            breaks: "Two patterns with look-behind differ.", safe: "Write the pattern in the regular subset, and it is decided."),
    ]
}
