internal import Basics

/// Operations of GraphQL as documents; what a service answers is JSON.
package struct GraphQLNotation: MessageNotation {
    package init() {}

    package static let name = "graphql"
    package var name: String { Self.name }
    package var title: String { "GraphQL document, for operations; answers are JSON" }

    /// A value is an answer, or the variables of an operation, which are JSON.
    package func text(_ message: MessageValue, at place: MessagePlace) -> String? { nil }
}
