internal import Contracts

/// The formats whose own rules judge a comparison, since facts that no message shows count in them.
enum IdentityRules {
    typealias Rule = @Sendable (Contract, Contract) -> [ContractChange]

    static let all: [ContractFormatID: Rule] = [
        "graphql": { graphQLChanges(old: $0, new: $1) },
    ]
}
