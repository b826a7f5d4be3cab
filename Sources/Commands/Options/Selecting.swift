internal import Estate
internal import Impact
internal import Lineage

extension EstateOptions {
    /// What `--select` and `--exclude` choose of an estate; nil where neither is given.
    ///
    /// - Parameter changes: What changed between two revisions, for `state:`; nil where there is only one.
    func selected(in estate: Estate, changes: SelectionChanges? = nil) throws(CommandFailure) -> SelectedParts? {
        guard select != nil || exclude != nil else { return nil }
        do throws(SelectionTrouble) {
            let chosen = try Selection(parsing: select ?? "*").evaluate(in: estate, changes: changes)
            guard let exclude else { return chosen }
            return chosen.subtracting(try Selection(parsing: exclude).evaluate(in: estate, changes: changes))
        } catch {
            throw CommandFailure(.unusable, error.message, help: error.help)
        }
    }

    /// The selection as it was written; nil where there is none.
    var selection: String? {
        let parts = [select, exclude.map { "not \($0)" }].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}
