internal import Contracts

/// The formats whose own rules judge a comparison, since facts that no message shows count in them.
enum IdentityRules {
    typealias Rule = @Sendable (Contract, Contract) -> [ContractChange]

    static let all: [ContractFormatID: Rule] = ["graphql": graphQL, "protobuf": protobuf]

    /// The formats that tell kinds of users apart.
    static let tellUsersApart: Set<ContractFormatID> = ["protobuf"]

    /// GraphQL's names, kinds and directives, by the rules of its reference implementation.
    private static let graphQL: Rule = { old, new in
        guard let before = old.details as? GraphQLSchema, let after = new.details as? GraphQLSchema else { return [] }
        return graphQLChanges(old: before, new: after)
    }

    /// Protobuf's numbers, names, packages and options, by the rules of buf.
    private static let protobuf: Rule = { old, new in
        guard let before = old.details as? ProtoSchema, let after = new.details as? ProtoSchema else { return [] }
        return protobufChanges(old: before, new: after)
    }
}
