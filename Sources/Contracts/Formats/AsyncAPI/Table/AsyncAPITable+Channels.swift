internal import Basics

/// Channels, and what is done on them.
extension AsyncAPITable {
    private static let generated = "code that is generated from the contract has other names, or loses some"
    private static let addressed = "peers build the channel's address by it"
    private static let inherited = "what the trait says no longer holds, and code that is generated from it is another"
    private static let correlated = "peers look for the id of the answer there"
    private static let typed = "peers choose by it how to read the message"

    private static let channels: [AsyncAPIRow] = [
        AsyncAPIRow("/channels", "channels", taken, .channelChanged, because: "peers on them reach nobody").said(by: [.operationRemoved]),
        AsyncAPIRow("/channels/*", "channel {0}", taken, .channelChanged, because: "peers on it reach nobody")
            .said(by: [.operationRemoved, .channelChanged]),
        AsyncAPIRow("/channels/*/parameters", "channel {0}: parameters", all, .channelChanged, because: addressed),
    ]

    static let channelsOfTwo: [AsyncAPIRow] =
        channels + [
            AsyncAPIRow("/channels/*/parameters/*", "channel {0}: parameter {1}", taken, .channelChanged, because: addressed),
            AsyncAPIRow(
                "/channels/*/parameters/*/location", "channel {0}: place of the parameter {1}", all, .channelChanged, because: addressed),
        ] + ["publish", "subscribe"].flatMap { operationOfTwo($0) }

    private static func operationOfTwo(_ key: String) -> [AsyncAPIRow] {
        let path = "/channels/*/\(key)"
        let words = "channel {0}: \(key)"
        return [
            AsyncAPIRow(path, words, taken, .operationRemoved, because: "peers who do it reach nobody").said(by: [.operationRemoved]),
            AsyncAPIRow("\(path)/operationId", "\(words): operationId", taken, .operationRenamed, because: generated)
                .said(by: [.operationRenamed]),
            AsyncAPIRow("\(path)/message", "\(words): message", all, .message, because: typed).said(by: [.positionRemoved, .positionAdded]),
            AsyncAPIRow("\(path)/message/schemaFormat", "\(words): language of the payload", all, .formatChanged, because: typed)
                .said(by: [.formatChanged], at: .payload),
            AsyncAPIRow("\(path)/message/contentType", "\(words): content type", taken, .mediaType, because: typed)
                .said(by: AsyncAPIRow.Kind.mediaTypeKinds),
            AsyncAPIRow("\(path)/message/correlationId", "\(words): correlation id", taken, .correlationChanged, because: correlated)
                .said(by: [.correlationChanged]),
            AsyncAPIRow(
                "\(path)/message/correlationId/location", "\(words): place of the correlation id", taken, .correlationChanged,
                because: correlated
            ).said(by: [.correlationChanged]),
        ] + traits(of: path, words) + traits(of: "\(path)/message", "\(words): message")
    }

    private static func traits(of path: String, _ owner: String) -> [AsyncAPIRow] {
        ["traits", "traits/*"].map { AsyncAPIRow("\(path)/\($0)", "\(owner): traits", taken, .traitRemoved, because: inherited) }
    }

    // MARK: Version 3

    static let channelsOfThree: [AsyncAPIRow] = {
        let path = "/channels/*/messages/*"
        let words = "channel {0}: message {1}"
        let trait = "\(path)/traits/*"
        return channels + [
            AsyncAPIRow("/channels/*/address", "channel {0}: address", taken, .channelChanged, because: "peers at the old one reach nobody")
                .said(by: [.operationRemoved]).excusing,
            AsyncAPIRow("/channels/*/servers", "channel {0}: servers", taken, .channelChanged, because: connected)
                .said(by: [.serverChanged]),
            AsyncAPIRow("/channels/*/servers/*", "channel {0}: servers", taken, .channelChanged, because: connected)
                .said(by: [.serverChanged]),
            AsyncAPIRow("/channels/*/messages", "channel {0}: messages", taken, .positionRemoved, because: typed)
                .said(by: [.positionRemoved, .operationRemoved]),
            AsyncAPIRow(path, words, taken, .positionRemoved, because: typed).said(by: [.positionRemoved, .operationRemoved]).ofMessages,
            AsyncAPIRow("\(path)/payload", "\(words): payload", all, .message, because: typed).said(by: [], at: .payload),
            AsyncAPIRow("\(path)/headers", "\(words): headers", all, .message, because: typed).said(by: [], at: .headers),
            AsyncAPIRow("\(path)/name", "\(words): name", taken, .operationRenamed, because: generated),
            AsyncAPIRow("\(path)/contentType", "\(words): content type", all, .mediaType, because: typed)
                .said(by: AsyncAPIRow.Kind.mediaTypeKinds),
            AsyncAPIRow("\(path)/correlationId", "\(words): correlation id", taken, .correlationChanged, because: correlated)
                .said(by: [.correlationChanged]),
            AsyncAPIRow("\(trait)/contentType", "\(words): content type", all, .mediaType, because: typed)
                .said(by: AsyncAPIRow.Kind.mediaTypeKinds),
            AsyncAPIRow("\(trait)/correlationId", "\(words): correlation id", taken, .correlationChanged, because: correlated)
                .said(by: [.correlationChanged]),
            AsyncAPIRow(
                "\(trait)/correlationId/location", "\(words): place of the correlation id", taken, .correlationChanged, because: correlated
            ).said(by: [.correlationChanged]),
        ] + traits(of: path, words)
    }()

    static let operationsOfThree: [AsyncAPIRow] = {
        let path = "/operations/*"
        let words = "operation {0}"
        let replies = "peers look for the answer there"
        return [
            AsyncAPIRow("/operations", "operations", [.removed], .operationRemoved, because: "nobody does them any more")
                .said(by: [.operationRemoved], anywhere: true),
            AsyncAPIRow(path, words, taken, .operationRemoved, because: generated).said(by: [.operationRemoved, .operationRenamed]),
            AsyncAPIRow(
                "\(path)/action", "\(words): action", taken, .operationRemoved, because: "who sent now waits, or the other way round"
            )
            .said(by: [.operationRemoved]),
            AsyncAPIRow("\(path)/channel", "\(words): channel", taken, .operationRemoved, because: "peers do not know where to reach it")
                .said(by: [.operationRemoved]),
            AsyncAPIRow("\(path)/messages", "\(words): messages", taken, .positionRemoved, because: typed).said(by: [.positionRemoved]),
            AsyncAPIRow("\(path)/messages/*", "\(words): messages", taken, .positionRemoved, because: typed).said(by: [.positionRemoved]),
            AsyncAPIRow("\(path)/reply", "\(words): reply", taken, .positionRemoved, because: replies).said(by: [.positionRemoved]),
            AsyncAPIRow("\(path)/reply/address", "\(words): address of the reply", all, .bindingChanged, because: replies)
                .said(by: [.bindingChanged]),
            AsyncAPIRow("\(path)/reply/address/location", "\(words): address of the reply", taken, .bindingChanged, because: replies)
                .said(by: [.bindingChanged]),
        ] + security(of: path, words) + traits(of: path, words) + security(of: "\(path)/traits/*", words)
    }()
}
