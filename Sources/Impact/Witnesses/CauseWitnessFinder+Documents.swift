internal import Basics
internal import Checking
internal import Contracts
internal import Estate

extension CauseWitnessFinder {
    /// The document that a step names, where base's contract takes it and head's refuses it as the failure says; nil for other failures.
    func documentWitness(_ failure: CheckFailure, _ cause: Cause) -> CauseWitness? {
        let parts = failure.identity.hop.split(separator: " ", maxSplits: 1)
        guard cause.verdict == .breaks, failure.identity.use.hasPrefix("document "), parts.count == 2, let span = failure.span,
            let interface = comparison.head.interface(ofDocument: Name(parts[1]), in: head),
            let refusal = comparison.head.failures(ofDocument: span.file, against: interface)?.first(where: { found in
                found.rule == failure.identity.kind && found.coordinate == failure.detail
            }),
            let document = GraphQLDocumentText(span.file)
        else { return nil }
        let before: CauseWitness.Account
        if base == nil {
            before = "the flow is new"
        } else {
            // What else base refuses is another failure, and was there already.
            guard let known = comparison.base.failures(ofDocument: span.file, against: interface),
                !known.contains(where: { $0.rule == refusal.rule && $0.coordinate == refusal.coordinate })
            else { return nil }
            before = known.isEmpty ? "accepted by \(interface)" : "accepted by \(interface) in this respect"
        }
        let text = document.whole
        return CauseWitness(
            message: WrittenMessage(json: text, notation: GraphQLNotation.name),
            excerpt: text.unicodeScalars.count > GraphQLNotation().readable ? document.excerpt(at: refusal.span) : nil,
            place: interface.description,
            before: before, after: "rejected by \(interface): \(refusal.message)", hop: interface.description)
    }
}
