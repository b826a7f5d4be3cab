package import Basics
package import Compatibility
package import Contracts

/// Something that happened to a message on its way through a flow.
package struct RunEvent: Sendable {
    /// As failures name it: `mapping:erp-customer.creditLimit`.
    package var hop: String
    /// A failure's kind.
    package var kind: String
    /// In words: "`creditLimit` is 23 characters long, at most 22 are accepted".
    package var reason: String
    /// Who refuses or alters it: `shop/api#createOrder`, `mapping:erp-customer`.
    package var place: String
    /// Whether the message went no further.
    package var isStop: Bool
}

/// What became of messages in a flow.
package struct FlowRun: Sendable {
    package var events: [RunEvent] = []
    /// What was sent, in order, with the place and what failures there are named by.
    package var deliveries: [Delivery] = []
    /// What mappings made, by their names.
    package var made: [Name: MessageValue] = [:]
    /// Whether a step made something that only code knows; by hop.
    package var trusted: Set<String> = []

    /// One message that arrived.
    package struct Delivery: Sendable {
        package var label: String
        package var hop: String
        package var value: MessageValue
        /// What accepts it.
        package var term: Term
    }

    package var stop: RunEvent? { events.first(where: \.isStop) }
}

/// Why a message goes no further.
struct RunStop: Error {
    var kind: String
    var reason: String
}
