internal import Basics
internal import Compatibility
internal import Contracts
internal import Reports

/// Compares two contracts that the command line names.
enum ContractDiff {
    static func compare(_ old: String, _ new: String, format name: String?, asOf day: CalendarDate, jobs: Int, watch: RunWatch)
        throws(CommandFailure) -> ContractDiffReport
    {
        let (before, after) = (try NamedContract(old), try NamedContract(new))
        let format = try format(named: name, of: [after, before])
        try watch.step("reading contracts")
        let (left, right) = format.readVersions(before.input(for: format), after.input(for: format), jobs: jobs)
        let isReadable = !(left.troubles + right.troubles).contains { $0.kind == .unreadable }
        try watch.step("comparing contracts")
        let comparison = ContractComparison(old: left, new: right, asOf: day.description)
        defer { keepUntilExit((left, right, comparison)) }
        let difference = isReadable ? comparison.difference(witnessFuel: ContractComparison.witnessFuel) : nil
        try watch.check()
        return ContractDiffReport(
            oldName: old, newName: new, format: format.id, difference: difference,
            oldTroubles: left.troubles, newTroubles: right.troubles)
    }

    /// The format that is asked for, or that the contracts show.
    static func format(named name: String?, of contracts: [NamedContract]) throws(CommandFailure) -> any ContractFormat {
        let names = ContractFormats.all.map(\.id.text)
        if let name {
            if let format = ContractFormats.format(named: name) { return format }
            let guess = nearest(to: name, among: names).map { "Did you mean `\($0)`? " } ?? ""
            throw CommandFailure(
                .unusable, "No contract format is called `\(name)`.", help: guess + "There are \(names.joined(separator: ", ")).")
        }
        for contract in contracts {
            if let format = contract.detectedFormat { return format }
        }
        throw CommandFailure(
            .unusable, "\(contracts[0].name) does not tell its format.",
            help: "Name it with --contract-format: \(names.joined(separator: ", ")).")
    }
}
