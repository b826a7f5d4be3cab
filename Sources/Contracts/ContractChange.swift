package import Basics

/// What kind of thing changed in a contract; neutral (a place has a direction, a kind has none) and one list for all formats.
package enum ChangeKind: String, Sendable, CaseIterable, Hashable {
    case operationRemoved = "operation/removed"
    case operationAdded = "operation/added"
    case operationDeprecated = "operation/deprecated"
    case operationRenamed = "operation/renamed"
    case positionRemoved = "message/removed"
    case positionAdded = "message/added"
    case positionBecameRequired = "message/became-required"
    case positionBecameOptional = "message/became-optional"
    case mediaTypeRemoved = "media-type/removed"
    case mediaTypeAdded = "media-type/added"
    case securityAdded = "security/added"
    case securityRemoved = "security/removed"
    case securityChanged = "security/changed"
    case serverChanged = "server/changed"
    case protocolChanged = "protocol/changed"
    case bindingChanged = "binding/changed"
    case correlationChanged = "correlation/changed"
    case linkChanged = "link/changed"
    case channelChanged = "channel/changed"
    case traitRemoved = "trait/removed"
    case informationChanged = "contract/information-changed"
    case typeRemoved = "type/removed"
    case typeAdded = "type/added"
    case typeKindChanged = "type/kind-changed"
    case typeChanged = "type/changed"
    case typeWidened = "type/widened"
    case typeNarrowed = "type/narrowed"
    case nullAdded = "null/added"
    case nullRemoved = "null/removed"
    case fieldRemoved = "field/removed"
    case fieldAdded = "field/added"
    case fieldRequiredAdded = "field/required-added"
    case fieldBecameRequired = "field/became-required"
    case fieldBecameOptional = "field/became-optional"
    case fieldDeprecated = "field/deprecated"
    case fieldBecameReadOnly = "field/became-read-only"
    case fieldBecameWritable = "field/became-writable"
    case fieldBecameWriteOnly = "field/became-write-only"
    case fieldBecameReadable = "field/became-readable"
    case defaultAdded = "default/added"
    case defaultRemoved = "default/removed"
    case defaultChanged = "default/changed"
    case enumValueAdded = "enum/value-added"
    case enumValueRemoved = "enum/value-removed"
    case enumIntroduced = "enum/introduced"
    case enumDropped = "enum/dropped"
    case boundTightened = "bound/tightened"
    case boundLoosened = "bound/loosened"
    case lengthTightened = "length/tightened"
    case lengthLoosened = "length/loosened"
    case stepChanged = "step/changed"
    case patternChanged = "pattern/changed"
    case formatChanged = "format/changed"
    case itemsTightened = "items/tightened"
    case itemsLoosened = "items/loosened"
    case uniquenessAdded = "items/became-unique"
    case uniquenessRemoved = "items/no-longer-unique"
    case recordClosed = "record/closed"
    case recordOpened = "record/opened"
    case recordConstraintChanged = "record/constraint-changed"
    case branchAdded = "union/branch-added"
    case branchRemoved = "union/branch-removed"
    case discriminatorChanged = "union/discriminator-changed"
    case interfaceAdded = "type/interface-added"
    case interfaceRemoved = "type/interface-removed"
    case directiveAdded = "directive/added"
    case directiveRemoved = "directive/removed"
    case directiveChanged = "directive/changed"
    case argumentRemoved = "argument/removed"
    case argumentAdded = "argument/added"
    case argumentRequiredAdded = "argument/required-added"
    case parameterStyleChanged = "parameter/style-changed"
    case operationStreamingChanged = "operation/streaming-changed"
    case operationIdempotencyChanged = "operation/idempotency-changed"
    case serviceRemoved = "service/removed"
    case fileRemoved = "file/removed"
    case fileOptionChanged = "file/option-changed"
    case languageVersionChanged = "file/language-version-changed"
    case packageChanged = "package/changed"
    case packageRemoved = "package/removed"
    case typeMoved = "type/moved"
    case typeOptionChanged = "type/option-changed"
    case jsonSupportChanged = "type/json-support-changed"
    case fieldRenamed = "field/renamed"
    case fieldRenumbered = "field/renumbered"
    case fieldCardinalityChanged = "field/cardinality-changed"
    case fieldPresenceChanged = "field/presence-changed"
    case fieldExclusionChanged = "field/exclusion-changed"
    case fieldEncodingChanged = "field/encoding-changed"
    case fieldOptionChanged = "field/option-changed"
    case oneofRemoved = "oneof/removed"
    case enumValueRenamed = "enum/value-renamed"
    case enumOpennessChanged = "enum/openness-changed"
    case reservationRemoved = "reservation/removed"
    case extensionRemoved = "extension/removed"
    case extensionAdded = "extension/added"
    case extensionRangeRemoved = "extension/range-removed"
    case unitChanged = "unit/changed"
    case undecided = "shape/undecided"
}

