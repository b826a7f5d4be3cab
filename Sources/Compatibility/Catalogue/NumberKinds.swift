internal import Contracts

extension ChangeKindCatalogue {
    /// How messages are written in binary, and what keeps old numbers from coming back with another meaning.
    static let numbers: [ChangeKindDescription] = [
        .init(
            .fieldRenumbered, "A field has another number.",
            because: "Binary messages tell fields by number: readers of the old one find nothing, and no error says so.",
            breaks: "`total = 3` became `total = 4`.", safe: "No message with the old number is left anywhere."),
        .init(
            .fieldCardinalityChanged, "A single field became repeated, or a map, or the reverse.",
            because: "Readers take the last of several values, or a list where one value stands.",
            breaks: "`string tag` became `repeated string tag`, and JSON readers meet a list.", safe: "A new field for the list."),
        .init(
            .fieldPresenceChanged, "Whether a missing field can be told from an empty one changed.",
            because: "Messages stay the same; code gains or loses the question whether it is set.",
            breaks: "`int32 n` became `optional int32 n`, and Go code meets a pointer.", safe: "Peers only exchange messages."),
        .init(
            .fieldExclusionChanged, "A field moved into, out of, or between oneofs.",
            because: "Of the fields of a oneof only the last one set is kept.",
            breaks: "`card` and `voucher`, which could both be set, are now in one oneof.", safe: "A field that is new is put into a oneof."
        ),
        .init(
            .fieldEncodingChanged, "The same values are written in other bytes.",
            because: "Readers of the old encoding get other numbers or none: data is silently wrong.",
            breaks: "int32 became sint32, and 1 is read as 2.", safe: "int32 became int64, for old messages."),
        .init(
            .fieldOptionChanged, "An option of a field that code generators read changed.",
            because: "Code gets another type, or accepts other bytes; messages stay the same.",
            breaks: "`jstype` changed, and JavaScript code meets text in place of a number.",
            safe: "Nobody generates code in that language."),
        .init(
            .enumOpennessChanged, "An enum that keeps unknown numbers no longer does, or the reverse.",
            because: "Code treats numbers that it does not know differently.", breaks: "A closed enum drops a new value on the way.",
            safe: "No value is ever unknown."),
        .init(
            .reservationRemoved, "A number or name is no longer reserved.",
            because: "It was in use once: old messages and readers still take it for what it was.",
            breaks: "`reserved 4;` is gone, and a new field takes 4.", safe: "A wider range is reserved in its place."),
        .init(
            .extensionRangeRemoved, "Numbers that extensions could have are no longer kept for them.",
            because: "Extensions with these numbers no longer build.",
            breaks: "`extensions 100 to 199;` became `100 to 149`, and 180 is used.",
            safe: "Nobody extends the message."),
        .init(
            .operationStreamingChanged, "A method takes or answers a stream in place of one message, or the reverse.",
            because: "Callers and services speak another form of the call.",
            breaks: "`returns (Order)` became `returns (stream Order)`.", safe: "A new method that streams."),
        .init(
            .operationIdempotencyChanged, "What a method promises of calling it twice changed.",
            because: "Callers and proxies repeat or cache calls by it.", breaks: "NO_SIDE_EFFECTS is gone, and proxies cache the call.",
            safe: "Nobody repeats it."),
    ]
}
