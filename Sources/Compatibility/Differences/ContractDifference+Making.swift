package import Contracts

extension ContractDifference {
    /// Makes a difference of changes that are known already, such as those of reports that are read back.
    package init(of changes: [ContractChange], backward: Bool, forward: Bool) {
        self.init(changes: changes, backward: backward, forward: forward)
    }
}
