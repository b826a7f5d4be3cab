internal import Contracts

/// The formats whose own rules judge a comparison, since facts that no message shows count in them, or reading has rules of its own.
enum IdentityRules {
    typealias Rule = @Sendable (Contract, Contract) -> ContractDifference

    static let all: [ContractFormatID: Rule] = ["graphql": graphQL, "avro": avro, "protobuf": protobuf]

    /// Compares schemas of a format inside two contracts of another, at a place and for messages of a direction.
    typealias EmbeddedRule =
        @Sendable (EmbeddedSchema, EmbeddedSchema, Contract, Contract, _ place: String, _ direction: Direction) -> ContractDifference

    static let embedded: [ContractFormatID: EmbeddedRule] = [
        "avro": { old, new, oldContract, newContract, place, direction in
            guard let before = old.details as? AvroPayload, let after = new.details as? AvroPayload else {
                return ContractDifference(changes: [], backward: true, forward: true)
            }
            let found = avroDifference(old: before, new: after, in: oldContract, newContract, at: place, direction)
            return ContractDifference(changes: found.changes, backward: found.backward, forward: found.forward)
        }
    ]

    /// Judges for peers whom nobody knows what a comparison of messages found, where a format's peers depend on more than messages.
    typealias BesideRule = @Sendable (Contract, Contract, inout ContractDifference) -> Void

    static let besides: [ContractFormatID: BesideRule] = ["asyncapi": asyncAPI]

    /// AsyncAPI's connections, names and terms of use, by the table of asyncapi/diff.
    private static let asyncAPI: BesideRule = { old, new, result in
        guard let verdicts = asyncAPIVerdicts(old: old, new: new) else { return }
        var judgement = AsyncAPIJudgement(result.changes, old, new)
        judgement.apply(verdicts)
        result.changes = judgement.changes
    }

    /// GraphQL's names, kinds and directives, by the rules of its reference implementation.
    private static let graphQL: Rule = { old, new in
        guard let before = old.details as? GraphQLSchema, let after = new.details as? GraphQLSchema else {
            return ContractDifference(changes: [], backward: true, forward: true)
        }
        // Forward is backward with the sides swapped: what the old peers do not know must not break them either.
        var result = ContractDifference(changes: graphQLChanges(old: before, new: after), backward: true, forward: true)
        result.backward = !result.isBreaking
        result.forward = !graphQLChanges(old: after, new: before).contains { $0.level == .breaking }
        return result
    }

    /// Avro's schema resolution: the new version as the reader of what was written with the old one, and the reverse.
    private static let avro: Rule = { old, new in
        let found = avroDifference(old: old, new: new)
        return ContractDifference(changes: found.changes, backward: found.backward, forward: found.forward)
    }

    /// Protobuf's numbers, names, packages and options, by the rules of buf, which tell kinds of users apart.
    private static let protobuf: Rule = { old, new in
        var result = ContractDifference(changes: [], backward: true, forward: true)
        guard let before = old.details as? ProtoSchema, let after = new.details as? ProtoSchema else { return result }
        result.changes = protobufChanges(old: before, new: after)
        result.backward = result.changes.allSatisfy { $0.fits?.oldMessages ?? true }
        result.forward = result.changes.allSatisfy { $0.fits?.newMessages ?? true }
        result.harmedUsers = result.changes.reduce(into: []) { $0.formUnion($1.users) }
        return result
    }
}
