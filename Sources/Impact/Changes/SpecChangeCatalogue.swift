internal import Estate

/// What a difference between two specs means, for `explain`: why it matters, an example that harms somebody and one that does not.
package struct SpecChangeDescription: Sendable {
    /// Such as `flow/steps-changed`.
    package let kind: String
    package let meaning: String
    package let rationale: String
    package let harmful: String
    package let harmless: String

    init(_ kind: String, _ meaning: String, because rationale: String, harms harmful: String, not harmless: String) {
        self.kind = kind
        self.meaning = meaning
        self.rationale = rationale
        self.harmful = harmful
        self.harmless = harmless
    }
}

/// Every kind of difference between two specs once; those of contracts are a list of their own.
package enum SpecChangeCatalogue {
    package static let all: [SpecChangeDescription] =
        common + owners + mappings + entities + codes + systems + interfaces + flows + documents

    /// The description of a kind.
    package static func description(of kind: String) -> SpecChangeDescription? { all.first { $0.kind == kind } }

    /// What may happen to a spec of any kind.
    private static let common: [SpecChangeDescription] = Kind.allCases.flatMap { kind in
        [
            SpecChangeDescription(
                "\(kind.prefix)/added", "A spec of kind \(kind.rawValue) is new.", because: "The map has a part that it did not have.",
                harms: "It names things that are not there: `check` tells.", not: "Nothing refers to it yet."),
            SpecChangeDescription(
                "\(kind.prefix)/removed", "A spec of kind \(kind.rawValue) is gone.",
                because: "What refers to it refers to nothing, and what it said holds for nobody any more.",
                harms: "Other specs still name it.", not: "Nothing names it."),
            SpecChangeDescription(
                "\(kind.prefix)/changed", "Keys of it say something else, which the message names.",
                because: "Whoever reads the spec should know.", harms: "A tag is gone by which a policy selects it.",
                not: "Its title is spelt better."),
        ]
    }

    private static let owners = [
        SpecChangeDescription(
            "owner/changed", "Another team answers for it.", because: "Both teams have to know, and the new one has to have said yes.",
            harms: "It goes to a team without anybody on call.", not: "The new team has taken it over.")
    ]

    private static let mappings = [
        SpecChangeDescription(
            "mapping/row-added", "A mapping writes a field that it did not write.", because: "The target gets values that it did not get.",
            harms: "The source leaves the field empty, and the target requires it.", not: "The target has been waiting for it."),
        SpecChangeDescription(
            "mapping/row-removed", "A mapping no longer writes a field.", because: "The target gets nothing, or its default, from now on.",
            harms: "The target requires the field.", not: "Nobody reads it."),
        SpecChangeDescription(
            "mapping/row-changed", "A mapping makes a field in another way.", because: "The same source gives another value.",
            harms: "A lookup is gone, and raw codes get through.", not: "A transform is spelt differently and does the same."),
    ]

    private static let entities = [
        SpecChangeDescription(
            "entity/record-changed", "Another system is the one whose values count.",
            because: "Mappings that take the entity from the old one copy what may be out of date.",
            harms: "A flow still reads from the old system.", not: "All flows have moved before."),
        SpecChangeDescription(
            "entity/field-added", "A canonical entity has a further field.", because: "Mappings to it may have to fill it.",
            harms: "It is required, and no mapping fills it.", not: "It is optional."),
        SpecChangeDescription(
            "entity/field-removed", "A field of a canonical entity is gone.", because: "What maps from it or to it has lost its middle.",
            harms: "A mapping reads it.", not: "No mapping names it."),
        SpecChangeDescription(
            "entity/field-changed", "A canonical field has another type, other constraints or other facts.",
            because: "Every mapping through it is checked against the new ones.", harms: "It holds fewer characters than a source sends.",
            not: "Its description is better."),
    ]

    private static let codes = [
        SpecChangeDescription(
            "codes/row-added", "A code list has a further row.", because: "A code that was refused or passed through is now translated.",
            harms: "The target does not know the new code.", not: "Both sides know it."),
        SpecChangeDescription(
            "codes/row-removed", "A code list has lost a row.", because: "Values with that code find no translation.",
            harms: "A system still sends the code.", not: "The code was retired on both sides."),
        SpecChangeDescription(
            "codes/columns-changed", "A code list has other columns.", because: "Lookups name a column to read and one to give.",
            harms: "A lookup names a column that is gone.", not: "A column is new."),
    ]

    private static let systems = [
        SpecChangeDescription(
            "system/lifecycle-changed", "A system is at another point of its life, or its last day changed.",
            because: "Flows to a system that goes have to go elsewhere in time.", harms: "It retires before its flows have moved.",
            not: "It went from pilot to production.")
    ]

    private static let interfaces = [
        SpecChangeDescription(
            "interface/added", "A system has a further interface.", because: "There is more to depend on, and to look after.",
            harms: "It has no contract.", not: "Nobody uses it yet."),
        SpecChangeDescription(
            "interface/removed", "An interface of a system is gone.", because: "Flows that use it have nothing to call.",
            harms: "A flow still uses it.", not: "Its flows moved to the successor."),
        SpecChangeDescription(
            "interface/changed", "Keys of an interface say something else, which the message names.",
            because: "Whoever uses it should know.", harms: "A consumer outside any flow is no longer listed.",
            not: "Its version number is stated."),
        SpecChangeDescription(
            "interface/contract-changed", "An interface has its contract in another place, or states for the first time where it is.",
            because: "Flows are checked against that file; how the two contracts differ is listed by itself.",
            harms: "The new file describes another version than the one that runs.", not: "The file was moved."),
        SpecChangeDescription(
            "interface/compatibility-changed", "What is promised to consumers that nobody knows is something else.",
            because: "Consumers built on the promise; only the promise of the base is held against a change.",
            harms: "A promise was taken back.", not: "More is promised than before."),
        SpecChangeDescription(
            "interface/protocol-changed", "An interface speaks something else.",
            because: "Nobody who speaks the old protocol gets through.",
            harms: "REST became Kafka.", not: "Nobody: a protocol that was stated wrongly is now stated right."),
        SpecChangeDescription(
            "interface/latency-changed", "An interface's stated times to answer changed, as a whole or for an operation.",
            because: "Flows and journeys add them up.", harms: "A journey's steps take longer together than it allows.",
            not: "It answers sooner."),
        SpecChangeDescription(
            "interface/rate-limit-changed", "An interface takes more or fewer calls.", because: "Flows at their peak may be turned away.",
            harms: "The limit is below what a flow sends.", not: "The limit was raised."),
        SpecChangeDescription(
            "interface/facts-changed", "What is stated of places of the contract, beside the contract, changed.",
            because: "Units, formats and meanings are checked by what is stated.", harms: "Prices are now stated to be gross.",
            not: "A unit is stated that was always meant."),
        SpecChangeDescription(
            "interface/sunset-changed", "The day on which an interface goes changed.", because: "Its flows have to have moved by then.",
            harms: "The day is nearer.", not: "The day is later."),
        SpecChangeDescription(
            "interface/validation-changed", "Whether an interface rejects what its contract forbids is stated otherwise.",
            because: "It decides whether a wrong message fails at once or is taken in.", harms: "It starts to reject.",
            not: "Only valid messages are sent."),
    ]

    private static let flows = [
        SpecChangeDescription(
            "flow/steps-changed", "A flow takes another way.", because: "Its types are checked along the new way.",
            harms: "A step reads what no step before it gives.", not: "A step got a name."),
        SpecChangeDescription(
            "flow/service-level-changed", "What a flow promises changed.", because: "Whoever relies on it should know.",
            harms: "It may take longer than a journey allows.", not: "It promises more, and keeps it."),
        SpecChangeDescription(
            "flow/lifecycle-changed", "A flow is at another point of its life.", because: "Rules and verdicts weigh flows in production.",
            harms: "It was retired while a journey uses it.", not: "It went into production."),
        SpecChangeDescription(
            "flow/error-handling-changed", "What a flow does with messages that fail changed.",
            because: "Retries and dead letters decide what is lost.", harms: "Its dead-letter queue is gone.", not: "It retries more often."
        ),
    ]

    private static let documents = [
        SpecChangeDescription(
            "document/added", "A document is new.", because: "There is more to read, and to keep true.", harms: "Nobody.",
            not: "A runbook is there at last."),
        SpecChangeDescription(
            "document/removed", "A document is gone.", because: "Specs that point to it point to nothing.",
            harms: "A critical flow has lost its runbook.", not: "Nothing pointed to it."),
        SpecChangeDescription(
            "document/changed", "A document's text changed.", because: "It counts as looked at on that day.", harms: "Nobody.",
            not: "A step of a runbook is right again."),
    ]
}
