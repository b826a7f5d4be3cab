internal import Basics
internal import Checking
internal import Compatibility
internal import Contracts

/// What reports say of a trial's messages.
extension CauseWitnessFinder {
    /// What a person needs to see of a long message; nil where it is short, or where its notation cannot leave anything out.
    func excerpt(of message: WrittenMessage, _ trial: FlowTrials.Trial, _ ways: [[Name]]) -> String? {
        guard message.text.unicodeScalars.count > message.readable,
            let excerpt = trials.written(trial.message.excerpt(ways), of: trial.label), excerpt.notation == message.notation
        else { return nil }
        return excerpt.text
    }

    /// What arrived where the failing hop leads: the whole message where it is short, else the part that the hop fills.
    func delivered(_ run: FlowRun, _ failure: CheckFailure, _ trial: FlowTrials.Trial, by checker: EstateChecker)
        -> CauseWitness.Account?
    {
        let hop = failure.identity.hop
        let told = trials.sources(of: hop).filter { $0.label == trial.label }.compactMap {
            trial.message.value(at: $0.path[...])?.plainText
        }
        if let own = run.deliveries.first(where: { hop.hasPrefix($0.hop + ".") }) ?? run.deliveries.last {
            let field = hop.hasPrefix(own.hop + ".") ? String(hop.dropFirst(own.hop.utf8.count + 1)) : nil
            return Self.shown(own.value, field, told) { checker.written($0, as: own.term) }?.between("delivered to \(own.label) as ")
        }
        guard let name = hop.split(separator: ".").first.map(String.init)?.dropPrefix("mapping:"), let made = run.made[Name(name)] else {
            return nil
        }
        let field = String(hop.dropFirst("mapping:\(name).".utf8.count))
        return Self.shown(made, field, told) { WrittenMessage($0, at: nil) }?.between("made by mapping:\(name) as ")
    }

    /// A message, or an excerpt of it where that is shorter.
    private static func shown(_ value: MessageValue, _ field: String?, _ told: [Name], _ write: (MessageValue) -> WrittenMessage?)
        -> CauseWitness.Account?
    {
        let way = (field ?? "").split { $0 == "." || $0 == "[" || $0 == "]" }.map { Name($0) }
        // Further on, the value is found again by what it is.
        let ways = way.isEmpty ? told.prefix(2).compactMap { value.way(to: $0) } : [way]
        let whole = write(value)
        guard let part = write(value.excerpt(ways)) else { return nil }
        guard let whole else { return CauseWitness.Account(json: part.json, text: part.text) }
        let isLong = whole.text.unicodeScalars.count > whole.readable
        return CauseWitness.Account(
            json: whole.json.unicodeScalars.count > JSONNotation().readable ? part.json : whole.json,
            text: isLong && part.notation == whole.notation ? part.text : whole.text)
    }
}

extension String {
    fileprivate func dropPrefix(_ prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}
