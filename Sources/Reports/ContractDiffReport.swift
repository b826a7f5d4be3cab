package import Compatibility
package import Contracts

/// What `diff --contract` answers: two versions of a contract, what is different and what could not be read.
package struct ContractDiffReport: Sendable {
    /// The two versions as the user named them.
    package var oldName: String
    package var newName: String
    package var format: ContractFormatID
    /// The differences; nil where one of the versions cannot be read at all.
    package var difference: ContractDifference?
    /// What could not be read of the old and of the new version.
    package var oldTroubles: [ContractTrouble]
    package var newTroubles: [ContractTrouble]

    package init(
        oldName: String, newName: String, format: ContractFormatID, difference: ContractDifference?, oldTroubles: [ContractTrouble] = [],
        newTroubles: [ContractTrouble] = []
    ) {
        self.oldName = oldName
        self.newName = newName
        self.format = format
        self.difference = difference
        self.oldTroubles = oldTroubles
        self.newTroubles = newTroubles
    }
}
