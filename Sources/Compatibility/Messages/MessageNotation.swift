internal import Basics
package import Contracts

/// How messages of a format are written in reports; the one place that knows it.
package struct MessageNotation: Sendable {
    /// Longer messages are not written.
    static let longest = 16_000

    private let write: @Sendable (MessageValue) -> String

    /// The notation of a format. JSON is what OpenAPI, AsyncAPI, JSON Schema, OData and GraphQL's answers have on the wire.
    package init(_ format: ContractFormatID) {
        write = Self.own[format] ?? { $0.json.compactText }
    }

    /// Formats whose messages are not JSON.
    private static let own: [ContractFormatID: @Sendable (MessageValue) -> String] = [:]

    /// The message as text; nil where that would be too long for a person.
    package func text(_ value: MessageValue) -> String? {
        let text = write(value)
        return text.utf8.count > Self.longest ? nil : text
    }
}