/// What a change may do to conforming peers of the old contract whom nobody knows.
package enum ChangeLevel: String, Sendable, Comparable, CaseIterable {
    /// None will fail.
    case safe
    /// Some may, depending on how they were written; or it could not be decided.
    case risky
    /// Some will.
    case breaking

    package static func < (left: ChangeLevel, right: ChangeLevel) -> Bool {
        allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
    }
}

/// The kinds of users that a format tells apart because a change may harm one and not the other (Protobuf, as buf groups its rules).
package struct AffectedUsers: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Users of generated code who include it file by file.
    package static let file = AffectedUsers(rawValue: 1)
    /// Users of generated code who import whole packages.
    package static let package = AffectedUsers(rawValue: 2)
    /// Peers who exchange messages in binary or as JSON.
    package static let wireJSON = AffectedUsers(rawValue: 4)
    /// Peers who exchange messages in binary only.
    package static let wire = AffectedUsers(rawValue: 8)

    /// Every kind once, by the key that it has in JSON.
    package static let all: [(key: String, users: AffectedUsers)] = [
        ("file", .file), ("package", .package), ("wireJson", .wireJSON), ("wire", .wire),
    ]
}

/// One place that a change reaches, with the direction of the messages there.
package struct ChangePlace: Sendable, Hashable {
    /// Operation, part and path: `createOrder/request.lines[].currency`.
    package var place: String
    package var direction: Direction
    package var level: ChangeLevel

    package init(_ place: String, _ direction: Direction, _ level: ChangeLevel) {
        self.place = place
        self.direction = direction
        self.level = level
    }
}

/// What a change is to peers of whom it is known what they exchange, where peers whom nobody knows are judged otherwise.
package enum ExchangeJudgement: Sendable {
    /// No exchange of messages shows it.
    case unseen
    /// The change as it is to them: one, in an array, since a value cannot hold itself.
    case judged([ContractChange])
}

/// One difference between two versions of a contract: one cause, with all the places that it reaches.
package struct ContractChange: Sendable {
    package var kind: ChangeKind
    package var level: ChangeLevel
    /// What changed, by its name in the contract: `Order.currency`, `createOrder`.
    package var subject: String
    package var message: String
    /// The first places, bounded; `placesTotal` counts all.
    package var places: [ChangePlace]
    package var placesTotal: Int
    package var isUndecided: Bool
    /// The one message that the change is about, where an operation carries several.
    package var carried: Name?
    /// Canonical text of what changed (`length>22`), for fingerprints.
    package var detail: String
    /// The kinds of users that are harmed, in formats that tell them apart.
    package var users: AffectedUsers = []
    /// Whether the change lets every old message fit the new contract, and every new one the old; nil where the level tells.
    package var fits: (oldMessages: Bool, newMessages: Bool)?
    /// What the change is to peers that are known and exchange messages; nil where `level` says it.
    package var exchange: ExchangeJudgement?
    package var old: SourceSpan?
    package var new: SourceSpan?
    /// A message that shows what the change does; nil where nobody asked, and for what is safe.
    package var witness: WitnessAnswer?
    /// What the comparison knows the change by while it looks for a witness.
    package var witnessTrace: Int?

    package init(
        _ kind: ChangeKind, _ level: ChangeLevel, subject: String, _ message: String, places: [ChangePlace] = [], isUndecided: Bool = false,
        detail: String = "", old: SourceSpan?, new: SourceSpan?
    ) {
        self.kind = kind
        self.level = level
        self.subject = subject
        self.message = message
        self.places = places
        placesTotal = places.count
        self.isUndecided = isUndecided
        self.detail = detail
        self.old = old
        self.new = new
    }
}

extension ContractChange {
    /// The change as it is to peers that are known and exchange messages; nil where no exchange shows it.
    package var asExchanged: ContractChange? {
        switch exchange {
        case nil: return self
        case .unseen: return nil
        case .judged(let change): return change.first
        }
    }

    /// The same change with another level for peers whom nobody knows; to known ones it stays what it is.
    package func judged(_ level: ChangeLevel, because reason: String? = nil) -> ContractChange {
        guard level != self.level else { return self }
        var change = self
        if exchange == nil { change.exchange = .judged([self]) }
        change.level = level
        for index in places.indices where places[index].level > level || places[index].level == self.level {
            change.places[index].level = level
        }
        if let reason { change.message += "; \(reason)" }
        return change
    }
}
