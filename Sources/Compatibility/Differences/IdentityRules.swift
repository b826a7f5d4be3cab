internal import Contracts

/// The formats whose own rules judge a comparison, since facts that no message shows count in them.
enum IdentityRules {
    typealias Rule = @Sendable (Contract, Contract) -> [ContractChange]

    static let all: [ContractFormatID: Rule] = ["graphql": graphQL]

    /// GraphQL's names, kinds and directives, by the rules of its reference implementation.
    private static let graphQL: Rule = { old, new in
        guard let before = old.details as? GraphQLSchema, let after = new.details as? GraphQLSchema else { return [] }
        return graphQLChanges(old: before, new: after)
    }
}
