internal import Contracts

extension ChangeKindCatalogue {
    /// Operations, the messages at them, and how they are reached.
    static let operations: [ChangeKindDescription] = [
        .init(
            .operationRemoved, "An operation is gone.", because: "Whoever calls it gets an error.",
            breaks: "DELETE /orders/{id} was there and is not.", safe: "It was deprecated and its announced end has passed."),
        .init(
            .operationAdded, "An operation is new.", because: "Nobody can depend on it yet.",
            breaks: "Nobody; a strict gateway may have to be told.", safe: "POST /returns is new."),
        .init(
            .operationDeprecated, "An operation is marked deprecated.", because: "It still works; its callers should move before its end.",
            breaks: "Nobody yet.", safe: "deprecated: true with an end date."),
        .init(
            .operationRenamed, "An operation has another name.",
            because: "Generated clients name their methods by it; the wire does not change.",
            breaks: "A client generator turns createOrder into a method that is gone.", safe: "Only the tag or the summary changed."),
        .init(
            .positionRemoved, "A message of an operation is gone: a request body, a response, a parameter.",
            because: "Senders send what is ignored, readers wait for what never comes.", breaks: "The 200 response has no body any more.",
            safe: "A response with a status that was never sent is gone."),
        .init(
            .positionAdded, "An operation has a message that it did not have.",
            because: "A response with a new status may meet a client that does not know it.",
            breaks: "A required query parameter is new.", safe: "An optional query parameter is new."),
        .init(
            .positionBecameRequired, "A message must now be there.", because: "Callers that leave it out are refused.",
            breaks: "The request body was optional.", safe: "A response body that was always sent is now promised."),
        .init(
            .positionBecameOptional, "A message may now be left out.", because: "Readers that count on it meet nothing.",
            breaks: "A response body may be missing.", safe: "The request body may be left out."),
        .init(
            .mediaTypeRemoved, "A media type is gone.", because: "Peers that speak only that one cannot be served.",
            breaks: "application/xml is no longer accepted.", safe: "A type that nobody asked for is gone from a response."),
        .init(
            .mediaTypeAdded, "A media type is new.", because: "More can be asked for; nothing is taken away.",
            breaks: "Nobody.", safe: "application/json beside application/xml."),
        .init(
            .securityAdded, "Callers must now prove who they are, or in a further way.", because: "Those who do not are refused.",
            breaks: "The operation was open and takes a token now.", safe: "A further alternative beside the present one."),
        .init(
            .securityRemoved, "A way to prove who one is, is gone.",
            because: "Callers that use it are refused, unless nothing is asked any more.",
            breaks: "API keys are no longer taken, OAuth only.", safe: "The operation needs no proof any more."),
        .init(
            .securityChanged, "What a proof must hold has changed: scheme or scopes.", because: "Tokens with the old scopes are refused.",
            breaks: "The scope orders:write is now needed.", safe: "One of two needed scopes is no longer needed."),
        .init(
            .serverChanged, "The address of the service changed.",
            because: "Callers with the old address reach nobody, unless it still answers.",
            breaks: "https://api.example/v1 became /v2.", safe: "A second server was added."),
        .init(
            .protocolChanged, "The protocol of a server, or its version, changed or is gone.",
            because: "Peers that speak the old one cannot connect.", breaks: "kafka became amqp.",
            safe: "A version is stated for the first time."),
        .init(
            .bindingChanged, "How messages are put on the wire changed: SOAP version, action or style, a topic, a queue, a method.",
            because: "Messages of the old binding go elsewhere, or are not understood.", breaks: "soapAction urn:ship became urn:ship2.",
            safe: "A binding for SOAP 1.2 was added beside that for 1.1."),
        .init(
            .correlationChanged, "Where the id that ties an answer to its question stands changed, or is no longer said.",
            because: "Peers look for it at the old place, and match nothing.", breaks: "It moved from a header into the payload.",
            safe: "It is said for the first time."),
        .init(
            .linkChanged, "A link of a response is gone, or leads to another operation or with other values.",
            because: "Callers that follow it go elsewhere, or cannot go on.", breaks: "The link next is gone from the response 200.",
            safe: "A further link was added."),
        .init(
            .channelChanged, "A channel is gone, or its address, its servers or its declared parameters changed.",
            because: "Peers build the address by it, and code that is generated from the contract takes its names from there.",
            breaks: "The parameter streetlightId of a channel is no longer declared.", safe: "A channel's description changed."),
        .init(
            .traitRemoved, "A trait of an operation or a message is gone, or is another.",
            because: "What it says no longer holds, and code that is generated from it is another.",
            breaks: "The Kafka trait of an operation is gone, and clients were generated with its group.", safe: "A trait is new."),
        .init(
            .informationChanged, "What a contract says of itself changed: its license, its terms, its id, whom to ask.",
            because: "No message shows it, but users agreed to the terms, and catalogues know the application by its id.",
            breaks: "The license became another.", safe: "The title was reworded, or the version is a new one."),
        .init(
            .parameterStyleChanged, "How a parameter is written changed: form, spaceDelimited, exploded.",
            because: "Callers write lists in the old form, and the service reads them wrongly.", breaks: "ids=1,2 became ids=1&ids=2.",
            safe: "The style was stated and is the default."),
        .init(
            .argumentRemoved, "An argument is gone.", because: "Operations that pass it are refused.",
            breaks: "products(first:) has no `after`.",
            safe: "It was never part of a released schema."),
        .init(
            .argumentAdded, "An optional argument is new.", because: "Nobody passes it yet.", breaks: "Nobody.",
            safe: "products(channel:) is new."),
        .init(
            .argumentRequiredAdded, "An argument is new and must be passed.", because: "Every present operation lacks it.",
            breaks: "products(channel: String!) is new.", safe: "products(channel: String! = \"web\") has a default."),
        .init(
            .directiveAdded, "A directive is new.", because: "Nobody uses it yet.", breaks: "Nobody.", safe: "@cache is new."),
        .init(
            .directiveRemoved, "A directive is gone.", because: "Operations that use it are refused.", breaks: "@client is gone.",
            safe: "A directive for schemas only is gone."),
        .init(
            .directiveChanged, "Where a directive may stand, or what it takes, changed.",
            because: "Operations that use it elsewhere are refused.",
            breaks: "@cache may no longer stand on fields.", safe: "@cache may also stand on fragments."),
    ]
}
