package import Basics
package import Estate
package import Stewardship

/// What `tieline owners` shows.
package enum OwnersView: Sendable {
    /// Each team with what it answers for, and what has no owner.
    case teams([TeamActivity], unowned: [EntityRef])
    /// Who answers for what was asked about.
    case asked(OwnerAnswer)
    case check(CodeOwnersCheck)
    /// The text of a CODEOWNERS file.
    case written(String)
}

/// Who answers for one thing or path.
package struct OwnerAnswer: Sendable {
    package let subject: String
    /// Nil where it stands in no file.
    package let path: Name?
    package let owners: [EntityRef]
    package let backup: EntityRef?
    /// How the owners can be reached.
    package let contacts: [(team: EntityRef, contact: String?, onCall: String?)]
    /// What CODEOWNERS says of the path; nil where there is no such file.
    package let codeOwners: [String]?

    package init(
        subject: String, path: Name?, owners: [EntityRef], backup: EntityRef?,
        contacts: [(team: EntityRef, contact: String?, onCall: String?)], codeOwners: [String]?
    ) {
        self.subject = subject
        self.path = path
        self.owners = owners
        self.backup = backup
        self.contacts = contacts
        self.codeOwners = codeOwners
    }
}
